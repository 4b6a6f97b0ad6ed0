//! A waker of the check's own, and polls that the timeline shows.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use lab::{diagnosis, fail};
use timeline::{Lane, PollEnd};

use super::caught::caught;
use super::{elsewhere, hooked};

type Action = Box<dyn FnOnce() + Send>;

/// Stands for a task: what is behind a waker, and what polls with it.
pub(in super::super) struct Alarm {
    lane: Lane,
    wakes: AtomicUsize,
    /// What the next wake does besides being counted.
    action: Mutex<Option<Action>>,
}

impl Alarm {
    pub(in super::super) fn new() -> Arc<Alarm> {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        let lane = Lane::Task(COUNT.fetch_add(1, SeqCst));
        let (wakes, action) = (AtomicUsize::new(0), Mutex::new(None));
        Arc::new(Alarm {
            lane,
            wakes,
            action,
        })
    }

    /// Whose first wake does `action`.
    pub(in super::super) fn with(action: impl FnOnce() + Send + 'static) -> Arc<Alarm> {
        let alarm = Alarm::new();
        *alarm.action.lock().unwrap() = Some(Box::new(action));
        alarm
    }

    pub(in super::super) fn waker(self: &Arc<Alarm>) -> Waker {
        Waker::from(Arc::clone(self))
    }

    pub(in super::super) fn wakes(&self) -> usize {
        self.wakes.load(SeqCst)
    }

    /// How many wakers there are that lead here.
    pub(in super::super) fn wakers(self: &Arc<Alarm>) -> usize {
        Arc::strong_count(self) - 1
    }

    pub(in super::super) fn poll<F>(self: &Arc<Alarm>, future: Pin<&mut F>) -> Poll<F::Output>
    where
        F: Future + ?Sized,
    {
        self.poll_with(&self.waker(), future)
    }

    /// Polls, and has another thread do `step` at the moment when the waker is kept. Without such a
    /// moment it is done after the poll.
    pub(in super::super) fn poll_during<F: Future + ?Sized>(
        self: &Arc<Alarm>,
        future: Pin<&mut F>,
        step: impl FnOnce() + Send + 'static,
    ) -> Poll<F::Output> {
        let step = Arc::new(Mutex::new(Some(step)));
        let thread = Arc::new(Mutex::new(None));
        let (begun, kept) = (Arc::clone(&step), Arc::clone(&thread));
        let waker = hooked::waker(Arc::clone(self), move || {
            let step = begun.lock().unwrap().take().expect("done once");
            *kept.lock().unwrap() = Some(elsewhere(step));
        });
        let polled = self.poll_with(&waker, future);
        if let Some(step) = step.lock().unwrap().take() {
            step();
        }
        if let Some(thread) = thread.lock().unwrap().take() {
            let _ = thread.join(); // what it panicked with has been told
        }
        polled
    }

    fn poll_with<F>(&self, waker: &Waker, future: Pin<&mut F>) -> Poll<F::Output>
    where
        F: Future + ?Sized,
    {
        timeline::poll_start(self.lane);
        let polled = future.poll(&mut Context::from_waker(waker));
        let end = match polled {
            Poll::Ready(_) => PollEnd::Ready,
            Poll::Pending => PollEnd::Pending,
        };
        timeline::poll_end(self.lane, end);
        polled
    }
}

impl Wake for Alarm {
    fn wake(self: Arc<Alarm>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Alarm>) {
        timeline::wake(self.lane);
        self.wakes.fetch_add(1, SeqCst);
        let action = self.action.lock().unwrap().take();
        if let Some(action) = action {
            action();
        }
    }
}

/// Goes on if a poll of `ended`, which was ready, panics and says why.
pub(in super::super) fn expect_end<F: Future + ?Sized>(ended: Pin<&mut F>) {
    let polled = caught(|| {
        ended
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_ready()
    });
    let words = match polled {
        Ok(true) => "polled after Ready, it was Ready again".to_owned(),
        Ok(false) => "polled after Ready, it was Pending".to_owned(),
        // The latter is what the compiler lets an `async fn` say.
        Err(words) if words.to_lowercase().contains("poll") || words.contains("resumed") => return,
        Err(words) => format!("polled after Ready, it panicked, but not over that: {words}"),
    };
    fail((&diagnosis::NO_END_STATE, words));
}
