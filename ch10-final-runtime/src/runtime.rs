//! Runtimes as their users see them: built, entered, and dropped to the last task and thread.
#![expect(unsafe_code, reason = "where a task may run is decided here")]

use std::io;
use std::mem::replace;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use crate::block_on::{alone, block_on};
use crate::builder::Builder;
use crate::executor::{Current, Shared, Worker, schedule, with_current};
use crate::join_handle::JoinHandle;
use crate::sync::atomic::Ordering::*;
use crate::task::Task;

/// A runtime with several workers: its tasks are `Send`, and run wherever there is time.
///
/// Dropping it ends its tasks where they wait, and returns when its threads have ended. A call on
/// the blocking pool that has begun is waited for. Dropped by one of its own threads, it does not
/// wait for that one.
///
/// ```
/// use ch10_final_runtime::{Builder, spawn};
///
/// let runtime = Builder::new().workers(2).build()?;
/// let answer = runtime.block_on(async { spawn(async { 6 * 7 }).await });
/// assert_eq!(answer.unwrap(), 42);
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Runtime {
    pub(crate) handle: Handle,
}

/// A runtime on the thread that calls [`block_on`](Self::block_on): its tasks need not be `Send`.
///
/// Between two such calls its tasks stand still. Dropping it ends them.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, spawn_local};
/// use std::rc::Rc;
///
/// let runtime = LocalRuntime::new()?;
/// let greeting = Rc::new("hello");
/// let length = runtime.block_on(async { spawn_local(async move { greeting.len() }).await });
/// assert_eq!(length.unwrap(), 5);
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct LocalRuntime {
    pub(crate) handle: Handle,
    pub(crate) worker: Rc<Worker>,
}

impl Runtime {
    /// A runtime with a worker for each CPU that this process may use.
    ///
    /// # Errors
    /// Fails if the system gives no event queue or no thread.
    pub fn new() -> io::Result<Runtime> {
        Builder::new().build()
    }

    /// Runs `future` to its end on this thread, while the workers run what it spawns.
    ///
    /// For much work, spawn it and wait for that here: what this thread spawns and wakes has to be
    /// handed over to a worker each time.
    ///
    /// # Panics
    /// Panics if this thread runs a future already.
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _current = Current(self.handle.0.clone(), None).enter();
        block_on(future)
    }

    /// Spawns onto this runtime.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        self.handle.spawn(future)
    }

    /// What other threads spawn with.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.handle.0.close();
        self.handle.0.join();
    }
}

impl LocalRuntime {
    /// A runtime for this thread.
    ///
    /// # Errors
    /// Fails if the system gives no event queue.
    pub fn new() -> io::Result<LocalRuntime> {
        Builder::new().build_local()
    }

    /// Runs `future` to its end on this thread, and the runtime's tasks beside it.
    ///
    /// # Panics
    /// Panics if this thread runs a future already.
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        alone(|| {
            let _current = self.inside().enter();
            let shared = &self.handle.0;
            let waker = Waker::from(shared.clone());
            let mut future = pin!(future);
            shared.root_woken.store(true, Relaxed);
            self.worker.run(&shared.root_woken, || {
                shared.root_woken.swap(false, AcqRel);
                future.as_mut().poll(&mut Context::from_waker(&waker))
            })
        })
    }

    /// Spawns onto this runtime. The task runs within [`block_on`](Self::block_on).
    pub fn spawn<F: Future + 'static>(&self, future: F) -> JoinHandle<F::Output> {
        let _current = self.inside().enter();
        spawn_local(future)
    }

    /// What other threads spawn with; from there, what is spawned has to be `Send`.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    fn inside(&self) -> Current {
        Current(self.handle.0.clone(), Some(self.worker.clone()))
    }
}

impl Drop for LocalRuntime {
    fn drop(&mut self) {
        let _current = self.inside().enter();
        self.handle.0.close();
        self.worker.leave();
        self.handle.0.join();
    }
}

/// Spawns onto a runtime from any thread. It keeps nothing running.
///
/// ```
/// use ch10_final_runtime::{Handle, LocalRuntime};
///
/// let runtime = LocalRuntime::new()?;
/// let handle = runtime.handle().clone();
/// let elsewhere = std::thread::spawn(move || handle.spawn(async { 42 }));
/// assert_eq!(runtime.block_on(elsewhere.join().unwrap()).unwrap(), 42);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone)]
pub struct Handle(pub(crate) Arc<Shared>);

impl Handle {
    /// The runtime that this code runs on.
    ///
    /// # Panics
    /// Panics outside of a runtime.
    pub fn current() -> Handle {
        with_current(|current| Handle(current.0.clone()))
    }

    /// Spawns onto the runtime. If that has been dropped, the task is cancelled at once.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        // SAFETY: future and output are Send.
        let task = unsafe { Task::new(future, self.0.id) };
        JoinHandle::new(task.clone(), schedule(self.0.id, task, false))
    }

    /// Counts what the runtime keeps at this moment, to see that nothing is left behind.
    pub fn stats(&self) -> Stats {
        let (sockets, timers) = self.0.driver.counts();
        let waiting = self.0.waiting.lock().unwrap().len();
        Stats {
            waiting,
            sockets,
            timers,
        }
    }
}

/// What a runtime keeps.
///
/// ```
/// use ch10_final_runtime::LocalRuntime;
///
/// let stats = LocalRuntime::new()?.handle().stats();
/// assert_eq!((stats.waiting, stats.sockets, stats.timers), (0, 0, 0));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stats {
    /// Tasks that had to wait at least once and have not ended.
    pub waiting: usize,
    /// Sockets that are watched.
    pub sockets: usize,
    /// Timers that are armed.
    pub timers: usize,
}

/// Spawns a task onto the runtime that this code runs on. It runs whether or not its handle is
/// awaited, beside the task that spawned it.
///
/// ```
/// use ch10_final_runtime::{Runtime, spawn};
///
/// let runtime = Runtime::new()?;
/// let sum = runtime.block_on(async {
///     let tasks: Vec<_> = (1..=4).map(|n| spawn(async move { n * n })).collect();
///     let mut sum = 0;
///     for task in tasks {
///         sum += task.await.unwrap();
///     }
///     sum
/// });
/// assert_eq!(sum, 30);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
/// Panics outside of a runtime.
pub fn spawn<F: Future<Output: Send> + Send + 'static>(future: F) -> JoinHandle<F::Output> {
    let home = with_current(|current| current.0.id);
    // SAFETY: future and output are Send.
    let task = unsafe { Task::new(future, home) };
    JoinHandle::new(task.clone(), schedule(home, task, false))
}

/// Spawns a task that need not be `Send` onto the [`LocalRuntime`](crate::LocalRuntime) that this
/// code runs on.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, spawn_local};
/// use std::{cell::Cell, rc::Rc};
///
/// let count = Rc::new(Cell::new(0));
/// let counter = count.clone();
/// let counts = async { spawn_local(async move { counter.set(1) }).await.unwrap() };
/// LocalRuntime::new()?.block_on(counts);
/// assert_eq!(count.get(), 1);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
/// Panics outside of a `LocalRuntime`: a `Runtime` moves its tasks from thread to thread.
pub fn spawn_local<F: Future + 'static>(future: F) -> JoinHandle<F::Output> {
    let home = with_current(|current| match current {
        Current(shared, Some(worker)) if worker.local.is_some() => shared.id,
        _ => panic!("spawn_local was called outside of a LocalRuntime: use `spawn`"),
    });
    // SAFETY: this thread alone runs and cancels what is in the queue of its local worker, and
    // LocalRuntime's drop comes to the end of every task.
    let task = unsafe { Task::new(future, home) };
    JoinHandle::new(task.clone(), schedule(home, task, false))
}

/// Lets the other tasks that are ready run before this one goes on.
pub async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|cx| {
        if replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
