//! Wrong: adds any time to the clock, which panics beyond its end.

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
        let deadline = Deadline::At(now + after);
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
            Deadline::At(deadline) => Some(round_up(deadline.saturating_duration_since(now))),
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

/// Whole milliseconds: the kernel counts no finer, and a wait that is too short ends before the
/// deadline, to be followed by others of no length at all.
fn round_up(time: Duration) -> Duration {
    const NANOS: u128 = 1_000_000;
    let millis = time.as_nanos().div_ceil(NANOS);
    Duration::from_millis(millis.try_into().unwrap_or(u64::MAX))
}
