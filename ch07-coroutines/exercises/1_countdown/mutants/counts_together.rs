//! Wrong: there is one count for all countdowns.

use std::sync::Mutex;

use ch07_coroutines::{Future, PollState};

static LEFT: Mutex<Option<u32>> = Mutex::new(None);

/// Is not ready as often as it was told to, then ready with "lift-off".
pub struct Countdown {
    ended: bool,
}

/// A countdown that is not ready `from` times.
pub fn countdown(from: u32) -> Countdown {
    *LEFT.lock().unwrap() = Some(from);
    Countdown { ended: false }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(&mut self) -> PollState<&'static str> {
        assert!(!self.ended, "`Countdown` was polled after it was ready");
        let mut left = LEFT.lock().unwrap();
        match *left {
            None | Some(0) => {
                self.ended = true;
                PollState::Ready("lift-off")
            }
            Some(n) => {
                *left = Some(n - 1);
                PollState::NotReady
            }
        }
    }
}
