//! A task, from its first poll to its result: what a waker wakes, and the handle that waits.
//!
//! A [`Task`] does not hold its future, the executor does. So a waker may outlive task and runtime,
//! and keeps nothing alive but a few words.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering as Counting};
use std::sync::{Arc, Weak};
use std::{mem, thread};

use timeline::{Lane, PollEnd};

use crate::executor::Executor;
use crate::sync::Mutex;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::{Future, PollState, Wake, Waker};

pub(crate) struct Task {
    /// Its name, unique in this process.
    pub(crate) lane: Lane,
    /// Why it is to be polled: a count of its wakes since the last poll began.
    ///
    /// ```text
    ///     0   sleeps
    ///     1   stands in the queue, or is being polled
    ///     2…  the same, and was woken since; after the last poll it stays so, and nothing queues it
    /// ```
    ///
    /// So a task is queued at most once, and polled by one thread at a time.
    reasons: AtomicUsize,
    /// Weak: a waker that somebody keeps must not keep a runtime.
    executor: Weak<Executor>,
    /// Whether its future is that of a `block_on`, and only the thread in there may poll it.
    is_bound: bool,
}

impl Task {
    /// A task that is about to be polled for the first time.
    pub(crate) fn new(executor: &Arc<Executor>, is_bound: bool) -> Arc<Task> {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let lane = Lane::Task(LAST.fetch_add(1, Counting::Relaxed) + 1);
        timeline::spawn(lane);
        Arc::new(Task {
            lane,
            reasons: AtomicUsize::new(1), // the first poll needs no wake
            executor: Arc::downgrade(executor),
            is_bound,
        })
    }

    /// Whether it is to be polled.
    pub(crate) fn is_woken(&self) -> bool {
        self.reasons.load(Ordering::Acquire) > 0
    }

    /// Polls its future once, for all reasons that there are now.
    pub(crate) fn poll<F: Future>(self: &Arc<Task>, future: &mut F) -> PollState<F::Output> {
        timeline::poll_start(self.lane);
        // This poll answers all of them. It is the one that is left.
        self.reasons.swap(1, Ordering::AcqRel);
        future.poll(&Waker::from(Arc::clone(self))) // the same for each poll: see `will_wake`
    }

    /// The poll has found it `NotReady`. Returns whether it was woken meanwhile, and the caller has to
    /// queue it.
    pub(crate) fn rest(&self) -> bool {
        timeline::poll_end(self.lane, PollEnd::Pending);
        self.reasons.fetch_sub(1, Ordering::AcqRel) > 1
    }

    /// The poll has found it `Ready`. Its last reason stays: no wake is the first one any more.
    pub(crate) fn end(&self) {
        timeline::poll_end(self.lane, PollEnd::Ready);
        timeline::done(self.lane);
    }
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        let Some(executor) = self.executor.upgrade() else {
            return; // the runtime is gone, and the future with it
        };
        timeline::wake(self.lane); // before it takes effect: the poll may begin on another thread
        // What was done before the wake has to be seen by the poll that is coming. That begins with a
        // look at this number, and so each wake writes it, also the thousandth; the first one queues.
        if self.reasons.fetch_add(1, Ordering::AcqRel) == 0 {
            // One that is bound has its thread, which is among those that sleep, if it does.
            executor.queue.push((!self.is_bound).then_some(self));
        }
    }
}

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
pub struct JoinHandle<T>(Arc<Mutex<Stage<T>>>);

/// The result of a task that its runtime's drop has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aborted;

/// What a task has to run, `future`, and the handle that its result goes to.
pub(crate) fn joinable<F: Future>(future: F) -> (Joinable<F>, JoinHandle<F::Output>) {
    let stage = Arc::new(Mutex::new(Stage::Open(None)));
    let promise = Promise(Some(Err(Box::new(Aborted))), Arc::clone(&stage));
    (Joinable { future, promise }, JoinHandle(stage))
}

impl<T> Future for JoinHandle<T> {
    type Output = thread::Result<T>;

    fn poll(&mut self, waker: &Waker) -> PollState<thread::Result<T>> {
        let over = "`JoinHandle` was polled after it was ready";
        let mut stage = self.0.lock().unwrap();
        let former = match &mut *stage {
            Stage::Ended(result) => return PollState::Ready(result.take().expect(over)),
            Stage::Open(former) => former.replace(waker.clone()),
        };
        drop(stage);
        drop(former); // unlocked
        PollState::NotReady
    }
}

/// Where the task puts its result and the handle fetches it.
enum Stage<T> {
    /// Not yet, and who is to be woken then.
    Open(Option<Waker>),
    /// With this, until it is fetched.
    Ended(Option<thread::Result<T>>),
}

/// A future that keeps what it ended with for its handle. It never panics; its destructor may.
pub(crate) struct Joinable<F: Future> {
    // In this order they are dropped: what the future held is free when the handle hears of it.
    future: F,
    promise: Promise<F::Output>,
}

impl<F: Future> Future for Joinable<F> {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        let polled = catch_unwind(AssertUnwindSafe(|| self.future.poll(waker)));
        self.promise.0 = Some(match polled {
            Ok(PollState::NotReady) => return PollState::NotReady,
            Ok(PollState::Ready(output)) => Ok(output),
            Err(payload) => Err(payload),
        });
        PollState::Ready(())
    }
}

/// Hands over its result when it is dropped, whoever drops it.
struct Promise<T>(Option<thread::Result<T>>, Arc<Mutex<Stage<T>>>);

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        let ended = Stage::Ended(self.0.take());
        let before = mem::replace(&mut *self.1.lock().unwrap(), ended);
        if let Stage::Open(Some(waker)) = before {
            waker.wake();
        }
    }
}
