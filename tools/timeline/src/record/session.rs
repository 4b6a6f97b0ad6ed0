//! One recording, as all threads share it: who listens, the order of events, and the buffers.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::buffer::Buffer;
use crate::{Event, Lane, StartError, Timeline};

const MAX_LABELS: usize = 65_536;
/// Buffers that are there from the start: 65,536 events, 2 MiB. Memory that was never touched
/// comes from the kernel page by page, in the midst of what is measured.
const STOCK: usize = 256;

/// The id of the recording that runs, 0 for none. All that a call reads when nothing listens.
static LISTENING: AtomicU64 = AtomicU64::new(0);
/// Ids are never used again, so that a slow thread cannot take one recording for another.
static NEXT_ID: AtomicU64 = AtomicU64::new(1);
/// The same as [`LISTENING`], for those who need more than the id. Both change under this lock.
static CURRENT: Mutex<Option<Arc<Session>>> = Mutex::new(None);

/// Returns the id of the recording that runs.
#[inline]
pub(super) fn listening() -> Option<u64> {
    // Relaxed is enough: whoever was told that a recording started sees its id, and whoever was
    // not has no claim to be in it. What the id stands for is read under the lock.
    match LISTENING.load(Ordering::Relaxed) {
        0 => None,
        id => Some(id),
    }
}

/// Returns the recording with this id if it still runs.
pub(super) fn by_id(id: u64) -> Option<Arc<Session>> {
    let current = CURRENT.lock().unwrap();
    current.as_ref().filter(|session| session.id == id).cloned()
}

/// Returns what was recorded so far, or nothing if no recording runs.
pub(crate) fn snapshot() -> Option<Timeline> {
    let session = CURRENT.lock().unwrap().clone();
    session.map(|session| session.timeline())
}

/// A recording.
pub(crate) struct Session {
    pub(super) id: u64,
    start: Instant,
    next_seq: CacheLine,
    dropped: AtomicU64,
    /// `None` once the recording is over: threads hold on to their session until they record
    /// again, and should not keep its events with it.
    kept: Mutex<Option<Kept>>,
}

/// Alone on its cache line. Every event writes here, and no event should wait for that to read
/// the fields beside it.
#[repr(align(128))]
struct CacheLine(AtomicU64);

#[derive(Default)]
struct Kept {
    /// Also those of threads that ended.
    buffers: Vec<Arc<Buffer>>,
    spare: Vec<Buffer>,
    labels: BTreeMap<Lane, String>,
}

impl Session {
    pub(crate) fn start() -> Result<Arc<Self>, StartError> {
        let mut current = CURRENT.lock().unwrap();
        if current.is_some() {
            return Err(StartError::AlreadyRecording);
        }
        let spare = (0..STOCK).map(|_| Buffer::new()).collect();
        let session = Arc::new(Self {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
            start: Instant::now(),
            next_seq: CacheLine(AtomicU64::new(0)),
            dropped: AtomicU64::new(0),
            kept: Mutex::new(Some(Kept {
                spare,
                ..Kept::default()
            })),
        });
        *current = Some(Arc::clone(&session));
        LISTENING.store(session.id, Ordering::Relaxed);
        Ok(session)
    }

    /// Makes that no further call records here. Does nothing if that is so already.
    pub(crate) fn silence(&self) {
        let mut current = CURRENT.lock().unwrap();
        if current
            .as_ref()
            .is_some_and(|session| session.id == self.id)
        {
            LISTENING.store(0, Ordering::Relaxed);
            *current = None;
        }
    }

    /// Takes the next number and the time for an event.
    ///
    /// The numbers agree with cause and effect, whatever the clocks do: all increments of one
    /// atomic happen in one order that every thread sees (its modification order), and if one
    /// increment happens before another, it comes earlier in that order. So a wake that is
    /// recorded before its hand-over has a smaller number than the poll recorded after it.
    pub(super) fn stamp(&self) -> (u64, Duration) {
        let at = self.start.elapsed();
        // Release: see the cut in `timeline`.
        (self.next_seq.0.fetch_add(1, Ordering::Release), at)
    }

    /// Counts an event that found no room.
    pub(super) fn count_dropped(&self) {
        self.dropped.fetch_add(1, Ordering::Relaxed);
    }

    /// Hands out an empty buffer to write to, unless the recording is over.
    pub(super) fn buffer(&self, thread: u32) -> Option<Arc<Buffer>> {
        let mut kept = self.kept.lock().unwrap();
        let kept = kept.as_mut()?;
        let mut buffer = kept.spare.pop().unwrap_or_else(Buffer::new);
        buffer.thread = thread;
        let buffer = Arc::new(buffer);
        kept.buffers.push(Arc::clone(&buffer));
        Some(buffer)
    }

    pub(super) fn name(&self, lane: Lane, text: String) {
        if let Some(kept) = &mut *self.kept.lock().unwrap()
            && (kept.labels.len() < MAX_LABELS || kept.labels.contains_key(&lane))
        {
            kept.labels.insert(lane, text);
        }
    }

    pub(super) fn name_if_unnamed(&self, lane: Lane, text: &str) {
        if let Some(kept) = &mut *self.kept.lock().unwrap() {
            kept.labels.entry(lane).or_insert_with(|| text.to_owned());
        }
    }

    /// Copies what was recorded up to now.
    pub(crate) fn timeline(&self) -> Timeline {
        // A cut: other threads go on while their buffers are read one after the other, and an
        // effect could be seen whose cause was missed. Only numbers below the cut count. An
        // effect below it released everything that happened before, its cause's event included,
        // and this load acquires that.
        let cut = self.next_seq.0.load(Ordering::Acquire);
        let duration = self.start.elapsed();
        let (buffers, labels) = match &*self.kept.lock().unwrap() {
            Some(kept) => (kept.buffers.clone(), kept.labels.clone()),
            None => Default::default(),
        };
        let recorded = buffers.iter().flat_map(|buffer| buffer.events());
        let mut events: Vec<Event> = recorded.filter(|event| event.seq < cut).collect();
        events.sort_unstable_by_key(|event| event.seq);
        Timeline {
            events,
            labels,
            dropped: self.dropped.load(Ordering::Relaxed),
            duration,
            cpu_time: None,
        }
    }

    /// Frees what was kept.
    pub(crate) fn discard(&self) {
        *self.kept.lock().unwrap() = None;
    }
}
