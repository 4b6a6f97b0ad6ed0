//! What every picture of a recording is drawn from: lanes with slices, marks and arrows.
//!
//! Worked out once, so that the terminal, HTML, SVG and Perfetto cannot disagree. Knows nothing
//! of columns, pixels or colours.

mod build;
mod format;
mod html;
mod json;
mod numbers;
mod perfetto;
mod svg;
mod terminal;
mod thin;
mod units;

use crate::{Lane, Timeline};

pub use format::{Format, UnknownEnding};
pub use terminal::Terminal;

/// A recording, ready to be drawn. All times are nanoseconds since the start.
///
/// ```
/// # #[cfg(feature = "record")] {
/// use timeline::{Lane, Picture, PollEnd, Recording, Terminal};
///
/// let recording = Recording::start()?;
/// timeline::poll_start(Lane::Task(1));
/// timeline::poll_end(Lane::Task(1), PollEnd::Ready);
/// let picture = Picture::new(&recording.stop());
///
/// let lanes = picture.terminal(Terminal { width: 80, colour: false, ascii: true });
/// assert!(lanes.contains("task 1") && lanes.contains("polls"));
/// # }
/// # Ok::<(), timeline::StartError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Picture {
    duration: u64,
    rows: Vec<Row>,
    /// By lane, then by time. Those of a lane do not overlap.
    slices: Vec<Slice>,
    /// By lane, then by time.
    marks: Vec<Mark>,
    arrows: Vec<Arrow>,
    /// What stands under the picture: what is counted, and how much.
    numbers: Vec<(&'static str, String)>,
    dropped: u64,
}

impl Picture {
    /// Works out who ran, slept and waited when, and what made whom run.
    pub fn new(timeline: &Timeline) -> Picture {
        build::picture(timeline)
    }

    fn slices_of(&self, row: RowId) -> &[Slice] {
        let begin = self.slices.partition_point(|slice| slice.row < row);
        let end = self.slices.partition_point(|slice| slice.row <= row);
        &self.slices[begin..end]
    }

    fn marks_of(&self, row: RowId) -> &[Mark] {
        let begin = self.marks.partition_point(|mark| mark.row < row);
        let end = self.marks.partition_point(|mark| mark.row <= row);
        &self.marks[begin..end]
    }

    /// Returns what has to be said if events are missing.
    fn dropped_note(&self) -> Option<String> {
        let room = units::grouped(crate::Recording::EVENTS_PER_THREAD as u64);
        let events = units::counted(self.dropped, "event");
        let note = || format!("{events} dropped: a thread has room for {room}.");
        (self.dropped > 0).then(note)
    }
}

/// A line of the picture.
#[derive(Clone, Debug)]
struct Row {
    lane: Lane,
    label: Option<String>,
}

impl Row {
    /// Returns the lane and its label, of which no control character gets out: it may come from a
    /// stranger.
    fn title(&self) -> String {
        match &self.label {
            Some(label) => format!("{} {}", self.lane, label.escape_debug()),
            None => self.lane.to_string(),
        }
    }
}

/// An index into [`Picture::rows`].
type RowId = usize;

/// A stretch of time in which a lane was in one state.
#[derive(Clone, Copy, Debug)]
struct Slice {
    row: RowId,
    start: u64,
    end: u64,
    state: State,
    /// The thread that it ran or slept on.
    thread: u32,
}

/// What a lane does for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum State {
    /// A task or fiber runs. A thread is awake.
    Run,
    /// Somebody woke it, and it has not run since.
    Woken,
    /// Waits to be woken.
    Wait,
    /// A thread sleeps, in the kernel or on a condition variable.
    Parked,
}

/// Something that happened to a lane at one moment.
#[derive(Clone, Copy, Debug)]
struct Mark {
    row: RowId,
    at: u64,
    what: What,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    Spawn(RowId),
    Register(usize),
    Ready(usize),
    Wake(RowId),
    Done,
}

/// What made a lane run: from the cause to the run that it led to.
#[derive(Clone, Copy, Debug)]
struct Arrow {
    from: RowId,
    start: u64,
    to: RowId,
    end: u64,
    why: Why,
}

/// Why a lane ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Why {
    /// It was woken.
    Wake,
    /// The token that it had registered was ready, and nobody woke it for that.
    Ready(usize),
    /// It was its turn: polled, or switched to, with no cause on record.
    Turn,
}
