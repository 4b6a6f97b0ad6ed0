//! A task: a future in an allocation of its own, with what it takes to run it from any thread.
//!
//! One allocation holds everything, and its reference count is the only one: queues, wakers, the
//! [`JoinHandle`](crate::JoinHandle) and the table of waiting tasks each hold an `Arc` of it. Knows
//! nothing of how queues work: what is to run is handed to [`schedule`].
#![expect(unsafe_code, reason = "the future is pinned in a shared allocation")]

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, OnceLock, atomic::AtomicU64};
use std::task::{Context, Poll, Wake, Waker};

use slab::Slab;
use timeline::Lane;

use crate::executor::schedule;
use crate::join_handle::{Join, Joinable};
use crate::sync::atomic::{AtomicBool, AtomicU8, Ordering::*};
use crate::sync::{Mutex, UnsafeCell};

/// A task whose future's type is forgotten: what queues hold.
pub(crate) type TaskRef = Arc<dyn Runnable>;

/// What an executor does with a task.
pub(crate) trait Runnable: Send + Sync {
    /// Polls the task once; returns it if it is to run again. Kept in `waiting` while it waits.
    fn run(self: Arc<Self>, waiting: &Waiting) -> Option<TaskRef>;
    /// Has the task end, as cancelled, the next time it runs, which is as soon as it can.
    fn abort(self: Arc<Self>);
    /// Ends the task now, if it has not ended. Only for whoever would be the one to run it.
    fn cancel(&self);
}

/// The tasks of a runtime that wait, so that they can be ended.
pub(crate) type Waiting = Mutex<Slab<TaskRef>>;

/// A future, its state, and later its output.
///
/// ```text
///          ┌────────────── wake: push ◀─────────────┐     IDLE     waits for a wake
///          ▼                                        │     QUEUED   is in exactly one queue,
///   QUEUED ──── run ───▶ RUNNING ─── pending ───▶ IDLE             or will be put there by
///     ▲ ▲                   │ │                                    whoever runs it now
///     │ └── wake, pushed ───┘ └─── ready ──▶ stays RUNNING:   RUNNING  is being polled, or is over
///     │     after the poll                   later wakes do
///   spawn                                    nothing
/// ```
///
/// A wake is one `swap(QUEUED)`, and whoever swaps out IDLE pushes the task. So it is in one queue
/// at most, however often it is woken.
pub(crate) struct Task<F: Future> {
    state: AtomicU8,
    aborted: AtomicBool,
    /// The runtime that runs it.
    home: u64,
    /// Belongs to whoever moved `state` to RUNNING. Gone when the task is over.
    future: UnsafeCell<Option<F>>,
    /// Its place in the table of those that wait, since it did so for the first time.
    place: OnceLock<usize>,
    join: Join<F::Output>,
}

/// What a panic carries.
pub(crate) type Panic = Box<dyn Any + Send>;

/// Why a task has no output: it panicked, or `None` if it was cancelled.
pub(crate) type Failure = Option<Panic>;

const IDLE: u8 = 0;
const QUEUED: u8 = 1;
const RUNNING: u8 = 2;

// SAFETY: what a foreign thread can do is to wake, abort, and drop references, all of which touch
// atomics only, and to use the JoinHandle, which is Send only if the output is. The future is
// touched only where the task runs, and `Task::new` demands that this is its home thread unless it
// is Send. By the time that the last reference is dropped, wherever that is, it is gone.
unsafe impl<F: Future> Send for Task<F> {}
// SAFETY: as above; the future and what the join holds are handed over by atomic swaps.
unsafe impl<F: Future> Sync for Task<F> {}

impl<F: Future + 'static> Task<F> {
    /// A task that is to be put into a queue of the runtime `home`, or to be cancelled.
    ///
    /// # Safety
    /// Unless both the future and its output are `Send`,
    /// - it is run and cancelled on the calling thread only, and
    /// - one of these comes to its end, or a reference to the task is never dropped.
    pub(crate) unsafe fn new(future: F, home: u64) -> Arc<Task<F>> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let id = TaskId(NEXT.fetch_add(1, Relaxed));
        timeline::spawn(id.lane());
        Arc::new(Task {
            state: AtomicU8::new(QUEUED),
            aborted: AtomicBool::new(false),
            home,
            future: UnsafeCell::new(Some(future)),
            place: OnceLock::new(),
            join: Join::new(id),
        })
    }

    /// For whoever moved the state to RUNNING.
    fn with_future<R>(&self, access: impl FnOnce(&mut Option<F>) -> R) -> R {
        // SAFETY: the state says that the future is the caller's alone.
        self.future
            .with_mut(|future| access(unsafe { &mut *future }))
    }

    /// Polls the future, unless that is to end. Whatever panics in there becomes an error.
    fn poll(self: &Arc<Self>) -> Poll<Result<F::Output, Failure>> {
        if self.aborted.load(Relaxed) {
            return Poll::Ready(Err(None));
        }
        // SAFETY: the pointer stems from an Arc, and ManuallyDrop gives back no reference that was
        // not counted. Why not count one? Two atomic operations for every poll.
        let waker = unsafe { Arc::from_raw(Arc::as_ptr(self)) };
        let waker = std::mem::ManuallyDrop::new(Waker::from(waker));
        let mut cx = Context::from_waker(&waker);
        timeline::poll_start(self.join.id.lane());
        let polled = caught(|| {
            self.with_future(|future| {
                let future = future.as_mut().expect("it is not over");
                // SAFETY: it lies in an Arc's allocation and is dropped in place.
                unsafe { Pin::new_unchecked(future) }.poll(&mut cx)
            })
        });
        let failed = |panic| Poll::Ready(Err(Some(panic)));
        let polled = polled.map_or_else(failed, |polled| polled.map(Ok));
        timeline::poll_end(self.join.id.lane(), (&polled).into());
        polled
    }

    /// Hands `result` to whoever waits, when the future is gone: dropped where it lies, as pinning
    /// demands.
    fn finish(&self, mut result: Result<F::Output, Failure>) {
        if let Err(panic) = caught(|| self.with_future(|future| *future = None)) {
            let spoilt = std::mem::replace(&mut result, Err(Some(panic)));
            contained(|| drop(spoilt));
        }
        timeline::done(self.join.id.lane());
        self.join.complete(result);
    }
}

impl<F: Future + 'static> Runnable for Task<F> {
    fn run(self: Arc<Self>, waiting: &Waiting) -> Option<TaskRef> {
        // Why not a store? What a waker wrote before its swap must be seen by the poll.
        self.state.swap(RUNNING, AcqRel);
        let Poll::Ready(result) = self.poll() else {
            // From the next line but one on it may run elsewhere, so it is kept before that. A task
            // that is ready at its first poll, as many are, has never been in the table.
            self.place
                .get_or_init(|| waiting.lock().unwrap().insert(self.clone()));
            let idle = self.state.compare_exchange(RUNNING, IDLE, AcqRel, Acquire);
            return if idle.is_ok() { None } else { Some(self) };
        };
        // Before the end is told: whoever hears of it finds nothing left.
        if let Some(place) = self.place.get() {
            waiting.lock().unwrap().try_remove(*place);
        }
        self.finish(result);
        None
    }

    fn abort(self: Arc<Self>) {
        self.aborted.store(true, Relaxed); // published by the swap in wake
        self.wake();
    }

    fn cancel(&self) {
        self.state.swap(RUNNING, AcqRel);
        if self.with_future(|future| future.is_some()) {
            self.finish(Err(None));
        }
    }
}

impl<F: Future + 'static> Joinable<F::Output> for Task<F> {
    fn join(&self) -> &Join<F::Output> {
        &self.join
    }
}

impl<F: Future + 'static> Wake for Task<F> {
    fn wake(self: Arc<Self>) {
        timeline::wake(self.join.id.lane());
        if self.state.swap(QUEUED, AcqRel) == IDLE {
            let _ = schedule(self.home, self, true); // refused, it ends with its runtime
        }
    }

    fn wake_by_ref(self: &Arc<Self>) {
        timeline::wake(self.join.id.lane());
        if self.state.swap(QUEUED, AcqRel) == IDLE {
            let _ = schedule(self.home, self.clone(), true);
        }
    }
}

/// Names a task; no other task of the process has the same.
///
/// ```
/// # let runtime = ch10_final_runtime::LocalRuntime::new().unwrap();
/// let first = runtime.spawn(async {}).id();
/// let second = runtime.spawn(async {}).id();
/// assert_ne!(first, second);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TaskId(pub(crate) u64);

impl TaskId {
    /// The task's lane in the timeline, to give it a name there.
    pub fn lane(self) -> Lane {
        Lane::Task(self.0)
    }
}

/// Runs foreign code that must not bring down the thread it happens to run on.
pub(crate) fn contained(code: impl FnOnce()) {
    // Dropping what a panic carries may panic again. Nobody will learn what the next one would do.
    let dropped = caught(code).or_else(|payload| caught(|| drop(payload)));
    std::mem::forget(dropped);
}

fn caught<R>(code: impl FnOnce() -> R) -> Result<R, Panic> {
    catch_unwind(AssertUnwindSafe(code))
}

/// Calls wakers, none of which can do harm to this thread.
pub(crate) fn wake_all(wakers: impl IntoIterator<Item = Waker>) {
    wakers
        .into_iter()
        .for_each(|waker| contained(|| waker.wake()));
}

/// The text that a panic carries, if it is one.
pub(crate) fn text(value: &dyn Any) -> Option<&str> {
    let text = value.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| value.downcast_ref::<&str>().copied())
}
