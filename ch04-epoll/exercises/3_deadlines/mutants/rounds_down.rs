//! Wrong: cuts the rest of a millisecond off, so the wait ends too early.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Names a timer, also after it has fired or was cancelled.
///
/// The order of the ids is the order in which they fire: by deadline, and then by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimerId(Deadline, u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Deadline {
    At(Instant),
    /// Beyond what the clock can tell. Later than all others.
    Never,
}

/// Timers of many, each with a value that comes back when it fires.
pub struct Deadlines<T> {
    /// In the order in which they fire.
    timers: BTreeMap<TimerId, T>,
    added: u64,
}

impl<T> Deadlines<T> {
    /// No timer yet.
    pub fn new() -> Deadlines<T> {
        Deadlines {
            timers: BTreeMap::new(),
            added: 0,
        }
    }

    /// Has `value` come back when `after` has passed since `now`.
    pub fn add(&mut self, now: Instant, after: Duration, value: T) -> TimerId {
        let deadline = now.checked_add(after).map_or(Deadline::Never, Deadline::At);
        let id = TimerId(deadline, self.added);
        self.added += 1;
        self.timers.insert(id, value);
        id
    }

    /// Forgets a timer. Tells whether it was still to fire.
    pub fn cancel(&mut self, id: TimerId) -> bool {
        self.timers.remove(&id).is_some()
    }

    /// How long to wait at most before somebody looks again; `None`: for ever.
    pub fn next_timeout(&mut self, now: Instant) -> Option<Duration> {
        match self.timers.first_key_value()?.0.0 {
            Deadline::At(deadline) => {
                Some(whole_milliseconds(deadline.saturating_duration_since(now)))
            }
            Deadline::Never => None,
        }
    }

    /// Takes out all that is due: the earliest deadline first, and where they are the same, the one
    /// that was added first.
    pub fn expire(&mut self, now: Instant) -> Vec<T> {
        let mut due = Vec::new();
        while let Some(first) = self.timers.first_entry() {
            if first.key().0 > Deadline::At(now) {
                break;
            }
            due.push(first.remove());
        }
        due
    }
}

fn whole_milliseconds(time: Duration) -> Duration {
    Duration::from_millis(time.as_millis() as u64)
}
