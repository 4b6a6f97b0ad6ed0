//! Making runtimes.

use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use super::worker::Worker;
use super::{Current, HOMES, Handle, LocalRuntime, Remote, Runtime, Shared};
use crate::block_on::{Entered, Parker};
use crate::blocking::Pool;
use crate::reactor::Driver;
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize};
use crate::sync::{Mutex, available_parallelism, thread};

/// The most workers that a runtime can have: each is a bit of a word.
const MAX_WORKERS: usize = 64;

/// What a wake-up takes, more or less.
const SPIN: Duration = Duration::from_micros(20);

const BLOCKING_THREADS: usize = 512;

fn cpus() -> usize {
    available_parallelism().map_or(1, usize::from)
}

/// Says how a runtime is to be.
///
/// ```
/// use ch10_final_runtime::Builder;
/// use std::time::Duration;
///
/// let runtime = Builder::new().workers(2).spin(Duration::from_micros(20)).build()?;
/// assert_eq!(runtime.block_on(async { 42 }), 42);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Default, Debug)]
pub struct Builder {
    workers: Option<usize>,
    spin: Option<Duration>,
    blocking_threads: Option<usize>,
}

impl Builder {
    /// What [`Runtime::new`] and [`LocalRuntime::new`] use.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// How many threads run tasks; a [`LocalRuntime`] has none but its own.
    ///
    /// # Panics
    /// Panics unless it is from 1 to 64.
    pub fn workers(mut self, count: usize) -> Builder {
        assert!(
            (1..=MAX_WORKERS).contains(&count),
            "a runtime has 1 to {MAX_WORKERS} workers"
        );
        self.workers = Some(count);
        self
    }

    /// How long a worker that has nothing to do looks around before it goes to sleep. To be woken
    /// takes tens of microseconds, to look around takes a CPU; so it is left off for a while where
    /// it found nothing. 20 µs unless told otherwise; not at all with a single worker or CPU.
    pub fn spin(mut self, spin: Duration) -> Builder {
        self.spin = Some(spin);
        self
    }

    /// The most threads that run blocking calls at a time, at least one; 512 unless told otherwise.
    pub fn blocking_threads(mut self, limit: usize) -> Builder {
        self.blocking_threads = Some(limit.max(1));
        self
    }

    /// Starts a runtime.
    ///
    /// # Errors
    /// Fails if the system gives no event queue or no thread.
    pub fn build(self) -> io::Result<Runtime> {
        let workers = self.workers.unwrap_or(cpus().min(MAX_WORKERS));
        let shared = self.share(workers)?;
        // Built up in place: if a thread is not to be had, its drop ends the others.
        let mut runtime = Runtime {
            handle: Handle(shared.clone()),
            threads: Vec::new(),
        };
        for index in 0..workers {
            let shared = shared.clone();
            let thread = thread::Builder::new().name(format!("worker {index}"));
            let thread = thread.spawn(move || run_worker(shared, index))?;
            runtime.threads.push(thread);
        }
        Ok(runtime)
    }

    /// Makes a runtime for the calling thread.
    ///
    /// # Errors
    /// Fails if the system gives no event queue.
    pub fn build_local(self) -> io::Result<LocalRuntime> {
        let shared = self.share(1)?;
        let worker = Rc::new(Worker::new(shared.clone(), 0, true));
        let handle = Handle(shared);
        Ok(LocalRuntime { handle, worker })
    }

    fn share(&self, workers: usize) -> io::Result<Arc<Shared>> {
        let driver = Arc::new(Driver::new()?);
        let remote = |_| Remote {
            queue: RunQueue::new(),
            parker: Parker::new(),
        };
        let alone = workers == 1 || cpus() == 1;
        let spin = if alone { Duration::ZERO } else { SPIN };
        let mut homes = HOMES.write().unwrap();
        let home = homes.vacant_entry();
        let shared = Arc::new(Shared {
            id: u32::try_from(home.key()).expect("four billion runtimes do not fit in memory"),
            injector: RunQueue::new(),
            workers: (0..workers).map(remote).collect(),
            asleep: AtomicU64::new(0),
            searching: AtomicUsize::new(0),
            waiting: Mutex::default(),
            driver,
            blocking: Pool::new(self.blocking_threads.unwrap_or(BLOCKING_THREADS)),
            stop: AtomicBool::new(false),
            live: AtomicUsize::new(workers),
            spin: self.spin.unwrap_or(spin),
        });
        Ok(home.insert(shared).clone())
    }
}

fn run_worker(shared: Arc<Shared>, index: usize) {
    let _entered = Entered::new();
    let name = || format!("worker {index}");
    timeline::name(timeline::Lane::current_thread(), name);
    let worker = Rc::new(Worker::new(shared.clone(), index, false));
    let current = Current {
        shared: shared.clone(),
        worker: Some(worker.clone()),
    };
    let _current = current.enter();
    worker.run(&shared.stop, || true);
    worker.leave();
}
