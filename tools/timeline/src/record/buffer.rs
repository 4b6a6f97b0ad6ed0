//! Some events of one thread, readable by every other while the thread goes on writing.
//!
//! No lock and no `unsafe`: an event is four atomic words, and the length says how many events are
//! whole. A buffer only grows. When it is full, the thread takes a new one, so that neither side
//! ever waits for the other.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use crate::{Cause, Event, Kind, Lane, PollEnd};

/// Events a buffer: 8 KiB. Small, so that a thread that records little costs little.
pub(super) const EVENTS: usize = 256;

/// A full or growing part of a thread's record.
pub(super) struct Buffer {
    /// Who writes here.
    pub(super) thread: u32,
    /// How many slots are written. Only the owning thread changes it.
    len: AtomicUsize,
    slots: Box<[Slot]>,
}

/// `[seq and tags, time in nanoseconds, lane, cause]`; see [`pack`].
type Slot = [AtomicU64; 4];

impl Buffer {
    pub(super) fn new() -> Self {
        Self {
            thread: 0,
            len: AtomicUsize::new(0),
            // Straight onto the heap: a fiber that records may have little stack.
            slots: (0..EVENTS).map(|_| Slot::default()).collect(),
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.len.load(Ordering::Relaxed) == EVENTS
    }

    /// Appends an event. For the owning thread only, and only while the buffer is not full.
    #[inline]
    pub(super) fn push(&self, event: &Event) {
        let len = self.len.load(Ordering::Relaxed);
        for (word, value) in self.slots[len].iter().zip(pack(event)) {
            word.store(value, Ordering::Relaxed);
        }
        // Release: who sees the new length sees the words.
        self.len.store(len + 1, Ordering::Release);
    }

    /// Returns the events written so far.
    pub(super) fn events(&self) -> impl Iterator<Item = Event> {
        let len = self.len.load(Ordering::Acquire);
        self.slots[..len].iter().map(|slot| {
            let words = slot.each_ref().map(|word| word.load(Ordering::Relaxed));
            unpack(words, self.thread)
        })
    }
}

/// The first word holds, from the top: 48 bits of `seq` (enough for 80 years at 100,000 events a
/// second), 4 of the kind, 4 of the cause's sort and 8 of the lane's.
fn pack(event: &Event) -> [u64; 4] {
    let (lane_sort, lane) = pack_lane(event.lane);
    let (cause_sort, cause) = match event.cause {
        None => (NO_CAUSE, 0),
        Some(Cause::Token(token)) => (TOKEN, token as u64),
        Some(Cause::Lane(lane)) => pack_lane(lane),
    };
    let tags = kind_number(event.kind) << 12 | cause_sort << 8 | lane_sort;
    // Enough for 584 years.
    let nanos = event.at.as_secs() * 1_000_000_000 + u64::from(event.at.subsec_nanos());
    [event.seq << 16 | tags, nanos, lane, cause]
}

/// Undoes [`pack`]. The thread is the same for all events of a buffer.
fn unpack([head, nanos, lane, cause]: [u64; 4], thread: u32) -> Event {
    Event {
        seq: head >> 16,
        at: Duration::from_nanos(nanos),
        thread,
        lane: unpack_lane(head & 0xff, lane),
        kind: KINDS[(head >> 12 & 0xf) as usize],
        cause: match head >> 8 & 0xf {
            NO_CAUSE => None,
            TOKEN => Some(Cause::Token(cause as usize)),
            sort => Some(Cause::Lane(unpack_lane(sort, cause))),
        },
    }
}

// The sorts. A lane has one of the first three, a cause any.
const THREAD: u64 = 0;
const FIBER: u64 = 1;
const TASK: u64 = 2;
const TOKEN: u64 = 3;
const NO_CAUSE: u64 = 4;

fn pack_lane(lane: Lane) -> (u64, u64) {
    match lane {
        Lane::Thread(number) => (THREAD, number.into()),
        Lane::Fiber(number) => (FIBER, number),
        Lane::Task(number) => (TASK, number),
    }
}

fn unpack_lane(sort: u64, number: u64) -> Lane {
    match sort {
        THREAD => Lane::Thread(number as u32),
        FIBER => Lane::Fiber(number),
        _ => Lane::Task(number),
    }
}

/// Each kind stands at the place that `kind_number` gives it.
const KINDS: [Kind; 11] = [
    Kind::Spawn,
    Kind::PollStart,
    Kind::PollEnd(PollEnd::Ready),
    Kind::PollEnd(PollEnd::Pending),
    Kind::Wake,
    Kind::Park,
    Kind::Unpark,
    Kind::Register,
    Kind::Ready,
    Kind::Switch,
    Kind::Done,
];

fn kind_number(kind: Kind) -> u64 {
    match kind {
        Kind::Spawn => 0,
        Kind::PollStart => 1,
        Kind::PollEnd(PollEnd::Ready) => 2,
        Kind::PollEnd(PollEnd::Pending) => 3,
        Kind::Wake => 4,
        Kind::Park => 5,
        Kind::Unpark => 6,
        Kind::Register => 7,
        Kind::Ready => 8,
        Kind::Switch => 9,
        Kind::Done => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_comes_back_as_it_was_written() {
        let lanes = [Lane::Thread(u32::MAX), Lane::Fiber(u64::MAX), Lane::Task(0)];
        let causes = [
            None,
            Some(Cause::Token(usize::MAX)),
            Some(Cause::Lane(lanes[0])),
            Some(Cause::Lane(lanes[1])),
            Some(Cause::Lane(lanes[2])),
        ];
        for kind in KINDS {
            for lane in lanes {
                for cause in causes {
                    let event = Event {
                        seq: (1 << 48) - 1,
                        at: Duration::from_nanos(u64::MAX),
                        thread: 7,
                        lane,
                        kind,
                        cause,
                    };
                    assert_eq!(unpack(pack(&event), 7), event);
                }
            }
        }
    }
}
