//! Exercise 6: a runtime of your own. The task and its hints are in README.md.

use std::any::Any;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use ch08_runtime::{Future, PollState, Wake, Waker, poll_fn};

use super::checks::runtime::{Executor, Reactor};

/// Your runtime.
pub struct MyRuntime {
    // whatever you need
}

/// A future that ends as its task does.
pub struct JoinHandle<T> {
    output: Option<T>, // whatever you need
}

impl Executor for MyRuntime {
    type JoinHandle<T: Send + 'static> = JoinHandle<T>;

    fn new() -> io::Result<MyRuntime> {
        todo!("an empty queue, and an event queue")
    }

    fn block_on<F: Future>(&self, future: F) -> F::Output {
        todo!("poll the future and tasks, and sleep when nobody is ready")
    }

    fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        todo!("queue a task, and see that the executor hears of it")
    }
}

impl Reactor for MyRuntime {
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send + 'static {
        poll_fn(|_| todo!("ready when it is due"))
    }

    fn get(
        &self,
        server: SocketAddr,
        path: &str,
    ) -> impl Future<Output = io::Result<String>> + Send + 'static {
        poll_fn(|_| todo!("connect, send, receive: each as far as it goes"))
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, Box<dyn Any + Send>>;

    fn poll(&mut self, waker: &Waker) -> PollState<Self::Output> {
        todo!("how the task has ended, if it has")
    }
}
