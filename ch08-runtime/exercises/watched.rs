//! A future and a waker that know what is done to them. The exercises share this.
#![allow(dead_code, reason = "not every exercise needs all of it")]

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use ch08_runtime::{Future, PollState, Wake, Waker};
use lab::{diagnosis, fail};

/// What the check holds of a future: it says when that is ready, and sees what becomes of it.
#[derive(Clone, Default)]
pub(super) struct Watched(Arc<Known>);

#[derive(Default)]
struct Known {
    polls: AtomicUsize,
    is_open: AtomicBool,
    has_ended: AtomicBool,
    is_dropped: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

impl Watched {
    /// The future itself, for the answer. Its output is 7.
    pub(super) fn future(&self) -> Observed {
        Observed(Arc::clone(&self.0))
    }

    /// Lets the next poll be ready.
    pub(super) fn open(&self) {
        self.0.is_open.store(true, SeqCst);
    }

    pub(super) fn polls(&self) -> usize {
        self.0.polls.load(SeqCst)
    }

    pub(super) fn has_ended(&self) -> bool {
        self.0.has_ended.load(SeqCst)
    }

    pub(super) fn is_dropped(&self) -> bool {
        self.0.is_dropped.load(SeqCst)
    }

    /// The waker of the last poll.
    pub(super) fn waker(&self) -> Waker {
        let waker = self.0.waker.lock().unwrap().clone();
        waker.unwrap_or_else(|| fail("the future was not polled"))
    }
}

/// What the answer holds.
pub(super) struct Observed(Arc<Known>);

impl Future for Observed {
    type Output = i32;

    fn poll(&mut self, waker: &Waker) -> PollState<i32> {
        let Observed(known) = self;
        known.polls.fetch_add(1, SeqCst);
        if known.has_ended.load(SeqCst) {
            fail(&diagnosis::RUNS_AFTER_THE_END);
        }
        *known.waker.lock().unwrap() = Some(waker.clone());
        if !known.is_open.load(SeqCst) {
            return PollState::NotReady;
        }
        known.has_ended.store(true, SeqCst);
        PollState::Ready(7)
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.0.is_dropped.store(true, SeqCst);
    }
}

/// What is behind a waker of the check's own.
#[derive(Default)]
pub(super) struct Alarm {
    wakes: AtomicUsize,
    /// What a wake does besides being counted.
    action: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Alarm {
    pub(super) fn new() -> Arc<Alarm> {
        Arc::default()
    }

    /// Whose first wake does `action`.
    pub(super) fn with(action: impl FnOnce() + Send + 'static) -> Arc<Alarm> {
        let alarm = Alarm::new();
        *alarm.action.lock().unwrap() = Some(Box::new(action));
        alarm
    }

    pub(super) fn waker(self: &Arc<Alarm>) -> Waker {
        Waker::from(Arc::clone(self))
    }

    pub(super) fn wakes(&self) -> usize {
        self.wakes.load(SeqCst)
    }

    /// How many wakers there are that lead here.
    pub(super) fn wakers(self: &Arc<Alarm>) -> usize {
        Arc::strong_count(self) - 1
    }
}

impl Wake for Alarm {
    fn wake(self: Arc<Alarm>) {
        self.wakes.fetch_add(1, SeqCst);
        let action = self.action.lock().unwrap().take();
        drop(self); // whoever counts wakers is not to find this one
        if let Some(action) = action {
            action();
        }
    }
}
