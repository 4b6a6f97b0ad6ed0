//! Exercise 1: a future that counts down. The task and its hints are in README.md.

use ch07_coroutines::{Future, PollState};

/// Is not ready as often as it was told to, then ready with "lift-off".
pub struct Countdown {
    // whatever you need
}

/// A countdown that is not ready `from` times.
pub fn countdown(from: u32) -> Countdown {
    todo!("keep what has to be known at the first poll")
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(&mut self) -> PollState<&'static str> {
        todo!("count, and say whether there is more to count")
    }
}
