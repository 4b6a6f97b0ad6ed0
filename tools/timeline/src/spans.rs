//! Who ran and who slept, from when to when: events paired into stretches of time.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::{Event, Kind, Lane, Timeline};

/// A stretch of time in which a lane ran or slept.
///
/// ```
/// # #[cfg(feature = "record")] {
/// use timeline::{Lane, Recording};
///
/// let recording = Recording::start()?;
/// timeline::park();
/// timeline::unpark();
/// let parks = recording.stop().parks();
///
/// assert_eq!((parks.len(), parks[0].lane), (1, Lane::current_thread()));
/// assert!(parks[0].start <= parks[0].end);
/// # }
/// # Ok::<(), timeline::StartError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// Who ran or slept.
    pub lane: Lane,
    /// On which thread, numbered as in [`Lane::Thread`].
    pub thread: u32,
    /// Since the start of the recording.
    pub start: Duration,
    /// Since the start of the recording.
    pub end: Duration,
}

impl Span {
    /// Returns how long it took.
    pub fn length(&self) -> Duration {
        self.end.saturating_sub(self.start)
    }
}

impl Timeline {
    /// Returns when tasks and fibers ran: from the start of a poll to its end, from a switch to
    /// the next. What still runs is counted up to the end of the recording.
    pub fn runs(&self) -> Vec<Span> {
        let mut spans = Spans::default();
        // Who was switched to, on each thread.
        let mut stacks: BTreeMap<u32, Lane> = BTreeMap::new();
        for event in &self.events {
            match event.kind {
                Kind::PollStart => spans.open(event.lane, event),
                Kind::PollEnd(_) => spans.close(event.lane, event),
                Kind::Switch => {
                    if let Some(lane) = stacks.insert(event.thread, event.lane) {
                        spans.close(lane, event);
                    }
                    if !matches!(event.lane, Lane::Thread(_)) {
                        spans.open(event.lane, event);
                    }
                }
                _ => {}
            }
        }
        spans.finish(self.duration)
    }

    /// Returns when threads slept: from each park to its unpark, or to the end of the recording.
    pub fn parks(&self) -> Vec<Span> {
        let mut spans = Spans::default();
        for event in &self.events {
            match event.kind {
                Kind::Park => spans.open(event.lane, event),
                Kind::Unpark => spans.close(event.lane, event),
                _ => {}
            }
        }
        spans.finish(self.duration)
    }

    /// Returns the longest of all [`runs`](Timeline::runs): so long did nothing else run there.
    ///
    /// A park inside a run counts, for to its neighbours the thread is just as lost.
    pub fn longest_block(&self) -> Option<(Lane, Duration)> {
        let runs = self.runs().into_iter();
        runs.map(|run| (run.lane, run.length()))
            .max_by_key(|(_, length)| *length)
    }
}

/// Pairs beginnings with ends.
#[derive(Default)]
struct Spans {
    done: Vec<Span>,
    open: BTreeMap<(u32, Lane), Duration>,
}

impl Spans {
    fn open(&mut self, lane: Lane, event: &Event) {
        self.open.insert((event.thread, lane), event.at);
    }

    fn close(&mut self, lane: Lane, event: &Event) {
        let thread = event.thread;
        if let Some(start) = self.open.remove(&(thread, lane)) {
            let end = event.at;
            self.done.push(Span {
                lane,
                thread,
                start,
                end,
            });
        }
    }

    fn finish(mut self, end: Duration) -> Vec<Span> {
        let open = self.open.into_iter();
        self.done.extend(open.map(|((thread, lane), start)| Span {
            lane,
            thread,
            start,
            end,
        }));
        self.done.sort_by_key(|span| span.start);
        self.done
    }
}
