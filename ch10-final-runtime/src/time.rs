//! Waiting for a time to come.
//!
//! A timer is never early, and as a rule less than 0.1 ms late on Linux, elsewhere a millisecond
//! more. It belongs to the runtime that polls it first.

use std::error;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use crate::executor::driver;
use crate::reactor::{Driver, GONE};
use crate::sync::atomic::Ordering::SeqCst;
use crate::timer::TimerKey;

/// Waits for `duration`; [`Duration::MAX`] is for ever.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, sleep};
/// use std::time::{Duration, Instant};
///
/// let began = Instant::now();
/// LocalRuntime::new()?.block_on(sleep(Duration::from_millis(10)));
/// assert!(began.elapsed() >= Duration::from_millis(10));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn sleep(duration: Duration) -> Sleep {
    Sleep::new(Instant::now().checked_add(duration))
}

/// Waits until `deadline`. If that has passed, it is ready at its first poll.
pub fn sleep_until(deadline: Instant) -> Sleep {
    Sleep::new(Some(deadline))
}

/// Runs `future`, but no longer than `duration`; then it is dropped where it waits.
///
/// If both are ready at the same poll, the future wins.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, timeout};
/// use std::time::Duration;
///
/// let runtime = LocalRuntime::new()?;
/// let late = timeout(Duration::from_millis(1), std::future::pending::<()>());
/// assert!(runtime.block_on(late).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Fails with [`Elapsed`] if the time has passed.
pub async fn timeout<F: Future>(duration: Duration, future: F) -> Result<F::Output, Elapsed> {
    let mut future = pin!(future);
    let mut sleep = sleep(duration);
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Ok(output)),
        Poll::Pending => Pin::new(&mut sleep).poll(cx).map(|()| Err(Elapsed(()))),
    })
    .await
}

/// Ticks at once, and then every `period`. See [`Interval`].
///
/// # Panics
/// Panics if the period is zero.
pub fn interval(period: Duration) -> Interval {
    assert!(!period.is_zero(), "an interval needs a period");
    let next = Some(Instant::now());
    Interval { next, period }
}

/// Waits until a time; what [`sleep`] and [`sleep_until`] return.
///
/// # Panics
/// Polling it panics outside of a runtime, and when the runtime that it began to wait on has been
/// dropped.
#[must_use = "a sleep does nothing unless awaited"]
pub struct Sleep {
    /// `None` is for ever.
    deadline: Option<Instant>,
    timer: Option<Timer>,
}

/// A timer, disarmed on drop.
struct Timer {
    driver: Arc<Driver>,
    key: TimerKey,
}

impl Sleep {
    fn new(deadline: Option<Instant>) -> Sleep {
        let timer = None;
        Sleep { deadline, timer }
    }

    /// When it will be ready; `None` if never.
    pub fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// Waits until `deadline` instead, whether or not it was ready already.
    pub fn reset(&mut self, deadline: Instant) {
        *self = sleep_until(deadline);
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Some(deadline) = self.deadline else {
            return Poll::Pending;
        };
        if deadline <= Instant::now() {
            self.timer = None;
            return Poll::Ready(());
        }
        let (fired, timer) = match self.timer.take() {
            Some(timer) => (timer.driver.timers.poll(timer.key, cx.waker()), timer),
            None => (Poll::Pending, Timer::arm(deadline, cx.waker().clone())),
        };
        // All timers fire when their runtime is dropped, and later ones never do.
        assert!(!timer.driver.closed.load(SeqCst), "{GONE}");
        self.timer = Some(timer);
        fired
    }
}

impl Timer {
    fn arm(deadline: Instant, waker: Waker) -> Timer {
        let driver = driver();
        let (key, too_long) = driver.timers.arm(deadline, waker);
        if too_long {
            driver.interrupt();
        }
        Timer { driver, key }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.driver.timers.disarm(self.key);
    }
}

/// Ticks again and again; what [`interval`] returns.
///
/// Ticks keep their distance from the first one, however late they are asked for. Those that were
/// missed are left out: after a long pause one tick comes at once, and the next at its proper time.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, interval};
/// use std::time::Duration;
///
/// LocalRuntime::new()?.block_on(async {
///     let mut ticks = interval(Duration::from_millis(2));
///     let first = ticks.tick().await;
///     assert_eq!(ticks.tick().await, first + Duration::from_millis(2));
/// });
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Interval {
    /// `None` once it would be too far for any clock.
    next: Option<Instant>,
    period: Duration,
}

impl Interval {
    /// Waits for the next tick, and returns when it was due. Dropping the future loses no tick.
    pub async fn tick(&mut self) -> Instant {
        Sleep::new(self.next).await;
        let due = self.next.expect("the sleep had an end");
        let late = due.elapsed();
        let into_period = Duration::from_nanos_u128(late.as_nanos() % self.period.as_nanos());
        self.next = (due + late).checked_add(self.period - into_period);
        due
    }
}

/// The time of a [`timeout`] has passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Elapsed(());

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the time has passed")
    }
}

impl error::Error for Elapsed {}

impl From<Elapsed> for io::Error {
    fn from(elapsed: Elapsed) -> io::Error {
        io::Error::new(io::ErrorKind::TimedOut, elapsed)
    }
}
