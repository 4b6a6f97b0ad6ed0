//! Who runs tasks: workers, each with a queue of its own, and what they share.
//!
//! A [`Runtime`](crate::Runtime) has several workers, each on a thread; a
//! [`LocalRuntime`](crate::LocalRuntime) is one [`Worker`] that runs within `block_on`, so that its
//! tasks need not be `Send`. Tasks name their runtime by a small number: counting references to it,
//! on all threads, would cost more than running a task.

mod worker;

pub(crate) use worker::Worker;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;
use std::sync::{Arc, RwLock};
use std::task::Wake;

use crate::block_on::Parker;
use crate::blocking::Pool;
use crate::reactor::Driver;
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::*};
use crate::sync::{Mutex, fence, thread, thread_local};
use crate::task::{TaskRef, Waiting};

/// What the workers of a runtime share with each other and with everybody else.
///
/// Sleeping workers are woken one at a time: for a few short tasks no more are needed, and waking
/// costs a system call. The next can be woken when that one looks around.
pub(crate) struct Shared {
    pub(crate) id: u64,
    /// What comes from other threads.
    injector: RunQueue,
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
#[derive(Default)]
#[repr(align(128))]
struct Remote {
    queue: RunQueue,
    parker: Parker,
}

impl Shared {
    pub(crate) fn new(workers: usize, blocking: usize) -> io::Result<Arc<Shared>> {
        static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        let shared = Arc::new(Shared {
            id: NEXT.fetch_add(1, Relaxed),
            injector: RunQueue::default(),
            workers: (0..workers).map(|_| Remote::default()).collect(),
            asleep: AtomicU64::new(0),
            waiting: Mutex::default(),
            driver: Arc::new(Driver::new()?),
            blocking: Pool::new(blocking),
            root_woken: AtomicBool::new(false),
            stop: AtomicBool::new(false),
            live: AtomicUsize::new(workers),
            threads: Mutex::default(),
        });
        HOMES.write().unwrap().insert(shared.id, shared.clone());
        Ok(shared)
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
        let threads = std::mem::take(&mut *self.threads.lock().unwrap()).into_iter();
        let others = threads.filter(|thread| thread.thread().id() != thread::current().id());
        others.for_each(|thread| drop(thread.join())); // its tasks' panics are contained
    }

    /// Takes nothing in any more, and has the workers leave.
    pub(crate) fn close(&self) {
        self.stop.store(true, SeqCst);
        self.blocking.close();
        (0..self.workers.len()).for_each(|worker| self.unpark(worker));
    }

    /// Puts a task where any worker finds it, and sees to it that one looks. Gives it back if the
    /// runtime has ended.
    pub(crate) fn inject(&self, task: TaskRef) -> Result<(), TaskRef> {
        // Under the lock: a worker that leaves takes it for the last time after `stop` was set.
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

    /// Wakes a worker, if one sleeps and none has been roused already. Rather one that is parked
    /// than the one in the driver, whom it takes three system calls to wake, and not one.
    fn notify(&self) {
        let mut roused = 0;
        let rouse = |asleep: u64| {
            let sleeps = |worker: &usize| (asleep >> worker) & 1 == 1 && asleep < ROUSED;
            let sleepers = (0..self.workers.len()).filter(sleeps);
            roused = sleepers.min_by_key(|worker| self.workers[*worker].parker.drives())?;
            Some(asleep & !(1 << roused) | ROUSED)
        };
        if self.asleep.fetch_update(SeqCst, Relaxed, rouse).is_ok() {
            self.unpark(roused);
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

/// The runtime that this thread runs code for, and its worker here. There is none in
/// `Runtime::block_on` and in the blocking pool.
pub(crate) struct Current(pub(crate) Arc<Shared>, pub(crate) Option<Rc<Worker>>);

thread_local! { static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) }; }

impl Current {
    /// Makes this the thread's runtime until the guard is dropped.
    pub(crate) fn enter(self) -> impl Drop {
        struct Leave(Option<Current>);
        impl Drop for Leave {
            fn drop(&mut self) {
                // What was there is dropped when the borrow has ended.
                drop(CURRENT.with(|current| current.replace(self.0.take())));
            }
        }
        Leave(CURRENT.with(|current| current.replace(Some(self))))
    }
}

/// Calls `action` with the current runtime. It must not call foreign code.
pub(crate) fn with_current<R>(action: impl FnOnce(&Current) -> R) -> R {
    CURRENT.with(|current| {
        let none = "there is no runtime here: run this in the `block_on` of one, or in a task";
        action(current.borrow().as_ref().expect(none))
    })
}

/// The driver of the runtime that this code runs on.
pub(crate) fn driver() -> Arc<Driver> {
    with_current(|current| current.0.driver.clone())
}

/// Puts a task that is new, or was woken, into a queue of its runtime. Gives it back if that has
/// ended.
pub(crate) fn schedule(home: u64, task: TaskRef, woken: bool) -> Result<(), TaskRef> {
    let mut task = Some(task);
    // Fails when the thread ends and drops its thread-local values, a waker among them.
    let _ = CURRENT.try_with(|current| {
        if let Some(Current(shared, Some(worker))) = &*current.borrow()
            && shared.id == home
            && !shared.stop.load(Relaxed)
            && let Some(task) = task.take()
        {
            worker.push(task, woken);
        }
    });
    let Some(task) = task else { return Ok(()) };
    let shared = HOMES.read().unwrap().get(&home).cloned();
    let Some(shared) = shared else {
        return Err(task);
    };
    shared.inject(task)
}

/// All runtimes of the process by their numbers, which are never given out again: a [`Handle`] may
/// be used when its runtime is long gone.
///
/// [`Handle`]: crate::Handle
static HOMES: RwLock<BTreeMap<u64, Arc<Shared>>> = RwLock::new(BTreeMap::new());
