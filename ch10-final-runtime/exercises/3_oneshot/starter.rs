//! Exercise 3: a oneshot channel. The task and its hints are in README.md.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

/// A channel for one value.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    todo!("both ends share a place for the value")
}

/// Sends the value, once.
pub struct Sender<T> {
    value: Option<T>, // whatever you need
}

/// A future: the value, or the news that there will be none.
pub struct Receiver<T> {
    value: Option<T>, // whatever you need
}

/// The sender was dropped and has sent nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Canceled;

impl<T> Sender<T> {
    /// Hands over `value`, and gives it back if the receiver is gone.
    pub fn send(self, value: T) -> Result<(), T> {
        todo!("put it into its place, and see that the receiver hears of it")
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        // whatever the receiver has to know
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, Canceled>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {
        todo!("the value, if it is there")
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        // whatever the sender has to know
    }
}
