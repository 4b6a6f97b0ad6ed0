//! Waiting for a task: its output goes to one [`JoinHandle`], once, or is dropped once.
//!
//! Task and handle may be on different threads. [`Completion`] decides between them; the output
//! itself lies in the task's allocation.
#![expect(unsafe_code, reason = "the waiter is handed over by an atomic word")]

use std::marker::PhantomData;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::{error, fmt, io};

use crate::sync::UnsafeCell;
use crate::sync::atomic::{AtomicU8, Ordering::*};
use crate::task::{Failure, Runnable, Task, TaskId, TaskRef, contained};

/// Waits for a task's output when awaited. Dropping it lets the task run on, unwatched.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, spawn};
///
/// let sum = LocalRuntime::new()?.block_on(async {
///     let six = spawn(async { 6 });
///     let lost = spawn(async { panic!("as an example") });
///     assert!(lost.await.unwrap_err().is_panic());
///     six.await.unwrap() * 7
/// });
/// assert_eq!(sum, 42);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
/// Panics if it is polled after it was ready.
pub struct JoinHandle<T> {
    task: Arc<dyn Join<T>>,
    /// As `Send` as the output: it may be taken or dropped where the handle is.
    output: PhantomData<T>,
}

/// What a handle does with a task of any future's type.
pub(crate) trait Join<T>: Runnable {
    fn poll_join(&self, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>>;
    fn detach(&self);
    fn is_finished(&self) -> bool;
    fn id(&self) -> TaskId;
}

impl<F: Future + 'static> Join<F::Output> for Task<F> {
    fn poll_join(&self, cx: &mut Context<'_>) -> Poll<Result<F::Output, JoinError>> {
        let taken = "a JoinHandle was polled after it had been ready";
        let output = |()| self.take_output().expect(taken);
        let joined = self.completion.poll(cx.waker()).map(output);
        joined.map_err(|panic| JoinError {
            task: self.id(),
            panic,
        })
    }

    fn detach(&self) {
        if self.completion.detach() {
            contained(|| drop(self.take_output()));
        }
    }

    fn is_finished(&self) -> bool {
        self.completion.is_complete()
    }

    fn id(&self) -> TaskId {
        self.id
    }
}

impl<T> JoinHandle<T> {
    pub(crate) fn new(task: Arc<dyn Join<T>>) -> JoinHandle<T> {
        let output = PhantomData;
        JoinHandle { task, output }
    }

    /// Ends the task where it waits next: its future is dropped on a thread of its runtime, and
    /// the handle gets a cancelled [`JoinError`]. If it completes first, its output stands.
    pub fn abort(&self) {
        self.task.clone().abort();
    }

    /// What aborts the task from elsewhere, while the handle is being awaited.
    pub fn abort_handle(&self) -> AbortHandle {
        AbortHandle(self.task.clone())
    }

    /// Whether awaiting it would not have to wait.
    pub fn is_finished(&self) -> bool {
        self.task.is_finished()
    }

    /// The task's name.
    pub fn id(&self) -> TaskId {
        self.task.id()
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.task.poll_join(cx)
    }
}

impl<T> Unpin for JoinHandle<T> {}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        self.task.detach();
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JoinHandle").field(&self.id()).finish()
    }
}

/// Aborts a task from any thread. It holds the task's memory, but neither its future nor its output.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, spawn_local};
///
/// let error = LocalRuntime::new()?.block_on(async {
///     let task = spawn_local(std::future::pending::<()>());
///     let abort = task.abort_handle();
///     std::thread::spawn(move || abort.abort());
///     task.await.unwrap_err()
/// });
/// assert!(error.is_cancelled());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone)]
pub struct AbortHandle(TaskRef);

impl AbortHandle {
    /// Like [`JoinHandle::abort`].
    pub fn abort(&self) {
        self.0.clone().abort();
    }
}

impl fmt::Debug for AbortHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AbortHandle").finish_non_exhaustive()
    }
}

/// Who has the output, and who waits for it.
///
/// ```text
///   PENDING ◀──▶ WAITING     the handle fills the waiter while PENDING, and shows it by WAITING
///      │            │
///      ├── complete ┴─▶ COMPLETE ── detach ──▶ DETACHED: the handle drops the output
///      └── detach ────▶ DETACHED ── complete ─▶ COMPLETE: the task drops it
/// ```
pub(crate) struct Completion {
    state: AtomicU8,
    /// The handle's while the state is not WAITING; then the task's, if it swaps that out.
    waiter: UnsafeCell<Option<Waker>>,
}

const PENDING: u8 = 0;
const WAITING: u8 = 1;
const COMPLETE: u8 = 2;
const DETACHED: u8 = 3;

impl Completion {
    pub(crate) fn new() -> Completion {
        Completion {
            state: AtomicU8::new(PENDING),
            waiter: UnsafeCell::new(None),
        }
    }

    /// For the handle: ready when the output is its own, or else `waker` will be called then.
    pub(crate) fn poll(&self, waker: &Waker) -> Poll<()> {
        // Takes the waiter back, if one was shown before: the handle may have moved to another task.
        let taken = self
            .state
            .compare_exchange(WAITING, PENDING, AcqRel, Acquire);
        if taken == Err(COMPLETE) {
            return Poll::Ready(());
        }
        self.with_waiter(|waiter| match waiter {
            Some(held) if held.will_wake(waker) => {}
            _ => *waiter = Some(waker.clone()),
        });
        let shown = self
            .state
            .compare_exchange(PENDING, WAITING, AcqRel, Acquire);
        if shown.is_ok() {
            return Poll::Pending;
        }
        self.with_waiter(|waiter| *waiter = None); // it completed meanwhile and saw no waiter
        Poll::Ready(())
    }

    /// For the task, when its output is in place. Returns true if nobody will come for it.
    pub(crate) fn complete(&self) -> bool {
        match self.state.swap(COMPLETE, AcqRel) {
            WAITING => {
                let waiter = self.with_waiter(Option::take);
                contained(|| waiter.into_iter().for_each(Waker::wake));
                false
            }
            state => state == DETACHED,
        }
    }

    /// For the handle, as its last call. Returns true if the output is there and its to drop.
    pub(crate) fn detach(&self) -> bool {
        let state = self.state.swap(DETACHED, AcqRel);
        if state != COMPLETE {
            let waiter = self.with_waiter(Option::take); // the task will not look for it any more
            contained(|| drop(waiter));
        }
        state == COMPLETE
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.state.load(Acquire) == COMPLETE
    }

    fn with_waiter<R>(&self, access: impl FnOnce(&mut Option<Waker>) -> R) -> R {
        // SAFETY: only the one whose turn it is, by the field's rule, calls this.
        self.waiter
            .with_mut(|waiter| access(unsafe { &mut *waiter }))
    }
}

/// Why a task has no output.
///
/// ```
/// # let runtime = ch10_final_runtime::LocalRuntime::new().unwrap();
/// let task = runtime.spawn(async { panic!("out of cheese") });
/// let error = runtime.block_on(task).unwrap_err();
/// assert!(error.to_string().ends_with("panicked: out of cheese"));
/// ```
pub struct JoinError {
    task: TaskId,
    /// What the panic carried; `None` if the task was cancelled.
    panic: Failure,
}

// SAFETY: who has only a shared reference gets to see the payload as a String or a &str, both Sync.
unsafe impl Sync for JoinError {}

impl JoinError {
    /// Whether the task was aborted, or its runtime dropped.
    pub fn is_cancelled(&self) -> bool {
        self.panic.is_none()
    }

    /// Whether the task panicked.
    pub fn is_panic(&self) -> bool {
        self.panic.is_some()
    }

    /// Goes on with the task's panic on this thread.
    ///
    /// # Panics
    /// Always, that is what it is for.
    pub fn resume(self) -> ! {
        let cancelled = || Box::new(format!("task {} was cancelled", self.task)) as _;
        resume_unwind(self.panic.unwrap_or_else(cancelled))
    }

    fn message(&self) -> Option<&str> {
        let panic = self.panic.as_ref()?;
        let text = panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| panic.downcast_ref::<&str>().copied())
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.panic, self.message()) {
            (None, _) => write!(f, "task {} was cancelled", self.task),
            (_, Some(message)) => write!(f, "task {} panicked: {message}", self.task),
            (_, None) => write!(f, "task {} panicked", self.task),
        }
    }
}

impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JoinError({self})")
    }
}

impl error::Error for JoinError {}

impl From<JoinError> for io::Error {
    fn from(error: JoinError) -> io::Error {
        io::Error::other(error)
    }
}
