//! Which workers sleep, and which look for work: enough to wake one when it is needed, and nobody
//! when it is not.

use crate::sync::atomic::{AtomicU64, AtomicUsize, Ordering::*};

/// The most workers that a runtime can have: each is a bit of a word.
pub(crate) const MAX_WORKERS: usize = 64;

/// Who sleeps and who searches. A worker is in one of four states:
///
/// ```text
///    busy ──── runs dry ───▶ searching ──── finds nothing ───▶ asleep
///      ▲                       │   ▲                             │
///      └───── finds work ──────┘   └──── woken by somebody ──────┘
/// ```
/// While one searches nobody is woken: it will find what was pushed, and whoever stops searching
/// looks once more at what came meanwhile.
pub(crate) struct Idle {
    /// A bit for each sleeping worker.
    asleep: AtomicU64,
    /// How many search, those included that were woken to do so and do not know it yet.
    searching: AtomicUsize,
}

impl Idle {
    pub(crate) fn new() -> Idle {
        Idle {
            asleep: AtomicU64::new(0),
            searching: AtomicUsize::new(0),
        }
    }

    /// Names a sleeper to be woken, unless nobody sleeps or somebody searches. It counts as
    /// searching from now on.
    pub(crate) fn to_be_woken(&self) -> Option<usize> {
        let mut asleep = self.asleep.load(Relaxed);
        while asleep != 0 && self.searching.load(Relaxed) == 0 {
            let index = asleep.trailing_zeros() as usize;
            let rest = asleep & !(1 << index);
            match self
                .asleep
                .compare_exchange_weak(asleep, rest, SeqCst, Relaxed)
            {
                Ok(_) => {
                    self.searching.fetch_add(1, SeqCst);
                    return Some(index);
                }
                Err(now) => asleep = now,
            }
        }
        None
    }

    /// Whether somebody sleeps and nobody searches, so that work should be offered.
    pub(crate) fn wants_work(&self) -> bool {
        self.asleep.load(Relaxed) != 0 && self.searching.load(Relaxed) == 0
    }

    pub(crate) fn starts_searching(&self) {
        self.searching.fetch_add(1, SeqCst);
    }

    /// Returns true if nobody else searches.
    pub(crate) fn stops_searching(&self) -> bool {
        self.searching.fetch_sub(1, SeqCst) == 1
    }

    pub(crate) fn falls_asleep(&self, worker: usize) {
        self.asleep.fetch_or(1 << worker, SeqCst);
    }

    /// Returns true if somebody woke it, so that it counts as searching.
    pub(crate) fn wakes_up(&self, worker: usize) -> bool {
        let bit = 1 << worker;
        self.asleep.fetch_and(!bit, SeqCst) & bit == 0
    }
}
