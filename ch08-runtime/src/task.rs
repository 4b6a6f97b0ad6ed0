//! What a waker wakes: a future's name, its reasons to be polled, and where it waits for its turn.
//!
//! A task does not hold its future, the executor does. So a waker may outlive task and runtime, and
//! keeps nothing alive but these few words.

use std::sync::atomic::{AtomicU64, Ordering as Counting};
use std::sync::{Arc, Weak};

use timeline::{Lane, PollEnd};

use crate::executor::Executor;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::{Future, PollState, Wake, Waker};

pub(crate) struct Task {
    /// Its name, unique in this process.
    pub(crate) lane: Lane,
    pub(crate) reasons: Reasons,
    /// Weak: a waker that somebody keeps must not keep a runtime.
    executor: Weak<Executor>,
    /// Wakes the thread that the future is bound to, in `block_on`. All others go to the queue.
    thread: Option<Waker>,
}

impl Task {
    /// A task that is about to be polled for the first time.
    pub(crate) fn new(executor: &Arc<Executor>, thread: Option<Waker>) -> Arc<Task> {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let lane = Lane::Task(LAST.fetch_add(1, Counting::Relaxed) + 1);
        timeline::spawn(lane);
        Arc::new(Task {
            lane,
            reasons: Reasons::one(),
            executor: Arc::downgrade(executor),
            thread,
        })
    }

    /// Polls its future once, for all reasons that there are now.
    pub(crate) fn poll<F: Future>(self: &Arc<Task>, future: &mut F) -> PollState<F::Output> {
        let waker = Waker::from(Arc::clone(self)); // the same for each poll: see `will_wake`
        timeline::poll_start(self.lane);
        self.reasons.begin();
        let polled = future.poll(&waker);
        let end = match &polled {
            PollState::Ready(_) => PollEnd::Ready,
            PollState::NotReady => PollEnd::Pending,
        };
        timeline::poll_end(self.lane, end);
        polled
    }
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        let Some(executor) = self.executor.upgrade() else {
            return; // the runtime is gone, and the future with it
        };
        // On record before it takes effect: the poll may begin on another thread.
        executor.wakes.fetch_add(1, Counting::Relaxed);
        timeline::wake(self.lane);
        if self.reasons.add() {
            match &self.thread {
                Some(thread) => thread.wake_by_ref(),
                None => executor.queue.push(self),
            }
        }
    }
}

/// Why a task is to be polled: a count of its wakes since the last poll began.
///
/// ```text
///     0   sleeps
///     1   stands in the queue, or is being polled
///     2…  the same, and was woken since; after the last poll it stays so, and nothing queues it
/// ```
///
/// So a task is queued at most once, and polled by one thread at a time.
pub(crate) struct Reasons(AtomicUsize);

impl Reasons {
    /// Of a new task: its first poll needs no wake.
    pub(crate) fn one() -> Reasons {
        Reasons(AtomicUsize::new(1))
    }

    /// Whether it is to be polled.
    pub(crate) fn any(&self) -> bool {
        self.0.load(Ordering::Acquire) > 0
    }

    /// A wake. Returns whether it is the first, and the caller has to queue the task.
    pub(crate) fn add(&self) -> bool {
        // What the caller did before it woke has to be seen by the poll that is coming: the poll
        // begins with a look at this very number, and so each wake writes it, also the thousandth.
        self.0.fetch_add(1, Ordering::AcqRel) == 0
    }

    /// A poll begins, which answers all of them. It is the one that is left.
    pub(crate) fn begin(&self) {
        self.0.swap(1, Ordering::AcqRel);
    }

    /// The poll has ended. Returns whether others came, and the caller has to queue the task.
    pub(crate) fn end(&self) -> bool {
        self.0.fetch_sub(1, Ordering::AcqRel) > 1
    }
}
