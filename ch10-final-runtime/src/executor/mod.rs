//! Who runs tasks: workers, each with a queue of its own, and what they share.
//!
//! A [`Runtime`] has several workers, each on a thread; a [`LocalRuntime`] is one [`Worker`] that
//! runs within `block_on`, so that its tasks need not be `Send`. Tasks name their runtime by a
//! small number: counting references to it, on all threads, would cost more than running a task.
#![expect(unsafe_code, reason = "where a task may run is decided here")]

mod builder;
mod handle;
mod idle;
mod runtime;
mod worker;

pub use builder::Builder;
pub use handle::{Handle, Stats};
pub use runtime::{LocalRuntime, Runtime};

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, RwLock};
use std::task::Waker;
use std::time::Duration;

use crate::block_on::Parker;
use crate::blocking::Pool;
use crate::join_handle::JoinHandle;
use crate::reactor::Driver;
use crate::run_queue::{Injector, Stealer};
use crate::slab::Slab;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use crate::sync::{Mutex, fence, thread_local};
use crate::task::{Runnable, Task, TaskRef, contained};
use idle::Idle;
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
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
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
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future<Output: 'static> + 'static,
{
    launch(|current| {
        let local = current
            .worker
            .as_ref()
            .is_some_and(|worker| worker.is_local());
        assert!(
            local,
            "spawn_local was called outside of a LocalRuntime: use `spawn`"
        );
        // SAFETY: this thread alone runs and cancels what is in the queue of its local worker,
        // where `launch` puts it, and LocalRuntime's drop comes to the end of every task.
        unsafe { Task::new(future, current.shared.id) }
    })
}

/// Queues a new task, or ends it if the runtime has ended.
fn launch<F: Future + 'static>(
    new: impl FnOnce(&Current) -> Arc<Task<F>>,
) -> JoinHandle<F::Output> {
    let (task, refused) = with_current(|current| {
        let task = new(current);
        let refused = match &current.worker {
            Some(worker) if !current.shared.stop.load(Relaxed) => {
                worker.push(task.clone());
                false
            }
            _ => current.shared.inject(task.clone()).is_err(),
        };
        (task, refused.then(|| current.shared.clone()))
    });
    // Not within the above: this drops the future, which is foreign code.
    if let Some(shared) = refused {
        task.clone().cancel(&shared.owned);
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
pub(crate) struct Shared {
    id: u32,
    injector: Injector<TaskRef>,
    pub(crate) owned: Owned,
    workers: Box<[Remote]>,
    idle: Idle,
    pub(crate) driver: Arc<Driver>,
    pub(crate) blocking: Pool,
    /// Set when the runtime ends. The injector was closed before.
    stop: AtomicBool,
    /// Workers that have not left yet; the last one ends what is left.
    live: AtomicUsize,
    /// How long a worker looks around before it sleeps.
    spin: Duration,
}

/// What others need of a worker.
struct Remote {
    stealer: Stealer<TaskRef>,
    parker: Parker,
}

impl Shared {
    pub(crate) fn id(&self) -> u32 {
        self.id
    }

    /// Puts a task where any worker finds it, and sees to it that one looks. Gives it back if the
    /// runtime has ended.
    fn inject(&self, task: TaskRef) -> Result<(), TaskRef> {
        self.injector.push(task)?;
        // Either we see the worker that falls asleep, or it sees the task: Worker::sleep has the
        // same fence between saying that it sleeps and looking for the last time.
        fence(SeqCst);
        self.notify();
        Ok(())
    }

    /// Wakes a worker if there may be too much to do for those that are awake.
    fn notify(&self) {
        if let Some(index) = self.idle.to_be_woken() {
            self.unpark(index);
        }
    }

    fn unpark(&self, worker: usize) {
        self.workers[worker]
            .parker
            .unpark(|| self.driver.interrupt());
    }

    fn has_work(&self) -> bool {
        !self.injector.is_empty() || self.workers.iter().any(|worker| worker.stealer.len() > 0)
    }
}

/// Keeps the tasks that wait, so that they can be ended. In shards, a worker's each, or the workers
/// would stand in line for one lock.
pub(crate) struct Owned(Box<[Mutex<Slab<TaskRef>>]>);

impl Owned {
    fn new(shards: usize) -> Owned {
        Owned((0..shards).map(|_| Mutex::new(Slab::new())).collect())
    }

    pub(crate) fn insert(&self, task: TaskRef, shard: usize) -> u32 {
        let index = self.0[shard].lock().unwrap().insert(task);
        u32::try_from(index * self.0.len() + shard)
            .expect("four billion tasks do not fit in memory")
    }

    /// Returns the task, to be dropped by the caller: not under the lock.
    pub(crate) fn remove(&self, key: u32) -> Option<TaskRef> {
        let (index, shard) = (key as usize / self.0.len(), key as usize % self.0.len());
        self.0[shard].lock().unwrap().remove(index)
    }

    fn take_all(&self) -> Vec<TaskRef> {
        let take = |shard: &Mutex<Slab<TaskRef>>| shard.lock().unwrap().take_all();
        self.0.iter().flat_map(take).collect()
    }

    fn len(&self) -> usize {
        self.0.iter().map(|shard| shard.lock().unwrap().len()).sum()
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
    let task = on_own_worker(home, task, Worker::push_next);
    if let Some(task) = task {
        schedule_from_elsewhere(home, task);
    }
}

/// Like [`schedule`], but behind everything that is ready.
fn schedule_last(home: u32, task: TaskRef) {
    let task = on_own_worker(home, task, Worker::push);
    if let Some(task) = task {
        schedule_from_elsewhere(home, task);
    }
}

/// Returns the task if this thread is no worker of its home.
fn on_own_worker(home: u32, task: TaskRef, push: fn(&Worker, TaskRef)) -> Option<TaskRef> {
    let mut task = Some(task);
    // Fails when the thread ends and drops its thread-local values, a waker among them.
    let _ = CURRENT.try_with(|current| {
        if let Some(Current {
            shared,
            worker: Some(worker),
        }) = &*current.borrow()
            && shared.id == home
            && let Some(task) = task.take()
        {
            push(worker, task);
        }
    });
    task
}

#[cold]
fn schedule_from_elsewhere(home: u32, task: TaskRef) {
    let shared = HOMES.read().unwrap().get(home as usize).cloned();
    // Nothing is lost if it is refused: the runtime ends all its tasks now.
    drop(shared.map(|shared| shared.inject(task)));
}

/// Calls wakers, none of which can do harm to this thread.
fn wake_all(woken: &mut Vec<Waker>) {
    for waker in woken.drain(..) {
        contained(|| waker.wake());
    }
}
