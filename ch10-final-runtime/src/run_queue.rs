//! What is ready to run: a queue for each worker, and one, the injector, for everybody.
//!
//! A list under a lock, with its length beside it, so that nobody locks an empty one. Why not a ring
//! without a lock? This one can be read in a minute, and costs 4 ns while nobody else wants it, which
//! is most of the time: thieves wait before they come, and take half of it at once.

use std::collections::VecDeque;

use crate::sync::Mutex;
use crate::sync::atomic::{AtomicUsize, Ordering::*};

/// A queue that its owner takes from the front of, and others in bulk.
pub(crate) struct RunQueue<T> {
    items: Mutex<VecDeque<T>>,
    /// The length, changed under the lock.
    len: AtomicUsize,
}

impl<T> RunQueue<T> {
    pub(crate) fn new() -> RunQueue<T> {
        RunQueue {
            items: Mutex::new(VecDeque::new()),
            len: AtomicUsize::new(0),
        }
    }

    /// Takes the first item.
    pub(crate) fn pop(&self) -> Option<T> {
        if self.is_empty() {
            return None;
        }
        self.with(VecDeque::pop_front)
    }

    /// Takes one of so many shares, rounded up, from the front.
    pub(crate) fn share(&self, shares: usize) -> VecDeque<T> {
        if self.is_empty() {
            return VecDeque::new();
        }
        self.with(|items| items.drain(..items.len().div_ceil(shares)).collect())
    }

    /// Locks the queue for `change`, which must not call foreign code.
    pub(crate) fn with<R>(&self, change: impl FnOnce(&mut VecDeque<T>) -> R) -> R {
        let mut items = self.items.lock().unwrap();
        let result = change(&mut items);
        self.len.store(items.len(), Release);
        result
    }

    pub(crate) fn len(&self) -> usize {
        self.len.load(Acquire)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
