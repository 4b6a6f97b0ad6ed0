//! What was recorded, and what can be asked of it.
//!
//! Every answer is about the events that were recorded: where [`Timeline::dropped`] is not zero,
//! a wake may have happened that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::{Cause, Event, Kind, Lane, PollEnd};

/// The events of a recording, in order. Displayed, it is a table with a line for each.
///
/// ```
/// # #[cfg(feature = "record")] {
/// use timeline::{Lane, PollEnd, Recording};
///
/// let task = Lane::Task(1);
/// let recording = Recording::start()?;
/// timeline::spawn(task);
/// timeline::poll_start(task);
/// timeline::poll_end(task, PollEnd::Pending);
/// let timeline = recording.stop();
///
/// assert_eq!(timeline.polls_of(task), 1);
/// assert_eq!(timeline.never_woken(), [task]);
/// # }
/// # Ok::<(), timeline::StartError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub(crate) events: Vec<Event>,
    pub(crate) labels: BTreeMap<Lane, String>,
    pub(crate) dropped: u64,
    pub(crate) duration: Duration,
    pub(crate) cpu_time: Option<Duration>,
}

impl Timeline {
    /// Returns the events in the order of their [`seq`](Event::seq).
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Returns how many events found no room; see
    /// [`EVENTS_PER_THREAD`](crate::Recording::EVENTS_PER_THREAD).
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Returns the time from the start of the recording to its end, or to the snapshot.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Returns the CPU time that went by meanwhile, if somebody measured it.
    pub fn cpu_time(&self) -> Option<Duration> {
        self.cpu_time
    }

    /// Notes how much CPU time the program took meanwhile, on all its threads. The record itself
    /// has no way to ask for it.
    pub fn set_cpu_time(&mut self, cpu_time: Option<Duration>) {
        self.cpu_time = cpu_time;
    }

    /// Returns what [`name`](crate::name) called the lane, or else the thread's own name.
    pub fn label(&self, lane: Lane) -> Option<&str> {
        self.labels.get(&lane).map(String::as_str)
    }

    /// Returns every lane that took part, as itself, as a cause or as the thread underneath, in
    /// order of appearance.
    pub fn lanes(&self) -> Vec<Lane> {
        let mut seen = BTreeSet::new();
        let taking_part = self.events.iter().flat_map(|event| {
            let cause = match event.cause {
                Some(Cause::Lane(lane)) => Some(lane),
                _ => None,
            };
            [Some(Lane::Thread(event.thread)), cause, Some(event.lane)]
        });
        taking_part
            .flatten()
            .filter(|lane| seen.insert(*lane))
            .collect()
    }

    /// Returns how often `task` was polled.
    pub fn polls_of(&self, task: Lane) -> usize {
        self.count(task, Kind::PollStart)
    }

    /// Returns how often `lane` was woken.
    pub fn wakes_of(&self, lane: Lane) -> usize {
        self.count(lane, Kind::Wake)
    }

    /// Returns the tasks that nobody came back for: their last poll ended pending, and they were
    /// not woken since it began.
    pub fn never_woken(&self) -> Vec<Lane> {
        /// Whether the poll has ended pending, and whether a wake came since it began.
        type Poll = (bool, bool);
        let mut last: BTreeMap<Lane, Poll> = BTreeMap::new();
        for Event { lane, kind, .. } in &self.events {
            match kind {
                Kind::PollStart => drop(last.insert(*lane, (false, false))),
                Kind::PollEnd(PollEnd::Ready) | Kind::Done => drop(last.remove(lane)),
                Kind::PollEnd(PollEnd::Pending) => {
                    last.entry(*lane).and_modify(|(ended, _)| *ended = true);
                }
                Kind::Wake => {
                    last.entry(*lane).and_modify(|(_, woken)| *woken = true);
                }
                _ => {}
            }
        }
        last.retain(|_, poll| *poll == (true, false));
        last.into_keys().collect()
    }

    /// Returns how many wakes led to no run: the lane had been woken already, or never ran again.
    ///
    /// A task answers a wake by a poll, a fiber by a switch to it, a thread by an unpark. Each
    /// answers all wakes since the one before.
    pub fn wakes_without_run(&self) -> usize {
        let mut unanswered: BTreeMap<Lane, usize> = BTreeMap::new();
        let mut without = 0;
        for Event { lane, kind, .. } in &self.events {
            match kind {
                Kind::Wake => *unanswered.entry(*lane).or_default() += 1,
                Kind::PollStart | Kind::Switch | Kind::Unpark => {
                    let answered = unanswered.remove(lane).unwrap_or(0);
                    without += answered.saturating_sub(1);
                }
                _ => {}
            }
        }
        without + unanswered.values().sum::<usize>()
    }

    /// Returns how many polls nobody had asked for, and that ended pending: other than a task's
    /// first, and since the one before began there was no wake, nor was a token ready that the task
    /// had registered. A sound executor makes none.
    pub fn polls_that_found_nothing(&self) -> usize {
        /// Whether a wake came since the last poll began, and whether that poll had a reason.
        type Reasons = (bool, bool);
        let mut reasons: BTreeMap<Lane, Reasons> = BTreeMap::new();
        let mut owners: BTreeMap<usize, Lane> = BTreeMap::new();
        let mut found_nothing = 0;
        for event in &self.events {
            let Event { lane, kind, .. } = event;
            match kind {
                Kind::Register => {
                    owners.extend(event.token().map(|token| (token, *lane)));
                }
                Kind::Ready => {
                    let owner = event.token().and_then(|token| owners.get(&token));
                    if let Some((woken, _)) = owner.and_then(|owner| reasons.get_mut(owner)) {
                        *woken = true;
                    }
                }
                Kind::PollStart => {
                    let woken = reasons.get(lane).is_none_or(|(woken, _)| *woken);
                    reasons.insert(*lane, (false, woken));
                }
                Kind::Wake => {
                    reasons.entry(*lane).and_modify(|(woken, _)| *woken = true);
                }
                Kind::PollEnd(PollEnd::Pending) => {
                    let unasked = reasons.get(lane).is_some_and(|(_, reason)| !reason);
                    found_nothing += usize::from(unasked);
                }
                _ => {}
            }
        }
        found_nothing
    }

    fn count(&self, lane: Lane, kind: Kind) -> usize {
        let mut events = self.events.iter();
        let is_it = |event: &&Event| event.lane == lane && event.kind == kind;
        events.by_ref().filter(is_it).count()
    }
}
