//! Exercise 5: a semaphore. The task and its hints are in README.md.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

/// A number of permits, for whoever wants some of them for a while.
pub struct Semaphore {
    permits: Mutex<usize>, // whatever you need
}

/// A future: the permits, or the news that there will be none.
pub struct Acquire<'a> {
    semaphore: &'a Semaphore, // whatever you need
}

/// Some permits. Dropping this gives all of them back.
pub struct Permit<'a> {
    semaphore: &'a Semaphore, // whatever you need
}

/// The semaphore was closed.
#[derive(Debug, PartialEq, Eq)]
pub struct Closed;

impl Semaphore {
    /// Open, with so many permits.
    pub fn new(permits: usize) -> Semaphore {
        todo!("nobody waits")
    }

    /// How many permits nobody has.
    pub fn available(&self) -> usize {
        todo!("how many?")
    }

    /// Waits until `count` permits are there and it is this one's turn. Dropped before that, it has
    /// never been there.
    pub fn acquire(&self, count: usize) -> Acquire<'_> {
        todo!("do nothing yet")
    }

    /// Takes `count` permits if they are there, nobody waits, and the semaphore is open.
    pub fn try_acquire(&self, count: usize) -> Option<Permit<'_>> {
        todo!("who is before us?")
    }

    /// Hands out no more permits. Who waits gets `Closed`, and so does whoever comes later.
    pub fn close(&self) {
        todo!("leave word, and see that those who wait hear of it")
    }
}

impl<'a> Future for Acquire<'a> {
    type Output = Result<Permit<'a>, Closed>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Permit<'a>, Closed>> {
        todo!("is it our turn, and is there enough?")
    }
}

impl Drop for Acquire<'_> {
    fn drop(&mut self) {
        // whatever the others have to know
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        // whoever is next has to know
    }
}
