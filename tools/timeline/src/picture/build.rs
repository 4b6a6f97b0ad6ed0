//! From events to slices, marks and arrows.
//!
//! Times never run backwards here: where two threads' clocks disagree with the order of events,
//! the order wins, so that no effect is drawn before its cause.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use super::numbers::numbers;
use super::{Arrow, Mark, Picture, Row, RowId, Slice, State, What, Why};
use crate::{Cause, Event, Kind, Lane, PollEnd, Timeline};

pub(super) fn picture(timeline: &Timeline) -> Picture {
    let mut lanes = timeline.lanes();
    // Threads above what runs on them; within a kind, in order of appearance.
    lanes.sort_by_key(|lane| match lane {
        Lane::Thread(_) => 0,
        Lane::Fiber(_) => 1,
        Lane::Task(_) => 2,
    });
    let mut builder = Builder::new(&lanes);
    for event in timeline.events() {
        builder.event(event);
    }
    let duration = builder.now.max(nanos(timeline.duration()));
    builder.finish(duration);

    let row = |lane| Row {
        lane,
        label: timeline.label(lane).map(str::to_owned),
    };
    // Stable sorts: what happened to a lane stays in order.
    builder.slices.sort_by_key(|slice| slice.row);
    builder.marks.sort_by_key(|mark| mark.row);
    Picture {
        duration,
        rows: lanes.into_iter().map(row).collect(),
        slices: builder.slices,
        marks: builder.marks,
        arrows: builder.arrows,
        numbers: numbers(timeline),
        dropped: timeline.dropped(),
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

struct Builder {
    ids: HashMap<Lane, RowId>,
    rows: Vec<Progress>,
    /// Who registered a token last.
    registered: BTreeMap<usize, RowId>,
    /// Who was switched to, on each thread.
    switched: BTreeMap<u32, RowId>,
    now: u64,
    slices: Vec<Slice>,
    marks: Vec<Mark>,
    arrows: Vec<Arrow>,
}

/// How far a lane has come.
#[derive(Clone, Copy, Default)]
struct Progress {
    /// What it does, and since when. Nothing: it is not there yet, or not any more.
    state: Option<(State, u64)>,
    thread: u32,
    is_thread: bool,
    /// What will have made it run, once it does: who, when and how.
    reason: Option<(RowId, u64, Why)>,
    /// When its thread was last heard of, if it is one.
    last_heard: u64,
}

impl Builder {
    fn new(lanes: &[Lane]) -> Builder {
        let row = |lane: &Lane| Progress {
            is_thread: matches!(lane, Lane::Thread(_)),
            ..Progress::default()
        };
        Builder {
            ids: lanes.iter().copied().zip(0..).collect(),
            rows: lanes.iter().map(row).collect(),
            registered: BTreeMap::new(),
            switched: BTreeMap::new(),
            now: 0,
            slices: Vec::new(),
            marks: Vec::new(),
            arrows: Vec::new(),
        }
    }

    fn event(&mut self, event: &Event) {
        self.now = self.now.max(nanos(event.at));
        let thread = self.ids[&Lane::Thread(event.thread)];
        let row = self.ids[&event.lane];
        let cause = match event.cause {
            Some(Cause::Lane(lane)) => self.ids[&lane],
            _ => thread,
        };
        self.heard_of(thread, event);
        match event.kind {
            Kind::Spawn => self.spawned(row, cause),
            Kind::PollStart => self.runs(row, event, cause),
            Kind::PollEnd(PollEnd::Pending) => self.waits(row),
            Kind::PollEnd(PollEnd::Ready) => self.turns(row, None),
            Kind::Wake => self.woken(row, cause),
            Kind::Park => self.turns(row, Some(State::Parked)),
            Kind::Unpark => self.runs(row, event, cause),
            Kind::Register => self.registers(row, event),
            Kind::Ready => self.ready(row, event),
            Kind::Switch => self.switches(row, event, cause),
            Kind::Done => {
                self.mark(row, What::Done);
                self.turns(row, None);
            }
        }
    }

    /// A thread that does something is awake, whatever was known of it.
    fn heard_of(&mut self, thread: RowId, event: &Event) {
        let progress = &mut self.rows[thread];
        progress.thread = event.thread;
        progress.last_heard = self.now;
        let asleep = matches!(progress.state, Some((State::Parked | State::Run, _)));
        if !asleep {
            self.turns(thread, Some(State::Run));
        }
    }

    fn spawned(&mut self, row: RowId, by: RowId) {
        self.mark(row, What::Spawn(by));
        // A thread may have been quicker than whoever spawned it.
        if self.rows[row].state.is_none() {
            self.turns(row, Some(State::Wait));
        }
    }

    fn runs(&mut self, row: RowId, event: &Event, cause: RowId) {
        let reason = self.rows[row].reason.take();
        let turn = (cause != row).then_some((cause, self.now, Why::Turn));
        if let Some((from, start, why)) = reason.or(turn) {
            let (to, end) = (row, self.now);
            self.arrows.push(Arrow {
                from,
                start,
                to,
                end,
                why,
            });
        }
        self.turns(row, Some(State::Run));
        self.rows[row].thread = event.thread;
    }

    fn waits(&mut self, row: RowId) {
        let woken = matches!(self.rows[row].reason, Some((.., Why::Wake)));
        let state = if woken { State::Woken } else { State::Wait };
        self.turns(row, Some(state));
    }

    fn woken(&mut self, row: RowId, by: RowId) {
        self.mark(row, What::Wake(by));
        // The first wake leads to the run; further ones before it lead nowhere.
        if !matches!(self.rows[row].reason, Some((.., Why::Wake))) {
            self.rows[row].reason = Some((by, self.now, Why::Wake));
        }
        if matches!(self.rows[row].state, Some((State::Wait, _))) {
            self.turns(row, Some(State::Woken));
        }
    }

    fn registers(&mut self, row: RowId, event: &Event) {
        if let Some(Cause::Token(token)) = event.cause {
            self.mark(row, What::Register(token));
            self.registered.insert(token, row);
        }
    }

    fn ready(&mut self, thread: RowId, event: &Event) {
        let Some(Cause::Token(token)) = event.cause else {
            return;
        };
        self.mark(thread, What::Ready(token));
        let registered = self.registered.get(&token).copied();
        if let Some(row) = registered.filter(|row| *row != thread) {
            let reason = (thread, self.now, Why::Ready(token));
            self.rows[row].reason.get_or_insert(reason);
        }
    }

    fn switches(&mut self, row: RowId, event: &Event, cause: RowId) {
        if let Some(before) = self.switched.insert(event.thread, row) {
            let Progress {
                is_thread, state, ..
            } = self.rows[before];
            if !is_thread && matches!(state, Some((State::Run, _))) {
                self.waits(before);
            }
        }
        if self.rows[row].is_thread {
            self.rows[row].reason = None;
        } else {
            self.runs(row, event, cause);
        }
    }

    fn mark(&mut self, row: RowId, what: What) {
        let at = self.now;
        self.marks.push(Mark { row, at, what });
    }

    /// Ends what the lane did, and begins `state`.
    fn turns(&mut self, row: RowId, state: Option<State>) {
        let end = self.now;
        self.end_slice(row, end);
        self.rows[row].state = state.map(|state| (state, end));
    }

    fn end_slice(&mut self, row: RowId, end: u64) {
        let Progress { state, thread, .. } = self.rows[row];
        if let Some((state, start)) = state
            // No time at all is worth showing only of those who did something in it.
            && (start < end || state == State::Run)
        {
            self.slices.push(Slice {
                row,
                start,
                end,
                state,
                thread,
            });
        }
    }

    /// What still goes on does so up to the end. But nobody knows how long a thread that is not
    /// asleep was there after it was last heard of.
    fn finish(&mut self, duration: u64) {
        for row in 0..self.rows.len() {
            let progress = &self.rows[row];
            let awake = matches!(progress.state, Some((State::Run, _)));
            let end = if progress.is_thread && awake {
                // What others did to it may have come later, in a log that was tampered with.
                progress
                    .last_heard
                    .max(progress.state.map_or(0, |(_, since)| since))
            } else {
                duration
            };
            self.end_slice(row, end);
        }
    }
}
