//! Waiting for a task: its output goes to one [`JoinHandle`], once, or is dropped once.
//!
//! Task and handle may be on different threads. [`Join`], in the task's allocation, stands between
//! them.
#![expect(unsafe_code, reason = "task and handle share cells")]

use std::marker::PhantomData;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};
use std::{error, fmt, io};

use crate::sync::UnsafeCell;
use crate::sync::atomic::{AtomicU8, Ordering::*};
use crate::task::{Failure, Runnable, TaskId, TaskRef, contained, text, wake_all};

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
// As `Send` as the output, which may be taken or dropped where the handle is.
pub struct JoinHandle<T>(Arc<dyn Joinable<T>>, PhantomData<T>);

/// What a handle needs of a task, whatever its future's type.
pub(crate) trait Joinable<T>: Runnable {
    fn join(&self) -> &Join<T>;
}

/// Where a task leaves its output and its handle waits for it.
///
/// ```text
///   OPEN ◀──────▶ WAITING     the handle fills the waiter while OPEN, and shows it by WAITING
///    │               │
///    ├── complete ───┴─▶ COMPLETE: the handle takes the output, or drops it
///    └── detach ───────▶ DETACHED ── complete ─▶ the task drops it
/// ```
/// Why not a lock? It would take six atomic operations more for a task that is spawned and awaited,
/// a tenth of all that this costs.
pub(crate) struct Join<T> {
    pub(crate) id: TaskId,
    state: AtomicU8,
    /// The handle's while the state is not WAITING; then the task's, if it swaps that out.
    waiter: UnsafeCell<Option<Waker>>,
    /// The task's, and from COMPLETE on the handle's, if that has not detached.
    output: UnsafeCell<Option<Result<T, Failure>>>,
}

const OPEN: u8 = 0;
const WAITING: u8 = 1;
const COMPLETE: u8 = 2;
const DETACHED: u8 = 3;

impl<T> Join<T> {
    pub(crate) fn new(id: TaskId) -> Join<T> {
        Join {
            id,
            state: AtomicU8::new(OPEN),
            waiter: UnsafeCell::new(None),
            output: UnsafeCell::new(None),
        }
    }

    /// For the task, at its end.
    pub(crate) fn complete(&self, result: Result<T, Failure>) {
        self.with(&self.output, |output| *output = Some(result));
        match self.state.swap(COMPLETE, AcqRel) {
            WAITING => wake_all(self.with(&self.waiter, Option::take)),
            DETACHED => contained(|| drop(self.with(&self.output, Option::take))),
            _ => {}
        }
    }

    /// For the handle: takes the output, or else `waker` will be called when it is there.
    pub(crate) fn poll(&self, waker: &Waker) -> Poll<Result<T, Failure>> {
        let change = |from, to| self.state.compare_exchange(from, to, AcqRel, Acquire);
        // Takes the waiter back, if one was shown before: the handle may have moved to another task.
        if !self.is_finished() && change(WAITING, OPEN) != Err(COMPLETE) {
            self.with(&self.waiter, |waiter| *waiter = Some(waker.clone()));
            if change(OPEN, WAITING).is_ok() {
                return Poll::Pending;
            }
            self.with(&self.waiter, Option::take); // it completed meanwhile and saw no waiter
        }
        let output = self.with(&self.output, Option::take);
        Poll::Ready(output.expect("a JoinHandle was polled after it had been ready"))
    }

    /// For the handle, as its last call.
    pub(crate) fn detach(&self) {
        if self.is_finished() || self.state.swap(DETACHED, AcqRel) == COMPLETE {
            contained(|| drop(self.with(&self.output, Option::take)));
        } else {
            // The task will not look for it any more.
            contained(|| drop(self.with(&self.waiter, Option::take)));
        }
    }

    pub(crate) fn is_finished(&self) -> bool {
        self.state.load(Acquire) == COMPLETE
    }

    /// One of its two cells, for whose turn it is.
    fn with<V, R>(&self, cell: &UnsafeCell<V>, access: impl FnOnce(&mut V) -> R) -> R {
        // SAFETY: only the one whose turn it is, by the field's rule, calls this.
        cell.with_mut(|value| access(unsafe { &mut *value }))
    }
}

impl<T> JoinHandle<T> {
    /// Of a new task, which has been queued; if it was refused, it ends now.
    pub(crate) fn new(task: Arc<dyn Joinable<T>>, queued: Result<(), TaskRef>) -> JoinHandle<T> {
        queued.unwrap_or_else(|refused| refused.cancel());
        JoinHandle(task, PhantomData)
    }

    /// Ends the task where it waits next: its future is dropped on a thread of its runtime, and
    /// the handle gets a cancelled [`JoinError`]. If it completes first, its output stands.
    pub fn abort(&self) {
        self.0.clone().abort();
    }

    /// What aborts the task from elsewhere, while the handle is being awaited.
    pub fn abort_handle(&self) -> AbortHandle {
        AbortHandle(self.0.clone())
    }

    /// Whether awaiting it would not have to wait.
    pub fn is_finished(&self) -> bool {
        self.0.join().is_finished()
    }

    /// The task's name.
    pub fn id(&self) -> TaskId {
        self.0.join().id
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let result = ready!(self.0.join().poll(cx.waker()));
        Poll::Ready(result.map_err(|failure| JoinError(self.id(), failure)))
    }
}

impl<T> Unpin for JoinHandle<T> {}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        self.0.join().detach();
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

/// Why a task has no output.
///
/// ```
/// # let runtime = ch10_final_runtime::LocalRuntime::new().unwrap();
/// let task = runtime.spawn(async { panic!("out of cheese") });
/// let error = runtime.block_on(task).unwrap_err();
/// assert!(error.to_string().ends_with("panicked: out of cheese"));
/// ```
pub struct JoinError(TaskId, Failure);

// SAFETY: who has only a shared reference gets to see the payload as a String or a &str, both Sync.
unsafe impl Sync for JoinError {}

impl JoinError {
    /// Whether the task was aborted, or its runtime dropped.
    pub fn is_cancelled(&self) -> bool {
        self.1.is_none()
    }

    /// Whether the task panicked.
    pub fn is_panic(&self) -> bool {
        self.1.is_some()
    }

    /// Goes on with the task's panic on this thread.
    ///
    /// # Panics
    /// Always, that is what it is for.
    pub fn resume(self) -> ! {
        let text = self.to_string();
        resume_unwind(self.1.unwrap_or_else(|| Box::new(text)))
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task {} ", self.0.0)?;
        match &self.1 {
            None => write!(f, "was cancelled"),
            Some(panic) => write!(f, "panicked: {}", text(&**panic).unwrap_or("with no text")),
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
