//! Wrong: holds a lock that all workers share while it runs a task.

use std::any::Any;
use std::collections::{HashMap, VecDeque};
use std::panic::{self, AssertUnwindSafe};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::{io, mem};

use super::checks::given::{Spawn, Workers};
use super::checks::runtime::Executor;

/// Nobody wants to run it.
const IDLE: u8 = 0;
/// It stands in the queue.
const QUEUED: u8 = 1;
/// A worker polls it.
const RUNNING: u8 = 2;
/// A worker polls it, and it was woken meanwhile.
const WOKEN: u8 = 3;

/// Workers, who end with it.
pub struct MyExecutor {
    handle: Handle,
    threads: Vec<thread::JoinHandle<()>>,
}

/// Spawns from anywhere.
#[derive(Clone)]
pub struct Handle(Arc<Shared>);

/// No future is polled or dropped, and no waker called, while the queue is locked.
#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    /// Workers wait here for tasks.
    more: Condvar,
    turn: Mutex<()>,
}

#[derive(Default)]
struct Queue {
    ready: VecDeque<Arc<Task>>,
    /// All that have not ended, by number.
    tasks: HashMap<usize, Arc<Task>>,
    last: usize,
    is_over: bool,
}

struct Task {
    number: usize,
    state: AtomicU8,
    /// `None` after its end. Its state says who may lock it: nobody has to wait.
    future: Mutex<Option<Pin<Box<dyn Future<Output = ()> + Send>>>>,
    shared: Arc<Shared>,
}

impl Workers for MyExecutor {
    type Handle = Handle;

    fn with_workers(count: usize) -> io::Result<MyExecutor> {
        let shared = Arc::new(Shared::default());
        let mut executor = MyExecutor {
            handle: Handle(Arc::clone(&shared)),
            threads: Vec::new(),
        };
        for _ in 0..count {
            let shared = Arc::clone(&shared);
            let thread = thread::Builder::new().name("worker".to_owned());
            let work = move || {
                while let Some(task) = shared.next() {
                    let _turn = shared.turn.lock().unwrap();
                    task.run();
                }
            };
            executor.threads.push(thread.spawn(work)?);
        }
        Ok(executor)
    }

    fn handle(&self) -> Handle {
        self.handle.clone()
    }
}

impl Executor for MyExecutor {
    type JoinHandle<T: Send + 'static> = JoinHandle<T>;

    fn new() -> io::Result<MyExecutor> {
        MyExecutor::with_workers(thread::available_parallelism()?.get())
    }

    fn block_on<F: Future>(&self, future: F) -> F::Output {
        let main = Arc::new(Main {
            is_woken: AtomicBool::new(false),
            thread: thread::current(),
        });
        let waker = Waker::from(Arc::clone(&main));
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                return output;
            }
            while !main.is_woken.swap(false, Ordering::Acquire) {
                thread::park();
            }
        }
    }

    fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let joined = Arc::new(Mutex::new(Joined::Runs(None)));
        self.handle.spawn(Joinable {
            future: Some(Box::pin(future)),
            joined: Arc::clone(&joined),
        });
        JoinHandle(joined)
    }
}

impl Drop for MyExecutor {
    fn drop(&mut self) {
        let shared = &self.handle.0;
        shared.queue.lock().unwrap().is_over = true;
        shared.more.notify_all();
        for thread in self.threads.drain(..) {
            // One of the tasks may have held the executor: then this is a worker.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
        let mut queue = shared.queue.lock().unwrap();
        let left = (mem::take(&mut queue.tasks), mem::take(&mut queue.ready));
        drop(queue);
        // Wakers may keep tasks, but not their futures.
        for task in left.0.into_values() {
            task.end();
        }
    }
}

impl Spawn for Handle {
    fn spawn<F: Future<Output = ()> + Send + 'static>(&self, future: F) {
        let mut queue = self.0.queue.lock().unwrap();
        if queue.is_over {
            drop(queue);
            drop(future); // unlocked
            return;
        }
        queue.last += 1;
        let task = Arc::new(Task {
            number: queue.last,
            state: AtomicU8::new(QUEUED),
            future: Mutex::new(Some(Box::pin(future))),
            shared: Arc::clone(&self.0),
        });
        queue.tasks.insert(task.number, Arc::clone(&task));
        queue.ready.push_back(task);
        drop(queue);
        self.0.more.notify_one();
    }
}

impl Shared {
    /// Sleeps until there is a task; `None` at the end.
    fn next(&self) -> Option<Arc<Task>> {
        let mut queue = self.queue.lock().unwrap();
        loop {
            if queue.is_over {
                return None;
            }
            if let Some(task) = queue.ready.pop_front() {
                return Some(task);
            }
            queue = self.more.wait(queue).unwrap();
        }
    }

    fn push(&self, task: Arc<Task>) {
        let mut queue = self.queue.lock().unwrap();
        if queue.is_over {
            return; // what is left is dropped with the executor
        }
        queue.ready.push_back(task);
        drop(queue);
        self.more.notify_one();
    }
}

impl Task {
    fn run(self: Arc<Task>) {
        self.state.store(RUNNING, Ordering::Release);
        let waker = Waker::from(Arc::clone(&self));
        let mut slot = self.future.lock().unwrap();
        let Some(future) = slot.as_mut() else { return };
        let poll = future.as_mut().poll(&mut Context::from_waker(&waker));
        drop(slot);
        if poll.is_ready() {
            self.end();
            let ended = self.shared.queue.lock().unwrap().tasks.remove(&self.number);
            drop(ended); // unlocked
            return;
        }
        let is_idle =
            self.state
                .compare_exchange(RUNNING, IDLE, Ordering::AcqRel, Ordering::Acquire);
        if is_idle.is_err() {
            self.state.store(QUEUED, Ordering::Release); // it was woken in its poll
            Arc::clone(&self.shared).push(self);
        }
    }

    /// Drops the future, with nothing locked.
    fn end(&self) {
        let future = self.future.lock().unwrap().take();
        drop(future);
    }
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        let woken = |state| match state {
            IDLE => Some(QUEUED),
            RUNNING => Some(WOKEN),
            _ => None, // it will be polled anyway
        };
        let former = self
            .state
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, woken);
        if former == Ok(IDLE) {
            Arc::clone(&self.shared).push(self);
        }
    }
}

/// Behind the waker of a future in `block_on`.
struct Main {
    /// Besides the thread's own token, which the future may use up.
    is_woken: AtomicBool,
    thread: Thread,
}

impl Wake for Main {
    fn wake(self: Arc<Main>) {
        self.is_woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

/// What a worker runs of a task that somebody may wait for.
struct Joinable<F: Future> {
    /// `None` after its end.
    future: Option<Pin<Box<F>>>,
    joined: Arc<Mutex<Joined<F::Output>>>,
}

enum Joined<T> {
    /// And who waits for its end.
    Runs(Option<Waker>),
    HasEnded(thread::Result<T>),
}

impl<F: Future> Future for Joinable<F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let future = self.future.as_mut().expect("it has not ended");
        let result = match panic::catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(output)) => Ok(output),
            Err(payload) => Err(payload),
        };
        self.finish(result);
        Poll::Ready(())
    }
}

impl<F: Future> Joinable<F> {
    fn finish(&mut self, result: thread::Result<F::Output>) {
        self.future = None;
        let ended = Joined::HasEnded(result);
        let former = mem::replace(&mut *self.joined.lock().unwrap(), ended);
        if let Joined::Runs(Some(joiner)) = former {
            joiner.wake();
        }
    }
}

impl<F: Future> Drop for Joinable<F> {
    fn drop(&mut self) {
        if self.future.is_some() {
            self.finish(Err(Box::new("its executor is gone")));
        }
    }
}

/// A future that ends as its task does.
pub struct JoinHandle<T>(Arc<Mutex<Joined<T>>>);

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, Box<dyn Any + Send>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut joined = self.0.lock().unwrap();
        match mem::replace(&mut *joined, Joined::Runs(Some(cx.waker().clone()))) {
            Joined::HasEnded(result) => Poll::Ready(result),
            Joined::Runs(former) => {
                drop(joined);
                drop(former); // unlocked
                Poll::Pending
            }
        }
    }
}
