//! Timers: cheap to arm and to cancel, exact to the nanosecond.
//!
//! ```text
//!   far     eras of 1,024 slots, each a list                 a timer moves down one step at a
//!    │                                                       time, without being compared to
//!    ▼      the era has begun                                any other until the millisecond
//!   near    1,024 slots of 1 ms, each a list                 in which it is due
//!    │
//!    ▼      the slot's millisecond has begun
//!   due     a small heap, ordered by deadline ──▶ fired
//! ```
//! A heap of all timers would sift through a hundred thousand of them for each; lists of slots
//! alone could tell milliseconds only.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::task::{Poll, Waker};

const SLOT: u64 = 1_000_000;
const SLOTS: u64 = 1024;

/// No entry: the end of a list.
const NIL: u32 = u32::MAX;
/// In place of `prev`: the entry is in no list …
const DUE: u32 = u32::MAX - 1; // … but in the heap
const FIRED: u32 = u32::MAX - 2; // … and waits for its owner
const CANCELLED: u32 = u32::MAX - 3; // … and leaves with its place in the heap

/// Names a timer until it was removed, or seen to have fired.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimerKey(u32);

/// Wakers, each with the time at which it is to be called.
pub(super) struct TimerQueue {
    entries: Vec<Entry>,
    /// The first free entry; the others follow by `next`.
    free: u32,
    /// How many are armed, or have fired and were not yet asked.
    pub(super) len: usize,
    /// The slot that is being served, counted from the start of time. No list holds an earlier one.
    cursor: u64,
    near: Box<[u32; SLOTS as usize]>,
    /// A bit for each slot of `near` that is not empty.
    filled: [u64; (SLOTS / 64) as usize],
    far: BTreeMap<u64, u32>,
    due: BinaryHeap<Reverse<(u64, u32)>>,
}

/// 32 bytes: with 100,000 timers that counts.
struct Entry {
    deadline: u64,
    waker: Option<Waker>,
    prev: u32,
    next: u32,
}

impl TimerQueue {
    pub(super) fn new() -> TimerQueue {
        TimerQueue {
            entries: Vec::new(),
            free: NIL,
            len: 0,
            cursor: 0,
            near: Box::new([NIL; SLOTS as usize]),
            filled: [0; (SLOTS / 64) as usize],
            far: BTreeMap::new(),
            due: BinaryHeap::new(),
        }
    }

    /// Arms a timer.
    pub(super) fn insert(&mut self, deadline: u64, waker: Waker) -> TimerKey {
        let entry = Entry {
            deadline,
            waker: Some(waker),
            prev: NIL,
            next: NIL,
        };
        let index = self.free;
        let index = if index == NIL {
            self.entries.push(entry);
            self.entries.len() as u32 - 1
        } else {
            self.free = self.entry(index).next;
            *self.entry(index) = entry;
            index
        };
        self.len += 1;
        self.place(index);
        TimerKey(index)
    }

    /// Asks whether the timer has fired, and ends it if so. Otherwise it will call `waker`, and
    /// the one it had is put in its place.
    pub(super) fn poll(&mut self, key: TimerKey, waker: &mut Waker) -> Poll<()> {
        let entry = self.entry(key.0);
        match &mut entry.waker {
            Some(held) => {
                std::mem::swap(held, waker);
                Poll::Pending
            }
            None => {
                self.release(key.0);
                Poll::Ready(())
            }
        }
    }

    /// Ends a timer; returns its waker, unless it has fired.
    pub(super) fn remove(&mut self, key: TimerKey) -> Option<Waker> {
        let entry = self.entry(key.0);
        let waker = entry.waker.take();
        match entry.prev {
            // In the midst of a heap; the millisecond is over soon.
            DUE => {
                entry.prev = CANCELLED;
                self.len -= 1;
            }
            FIRED => self.release(key.0),
            _ => {
                self.unlink(key.0);
                self.release(key.0);
            }
        }
        waker
    }

    /// The earliest deadline, or a time before it at which to ask again.
    pub(super) fn next(&mut self) -> Option<u64> {
        if let Some(&Reverse((deadline, _))) = self.due.peek() {
            return Some(deadline);
        }
        // Lists are not sorted. One of a slot is short, and done soon; one of an era is neither.
        let near = self.next_slot().and_then(|slot| {
            let first = self.near[(slot % SLOTS) as usize];
            let follow = |&at: &u32| Some(self.entries[at as usize].next).filter(|&at| at != NIL);
            let list = std::iter::successors(Some(first), follow);
            list.map(|at| self.entries[at as usize].deadline).min()
        });
        let far = self.far.keys().next().map(|era| era * SLOTS * SLOT);
        near.into_iter().chain(far).min()
    }

    /// Moves on to `now` and gives out the wakers of what is due, the earliest first.
    pub(super) fn fire(&mut self, now: u64, woken: &mut Vec<Waker>) {
        self.advance(now / SLOT);
        while let Some(&Reverse((deadline, index))) = self.due.peek()
            && deadline <= now
        {
            self.due.pop();
            let entry = self.entry(index);
            if entry.prev == CANCELLED {
                self.len += 1; // it was counted off when it was cancelled
                self.release(index);
            } else {
                entry.prev = FIRED;
                woken.extend(entry.waker.take());
            }
        }
    }

    /// Moves everything that is due up to the end of slot `to` into the heap.
    fn advance(&mut self, to: u64) {
        while let Some(slot) = self.next_slot().filter(|&slot| slot <= to) {
            self.cursor = slot;
            let at = slot % SLOTS;
            self.filled[at as usize / 64] &= !(1 << (at % 64));
            let list = std::mem::replace(&mut self.near[at as usize], NIL);
            self.place_all(list);
        }
        self.cursor = self.cursor.max(to);
        while let Some(era) = self.far.first_entry()
            && *era.key() * SLOTS <= self.cursor
        {
            let list = era.remove();
            self.place_all(list);
        }
    }

    /// The first slot of `near` that holds something.
    fn next_slot(&self) -> Option<u64> {
        let mut slot = self.cursor + 1;
        while slot < self.cursor + SLOTS {
            let at = slot % SLOTS;
            let rest = self.filled[at as usize / 64] >> (at % 64);
            if rest & 1 == 1 {
                return Some(slot);
            }
            // To the next bit that is set, or to the next word.
            slot += u64::from(rest.trailing_zeros()).min(64 - at % 64);
        }
        None
    }

    fn place_all(&mut self, mut list: u32) {
        while list != NIL {
            let next = self.entry(list).next;
            self.place(list);
            list = next;
        }
    }

    /// Puts an entry that is nowhere to where its deadline belongs.
    fn place(&mut self, index: u32) {
        let deadline = self.entry(index).deadline;
        let slot = deadline / SLOT;
        if slot <= self.cursor {
            self.entry(index).prev = DUE;
            self.due.push(Reverse((deadline, index)));
            return;
        }
        let head = if slot - self.cursor < SLOTS {
            let at = slot % SLOTS;
            self.filled[at as usize / 64] |= 1 << (at % 64);
            &mut self.near[at as usize]
        } else {
            self.far.entry(slot / SLOTS).or_insert(NIL)
        };
        let next = std::mem::replace(head, index);
        let entry = self.entry(index);
        (entry.prev, entry.next) = (NIL, next);
        if next != NIL {
            self.entry(next).prev = index;
        }
    }

    /// Takes an entry out of its list.
    fn unlink(&mut self, index: u32) {
        let entry = self.entry(index);
        let (deadline, prev, next) = (entry.deadline, entry.prev, entry.next);
        if next != NIL {
            self.entry(next).prev = prev;
        }
        if prev != NIL {
            self.entry(prev).next = next;
            return;
        }
        let (slot, at) = (deadline / SLOT, (deadline / SLOT % SLOTS) as usize);
        if self.near[at] == index {
            self.near[at] = next;
            if next == NIL {
                self.filled[at / 64] &= !(1 << (at % 64));
            }
        } else if next == NIL {
            self.far.remove(&(slot / SLOTS));
        } else {
            self.far.insert(slot / SLOTS, next);
        }
    }

    /// Whether there is nothing to fire, nor to clear away.
    pub(super) fn is_empty(&self) -> bool {
        self.len == 0 && self.due.is_empty()
    }

    fn release(&mut self, index: u32) {
        self.entry(index).next = self.free;
        self.free = index;
        self.len -= 1;
    }

    fn entry(&mut self, index: u32) -> &mut Entry {
        &mut self.entries[index as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
    use std::task::Wake;

    /// Notes which timer was fired last.
    struct Fired(u64, Arc<AtomicU64>);

    impl Wake for Fired {
        fn wake(self: Arc<Self>) {
            self.1.store(self.0, SeqCst);
        }
    }

    /// Numbers that look random, the same each time.
    fn numbers() -> impl FnMut(u64) -> u64 {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        move |below| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        }
    }

    /// Arms, cancels and fires thousands of timers, from microseconds to hours ahead, beside a
    /// sorted list that does the same.
    #[test]
    fn a_queue_fires_what_a_sorted_list_would() {
        let mut number = numbers();
        let mut queue = TimerQueue::new();
        let fired = Arc::new(AtomicU64::new(0));
        let mut list: Vec<(u64, TimerKey)> = Vec::new();
        let mut now = 0;
        for round in 0..20_000 {
            let ahead = [3_000, 3_000_000, 900 * SLOT, 3_000 * SLOT, 9_000_000 * SLOT];
            let ahead = ahead[number(5) as usize];
            let deadline = now + number(ahead);
            let waker = Waker::from(Arc::new(Fired(deadline, fired.clone())));
            list.push((deadline, queue.insert(deadline, waker)));
            if number(3) == 0 {
                let at = number(list.len() as u64) as usize;
                let (_, key) = list.swap_remove(at);
                assert!(queue.remove(key).is_some());
            }
            if let Some(next) = list.iter().map(|timer| timer.0).min() {
                let wakes = queue.next().expect("there is a timer");
                assert!(wakes <= next, "it would be overslept");
            }
            now += number([500_000, 5_000_000, 2_000 * SLOT][(round % 100 / 49) as usize]);
            let mut woken = Vec::new();
            queue.fire(now, &mut woken);
            let mut due: Vec<_> = list.extract_if(.., |timer| timer.0 <= now).collect();
            due.sort_by_key(|timer| timer.0);
            assert_eq!(woken.len(), due.len());
            for (waker, (deadline, key)) in woken.into_iter().zip(due) {
                waker.wake();
                assert_eq!(fired.load(SeqCst), deadline, "in the order of deadlines");
                assert!(queue.poll(key, &mut Waker::noop().clone()).is_ready());
            }
        }
        for (_, key) in list {
            queue.remove(key);
        }
        queue.fire(u64::MAX, &mut Vec::new());
        assert_eq!((queue.len, queue.next()), (0, None));
    }
}
