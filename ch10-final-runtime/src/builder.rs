//! Making runtimes.

use std::io;
use std::rc::Rc;

use crate::executor::{MAX_WORKERS, Shared, Worker};
use crate::runtime::{Handle, LocalRuntime, Runtime};
use crate::sync::available_parallelism;

const BLOCKING_THREADS: usize = 512;

/// Says how a runtime is to be.
///
/// ```
/// use ch10_final_runtime::Builder;
/// let runtime = Builder::new().workers(2).build()?;
/// assert_eq!(runtime.block_on(async { 42 }), 42);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Default, Debug)]
pub struct Builder {
    workers: Option<usize>,
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
    /// Panics unless it is from 1 to 63.
    pub fn workers(mut self, count: usize) -> Builder {
        assert!(
            (1..=MAX_WORKERS).contains(&count),
            "a runtime has 1 to {MAX_WORKERS} workers"
        );
        self.workers = Some(count);
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
        let cpus = || {
            available_parallelism()
                .map_or(1, usize::from)
                .min(MAX_WORKERS)
        };
        let workers = self.workers.unwrap_or_else(cpus);
        let blocking = self.blocking_threads.unwrap_or(BLOCKING_THREADS);
        let handle = Handle(Shared::new(workers, blocking)?);
        let runtime = Runtime { handle };
        for index in 0..workers {
            let run = move |shared| Worker::new(shared, index, false).run_tasks();
            if let Err(error) = runtime.handle.0.start(format!("worker {index}"), run) {
                // The runtime's drop ends the others. Those that never were have to leave, too.
                runtime.handle.0.close();
                let missing = |index| Worker::new(runtime.handle.0.clone(), index, false).leave();
                (index..workers).for_each(missing);
                return Err(error);
            }
        }
        Ok(runtime)
    }

    /// Makes a runtime for the calling thread.
    ///
    /// # Errors
    /// Fails if the system gives no event queue.
    pub fn build_local(self) -> io::Result<LocalRuntime> {
        let blocking = self.blocking_threads.unwrap_or(BLOCKING_THREADS);
        let handle = Handle(Shared::new(1, blocking)?);
        let worker = Rc::new(Worker::new(handle.0.clone(), 0, true));
        Ok(LocalRuntime { handle, worker })
    }
}
