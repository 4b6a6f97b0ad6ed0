//! Starting and stopping: one recording at a time in a process.

use std::fmt;
use std::sync::Arc;

use crate::Timeline;
use crate::record::{self, Session};

/// A recording that runs. Dropping it stops it and discards the events.
///
/// ```
/// # #[cfg(feature = "record")] {
/// use timeline::{Lane, Recording};
///
/// let recording = Recording::start()?;
/// timeline::spawn(Lane::Task(1));
/// assert_eq!(recording.stop().events().len(), 1);
///
/// timeline::spawn(Lane::Task(2)); // nothing listens
/// assert!(timeline::snapshot().is_none());
/// # }
/// # Ok::<(), timeline::StartError>(())
/// ```
#[must_use = "a recording stops when it is dropped"]
pub struct Recording {
    session: Arc<Session>,
}

impl Recording {
    /// How many events of one thread a recording keeps: 8 MiB, taken as they are filled. Once it
    /// has as many, the thread's new events are dropped and counted; see [`Timeline::dropped`].
    pub const EVENTS_PER_THREAD: usize = 262_144;

    /// Starts to record, on all threads.
    ///
    /// # Errors
    /// Fails if a recording runs already, and always without the feature `record`.
    pub fn start() -> Result<Self, StartError> {
        Session::start().map(|session| Self { session })
    }

    /// Stops and returns what was recorded.
    ///
    /// An event that another thread is recording right now may be left out. With it goes
    /// everything that it caused.
    pub fn stop(self) -> Timeline {
        self.session.silence();
        self.session.timeline()
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        self.session.silence();
        self.session.discard();
    }
}

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recording")
    }
}

/// Returns what was recorded so far, or nothing if no recording runs.
///
/// Any thread may ask, whatever the others do: a watchdog prints the answer while they hang.
pub fn snapshot() -> Option<Timeline> {
    record::snapshot()
}

/// Why no recording could be started.
///
/// ```
/// # #[cfg(feature = "record")] {
/// use timeline::{Recording, StartError};
///
/// let _recording = Recording::start()?;
/// assert_eq!(Recording::start().unwrap_err(), StartError::AlreadyRecording);
/// # }
/// # Ok::<(), timeline::StartError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartError {
    /// There is one recording at a time, and it runs already.
    AlreadyRecording,
    /// This program was built without the feature `record`.
    BuiltWithoutRecord,
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadyRecording => {
                "cannot start a recording (one runs already in this process): stop that one first"
            }
            Self::BuiltWithoutRecord => {
                "cannot start a recording (this program was built without the feature \
                 `timeline/record`): build it with the feature"
            }
        })
    }
}

impl std::error::Error for StartError {}
