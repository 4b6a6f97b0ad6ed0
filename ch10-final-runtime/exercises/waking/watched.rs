//! A future that watches how an executor treats it.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use lab::{diagnosis, fail};

/// What the check holds of a future: it says when that is ready, and sees what becomes of it.
#[derive(Clone, Default)]
pub(in super::super) struct Watched(Arc<Known>);

#[derive(Default)]
struct Known {
    polls: AtomicUsize,
    is_open: AtomicBool,
    has_ended: AtomicBool,
    is_dropped: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

impl Watched {
    /// The future itself, for the answer.
    pub(in super::super) fn future(&self) -> Observed {
        Observed(Arc::clone(&self.0))
    }

    /// Lets the next poll be ready.
    pub(in super::super) fn open(&self) {
        self.0.is_open.store(true, SeqCst);
    }

    pub(in super::super) fn polls(&self) -> usize {
        self.0.polls.load(SeqCst)
    }

    pub(in super::super) fn has_ended(&self) -> bool {
        self.0.has_ended.load(SeqCst)
    }

    pub(in super::super) fn is_dropped(&self) -> bool {
        self.0.is_dropped.load(SeqCst)
    }

    /// The waker of the last poll.
    pub(in super::super) fn waker(&self) -> Waker {
        let waker = self.0.waker.lock().unwrap().clone();
        waker.unwrap_or_else(|| fail("the future was not polled"))
    }

    /// Lets go of that waker, and returns it.
    pub(in super::super) fn take_waker(&self) -> Waker {
        let waker = self.waker();
        let _former = self.0.waker.lock().unwrap().take();
        waker
    }
}

/// What the answer holds.
pub(in super::super) struct Observed(Arc<Known>);

impl Future for Observed {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Observed(known) = &*self;
        known.polls.fetch_add(1, SeqCst);
        if known.has_ended.load(SeqCst) {
            fail(&diagnosis::RUNS_AFTER_THE_END);
        }
        let former = known.waker.lock().unwrap().replace(cx.waker().clone());
        drop(former);
        if !known.is_open.load(SeqCst) {
            return Poll::Pending;
        }
        known.has_ended.store(true, SeqCst);
        Poll::Ready(())
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.0.is_dropped.store(true, SeqCst);
    }
}
