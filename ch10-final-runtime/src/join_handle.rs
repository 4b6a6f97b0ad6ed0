//! Waiting for a task: its output goes to one [`JoinHandle`], once, or is dropped once.
//!
//! Task and handle may be on different threads. [`Join`], in the task's allocation, stands between
//! them.
#![expect(
    unsafe_code,
    reason = "an error may be shared though its payload may not"
)]

use std::marker::PhantomData;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::{error, fmt, io};

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
    task: Arc<dyn Joinable<T>>,
    /// Whether the output was taken.
    ready: bool,
    /// As `Send` as the output: it may be taken or dropped where the handle is.
    output: PhantomData<T>,
}

/// What a handle does with a task of any future's type.
pub(crate) trait Joinable<T>: Runnable {
    fn poll_join(&self, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>>;
    fn detach(&self);
    fn is_finished(&self) -> bool;
    fn id(&self) -> TaskId;
}

/// Who has the output, and who waits for it. Behind a lock that is held for a few instructions:
/// wakers are cloned, called and dropped outside of it, and so are outputs.
pub(crate) enum Join<T> {
    Running(Option<Waker>),
    Finished(Result<T, Failure>),
    /// The handle has taken the output, or will not come for it.
    Gone,
}

impl<F: Future + 'static> Task<F> {
    /// For the task, at its end.
    pub(crate) fn complete(&self, result: Result<F::Output, Failure>) {
        let mut join = self.join.lock().unwrap();
        if let Join::Gone = *join {
            drop(join);
            return contained(|| drop(result));
        }
        let before = std::mem::replace(&mut *join, Join::Finished(result));
        drop(join);
        if let Join::Running(Some(waiter)) = before {
            contained(|| waiter.wake());
        }
    }
}

impl<F: Future + 'static> Joinable<F::Output> for Task<F> {
    fn poll_join(&self, cx: &mut Context<'_>) -> Poll<Result<F::Output, JoinError>> {
        let mut waiter = None;
        loop {
            let mut join = self.join.lock().unwrap();
            match &mut *join {
                // What is swapped out here is dropped after the lock, as it was declared before.
                Join::Running(held) if waiter.is_some() => {
                    std::mem::swap(held, &mut waiter);
                    return Poll::Pending;
                }
                Join::Running(_) => {}
                done => {
                    let done = std::mem::replace(done, Join::Gone);
                    drop(join);
                    return Poll::Ready(self.taken(done));
                }
            }
            drop(join);
            waiter = Some(cx.waker().clone()); // and look again: it may complete meanwhile
        }
    }

    fn detach(&self) {
        let before = std::mem::replace(&mut *self.join.lock().unwrap(), Join::Gone);
        contained(|| drop(before));
    }

    fn is_finished(&self) -> bool {
        !matches!(*self.join.lock().unwrap(), Join::Running(_))
    }

    fn id(&self) -> TaskId {
        self.id
    }
}

impl<F: Future> Task<F> {
    fn taken(&self, done: Join<F::Output>) -> Result<F::Output, JoinError> {
        let Join::Finished(result) = done else {
            panic!("a JoinHandle was polled after it had been ready");
        };
        let task = self.id;
        result.map_err(|panic| JoinError { task, panic })
    }
}

impl<T> JoinHandle<T> {
    pub(crate) fn new(task: Arc<dyn Joinable<T>>) -> JoinHandle<T> {
        JoinHandle {
            task,
            ready: false,
            output: PhantomData,
        }
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

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let joined = self.task.poll_join(cx);
        self.ready = joined.is_ready();
        joined
    }
}

impl<T> Unpin for JoinHandle<T> {}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        if !self.ready {
            self.task.detach();
        }
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
