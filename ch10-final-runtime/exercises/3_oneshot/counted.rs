//! Values whose drops are counted.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use lab::{diagnosis, fail};

/// How often a value was dropped. It outlives all of them: a value that is dropped twice is to be
/// counted, and not to touch memory that is gone.
#[derive(Clone, Copy)]
pub(super) struct Count(&'static AtomicUsize);

impl Count {
    pub(super) fn new() -> Count {
        Count(Box::leak(Box::default()))
    }

    /// Goes on if the value was dropped `right` times, in a moment of which `when` tells.
    pub(super) fn expect(self, right: usize, when: &str) {
        let drops = self.0.load(SeqCst);
        let words = format!("{when}: it was dropped {drops} times");
        if drops > right {
            fail((&diagnosis::DROPS_TWICE, words));
        }
        if drops < right {
            fail((&diagnosis::NEVER_DROPS, words));
        }
    }
}

/// Such a value.
pub(super) struct Counted(Count);

impl Counted {
    pub(super) fn new(count: Count) -> Counted {
        Counted(count)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        (self.0).0.fetch_add(1, SeqCst);
    }
}
