//! Exercise 3: join handles. The task and its hints are in README.md.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread;

use ch08_runtime::{Aborted, Future, PollState, Waker};

/// Splits `future` in two: what an executor runs, and what somebody else waits for.
pub fn joinable<F: Future>(future: F) -> (Joinable<F>, JoinHandle<F::Output>) {
    todo!("both ends share a place for the result")
}

/// What an executor runs: a future without an output, which never panics.
pub struct Joinable<F: Future> {
    future: Option<F>, // whatever you need
}

/// A future too: how the other one has ended. Dropped, it lets the other one go on.
pub struct JoinHandle<T> {
    result: Option<thread::Result<T>>, // whatever you need
}

impl<F: Future> Future for Joinable<F> {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        todo!("poll the future; when it ends, see that the handle hears of it")
    }
}

impl<F: Future> Drop for Joinable<F> {
    fn drop(&mut self) {
        // whatever the handle has to know
    }
}

impl<T> JoinHandle<T> {
    /// Has the other one end at its next poll, with the error [`Aborted`].
    pub fn abort(&self) {
        todo!("leave word, and see that there is a next poll")
    }
}

impl<T> Future for JoinHandle<T> {
    /// `Err` holds what the future panicked with, or [`Aborted`].
    type Output = thread::Result<T>;

    fn poll(&mut self, waker: &Waker) -> PollState<thread::Result<T>> {
        todo!("the result, if it is there")
    }
}
