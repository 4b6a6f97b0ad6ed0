//! What comes of resuming a fiber.

use std::any::Any;
use std::error::Error;
use std::fmt;

/// What came of resuming a fiber.
///
/// ```
/// use ch05_fibers::{Fiber, Resumed, Stack};
///
/// let fiber = Fiber::new(Stack::new(0)?, || "done");
/// assert!(matches!(fiber.resume()?, Resumed::Returned("done")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub enum Resumed<T> {
    /// It suspended itself, and can be resumed again.
    Suspended,
    /// It has ended, with this value.
    Returned(T),
    /// It has ended in a panic, with this payload; see [`std::thread::Result`].
    Panicked(Box<dyn Any + Send>),
}

/// Why a fiber cannot be resumed.
///
/// ```
/// use ch05_fibers::{Fiber, ResumeError, Stack};
///
/// let fiber = Fiber::new(Stack::new(0)?, || ());
/// fiber.resume()?;
/// assert_eq!(fiber.resume().unwrap_err(), ResumeError::Finished);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResumeError {
    /// It runs: it is the fiber that asks, or it has resumed the fiber that asks, or that one's
    /// resumer, and so on.
    Running,
    /// It has ended.
    Finished,
}

impl fmt::Display for ResumeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Running => "the fiber cannot be resumed from within itself: it runs",
            Self::Finished => "the fiber cannot be resumed: it has ended",
        })
    }
}

impl Error for ResumeError {}
