//! Who runs tasks: workers, each with a queue of its own, and what they share.
//!
//! A [`Runtime`] has several workers, each on a thread; a [`LocalRuntime`] is one [`Worker`] that
//! runs within `block_on`, so that its tasks need not be `Send`. Tasks name their runtime by a
//! small number: counting references to it, on all threads, would cost more than running a task.
#![expect(unsafe_code, reason = "where a task may run is decided here")]

mod builder;
mod runtime;
mod worker;

pub use builder::Builder;
pub use runtime::{Handle, LocalRuntime, Runtime, Stats};

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use slab::Slab;

use crate::block_on::Parker;
use crate::blocking::Pool;
use crate::join_handle::JoinHandle;
use crate::reactor::Driver;
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::*};
use crate::sync::{fence, thread_local};
use crate::task::{Task, TaskRef, Waiting};
use worker::Worker;

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
    // SAFETY: future and output are Send.
    launch(|current| unsafe { Task::new(future, current.shared.id) })
}

/// Spawns a task that need not be `Send` onto the [`LocalRuntime`] that this code runs on.
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
/// Panics outside of a `LocalRuntime`: a [`Runtime`] moves its tasks from thread to thread.
pub fn spawn_local<F: Future + 'static>(future: F) -> JoinHandle<F::Output> {
    launch(|current| {
        let local = current.worker.as_ref().filter(|worker| worker.is_local());
        let home = local.expect("spawn_local was called outside of a LocalRuntime: use `spawn`");
        // SAFETY: this thread alone runs and cancels what is in the queue of its local worker, and
        // LocalRuntime's drop comes to the end of every task.
        unsafe { Task::new(future, home.shared.id) }
    })
}

/// Queues a new task, or ends it if the runtime has ended.
fn launch<F: Future + 'static>(
    new: impl FnOnce(&Current) -> Arc<Task<F>>,
) -> JoinHandle<F::Output> {
    let (task, queued) = with_current(|current| {
        let task = new(current);
        (task.clone(), current.push(task))
    });
    if let Err(refused) = queued {
        refused.cancel(); // not within the above: it drops the future, which is foreign code
    }
    JoinHandle::new(task)
}

/// Lets the other tasks that are ready run before this one goes on.
pub async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// What the workers of a runtime share with each other and with everybody else.
///
/// A worker is in one of four states:
///
/// ```text
///    busy ──── runs dry ───▶ searching ──── finds nothing ───▶ asleep
///      ▲                       │   ▲                             │
///      └───── finds work ──────┘   └──── woken by somebody ──────┘
/// ```
/// While one searches nobody is woken: it will find what was pushed, and whoever stops searching
/// looks once more at what came meanwhile.
pub(crate) struct Shared {
    pub(crate) id: u32,
    /// What comes from other threads. `stop` is set under its lock, so that nothing comes after.
    injector: RunQueue<TaskRef>,
    workers: Box<[Remote]>,
    /// A bit for each sleeping worker.
    asleep: AtomicU64,
    /// How many search, those included that were woken to do so and do not know it yet.
    searching: AtomicUsize,
    /// The tasks that wait.
    pub(crate) waiting: Waiting,
    pub(crate) driver: Arc<Driver>,
    pub(crate) blocking: Pool,
    /// Set when the runtime ends.
    stop: AtomicBool,
    /// Workers that have not left yet; the last one ends what is left.
    live: AtomicUsize,
    /// How long a worker looks around before it sleeps.
    spin: Duration,
}

/// What others need of a worker.
struct Remote {
    queue: RunQueue<TaskRef>,
    parker: Parker,
}

impl Shared {
    /// Puts a task where any worker finds it, and sees to it that one looks. Gives it back if the
    /// runtime has ended.
    fn inject(&self, task: TaskRef) -> Result<(), TaskRef> {
        self.injector.with(|tasks| {
            if self.stop.load(Relaxed) {
                return Err(task);
            }
            tasks.push_back(task);
            Ok(())
        })?;
        // Either we see the worker that falls asleep, or it sees the task: Worker::sleep has the
        // same fence between saying that it sleeps and looking for the last time.
        fence(SeqCst);
        self.notify();
        Ok(())
    }

    /// Whether somebody sleeps and nobody searches, so that work should be offered.
    fn wants_work(&self) -> bool {
        self.asleep.load(Relaxed) != 0 && self.searching.load(Relaxed) == 0
    }

    /// Wakes a worker if there may be too much to do for those that are awake.
    fn notify(&self) {
        if !self.wants_work() {
            return;
        }
        let first = |asleep: u64| (asleep != 0).then(|| asleep & (asleep - 1));
        if let Ok(asleep) = self.asleep.fetch_update(SeqCst, Relaxed, first) {
            self.searching.fetch_add(1, SeqCst); // as the worker that is woken
            self.unpark(asleep.trailing_zeros() as usize);
        }
    }

    fn unpark(&self, worker: usize) {
        let interrupt = || self.driver.interrupt();
        self.workers[worker].parker.unpark(interrupt);
    }

    fn has_work(&self) -> bool {
        !self.injector.is_empty() || self.workers.iter().any(|worker| !worker.queue.is_empty())
    }
}

/// All runtimes of the process by their numbers.
static HOMES: RwLock<Slab<Arc<Shared>>> = RwLock::new(Slab::new());

/// The runtime that this thread runs code for.
#[derive(Clone)]
pub(crate) struct Current {
    pub(crate) shared: Arc<Shared>,
    /// Present where tasks run, absent in `Runtime::block_on` and on threads of the blocking pool.
    worker: Option<Rc<Worker>>,
}

thread_local! { static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) }; }

impl Current {
    /// For a thread that runs no tasks.
    pub(crate) fn outside(shared: Arc<Shared>) -> Current {
        let worker = None;
        Current { shared, worker }
    }

    /// Makes this the thread's runtime until the guard is dropped.
    pub(crate) fn enter(self) -> impl Drop {
        struct Leave(Option<Current>);
        impl Drop for Leave {
            fn drop(&mut self) {
                let left = CURRENT.with(|current| current.replace(self.0.take()));
                drop(left); // not while it is borrowed
            }
        }
        Leave(CURRENT.with(|current| current.replace(Some(self))))
    }

    /// Queues a new task, or gives it back if the runtime has ended.
    fn push(&self, task: TaskRef) -> Result<(), TaskRef> {
        match &self.worker {
            Some(worker) if !self.shared.stop.load(Relaxed) => {
                worker.push(task);
                Ok(())
            }
            _ => self.shared.inject(task),
        }
    }
}

/// Calls `action` with the current runtime. It must not call foreign code.
pub(crate) fn with_current<R>(action: impl FnOnce(&Current) -> R) -> R {
    CURRENT.with(|current| {
        let current = current.borrow();
        action(current.as_ref().expect(
            "there is no runtime here: run this within `Runtime::block_on`, \
             `LocalRuntime::block_on`, or a task of theirs",
        ))
    })
}

/// Puts a task that was woken into a queue of its runtime. If that is gone, so is the task's future.
pub(crate) fn schedule(home: u32, task: TaskRef) {
    let mut task = Some(task);
    // Fails when the thread ends and drops its thread-local values, a waker among them.
    let _ = CURRENT.try_with(|current| {
        if let Some(current) = &*current.borrow()
            && let Some(worker) = &current.worker
            && current.shared.id == home
            && let Some(task) = task.take()
        {
            worker.push_next(task);
        }
    });
    if let Some(task) = task {
        let shared = HOMES.read().unwrap().get(home as usize).cloned();
        // Nothing is lost if it is refused: the runtime ends all its tasks now.
        drop(shared.map(|shared| shared.inject(task)));
    }
}
