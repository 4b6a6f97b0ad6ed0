//! Waiting for the clock. The reactor's wait ends when the first timer runs out: no thread sleeps
//! for it, and none looks at the clock in between.

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::reactor::{Reactor, TimerKey};
use crate::runtime::Context;
use crate::{Future, PollState, poll_fn, poll_io};

/// A hundred years.
const NEVER: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

/// Ends when `duration` has passed since this call; it may be late, never early.
///
/// ```
/// use std::time::{Duration, Instant};
/// use ch08_runtime::{Runtime, sleep};
///
/// let start = Instant::now();
/// Runtime::new()?.block_on(sleep(Duration::from_millis(20)));
/// assert!(start.elapsed() >= Duration::from_millis(20));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
/// Polled outside of `block_on` and of tasks, unless the time is over: there is no runtime to ask.
pub fn sleep(duration: Duration) -> impl Future<Output = ()> + Send + 'static {
    // A time that the clock cannot tell is as good as never.
    let deadline = Instant::now() + duration.min(NEVER);
    let mut timer = None;
    poll_fn(move |waker| {
        if deadline <= Instant::now() {
            return PollState::Ready(());
        }
        // Anew at each poll: it may be another's by now, and even on another runtime.
        let reactor = Context::expect("`sleep`").reactor;
        let key = reactor.set_timer(deadline, waker.clone());
        drop(timer.replace(Timer(reactor, key)));
        PollState::NotReady
    })
}

/// An entry in that reactor's table, until it has run out. Dropped, it is taken back.
struct Timer(Arc<Reactor>, TimerKey);

impl Drop for Timer {
    fn drop(&mut self) {
        let waker = self.0.table().timers.remove(&self.1);
        drop(waker); // unlocked
    }
}

/// Gives `future` so much time from this call on. If that is not enough, the output is an error of
/// kind `TimedOut`; the future ends with this one, when it is dropped.
///
/// ```
/// use std::io;
/// use std::time::Duration;
/// use ch08_runtime::{Runtime, sleep, timeout};
///
/// let long = sleep(Duration::from_secs(3600));
/// let error = Runtime::new()?.block_on(timeout(Duration::from_millis(20), long)).unwrap_err();
/// assert_eq!(error.kind(), io::ErrorKind::TimedOut);
/// # Ok::<(), io::Error>(())
/// ```
pub fn timeout<F: Future>(
    duration: Duration,
    mut future: F,
) -> impl Future<Output = io::Result<F::Output>> {
    let mut sleep = sleep(duration);
    // The future first: what is ready in the last moment is ready.
    poll_io(move |waker| match future.poll(waker) {
        PollState::Ready(output) => Ok(output),
        PollState::NotReady if sleep.poll(waker).is_ready() => Err(ErrorKind::TimedOut.into()),
        PollState::NotReady => Err(ErrorKind::WouldBlock.into()),
    })
}
