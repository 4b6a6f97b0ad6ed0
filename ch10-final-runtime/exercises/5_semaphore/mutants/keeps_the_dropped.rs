//! Leaves its entry where it is when it is dropped.

use std::collections::BTreeMap;
use std::mem;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

/// A number of permits, for whoever wants some of them for a while.
pub struct Semaphore {
    /// Locked for a few lines at a time. While it is, no waker is called or dropped: what is behind it
    /// may come back here.
    state: Mutex<State>,
}

struct State {
    permits: usize,
    is_closed: bool,
    /// In the order in which they came. The first one alone may take permits.
    waiters: BTreeMap<u64, Waiter>,
    /// How many have ever waited.
    arrivals: u64,
}

struct Waiter {
    count: usize,
    waker: Waker,
}

/// A future: the permits, or the news that there will be none.
pub struct Acquire<'a> {
    /// `None` after its end.
    semaphore: Option<&'a Semaphore>,
    count: usize,
    /// Where it stands among those who wait, if it does.
    place: Option<u64>,
}

/// Some permits. Dropping this gives all of them back.
pub struct Permit<'a> {
    semaphore: &'a Semaphore,
    count: usize,
}

/// The semaphore was closed.
#[derive(Debug, PartialEq, Eq)]
pub struct Closed;

impl Semaphore {
    /// Open, with so many permits.
    pub fn new(permits: usize) -> Semaphore {
        Semaphore {
            state: Mutex::new(State {
                permits,
                is_closed: false,
                waiters: BTreeMap::new(),
                arrivals: 0,
            }),
        }
    }

    /// How many permits nobody has.
    pub fn available(&self) -> usize {
        self.state.lock().unwrap().permits
    }

    /// Waits until `count` permits are there and it is this one's turn. Dropped before that, it has
    /// never been there.
    pub fn acquire(&self, count: usize) -> Acquire<'_> {
        Acquire {
            semaphore: Some(self),
            count,
            place: None,
        }
    }

    /// Takes `count` permits if they are there, nobody waits, and the semaphore is open.
    pub fn try_acquire(&self, count: usize) -> Option<Permit<'_>> {
        let taken = self.state.lock().unwrap().take(count, None);
        matches!(taken, Some(Ok(()))).then(|| self.permit(count))
    }

    /// Hands out no more permits. Who waits gets `Closed`, and so does whoever comes later.
    pub fn close(&self) {
        let mut state = self.state.lock().unwrap();
        state.is_closed = true;
        let waiters = mem::take(&mut state.waiters);
        drop(state);
        waiters.into_values().for_each(|waiter| waiter.waker.wake());
    }

    fn permit(&self, count: usize) -> Permit<'_> {
        Permit {
            semaphore: self,
            count,
        }
    }

    /// Unlocks `state`, and wakes whoever is next if there is enough for them. They do the same when
    /// they have taken theirs, so that all get on for whom there is enough.
    fn wake_next(state: MutexGuard<'_, State>) {
        let first = state.waiters.values().next();
        let next = first.filter(|first| first.count <= state.permits);
        let waker = next.map(|next| next.waker.clone());
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl State {
    /// Takes permits for the one at `place` or a newcomer, before whom nobody may stand. `None`: wait.
    fn take(&mut self, count: usize, place: Option<u64>) -> Option<Result<(), Closed>> {
        if self.is_closed {
            return Some(Err(Closed));
        }
        let first = self.waiters.keys().next().copied();
        if first != place || self.permits < count {
            return None;
        }
        self.permits -= count;
        Some(Ok(()))
    }

    /// A place behind all others.
    fn arrive(&mut self) -> u64 {
        self.arrivals += 1;
        self.arrivals
    }
}

impl<'a> Future for Acquire<'a> {
    type Output = Result<Permit<'a>, Closed>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Permit<'a>, Closed>> {
        let semaphore = self.semaphore;
        let semaphore = semaphore.expect("`Acquire` was polled after it was ready");
        let mut state = semaphore.state.lock().unwrap();
        let Some(taken) = state.take(self.count, self.place) else {
            let place = *self.place.get_or_insert_with(|| state.arrive());
            let (count, waker) = (self.count, cx.waker().clone());
            let former = state.waiters.insert(place, Waiter { count, waker });
            drop(state);
            drop(former);
            return Poll::Pending;
        };
        let _own = self.place.and_then(|place| state.waiters.remove(&place));
        Semaphore::wake_next(state);
        self.semaphore = None;
        Poll::Ready(taken.map(|()| semaphore.permit(self.count)))
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        state.permits += self.count;
        Semaphore::wake_next(state);
    }
}
