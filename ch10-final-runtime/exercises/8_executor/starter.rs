//! Exercise 8: an executor with several threads. The task and its hints are in README.md.

use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::{io, thread};

use super::checks::given::{Spawn, Workers};
use super::checks::runtime::Executor;

/// Your executor.
pub struct MyExecutor {
    threads: Vec<thread::JoinHandle<()>>, // whatever you need
}

/// Spawns from anywhere.
#[derive(Clone)]
pub struct Handle {
    // whatever you need
}

/// A future that ends as its task does.
pub struct JoinHandle<T> {
    output: Option<T>, // whatever you need
}

impl Workers for MyExecutor {
    type Handle = Handle;

    fn with_workers(count: usize) -> io::Result<MyExecutor> {
        todo!("an empty queue, and threads that take from it")
    }

    fn handle(&self) -> Handle {
        todo!("what does it take to spawn?")
    }
}

impl Executor for MyExecutor {
    type JoinHandle<T: Send + 'static> = JoinHandle<T>;

    fn new() -> io::Result<MyExecutor> {
        MyExecutor::with_workers(thread::available_parallelism()?.get())
    }

    fn block_on<F: Future>(&self, future: F) -> F::Output {
        todo!("poll the future on this thread, and park between its polls")
    }

    fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        todo!("queue a task, and see that a worker hears of it")
    }
}

impl Drop for MyExecutor {
    fn drop(&mut self) {
        // end the threads, drop the tasks
    }
}

impl Spawn for Handle {
    fn spawn<F: Future<Output = ()> + Send + 'static>(&self, future: F) {
        todo!("queue a task, unless the executor is gone")
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, Box<dyn Any + Send>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        todo!("how the task has ended, if it has")
    }
}
