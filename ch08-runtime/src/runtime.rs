//! Executor and reactor, put together: a value that can be made, used from any thread, and dropped.

use std::cell::RefCell;
use std::sync::Arc;
use std::{io, mem};

use crate::executor::Executor;
use crate::reactor::Reactor;
use crate::sync::{thread, thread_local};
use crate::{Future, JoinHandle, Parker, Waker};

/// An executor and a reactor. There may be several in one process; they know nothing of each other.
///
/// Tasks run on the threads that are in [`block_on`](Runtime::block_on), on whichever is free.
/// Dropping the runtime drops all tasks and ends its thread.
///
/// ```
/// use std::time::Duration;
/// use ch08_runtime::{Runtime, http, sleep};
/// use delayserver::DelayServer;
///
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let runtime = Runtime::new()?;
/// let hello = runtime.spawn(http::get(server.addr(), "/20/hello"));
/// runtime.block_on(sleep(Duration::from_millis(1)));
/// assert_eq!(runtime.block_on(hello).unwrap()?.body_text()?, "hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Runtime {
    context: Context,
    /// The reactor's own. If it has none, who is in `block_on` waits in its place.
    thread: Option<thread::JoinHandle<()>>,
}

impl Runtime {
    /// A reactor in a thread of its own.
    ///
    /// # Errors
    /// When the system is out of file descriptors or threads.
    pub fn new() -> io::Result<Runtime> {
        let mut runtime = Runtime::single_threaded()?;
        let Context { executor, reactor } = runtime.context.clone();
        let builder = thread::Builder::new().name("reactor".to_owned());
        runtime.thread = Some(builder.spawn(move || reactor.run(|| !executor.queue.is_empty()))?);
        Ok(runtime)
    }

    /// One thread for all: the one in `block_on` sleeps in the event queue itself, so that nothing
    /// has to be handed from thread to thread. Only one at a time may be there.
    ///
    /// # Errors
    /// When the system is out of file descriptors.
    pub fn single_threaded() -> io::Result<Runtime> {
        let (executor, reactor) = (Arc::default(), Arc::new(Reactor::new()?));
        let (context, thread) = (Context { executor, reactor }, None);
        Ok(Runtime { context, thread })
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
        let entered = self.context.enter();
        assert!(entered.0.is_none(), "{nested}");
        let Context { executor, reactor } = &self.context;
        if self.thread.is_some() {
            let parker = Parker::new();
            let sleep = || {
                parker.park();
                Vec::new() // the reactor's thread wakes them
            };
            return executor.block_on(future, &Waker::from(parker.unparker()), sleep);
        }
        reactor.queue.clear_poison(); // a future that panicked here has done it no harm
        let alone = "another thread is in `block_on` of this single-threaded runtime";
        let mut queue = reactor.queue.try_lock().expect(alone);
        executor.block_on(future, &reactor.bell, || reactor.turn(&mut queue))
    }

    /// Starts a task, from any thread. It runs as soon as somebody is in `block_on`.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        self.context.executor.spawn(future)
    }

    /// How many tasks have not ended, apart from those in a poll at this moment.
    pub fn tasks(&self) -> usize {
        self.context.executor.jobs.lock().unwrap().len()
    }

    /// How many sources the reactor watches.
    pub fn sources(&self) -> usize {
        self.context.reactor.table().sources.len()
    }

    /// How many timers are set.
    pub fn timers(&self) -> usize {
        self.context.reactor.table().timers.len()
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
        if let Some(thread) = self.thread.take_if(|thread| thread.thread().id() != this) {
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
    /// The one of this thread, for `what`, which cannot do without.
    pub(crate) fn expect(what: &str) -> Context {
        let current = CURRENT.with(|current| current.borrow().clone());
        current.unwrap_or_else(|| {
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
        // What is over ends with `self`, outside of the cell: it may be the last owner.
        CURRENT.with(|current| mem::swap(&mut *current.borrow_mut(), &mut self.0));
    }
}
