//! An answer to exercise 1.

use ch07_coroutines::{Future, PollState};

/// Is not ready as often as it was told to, then ready with "lift-off".
pub struct Countdown {
    /// `None`: the result has been handed over.
    left: Option<u32>,
}

/// A countdown that is not ready `from` times.
pub fn countdown(from: u32) -> Countdown {
    Countdown { left: Some(from) }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(&mut self) -> PollState<&'static str> {
        let left = self
            .left
            .expect("`Countdown` was polled after it was ready");
        self.left = left.checked_sub(1);
        match self.left {
            Some(_) => PollState::NotReady,
            None => PollState::Ready("lift-off"),
        }
    }
}
