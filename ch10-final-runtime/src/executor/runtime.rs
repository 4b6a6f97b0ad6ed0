//! Runtimes as their users see them: built, entered, and dropped to the last task and thread.

use std::io;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use super::worker::Worker;
use super::{Builder, Current, HOMES, Handle, Owned, Shared, schedule_last};
use crate::block_on::{Entered, block_on};
use crate::join_handle::JoinHandle;
use crate::sync::atomic::{AtomicBool, Ordering::*};
use crate::sync::thread;
use crate::task::{Runnable, TaskRef};

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
    pub(super) handle: Handle,
    pub(super) threads: Vec<thread::JoinHandle<()>>,
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
    pub(super) handle: Handle,
    pub(super) worker: Rc<Worker>,
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
        let _current = Current::outside(self.handle.0.clone()).enter();
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
        let shared = &self.handle.0;
        shared.close();
        (0..shared.workers.len()).for_each(|worker| shared.unpark(worker));
        for thread in self.threads.drain(..) {
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join(); // its tasks' panics are contained, so it has none
            }
        }
        shared.blocking.join();
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
        let _entered = Entered::new();
        let _current = self.inside().enter();
        let root = Arc::new(Root {
            home: self.handle.0.id,
            queued: AtomicBool::new(false),
            due: AtomicBool::new(true),
        });
        let waker = Waker::from(root.clone());
        let mut cx = Context::from_waker(&waker);
        let mut future = pin!(future);
        let mut output = None;
        self.worker.run(|| {
            if root.due.swap(false, Relaxed)
                && let Poll::Ready(ready) = future.as_mut().poll(&mut cx)
            {
                output = Some(ready);
            }
            output.is_some()
        });
        output.expect("the worker runs until it is there")
    }

    /// Spawns onto this runtime. The task runs within [`block_on`](Self::block_on).
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: 'static> + 'static,
    {
        let _current = self.inside().enter();
        super::spawn_local(future)
    }

    /// What other threads spawn with; from there, what is spawned has to be `Send`.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    fn inside(&self) -> Current {
        Current {
            shared: self.handle.0.clone(),
            worker: Some(self.worker.clone()),
        }
    }
}

impl Drop for LocalRuntime {
    fn drop(&mut self) {
        self.handle.0.close();
        let _current = self.inside().enter();
        self.worker.leave();
        self.handle.0.retire();
        self.handle.0.blocking.join();
    }
}

/// The future of a [`LocalRuntime::block_on`] takes its turn among the tasks.
struct Root {
    home: u32,
    queued: AtomicBool,
    /// Its turn has come.
    due: AtomicBool,
}

impl Wake for Root {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.queued.swap(true, AcqRel) {
            // Behind the others: it may wait for a thousand of them, and should be asked once.
            schedule_last(self.home, self.clone());
        }
    }
}

impl Runnable for Root {
    fn run(self: Arc<Self>, _: &Owned, _: usize) -> Option<TaskRef> {
        self.queued.swap(false, AcqRel);
        self.due.store(true, Relaxed); // looked at by this thread only
        None
    }

    fn abort(self: Arc<Self>) {}

    fn cancel(self: Arc<Self>, _: &Owned) {}
}

impl Shared {
    /// Takes nothing in any more.
    fn close(&self) {
        // In this order, so that a worker that sees `stop` finds all that was taken in.
        self.injector.close();
        self.stop.store(true, SeqCst);
        self.blocking.close(&self.owned);
    }

    /// Gives back its number, to which nobody who could be woken refers.
    pub(super) fn retire(&self) {
        let shared = HOMES.write().unwrap().remove(self.id as usize);
        drop(shared);
    }
}
