//! The vocabulary: what can happen, to whom, and why. Knows nothing of how it is kept.

use std::fmt;
use std::time::Duration;

/// One thing that happened.
///
/// ```
/// # #[cfg(feature = "record")] {
/// use timeline::{Cause, Kind, Lane, Recording};
///
/// let recording = Recording::start()?;
/// timeline::wake(Lane::Task(1));
/// let timeline = recording.stop();
///
/// let event = timeline.events()[0];
/// assert_eq!((event.kind, event.lane), (Kind::Wake, Lane::Task(1)));
/// assert_eq!(event.cause, Some(Cause::Lane(Lane::current_thread())));
/// # }
/// # Ok::<(), timeline::StartError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Event {
    /// Orders the events of a recording: a cause has a smaller number than its effect. Gaps mean
    /// nothing.
    pub seq: u64,
    /// Time since the recording started. For people: two threads' clocks need not agree with
    /// [`seq`](Event::seq) to the nanosecond.
    pub at: Duration,
    /// The thread it happened on, numbered as in [`Lane::Thread`].
    pub thread: u32,
    /// Whom it happened to.
    pub lane: Lane,
    /// What happened.
    pub kind: Kind,
    /// Who or what made it happen, for the kinds that know.
    pub cause: Option<Cause>,
}

impl Event {
    /// The token that it is about.
    pub(crate) fn token(&self) -> Option<usize> {
        match self.cause {
            Some(Cause::Token(token)) => Some(token),
            _ => None,
        }
    }
}

/// Something that runs, waits and is woken: a line of the picture.
///
/// ```
/// use timeline::Lane;
/// assert_eq!(Lane::Fiber(2).to_string(), "fiber 2");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Lane {
    /// An OS thread, numbered from 1 in the order in which the threads first met this crate.
    Thread(u32),
    /// A fiber, numbered by its scheduler.
    Fiber(u64),
    /// A task, numbered by its executor.
    Task(u64),
}

impl Lane {
    /// Returns the lane of this OS thread. Without the feature `record` it is `Thread(0)`.
    #[inline]
    pub fn current_thread() -> Self {
        Self::Thread(crate::record::thread())
    }

    /// Returns the task or fiber that runs on this thread now, or else the thread.
    ///
    /// Tasks and fibers are followed only while a recording runs.
    #[inline]
    pub fn current() -> Self {
        crate::record::current()
    }
}

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::Thread(number) => format!("thread {number}"),
            Self::Fiber(number) => format!("fiber {number}"),
            Self::Task(number) => format!("task {number}"),
        })
    }
}

/// What happened. There is one recording function for each.
///
/// ```
/// use timeline::{Kind, PollEnd};
/// assert_eq!(Kind::PollEnd(PollEnd::Ready).to_string(), "poll-end(ready)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// See [`spawn`](crate::spawn).
    Spawn,
    /// See [`poll_start`](crate::poll_start).
    PollStart,
    /// See [`poll_end`](crate::poll_end).
    PollEnd(PollEnd),
    /// See [`wake`](crate::wake).
    Wake,
    /// See [`park`](crate::park).
    Park,
    /// See [`unpark`](crate::unpark).
    Unpark,
    /// See [`register`](crate::register).
    Register,
    /// See [`ready`](crate::ready).
    Ready,
    /// See [`switch`](crate::switch).
    Switch,
    /// See [`done`](crate::done).
    Done,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Spawn => "spawn",
            Self::PollStart => "poll-start",
            Self::PollEnd(PollEnd::Ready) => "poll-end(ready)",
            Self::PollEnd(PollEnd::Pending) => "poll-end(pending)",
            Self::Wake => "wake",
            Self::Park => "park",
            Self::Unpark => "unpark",
            Self::Register => "register",
            Self::Ready => "ready",
            Self::Switch => "switch",
            Self::Done => "done",
        })
    }
}

/// How a poll ended.
///
/// ```
/// use std::task::Poll;
/// use timeline::PollEnd;
/// assert_eq!(PollEnd::from(&Poll::<u8>::Pending), PollEnd::Pending);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PollEnd {
    /// With the result.
    Ready,
    /// With nothing yet: the task waits to be woken.
    Pending,
}

impl<T> From<&std::task::Poll<T>> for PollEnd {
    fn from(poll: &std::task::Poll<T>) -> Self {
        if poll.is_ready() {
            Self::Ready
        } else {
            Self::Pending
        }
    }
}

/// Who or what made an event happen.
///
/// ```
/// use timeline::{Cause, Lane};
/// assert_eq!(Cause::Lane(Lane::Task(3)).to_string(), "task 3");
/// assert_eq!(Cause::Token(7).to_string(), "token 7");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cause {
    /// The lane that spawned or woke it, or that ran before the switch.
    Lane(Lane),
    /// The token of the event queue that it waits for, or that was reported.
    Token(usize),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lane(lane) => lane.fmt(f),
            Self::Token(token) => f.pad(&format!("token {token}")),
        }
    }
}

/// What a recording function was told; the record adds who runs now.
#[cfg_attr(
    not(feature = "record"),
    expect(dead_code, reason = "then nobody reads it")
)]
pub(crate) enum About {
    Lane(Lane),
    Thread,
    Token(usize),
}
