//! Keeps a waker where there is none yet: that of the first poll.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync;
use std::task::{Context, Poll, Waker};

/// A value for one task at a time. Who waits for it lends its thread to others.
pub struct Mutex<T> {
    /// Locked for a few lines at a time. While it is, no waker is called or dropped: what is behind it
    /// may come back here.
    state: sync::Mutex<State<T>>,
}

struct State<T> {
    /// `None` while a guard has it: who holds the value holds the lock.
    value: Option<T>,
    /// In the order in which they came. The first one alone may take the value.
    waiters: BTreeMap<u64, Waker>,
    /// How many have ever waited.
    arrivals: u64,
}

/// A future: the locked mutex.
pub struct Lock<'a, T> {
    /// `None` after its end.
    mutex: Option<&'a Mutex<T>>,
    /// Where it stands among those who wait, if it does.
    place: Option<u64>,
}

/// The value. Dropping this unlocks it.
pub struct Guard<'a, T> {
    mutex: &'a Mutex<T>,
    /// `None` only while it is given back.
    value: Option<T>,
}

impl<T> Mutex<T> {
    /// Unlocked, and with `value` in it.
    pub fn new(value: T) -> Mutex<T> {
        Mutex {
            state: sync::Mutex::new(State {
                value: Some(value),
                waiters: BTreeMap::new(),
                arrivals: 0,
            }),
        }
    }

    /// Waits until it is this one's turn. Dropped before that, it has never been there.
    pub fn lock(&self) -> Lock<'_, T> {
        Lock {
            mutex: Some(self),
            place: None,
        }
    }

    /// Locks it if nobody has it and nobody waits for it.
    pub fn try_lock(&self) -> Option<Guard<'_, T>> {
        let mut state = self.state.lock().unwrap();
        let value = state.take_value(None)?;
        Some(self.guard(value))
    }

    fn guard(&self, value: T) -> Guard<'_, T> {
        Guard {
            mutex: self,
            value: Some(value),
        }
    }

    /// Unlocks `state`, and wakes whoever is next if the value is there.
    fn wake_next(state: sync::MutexGuard<'_, State<T>>) {
        let first = state.waiters.values().next();
        let next = first.filter(|_| state.value.is_some()).cloned();
        drop(state);
        if let Some(next) = next {
            next.wake();
        }
    }
}

impl<T> State<T> {
    /// A place behind all others.
    fn arrive(&mut self) -> u64 {
        self.arrivals += 1;
        self.arrivals
    }

    /// The value, if it is there, for the one at `place` or a newcomer: nobody may stand before them.
    fn take_value(&mut self, place: Option<u64>) -> Option<T> {
        let first = self.waiters.keys().next().copied();
        (first == place).then(|| self.value.take())?
    }
}

impl<'a, T> Future for Lock<'a, T> {
    type Output = Guard<'a, T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Guard<'a, T>> {
        let mutex = self.mutex.expect("`Lock` was polled after it was ready");
        let mut state = mutex.state.lock().unwrap();
        let Some(value) = state.take_value(self.place) else {
            let place = *self.place.get_or_insert_with(|| state.arrive());
            let waker = || cx.waker().clone();
            state.waiters.entry(place).or_insert_with(waker);
            drop(state);
            return Poll::Pending;
        };
        let own = self.place.and_then(|place| state.waiters.remove(&place));
        drop(state);
        drop(own);
        self.mutex = None;
        Poll::Ready(mutex.guard(value))
    }
}

impl<T> Drop for Lock<'_, T> {
    fn drop(&mut self) {
        if let (Some(mutex), Some(place)) = (self.mutex, self.place) {
            let mut state = mutex.state.lock().unwrap();
            let _own = state.waiters.remove(&place);
            Mutex::wake_next(state); // it may have been woken to take the value
        }
    }
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.as_ref().expect("not given back")
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect("not given back")
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        let mut state = self.mutex.state.lock().unwrap();
        state.value = self.value.take();
        Mutex::wake_next(state);
    }
}
