//! The kernel as the reactor of exercise 4 sees it. The checks have another one beside the system's,
//! on which time passes only while somebody waits.
#![allow(dead_code, reason = "the answer uses it")]

use std::io;
use std::time::{Duration, Instant};

/// What time it is, and how to wait for a time.
pub trait Kernel: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> Instant;

    /// Sleeps for `timeout`, or for ever without one. Like every wait, it may end early.
    ///
    /// # Errors
    /// Of kind `Interrupted`, if a signal came meanwhile. All others mean that the queue is broken.
    fn wait(&self, timeout: Option<Duration>) -> io::Result<()>;

    /// Ends the wait that goes on, or else the next one. Any thread may call it.
    fn interrupt(&self);
}
