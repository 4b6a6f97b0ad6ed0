//! Runs one future on this thread by asking again and again. Nobody tells it when asking would make
//! sense, so nearly all of its polls are for nothing. Chapter 8 has nothing like it any more.

use std::thread;
use std::time::Duration;

use crate::{Future, PollState};

/// A result, and how often it was asked for.
///
/// ```
/// use ch07_coroutines::{PollState, Polled, busy_poll, poll_fn};
/// # use std::time::Duration;
///
/// let polled = busy_poll(Duration::ZERO, poll_fn(|| PollState::Ready("at once")));
/// assert_eq!(polled, Polled { output: "at once", polls: 1 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Polled<T> {
    /// What the future ended with.
    pub output: T,
    /// How many polls there were, the last one included.
    pub polls: u64,
}

/// Polls `future` until it is ready, with a `pause` after each poll that was for nothing.
///
/// The pause trades one waste for another. Without one, a core is busy asking; with a long one, a
/// result that is there waits to be asked for, up to the length of the pause. There is no good one.
///
/// ```
/// use std::time::{Duration, Instant};
/// use ch07_coroutines::{PollState, busy_poll, poll_fn};
///
/// let start = Instant::now();
/// let alarm = || match start.elapsed() >= Duration::from_millis(10) {
///     true => PollState::Ready("ten o'clock"),
///     false => PollState::NotReady,
/// };
/// let polled = busy_poll(Duration::ZERO, poll_fn(alarm));
/// assert_eq!(polled.output, "ten o'clock");
/// assert!(polled.polls > 2, "two polls would have done: {}", polled.polls);
/// ```
pub fn busy_poll<F: Future>(pause: Duration, mut future: F) -> Polled<F::Output> {
    let mut polls = 0;
    loop {
        polls += 1;
        if let PollState::Ready(output) = future.poll() {
            return Polled { output, polls };
        }
        if !pause.is_zero() {
            timeline::park();
            thread::sleep(pause);
            timeline::unpark();
        }
    }
}
