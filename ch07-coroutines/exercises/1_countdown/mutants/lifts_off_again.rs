//! Wrong: has no state for having ended.

use ch07_coroutines::{Future, PollState};

/// Is not ready as often as it was told to, then ready with "lift-off".
pub struct Countdown {
    left: u32,
}

/// A countdown that is not ready `from` times.
pub fn countdown(from: u32) -> Countdown {
    Countdown { left: from }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(&mut self) -> PollState<&'static str> {
        if self.left == 0 {
            return PollState::Ready("lift-off");
        }
        self.left -= 1;
        PollState::NotReady
    }
}
