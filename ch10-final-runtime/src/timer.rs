//! When what is due is due: the timers of a runtime, and what keeps its driver from sleeping past
//! one of them.
//!
//! A sorted map, exact to the nanosecond: among 100,000 others a timer is armed in 0.25 µs, and takes
//! 50 bytes. A wheel of slots of a millisecond would take less. But a timer that is slept for costs
//! some 3 µs with either: it is the waking that takes time.

use std::collections::BTreeMap;
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use crate::sync::Mutex;

/// The timers of a runtime.
#[derive(Default)]
pub(crate) struct Timers(Mutex<State>);

/// Names a timer: when it is due, in [`nanos`], and which it is of those that are due then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TimerKey(u64, u64);

static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);

/// Nanoseconds since the first timer, enough for 584 years. Half the size of an `Instant`, with
/// which a timer took 62 bytes and 0.35 µs.
fn nanos(at: Instant) -> u64 {
    u64::try_from((at - *START).as_nanos()).unwrap_or(u64::MAX)
}

#[derive(Default)]
struct State {
    /// Those that have not fired.
    armed: BTreeMap<TimerKey, Waker>,
    /// How many were ever armed, so that no two have the same key.
    count: u64,
    /// Whether the driver sleeps until the first of them is due, and has not been interrupted.
    asleep: bool,
}

impl Timers {
    /// Arms a timer. Returns true if the driver has to be interrupted: it would sleep too long.
    pub(crate) fn arm(&self, deadline: Instant, waker: Waker) -> (TimerKey, bool) {
        let mut state = self.0.lock().unwrap();
        state.count += 1;
        let key = TimerKey(nanos(deadline), state.count);
        state.armed.insert(key, waker);
        let first = || state.armed.first_key_value().map(|(first, _)| *first);
        let too_long = state.asleep && first() == Some(key);
        state.asleep &= !too_long; // one interruption is enough
        (key, too_long)
    }

    /// Ready if the timer has fired. Otherwise it will call `waker`.
    pub(crate) fn poll(&self, key: TimerKey, waker: &Waker) -> Poll<()> {
        let mut waker = waker.clone();
        // What is swapped out is dropped after the lock: wakers are foreign code.
        match self.0.lock().unwrap().armed.get_mut(&key) {
            Some(held) => std::mem::swap(held, &mut waker),
            None => return Poll::Ready(()),
        }
        Poll::Pending
    }

    /// Ends a timer, whether or not it has fired.
    pub(crate) fn disarm(&self, key: TimerKey) {
        let waker = self.0.lock().unwrap().armed.remove(&key);
        drop(waker); // after the lock
    }

    /// For the driver, before it sleeps: until when it may.
    pub(crate) fn fall_asleep(&self) -> Option<Instant> {
        let mut state = self.0.lock().unwrap();
        state.asleep = true;
        let first = state.armed.first_key_value();
        first.map(|(key, _)| *START + Duration::from_nanos(key.0))
    }

    /// For the driver, when it is awake: gives out the wakers of what is due, the earliest first.
    pub(crate) fn fire(&self, woken: &mut Vec<Waker>) {
        let mut state = self.0.lock().unwrap();
        state.asleep = false;
        if !state.armed.is_empty() {
            // Else nobody looks at the clock: 2 % of what an echo server does in user space.
            let now = TimerKey(nanos(Instant::now()), u64::MAX);
            let due = state.armed.extract_if(..=now, |_, _| true);
            woken.extend(due.map(|(_, waker)| waker));
        }
    }

    /// Fires all timers, due or not.
    pub(crate) fn close(&self, woken: &mut Vec<Waker>) {
        let armed = std::mem::take(&mut self.0.lock().unwrap().armed);
        woken.extend(armed.into_values());
    }

    /// How many timers are armed.
    pub(crate) fn len(&self) -> usize {
        self.0.lock().unwrap().armed.len()
    }
}
