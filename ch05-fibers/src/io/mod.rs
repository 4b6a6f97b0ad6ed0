//! Calls that look as if they blocked the thread. They block the fiber; the others go on.
//!
//! Sockets are [ch04's](ch04_epoll::net), which never wait. Where one says `WouldBlock`, the fiber
//! waits for an event, and tries again.

mod driver;
mod net;

use std::time::{Duration, Instant};

pub(crate) use driver::Driver;
pub use net::{TcpListener, TcpStream};

use crate::scheduler::with_core;

/// Lets other fibers run for at least `duration`.
///
/// Fibers whose time has come get their turns in the order of their times. A fiber that is being
/// dropped does not sleep.
///
/// ```
/// use std::time::Duration;
/// use ch05_fibers::{Scheduler, io, spawn};
///
/// let mut scheduler = Scheduler::new();
/// scheduler.block_on(|| {
///     let long = spawn(|| io::sleep(Duration::from_millis(20)));
///     io::sleep(Duration::from_millis(1));
///     assert!(!long.is_finished()); // both slept at once
/// })?;
/// # Ok::<(), ch05_fibers::RunError>(())
/// ```
///
/// # Panics
/// Outside of a scheduler's fiber.
pub fn sleep(duration: Duration) {
    /// A time too far off to be told by the clock is as good as never.
    const NEVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    let now = Instant::now();
    let at = now.checked_add(duration).unwrap_or_else(|| now + NEVER);
    with_core("sleep", |core| core.driver.wait_until(core, at));
}
