//! Making runtimes.

use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use super::idle::{Idle, MAX_WORKERS};
use super::worker::{Queue, Worker};
use super::{Current, HOMES, Handle, LocalRuntime, Owned, Remote, Runtime, Shared};
use crate::block_on::{Entered, Parker};
use crate::blocking::Pool;
use crate::reactor::Driver;
use crate::run_queue::{Injector, RunQueue, run_queue};
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use crate::sync::{available_parallelism, thread};
use crate::task::TaskRef;

/// What a wake-up takes, more or less.
const SPIN: Duration = Duration::from_micros(20);

fn available_cpus() -> usize {
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
#[derive(Clone, Debug)]
pub struct Builder {
    workers: usize,
    spin: Option<Duration>,
    blocking_threads: usize,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder {
            workers: available_cpus().min(MAX_WORKERS),
            spin: None,
            blocking_threads: 512,
        }
    }
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
        self.workers = count;
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
        self.blocking_threads = limit.max(1);
        self
    }

    /// Starts a runtime.
    ///
    /// # Errors
    /// Fails if the system gives no event queue or no thread.
    pub fn build(self) -> io::Result<Runtime> {
        let (shared, queues) = self.share(self.workers)?;
        let handle = Handle(shared.clone());
        // Built up in place: if a thread is not to be had, its drop ends the others.
        let mut runtime = Runtime {
            handle,
            threads: Vec::new(),
        };
        for (index, queue) in queues.into_iter().enumerate() {
            let shared = shared.clone();
            let thread = thread::Builder::new().name(format!("worker {index}"));
            let run = move || run_worker(shared, index, queue);
            runtime.threads.push(thread.spawn(run)?);
        }
        Ok(runtime)
    }

    /// Makes a runtime for the calling thread.
    ///
    /// # Errors
    /// Fails if the system gives no event queue.
    pub fn build_local(self) -> io::Result<LocalRuntime> {
        let (shared, _) = self.share(1)?;
        let worker = Rc::new(Worker::new(
            shared.clone(),
            0,
            Queue::Local(Default::default()),
        ));
        Ok(LocalRuntime {
            handle: Handle(shared),
            worker,
        })
    }

    fn share(&self, workers: usize) -> io::Result<(Arc<Shared>, Vec<RunQueue<TaskRef>>)> {
        let driver = Arc::new(Driver::new()?);
        let (queues, stealers): (Vec<_>, Vec<_>) = (0..workers).map(|_| run_queue()).unzip();
        let remote = |stealer| Remote {
            stealer,
            parker: Parker::new(),
        };
        let alone = workers == 1 || available_cpus() == 1;
        let mut shared = Shared {
            id: 0,
            injector: Injector::new(),
            owned: Owned::new(workers),
            workers: stealers.into_iter().map(remote).collect(),
            idle: Idle::new(),
            driver,
            blocking: Pool::new(self.blocking_threads),
            stop: AtomicBool::new(false),
            live: AtomicUsize::new(workers),
            spin: self
                .spin
                .unwrap_or(if alone { Duration::ZERO } else { SPIN }),
        };
        let mut homes = HOMES.write().unwrap();
        let id = homes.insert_with(|id| {
            shared.id = u32::try_from(id).expect("four billion runtimes do not fit in memory");
            Arc::new(shared)
        });
        Ok((
            homes.get(id).expect("it was just put there").clone(),
            queues,
        ))
    }
}

fn run_worker(shared: Arc<Shared>, index: usize, queue: RunQueue<TaskRef>) {
    let _entered = Entered::new();
    timeline::name(timeline::Lane::current_thread(), || {
        format!("worker {index}")
    });
    let worker = Rc::new(Worker::new(shared.clone(), index, Queue::Shared(queue)));
    let current = Current {
        shared: shared.clone(),
        worker: Some(worker.clone()),
    };
    let _current = current.enter();
    worker.run(|| shared.stop.load(SeqCst));
    if worker.leave() {
        shared.retire();
    }
}
