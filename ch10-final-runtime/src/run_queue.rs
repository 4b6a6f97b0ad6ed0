//! What is ready to run: a queue for each worker, and one for everybody.
//!
//! A worker takes from the front of its own [`RunQueue`] and puts to its back, without a lock. Who
//! runs dry takes half of another's through its [`Stealer`]. The [`Injector`] has a lock; it takes
//! what comes from other threads and what a full queue cannot hold.
#![expect(
    unsafe_code,
    reason = "items are moved out of a ring that threads share"
)]

use std::cell::Cell;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::mem::MaybeUninit;

use crate::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering::*};
use crate::sync::{Arc, CAPACITY, Mutex, UnsafeCell};

/// The owner's end of a worker's queue. It may move to another thread, but not be shared.
pub(crate) struct RunQueue<T> {
    ring: Arc<Ring<T>>,
    not_sync: PhantomData<Cell<()>>,
}

/// The end of everybody else.
pub(crate) struct Stealer<T>(Arc<Ring<T>>);

/// ```text
///            stolen      head           tail
///   ───────────┬───────────┬──────────────┬──────────▶ counted up for ever, wrapping
///              │ a thief   │ to be taken  │
///              │ copies it │              │
/// ```
/// A thief first moves `head` over half of the items, which makes them its own, copies them, and
/// then moves `stolen` up to `head`. Until then their slots are not written to, and no other thief
/// begins.
struct Ring<T> {
    /// `stolen` in the upper half, `head` in the lower, so that both change at once.
    heads: AtomicU64,
    /// Written by the owner only.
    tail: AtomicU32,
    slots: Box<[UnsafeCell<MaybeUninit<T>>]>,
}

// SAFETY: a slot is written by the owner while it is outside of [stolen, tail), and read once, by
// the one thread that moved `head` past it. So items only move between threads.
unsafe impl<T: Send> Sync for Ring<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for Ring<T> {}

/// A new queue's two ends.
pub(crate) fn run_queue<T>() -> (RunQueue<T>, Stealer<T>) {
    let slot = |_| UnsafeCell::new(MaybeUninit::uninit());
    let ring = Arc::new(Ring {
        heads: AtomicU64::new(0),
        tail: AtomicU32::new(0),
        slots: (0..CAPACITY).map(slot).collect(),
    });
    let stealer = Stealer(ring.clone());
    let not_sync = PhantomData;
    (RunQueue { ring, not_sync }, stealer)
}

impl<T> RunQueue<T> {
    /// Appends an item, or gives it back if the queue is full.
    pub(crate) fn push(&self, item: T) -> Result<(), T> {
        if self.room() == 0 {
            return Err(item);
        }
        let tail = self.ring.tail.load(Relaxed);
        self.ring.write(tail, item);
        self.ring.tail.store(tail.wrapping_add(1), Release);
        Ok(())
    }

    /// Appends an item. From a full queue half goes to the injector, where all workers look.
    pub(crate) fn push_or_share(&self, item: T, injector: &Injector<T>) {
        if let Err(item) = self.push(item) {
            let half = std::iter::from_fn(|| self.pop()).take(CAPACITY as usize / 2);
            injector.extend(half.chain([item]));
        }
    }

    /// Takes the first item.
    pub(crate) fn pop(&self) -> Option<T> {
        let ring = &*self.ring;
        let mut heads = ring.heads.load(Acquire);
        loop {
            let (stolen, head) = unpack(heads);
            if head == ring.tail.load(Relaxed) {
                return None;
            }
            let next = head.wrapping_add(1);
            // While a thief copies, `stolen` is its to move.
            let next = pack(if stolen == head { next } else { stolen }, next);
            match ring
                .heads
                .compare_exchange_weak(heads, next, AcqRel, Acquire)
            {
                Ok(_) => return Some(ring.read(head)),
                Err(now) => heads = now,
            }
        }
    }

    /// How many items may be appended. Even of an empty queue a thief may be copying what it took.
    fn room(&self) -> u32 {
        let (stolen, _) = unpack(self.ring.heads.load(Acquire));
        CAPACITY - self.ring.tail.load(Relaxed).wrapping_sub(stolen)
    }

    /// Whether there is nothing to take.
    pub(crate) fn is_empty(&self) -> bool {
        self.ring.len() == 0
    }
}

impl<T> Stealer<T> {
    /// Takes half of the items, rounded up: returns one and puts the others into `own`, which has
    /// to be empty. May fail while another thief is busy, at this queue or at `own`.
    pub(crate) fn steal_into(&self, own: &RunQueue<T>) -> Option<T> {
        if own.room() < CAPACITY / 2 {
            return None;
        }
        let (first, count) = self.claim()?;
        let tail = own.ring.tail.load(Relaxed);
        for i in 0..count - 1 {
            let item = self.0.read(first.wrapping_add(i));
            own.ring.write(tail.wrapping_add(i), item);
        }
        let item = self.0.read(first.wrapping_add(count - 1));
        self.release();
        own.ring.tail.store(tail.wrapping_add(count - 1), Release);
        Some(item)
    }

    /// Moves `head` over half of the items, and returns which. Fails while another thief is busy.
    fn claim(&self) -> Option<(u32, u32)> {
        let mut heads = self.0.heads.load(Acquire);
        loop {
            let (stolen, head) = unpack(heads);
            let len = self.0.tail.load(Acquire).wrapping_sub(head);
            let count = len - len / 2;
            // A length over the capacity means that `head` is outdated: the owner went on.
            if stolen != head || count == 0 || len > CAPACITY {
                return None;
            }
            let claimed = pack(stolen, head.wrapping_add(count));
            match self
                .0
                .heads
                .compare_exchange_weak(heads, claimed, AcqRel, Acquire)
            {
                Ok(_) => return Some((head, count)),
                Err(now) => heads = now,
            }
        }
    }

    /// Gives the slots that were copied back to the owner.
    fn release(&self) {
        let moved = |heads| {
            let (_, head) = unpack(heads);
            Some(pack(head, head))
        };
        let _ = self.0.heads.fetch_update(AcqRel, Acquire, moved);
    }

    /// How many items there are to take, as of a moment ago.
    pub(crate) fn len(&self) -> u32 {
        self.0.len()
    }

    /// Changes whenever an item is taken.
    pub(crate) fn head(&self) -> u32 {
        unpack(self.0.heads.load(Relaxed)).1
    }
}

impl<T> Ring<T> {
    /// For the owner, who alone may write behind the tail.
    fn write(&self, at: u32, item: T) {
        self.slots[(at % CAPACITY) as usize].with_mut(|slot| {
            // SAFETY: the slot is outside of [stolen, tail), so nobody else touches it.
            unsafe { &mut *slot }.write(item)
        });
    }

    /// For whoever moved `head` past `at`.
    fn read(&self, at: u32) -> T {
        self.slots[(at % CAPACITY) as usize].with_mut(|slot| {
            // SAFETY: the caller alone has this slot, and nobody will read it again.
            let item = unsafe { slot.read() };
            // SAFETY: it was written before `tail` was moved over it, which the caller saw.
            unsafe { item.assume_init() }
        })
    }

    fn len(&self) -> u32 {
        let (_, head) = unpack(self.heads.load(Acquire));
        let len = self.tail.load(Acquire).wrapping_sub(head);
        if len > CAPACITY { 0 } else { len }
    }
}

impl<T> Drop for Ring<T> {
    fn drop(&mut self) {
        let (_, mut head) = unpack(self.heads.load(Acquire));
        while head != self.tail.load(Acquire) {
            drop(self.read(head));
            head = head.wrapping_add(1);
        }
    }
}

fn pack(stolen: u32, head: u32) -> u64 {
    u64::from(stolen) << 32 | u64::from(head)
}

fn unpack(heads: u64) -> (u32, u32) {
    ((heads >> 32) as u32, heads as u32)
}

/// The queue that every thread may append to.
pub(crate) struct Injector<T> {
    items: Mutex<VecDeque<T>>,
    /// Tells that it is empty without the lock.
    len: AtomicUsize,
    /// Changes under the lock only.
    closed: AtomicBool,
}

impl<T> Injector<T> {
    pub(crate) fn new() -> Injector<T> {
        Injector {
            items: Mutex::new(VecDeque::new()),
            len: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
        }
    }

    /// Appends an item, or gives it back if the queue is closed.
    pub(crate) fn push(&self, item: T) -> Result<(), T> {
        let mut items = self.items.lock().unwrap();
        if self.closed.load(Relaxed) {
            return Err(item);
        }
        items.push_back(item);
        self.len.store(items.len(), Release);
        Ok(())
    }

    /// Appends what a worker has too much of, closed or not: the worker will come for it.
    fn extend(&self, more: impl Iterator<Item = T>) {
        let mut items = self.items.lock().unwrap();
        items.extend(more);
        self.len.store(items.len(), Release);
    }

    /// Takes the first item.
    pub(crate) fn pop(&self) -> Option<T> {
        if self.is_empty() {
            return None;
        }
        let mut items = self.items.lock().unwrap();
        let item = items.pop_front();
        self.len.store(items.len(), Release);
        item
    }

    /// Takes one worker's share of `workers`: returns one item and puts the others into `own`.
    pub(crate) fn take_into(&self, own: &RunQueue<T>, workers: usize) -> Option<T> {
        if self.is_empty() {
            return None;
        }
        let mut items = self.items.lock().unwrap();
        let first = items.pop_front();
        let share = (items.len() / workers).min(own.room() as usize);
        for item in items.drain(..share) {
            if own.push(item).is_err() {
                unreachable!("there was room, and it only grows");
            }
        }
        self.len.store(items.len(), Release);
        first
    }

    pub(crate) fn len(&self) -> usize {
        self.len.load(Acquire)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes nothing more from other threads.
    pub(crate) fn close(&self) {
        let _items = self.items.lock().unwrap();
        self.closed.store(true, Relaxed);
    }
}
