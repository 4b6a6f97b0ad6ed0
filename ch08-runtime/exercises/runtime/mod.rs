//! What a right runtime does, whatever it is made of: checks that know nothing but two traits.
//!
//! Whoever takes them says in a module `vocabulary` beside this one which `Future` and `Waker` they are
//! about. Futures that a runtime hands out are polled on a thread that is in `block_on`, or in a task;
//! they may be dropped anywhere.

#[path = "../caught.rs"]
mod caught;
mod ends;
#[cfg(target_os = "linux")]
mod linux;
pub(super) mod list;
mod tasks;
mod waits;

pub(super) use list::checks;

use std::any::Any;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use lab::fail;

use super::vocabulary::{Boxed, Future, Waker, future, poll};

/// Runs futures. Shared between threads, of which one at a time is in `block_on`.
pub trait Executor: Send + Sync + Sized + 'static {
    /// How a task has ended: `Err` holds what it panicked with.
    type JoinHandle<T: Send + 'static>: Future<Output = Result<T, Box<dyn Any + Send>>>
        + Send
        + 'static;

    /// A new one, which has nothing to do with others.
    ///
    /// # Errors
    /// Those of the system.
    fn new() -> io::Result<Self>;

    /// Runs `future`, and tasks beside it, until it is ready.
    fn block_on<F: Future>(&self, future: F) -> F::Output;

    /// Adds a task. Dropped, the handle lets it go on.
    fn spawn<F>(&self, future: F) -> Self::JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static;
}

/// Waits for what is outside. Its futures run on the executor that it belongs to.
pub trait Reactor: Executor {
    /// Ends after `duration`.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send + 'static;

    /// Asks a server, and ends with the body of its answer.
    fn get(
        &self,
        server: SocketAddr,
        path: &str,
    ) -> impl Future<Output = io::Result<String>> + Send + 'static;
}

fn new<E: Executor>() -> Arc<E> {
    match E::new() {
        Ok(executor) => Arc::new(executor),
        Err(error) => fail(format!("`new` failed: {error}")),
    }
}

/// Ends when `step` returns something.
fn run<E: Executor, T>(executor: &E, step: impl FnMut(&Waker) -> Option<T>) -> T {
    executor.block_on(future(step))
}

/// Makes itself ready so many times.
fn yields(mut times: usize) -> impl FnMut(&Waker) -> Option<()> {
    move |waker| {
        if times == 0 {
            return Some(());
        }
        times -= 1;
        waker.wake_by_ref();
        None
    }
}

/// The outputs of all, in their order.
fn all<T>(futures: Vec<Boxed<T>>) -> impl FnMut(&Waker) -> Option<Vec<T>> {
    let mut slots: Vec<_> = futures
        .into_iter()
        .map(|future| (Some(future), None))
        .collect();
    move |waker| {
        for (future, output) in &mut slots {
            if let Some(running) = future {
                *output = poll(running, waker);
                if output.is_some() {
                    *future = None;
                }
            }
        }
        let is_complete = slots.iter().all(|(_, output)| output.is_some());
        is_complete.then(|| slots.drain(..).filter_map(|(_, output)| output).collect())
    }
}
