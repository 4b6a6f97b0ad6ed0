//! What becomes of a task, and the handle that waits for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::{mem, thread};

use timeline::Lane;

use crate::sync::Mutex;
use crate::waker::contain;
use crate::{Future, PollState, Waker};

/// Waits for a task's result. Dropped, it lets the task run on, and its result will be dropped.
///
/// The output is that of [`std::thread::JoinHandle::join`]: the task's, or what it panicked with.
/// For a task whose runtime was dropped before it ended, that is [`Aborted`].
///
/// ```
/// use ch08_runtime::{Aborted, PollState, Runtime, poll_fn};
///
/// let runtime = Runtime::new()?;
/// let good = runtime.spawn(poll_fn(|_| PollState::Ready(7)));
/// let bad = runtime.spawn(poll_fn(|_| -> PollState<()> { panic!("out of luck") }));
/// let endless = runtime.spawn(poll_fn(|_| PollState::<()>::NotReady));
///
/// assert_eq!(runtime.block_on(good).unwrap(), 7);
/// assert!(runtime.block_on(bad).unwrap_err().is::<&str>());
/// drop(runtime);
/// assert!(Runtime::new()?.block_on(endless).unwrap_err().is::<Aborted>());
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use = "dropping it lets the task run on without you: say so with `drop`"]
pub struct JoinHandle<T> {
    lane: Lane,
    slot: Slot<T>,
}

/// The result of a task that its runtime's drop has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aborted;

impl<T> JoinHandle<T> {
    /// Of the task `lane`, with what it has to run: `future`, whose result goes to the handle.
    pub(crate) fn new<F: Future<Output = T>>(lane: Lane, future: F) -> (Reporting<F>, Self) {
        let slot = Arc::new(Mutex::new(Stage::Open(None)));
        let promise = Promise(Err(Box::new(Aborted)), Arc::clone(&slot));
        (Reporting { future, promise }, JoinHandle { lane, slot })
    }

    /// The task's lane in the timeline, which is also its name.
    pub fn lane(&self) -> Lane {
        self.lane
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = thread::Result<T>;

    fn poll(&mut self, waker: &Waker) -> PollState<thread::Result<T>> {
        let mut slot = self.slot.lock().unwrap();
        let next = match &*slot {
            Stage::Open(_) => Stage::Open(Some(waker.clone())),
            _ => Stage::Given,
        };
        let before = mem::replace(&mut *slot, next);
        drop(slot); // before the waker that was kept until now is dropped
        match before {
            Stage::Open(_) => PollState::NotReady,
            Stage::Ended(result) => PollState::Ready(result),
            Stage::Given => panic!("`JoinHandle` was polled after it was ready"),
        }
    }
}

/// Where the task puts its result and the handle fetches it.
type Slot<T> = Arc<Mutex<Stage<T>>>;

enum Stage<T> {
    /// Not yet, and who is to be woken then.
    Open(Option<Waker>),
    Ended(thread::Result<T>),
    Given,
}

/// A future that keeps what it ended with for its handle. It never panics; its destructor may.
pub(crate) struct Reporting<F: Future> {
    // In this order they are dropped: what the future held is free when the handle hears of it.
    future: F,
    promise: Promise<F::Output>,
}

impl<F: Future> Future for Reporting<F> {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        self.promise.0 = match catch_unwind(AssertUnwindSafe(|| self.future.poll(waker))) {
            Ok(PollState::NotReady) => return PollState::NotReady,
            Ok(PollState::Ready(output)) => Ok(output),
            Err(payload) => Err(payload),
        };
        PollState::Ready(())
    }
}

/// Hands over its result when it is dropped, whoever drops it.
struct Promise<T>(thread::Result<T>, Slot<T>);

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        let result = mem::replace(&mut self.0, Err(Box::new(Aborted)));
        let before = mem::replace(&mut *self.1.lock().unwrap(), Stage::Ended(result));
        if let Stage::Open(Some(waker)) = before {
            contain(|| waker.wake());
        }
    }
}
