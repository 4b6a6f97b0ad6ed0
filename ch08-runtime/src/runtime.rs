//! Executor and reactor, put together: a value that can be made, used from any thread, and dropped.

use std::cell::RefCell;
use std::io;
use std::sync::atomic::Ordering;
use std::sync::{Arc, TryLockError};

use crate::executor::Executor;
use crate::reactor::{Driver, Reactor};
use crate::sync::{Mutex, thread, thread_local};
use crate::{Future, JoinHandle, Parker, Waker};

/// An executor and a reactor. There may be several in one process; they know nothing of each other.
///
/// Tasks run on the threads that are in [`block_on`](Runtime::block_on), on whichever is free.
/// Dropping the runtime drops all tasks and ends its thread.
///
/// ```
/// use std::time::Duration;
/// use ch08_runtime::{Http, Runtime, sleep};
/// use delayserver::DelayServer;
///
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let runtime = Runtime::new()?;
/// let hello = runtime.spawn(Http::get(server.addr(), "/20/hello"));
/// runtime.block_on(sleep(Duration::from_millis(1)));
/// assert_eq!(runtime.block_on(hello).unwrap()?.body_text()?, "hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Runtime {
    context: Context,
    idle: Idle,
}

/// How a thread in `block_on` sleeps: all that the two kinds of runtime differ in.
enum Idle {
    /// It parks. The reactor has this thread of its own, which is gone while it is joined.
    Parks(Option<thread::JoinHandle<()>>),
    /// It waits for events itself, with the reactor's driver.
    Polls(Mutex<Driver>),
}

/// What a runtime has done so far, and what it holds now.
///
/// ```
/// use ch08_runtime::{PollState, Runtime, poll_fn};
///
/// let runtime = Runtime::new()?;
/// runtime.block_on(poll_fn(|_| PollState::Ready(())));
/// assert_eq!(runtime.counts().polls, 1);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Polls, of tasks and of the futures in `block_on`.
    pub polls: u64,
    /// Calls of their wakers. Several before one poll are one reason for it.
    pub wakes: u64,
    /// Tasks that have not ended, apart from those in a poll at this moment.
    pub tasks: usize,
    /// Sources that the reactor watches.
    pub sources: usize,
    /// Timers that are set.
    pub timers: usize,
}

impl Runtime {
    /// A reactor in a thread of its own.
    ///
    /// # Errors
    /// When the system is out of file descriptors or threads.
    pub fn new() -> io::Result<Runtime> {
        let (context, driver) = Context::new()?;
        let builder = thread::Builder::new().name("reactor".to_owned());
        let idle = Idle::Parks(Some(builder.spawn(move || driver.run())?));
        Ok(Runtime { context, idle })
    }

    /// One thread for all: the one in `block_on` sleeps in the event queue itself, so that nothing
    /// has to be handed from thread to thread. Only one at a time may be there.
    ///
    /// # Errors
    /// When the system is out of file descriptors.
    pub fn single_threaded() -> io::Result<Runtime> {
        let (context, driver) = Context::new()?;
        let idle = Idle::Polls(Mutex::new(driver));
        Ok(Runtime { context, idle })
    }

    /// Runs `future` on this thread, and tasks as long as it waits. Returns when it has ended, which
    /// tasks need not have: they go on with the next `block_on`.
    ///
    /// # Panics
    /// - On a thread that is in a `block_on` already, of whatever runtime: its tasks could not go on.
    /// - If the runtime is [`single_threaded`](Runtime::single_threaded) and another thread is here.
    /// - If `future` panics. The runtime can be used again.
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let nested = "`block_on` inside of `block_on` or of a task: this thread has tasks to run and \
                      must not wait; wait for the future there, or `spawn` it";
        assert!(Context::current().is_none(), "{nested}");
        let _entered = self.context.enter();
        let executor = &self.context.executor;
        let Idle::Polls(driver) = &self.idle else {
            let parker = Parker::new();
            let rest = |may_sleep: bool| {
                if may_sleep {
                    parker.park();
                }
                Vec::new() // the reactor's thread wakes them
            };
            return executor.block_on(future, &Waker::from(parker.unparker()), rest);
        };
        let mut driver = match driver.try_lock() {
            Ok(driver) => driver,
            Err(TryLockError::Poisoned(driver)) => driver.into_inner(), // a future panicked, not it
            Err(_) => panic!("another thread is in `block_on` of this single-threaded runtime"),
        };
        let bell = Waker::from(Arc::clone(&self.context.reactor));
        executor.block_on(future, &bell, |may_sleep| driver.turn(may_sleep))
    }

    /// Starts a task, from any thread. It runs as soon as somebody is in `block_on`.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        self.context.executor.spawn(future)
    }

    /// What has happened so far.
    pub fn counts(&self) -> Counts {
        let Context { executor, reactor } = &self.context;
        let (jobs, table) = (executor.jobs.lock().unwrap(), reactor.table());
        Counts {
            polls: executor.polls.load(Ordering::Relaxed),
            wakes: executor.wakes.load(Ordering::Relaxed),
            tasks: jobs.len(),
            sources: table.sources.len(),
            timers: table.timers.len(),
        }
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        // What destructors spawn belongs to this runtime, and ends with it.
        let _entered = self.context.enter();
        self.context.executor.close();
        self.context.reactor.close();
        // Some waker may be the last owner: a thread cannot wait for its own end.
        let this = thread::current().id();
        if let Idle::Parks(thread) = &mut self.idle
            && let Some(thread) = thread.take_if(|thread| thread.thread().id() != this)
        {
            let _ = thread.join(); // what might panic there is contained
        }
    }
}

/// Starts a task on the runtime that this thread works for. See [`Runtime::spawn`].
///
/// ```
/// use ch08_runtime::{PollState, Runtime, poll_fn, spawn, yield_now};
///
/// let runtime = Runtime::new()?;
/// let task = runtime.block_on(poll_fn(|_| PollState::Ready(spawn(yield_now()))));
/// runtime.block_on(task).unwrap();
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
/// Outside of `block_on` and of tasks: there is no runtime to ask.
pub fn spawn<F: Future<Output: Send> + Send + 'static>(future: F) -> JoinHandle<F::Output> {
    Context::expect("`spawn`").executor.spawn(future)
}

/// Whom a thread works for.
#[derive(Clone)]
pub(crate) struct Context {
    executor: Arc<Executor>,
    pub(crate) reactor: Arc<Reactor>,
}

thread_local! {
    static CURRENT: RefCell<Option<Context>> = const { RefCell::new(None) };
}

impl Context {
    fn new() -> io::Result<(Context, Driver)> {
        let (reactor, driver) = Reactor::new()?;
        let executor = Arc::default();
        Ok((Context { executor, reactor }, driver))
    }

    fn current() -> Option<Context> {
        CURRENT.with(|current| current.borrow().clone())
    }

    /// The current one, for `what`, which cannot do without.
    pub(crate) fn expect(what: &str) -> Context {
        Context::current().unwrap_or_else(|| {
            panic!("{what} needs a runtime: use it inside of `Runtime::block_on` or of a task")
        })
    }

    /// Makes it the thread's until the result is dropped.
    fn enter(&self) -> Entered {
        Entered(CURRENT.with(|current| current.replace(Some(self.clone()))))
    }
}

/// Holds whom the thread worked for before.
struct Entered(Option<Context>);

impl Drop for Entered {
    fn drop(&mut self) {
        let before = self.0.take();
        let over = CURRENT.with(|current| current.replace(before));
        drop(over); // outside of the cell
    }
}
