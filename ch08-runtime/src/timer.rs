//! Waiting for the clock. The reactor's wait ends when the first timer runs out: no thread sleeps
//! for it, and none looks at the clock in between.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::reactor::Reactor;
use crate::runtime::Context;
use crate::table::TimerKey;
use crate::{Future, PollState, Waker, poll_fn};

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
    let now = Instant::now();
    // A time that the clock cannot tell is as good as never.
    let deadline = now.checked_add(duration).unwrap_or(now + NEVER);
    let mut timer = None;
    poll_fn(move |waker| {
        if deadline <= Instant::now() {
            return PollState::Ready(());
        }
        // Anew at each poll: it may be another's by now, and even on another runtime.
        drop(timer.replace(Timer::set(deadline, waker.clone())));
        PollState::NotReady
    })
}

/// An entry in the reactor's table, unless it has run out. Dropped, it is taken back.
struct Timer {
    reactor: Arc<Reactor>,
    key: TimerKey,
}

impl Timer {
    fn set(deadline: Instant, waker: Waker) -> Timer {
        let reactor = Context::expect("`sleep`").reactor;
        let (key, is_first) = reactor.table().add_timer(deadline, waker);
        if is_first {
            reactor.ring(); // the driver may be in a wait that is too long now
        }
        Timer { reactor, key }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        let waker = self.reactor.table().timers.remove(&self.key);
        drop(waker); // unlocked
    }
}

/// Gives `future` so much time from this call on. If that is not enough, it is dropped, and the
/// output is an error of kind `TimedOut`.
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
    future: F,
) -> impl Future<Output = io::Result<F::Output>> {
    let mut race = Some((future, sleep(duration)));
    poll_fn(move |waker| {
        let over = "`timeout` was polled after it was ready";
        let (future, sleep) = race.as_mut().expect(over);
        // The future first: what is ready in the last moment is ready.
        let result = if let PollState::Ready(output) = future.poll(waker) {
            Ok(output)
        } else if sleep.poll(waker).is_ready() {
            Err(io::ErrorKind::TimedOut.into())
        } else {
            return PollState::NotReady;
        };
        race = None; // both end here, and not when this is dropped
        PollState::Ready(result)
    })
}
