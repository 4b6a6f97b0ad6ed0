//! What one lane looks like, a character for each column of time.

use crate::picture::{Picture, RowId, Slice, State, What, units};

/// What a column of a lane shows: the one thing in it that matters most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Glyph {
    Done,
    WokenAndRan,
    Woke,
    Ran,
    RanBriefly,
    Spawned,
    Queued,
    Waits,
    Sleeps,
    Nothing,
    /// A character of a text that stands in the lane.
    Text(char),
}

impl Glyph {
    /// Those that the legend explains, in its order.
    pub(super) const ALL: [Glyph; 9] = [
        Glyph::Ran,
        Glyph::RanBriefly,
        Glyph::Sleeps,
        Glyph::Waits,
        Glyph::Woke,
        Glyph::WokenAndRan,
        Glyph::Queued,
        Glyph::Spawned,
        Glyph::Done,
    ];

    pub(super) fn char(self) -> char {
        match self {
            Glyph::Done => '●',
            Glyph::WokenAndRan => '◆',
            Glyph::Woke => '▲',
            Glyph::Ran => '█',
            Glyph::RanBriefly => '▄',
            Glyph::Spawned => '○',
            Glyph::Queued => ':',
            Glyph::Waits => '·',
            Glyph::Sleeps => '─',
            Glyph::Nothing => ' ',
            Glyph::Text(char) => char,
        }
    }

    pub(super) fn meaning(self) -> &'static str {
        match self {
            Glyph::Done => "done",
            Glyph::WokenAndRan => "woken and ran",
            Glyph::Woke => "woken",
            Glyph::Ran => "ran, for most of it",
            Glyph::RanBriefly => "ran, for a part of it",
            Glyph::Spawned => "spawned",
            Glyph::Queued => "woken, has not run yet",
            Glyph::Waits => "waits",
            Glyph::Sleeps => "thread sleeps",
            Glyph::Nothing | Glyph::Text(_) => "",
        }
    }

    /// Returns the ANSI code, for those who look twice at some states.
    pub(super) fn colour(self) -> Option<&'static str> {
        match self {
            Glyph::Ran | Glyph::RanBriefly => Some("32"),
            Glyph::Woke | Glyph::WokenAndRan | Glyph::Queued => Some("33"),
            Glyph::Done => Some("36"),
            Glyph::Sleeps | Glyph::Waits | Glyph::Text(_) => Some("2"),
            Glyph::Spawned | Glyph::Nothing => None,
        }
    }
}

/// All that is known of a column before one glyph is chosen for it.
#[derive(Clone, Copy, Default)]
struct Cell {
    spawned: bool,
    woken: bool,
    done: bool,
    /// How long it ran, if it did.
    ran: Option<u64>,
    /// The state other than running that took most of the column, and how much.
    still: Option<(u64, State)>,
}

/// Where the time falls into columns.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) columns: usize,
    pub(super) duration: u64,
}

impl Scale {
    pub(super) fn column(self, at: u64) -> usize {
        let columns = self.columns as u128;
        let column = u128::from(at) * columns / (u128::from(self.duration) + 1);
        column.min(columns - 1) as usize
    }

    /// Returns when a column begins. The one after the last begins with the end.
    fn begins(self, column: usize) -> u64 {
        let span = u128::from(self.duration) + 1;
        let begin = (column as u128 * span).div_ceil(self.columns as u128);
        begin.min(u128::from(u64::MAX)) as u64
    }

    /// Returns how much time a column stands for.
    pub(super) fn width(self) -> u64 {
        self.duration / self.columns as u64
    }
}

/// Returns the lane's glyphs, one for each column.
pub(super) fn glyphs(picture: &Picture, row: RowId, scale: Scale) -> Vec<Glyph> {
    let mut cells = vec![Cell::default(); scale.columns];
    for slice in picture.slices_of(row) {
        let (first, last) = (scale.column(slice.start), scale.column(slice.end));
        for (column, cell) in (first..).zip(&mut cells[first..=last]) {
            let start = slice.start.max(scale.begins(column));
            let end = slice.end.min(scale.begins(column + 1));
            cell.add(slice.state, end.saturating_sub(start));
        }
    }
    for mark in picture.marks_of(row) {
        let cell = &mut cells[scale.column(mark.at)];
        match mark.what {
            What::Spawn(_) => cell.spawned = true,
            What::Wake(_) => cell.woken = true,
            What::Done => cell.done = true,
            What::Register(_) | What::Ready(_) => {}
        }
    }
    let cells = cells.iter();
    let mut glyphs: Vec<Glyph> = cells.map(|cell| cell.glyph(scale.width())).collect();
    for slice in picture.slices_of(row) {
        if slice.state == State::Parked {
            write_length(&mut glyphs, slice, scale);
        }
    }
    glyphs
}

/// Writes into a long sleep how long it was.
fn write_length(glyphs: &mut [Glyph], sleep: &Slice, scale: Scale) {
    let columns = scale.column(sleep.start)..=scale.column(sleep.end);
    let first = columns
        .clone()
        .find(|column| glyphs[*column] == Glyph::Sleeps);
    let last = columns
        .rev()
        .find(|column| glyphs[*column] == Glyph::Sleeps);
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let text = format!(" {} ", units::time(sleep.end - sleep.start));
    let (room, length) = (last + 1 - first, text.chars().count());
    if room >= length + 2 {
        let at = first + (room - length) / 2;
        for (glyph, char) in glyphs[at..].iter_mut().zip(text.chars()) {
            *glyph = Glyph::Text(char);
        }
    }
}

impl Cell {
    fn add(&mut self, state: State, time: u64) {
        if state == State::Run {
            self.ran = Some(self.ran.unwrap_or(0) + time);
        } else if self.still.is_none_or(|(most, _)| time > most) {
            self.still = Some((time, state));
        }
    }

    fn glyph(&self, column: u64) -> Glyph {
        match self {
            Cell { done: true, .. } => Glyph::Done,
            Cell {
                woken: true,
                ran: Some(_),
                ..
            } => Glyph::WokenAndRan,
            Cell { woken: true, .. } => Glyph::Woke,
            Cell {
                ran: Some(time), ..
            } if *time >= column / 2 => Glyph::Ran,
            Cell { ran: Some(_), .. } => Glyph::RanBriefly,
            Cell { spawned: true, .. } => Glyph::Spawned,
            Cell {
                still: Some((_, State::Parked)),
                ..
            } => Glyph::Sleeps,
            Cell {
                still: Some((_, State::Woken)),
                ..
            } => Glyph::Queued,
            Cell { still: Some(_), .. } => Glyph::Waits,
            Cell { .. } => Glyph::Nothing,
        }
    }
}
