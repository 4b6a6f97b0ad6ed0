//! Exercise 3: deadlines that drive an event queue. The task and its hints are in README.md.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Names a timer, also after it has fired or was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimerId(u64); // whatever you need

/// Timers of many, each with a value that comes back when it fires.
pub struct Deadlines<T> {
    timers: Vec<T>, // whatever you need
}

impl<T> Deadlines<T> {
    /// No timer yet.
    pub fn new() -> Deadlines<T> {
        todo!("begin with nothing")
    }

    /// Has `value` come back when `after` has passed since `now`.
    pub fn add(&mut self, now: Instant, after: Duration, value: T) -> TimerId {
        todo!("remember when the value is due, and in which order it came")
    }

    /// Forgets a timer. Tells whether it was still to fire.
    pub fn cancel(&mut self, id: TimerId) -> bool {
        todo!("take the timer out, if it is still there")
    }

    /// How long to wait at most before somebody looks again; `None`: for ever.
    pub fn next_timeout(&mut self, now: Instant) -> Option<Duration> {
        todo!("the time up to the earliest deadline, in whole milliseconds, rounded up")
    }

    /// Takes out all that is due: the earliest deadline first, and where they are the same, the one
    /// that was added first.
    pub fn expire(&mut self, now: Instant) -> Vec<T> {
        todo!("take out what is due, in order")
    }
}
