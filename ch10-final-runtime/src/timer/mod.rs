//! When what is due is due: the timers of a runtime, and what keeps its driver from sleeping past
//! one of them.
//!
//! Knows nothing of clocks: time is a number of nanoseconds that its user counts.

mod queue;

use std::task::{Poll, Waker};

use crate::sync::Mutex;
pub(crate) use queue::TimerKey;
use queue::TimerQueue;

/// The timers of a runtime, and what to know so that its driver does not sleep past one.
pub(crate) struct Timers(Mutex<Watched>);

struct Watched {
    queue: TimerQueue,
    /// When the driver will look at the queue by itself; 0 while it is awake.
    asleep_until: u64,
}

impl Timers {
    pub(crate) fn new() -> Timers {
        let queue = TimerQueue::new();
        let asleep_until = 0;
        Timers(Mutex::new(Watched {
            queue,
            asleep_until,
        }))
    }

    /// Arms a timer. Returns true if the driver has to be interrupted: it would sleep too long.
    pub(crate) fn arm(&self, deadline: u64, waker: Waker) -> (TimerKey, bool) {
        let mut timers = self.0.lock().unwrap();
        let too_long = deadline < timers.asleep_until;
        if too_long {
            timers.asleep_until = 0; // one interruption is enough
        }
        (timers.queue.insert(deadline, waker), too_long)
    }

    /// For the driver, before it sleeps: until when it may.
    pub(crate) fn fall_asleep(&self) -> Option<u64> {
        let mut timers = self.0.lock().unwrap();
        let next = timers.queue.next();
        timers.asleep_until = next.unwrap_or(u64::MAX);
        next
    }

    /// For the driver, when it is awake: gives out the wakers of what is due.
    pub(crate) fn fire(&self, now: impl FnOnce() -> u64, woken: &mut Vec<Waker>) {
        let mut timers = self.0.lock().unwrap();
        timers.asleep_until = 0;
        if !timers.queue.is_empty() {
            timers.queue.fire(now(), woken);
        }
    }

    /// Ready if the timer has fired, and gone with that. Otherwise it will call `waker`.
    pub(crate) fn poll(&self, key: TimerKey, waker: &Waker) -> Poll<()> {
        let mut waker = waker.clone();
        // The waker that comes out is dropped after the lock: it is foreign code.
        self.0.lock().unwrap().queue.poll(key, &mut waker)
    }

    /// Ends a timer.
    pub(crate) fn disarm(&self, key: TimerKey) {
        let waker = self.0.lock().unwrap().queue.remove(key);
        drop(waker); // after the lock
    }

    /// How many timers are armed, or have fired and were not yet asked.
    pub(crate) fn len(&self) -> usize {
        self.0.lock().unwrap().queue.len
    }
}
