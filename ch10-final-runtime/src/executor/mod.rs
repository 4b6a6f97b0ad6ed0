//! Who runs tasks: workers, each with a queue of its own, and what they share.
//!
//! A [`Runtime`](crate::Runtime) has several workers, each on a thread; a
//! [`LocalRuntime`](crate::LocalRuntime) is one [`Worker`] that runs within `block_on`, so that its
//! tasks need not be `Send`. Tasks name their runtime by a small number: counting references to it,
//! on all threads, would cost more than running a task.
#![expect(unsafe_code, reason = "where a task may run is decided here")]

mod current;
mod worker;

pub(crate) use current::{Current, driver, schedule, with_current};
pub(crate) use worker::Worker;

use std::io;
use std::sync::{Arc, RwLock};
use std::task::Wake;

use slab::Slab;

use crate::block_on::Parker;
use crate::blocking::Pool;
use crate::join_handle::JoinHandle;
use crate::reactor::Driver;
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::*};
use crate::sync::{Mutex, fence, thread};
use crate::task::{Task, TaskRef, Waiting};

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
    let (task, queued) = with_current(|current| {
        // SAFETY: future and output are Send.
        let task = unsafe { Task::new(future, current.shared().id) };
        (task.clone(), current.push(task))
    });
    JoinHandle::new(task, queued)
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
    let (task, queued) = with_current(|current| {
        let local = matches!(current, Current::Worker(worker) if worker.is_local());
        assert!(
            local,
            "spawn_local was called outside of a LocalRuntime: use `spawn`"
        );
        // SAFETY: this thread alone runs and cancels what is in the queue of its local worker, and
        // LocalRuntime's drop comes to the end of every task.
        let task = unsafe { Task::new(future, current.shared().id) };
        (task.clone(), current.push(task))
    });
    JoinHandle::new(task, queued)
}

/// What the workers of a runtime share with each other and with everybody else.
///
/// Sleeping workers are woken one at a time: for a few short tasks no more are needed, and waking costs a
/// system call. The next can be woken when that one looks around.
pub(crate) struct Shared {
    pub(crate) id: u32,
    /// What comes from other threads. `stop` is set under its lock, so that nothing comes after.
    injector: RunQueue<TaskRef>,
    workers: Box<[Remote]>,
    /// A bit for each sleeping worker, and [`ROUSED`].
    asleep: AtomicU64,
    /// The tasks that wait.
    pub(crate) waiting: Waiting,
    pub(crate) driver: Arc<Driver>,
    pub(crate) blocking: Pool,
    /// Whether the future of `LocalRuntime::block_on` is to be polled.
    pub(crate) root_woken: AtomicBool,
    /// Set when the runtime ends.
    pub(crate) stop: AtomicBool,
    /// Workers that have not left yet; the last one ends what is left.
    live: AtomicUsize,
    /// All threads, of workers and of the blocking pool.
    threads: Mutex<Vec<thread::JoinHandle<()>>>,
}

/// Beside the bits of those that sleep: one that slept was woken, and has not looked around yet.
const ROUSED: u64 = 1 << MAX_WORKERS;

/// The most workers that a runtime can have.
pub(crate) const MAX_WORKERS: usize = 63;

/// What others need of a worker. Alone in its cache lines, as its owner writes there all the time:
/// beside another's, 1,000 tasks on two workers took 40 ns a turn instead of 20.
#[repr(align(128))]
struct Remote {
    queue: RunQueue<TaskRef>,
    parker: Parker,
}

impl Shared {
    pub(crate) fn new(workers: usize, blocking: usize) -> io::Result<Arc<Shared>> {
        let driver = Arc::new(Driver::new()?);
        let remote = |_| Remote {
            queue: RunQueue::new(),
            parker: Parker::default(),
        };
        let mut homes = HOMES.write().unwrap();
        let home = homes.vacant_entry();
        let shared = Arc::new(Shared {
            id: u32::try_from(home.key()).expect("four billion runtimes do not fit in memory"),
            injector: RunQueue::new(),
            workers: (0..workers).map(remote).collect(),
            asleep: AtomicU64::new(0),
            waiting: Mutex::default(),
            driver,
            blocking: Pool::new(blocking),
            root_woken: AtomicBool::new(false),
            stop: AtomicBool::new(false),
            live: AtomicUsize::new(workers),
            threads: Mutex::default(),
        });
        Ok(home.insert(shared).clone())
    }

    /// Starts a thread that [`join`](Self::join) waits for.
    pub(crate) fn start(
        self: &Arc<Self>,
        name: String,
        run: impl FnOnce(Arc<Shared>) + Send + 'static,
    ) -> io::Result<()> {
        let shared = self.clone();
        let thread = thread::Builder::new().name(name).spawn(|| run(shared))?;
        let mut threads = self.threads.lock().unwrap();
        threads.retain(|thread| !thread.is_finished());
        threads.push(thread);
        Ok(())
    }

    /// Waits for all threads to end but this one, which may be one of them.
    pub(crate) fn join(&self) {
        let threads = std::mem::take(&mut *self.threads.lock().unwrap());
        for thread in threads {
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join(); // its tasks' panics are contained, so it has none
            }
        }
    }

    /// Takes nothing in any more, and has the workers leave.
    pub(crate) fn close(&self) {
        self.injector.with(|_| self.stop.store(true, SeqCst)); // so that nothing is injected after
        self.blocking.close();
        (0..self.workers.len()).for_each(|worker| self.unpark(worker));
    }

    /// Puts a task where any worker finds it, and sees to it that one looks. Gives it back if the
    /// runtime has ended.
    pub(crate) fn inject(&self, task: TaskRef) -> Result<(), TaskRef> {
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

    /// Wakes a worker, if one sleeps and none has been roused already.
    fn notify(&self) {
        let rouse = |asleep: u64| match asleep {
            0 | ROUSED.. => None,
            _ => Some(asleep & (asleep - 1) | ROUSED), // without its lowest bit
        };
        if let Ok(asleep) = self.asleep.fetch_update(SeqCst, Relaxed, rouse) {
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

/// Wakes the future of `LocalRuntime::block_on`: it is polled after a batch of tasks, as it may wait
/// for a thousand of them.
impl Wake for Shared {
    fn wake(self: Arc<Self>) {
        if !self.root_woken.swap(true, AcqRel) {
            self.unpark(0);
        }
    }
}

/// All runtimes of the process by their numbers.
static HOMES: RwLock<Slab<Arc<Shared>>> = RwLock::new(Slab::new());
