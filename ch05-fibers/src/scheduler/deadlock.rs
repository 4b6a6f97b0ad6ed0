//! Why a run ended before its fibers did.

use std::error::Error;
use std::fmt;
use std::io;
use std::rc::Rc;

use super::{FiberId, Task, Wait};

/// Why a scheduler stopped before it was done.
///
/// ```
/// use ch05_fibers::{Builder, RunError, Scheduler, park};
///
/// let mut scheduler = Scheduler::new();
/// Builder::new().name("idle").spawn_on(&scheduler, park)?;
/// let error = scheduler.run().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "deadlock: nothing can wake a fiber any more: \"idle\" is parked",
/// );
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub enum RunError {
    /// All fibers wait, and none of them for time or I/O. These are they, the oldest first.
    Deadlock(Vec<Blocked>),
    /// The operating system's event queue failed.
    Poll(io::Error),
}

/// A fiber that waits for ever.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Blocked {
    /// Which fiber.
    pub fiber: FiberId,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// What for.
    pub waiting: Waiting,
}

/// What a fiber waits for that only another fiber can bring about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waiting {
    /// It is parked, and not unparked.
    Parked,
    /// It joins this fiber, which has not ended.
    Joins(FiberId),
}

impl RunError {
    /// A deadlock of all these tasks.
    pub(super) fn deadlock(live: &[Rc<Task>]) -> RunError {
        let mut blocked: Vec<Blocked> = live.iter().map(|task| Blocked::new(task)).collect();
        blocked.sort_by_key(|blocked| blocked.fiber);
        RunError::Deadlock(blocked)
    }
}

impl Blocked {
    fn new(task: &Task) -> Blocked {
        Blocked {
            fiber: FiberId(task.number),
            name: task.name.as_deref().map(str::to_owned),
            waiting: match task.wait.get() {
                Wait::Join(number) => Waiting::Joins(FiberId(number)),
                _ => Waiting::Parked,
            },
        }
    }
}

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name:?}")?,
            None => write!(f, "{}", self.fiber)?,
        }
        match self.waiting {
            Waiting::Parked => f.write_str(" is parked"),
            Waiting::Joins(other) => write!(f, " joins {other}"),
        }
    }
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// A line that names more is not read.
        const MOST: usize = 10;
        match self {
            Self::Poll(error) => write!(f, "the event queue failed: {error}"),
            Self::Deadlock(blocked) => {
                f.write_str("deadlock: nothing can wake a fiber any more: ")?;
                for (at, fiber) in blocked.iter().take(MOST).enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{fiber}")?;
                }
                match blocked.len().checked_sub(MOST) {
                    None | Some(0) => Ok(()),
                    Some(more) => write!(f, ", and {more} more"),
                }
            }
        }
    }
}

impl Error for RunError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Poll(error) => Some(error),
            Self::Deadlock(_) => None,
        }
    }
}
