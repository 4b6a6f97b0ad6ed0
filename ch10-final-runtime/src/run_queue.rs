//! What is ready to run: a queue for each worker, and one, the injector, for everybody.
//!
//! A list under a lock, with its length beside it, so that nobody locks an empty one. Why not a ring
//! without a lock? This one can be read in a minute, and costs 4 ns while nobody else wants it, which
//! is most of the time: thieves wait before they come, and take half of it at once.

use std::collections::VecDeque;

use crate::sync::Mutex;
use crate::sync::atomic::{AtomicUsize, Ordering::*};
use crate::task::TaskRef;

/// A queue that its owner takes from the front of, and others in bulk.
#[derive(Default)]
pub(crate) struct RunQueue {
    tasks: Mutex<VecDeque<TaskRef>>,
    /// The length, changed under the lock.
    len: AtomicUsize,
}

impl RunQueue {
    /// Locks the queue for `change`, which must not call foreign code.
    pub(crate) fn with<R>(&self, change: impl FnOnce(&mut VecDeque<TaskRef>) -> R) -> R {
        let mut tasks = self.tasks.lock().unwrap();
        let result = change(&mut tasks);
        self.len.store(tasks.len(), Release);
        result
    }

    /// Takes half of it, rounded up, from the front.
    pub(crate) fn take_half(&self) -> VecDeque<TaskRef> {
        if self.is_empty() {
            return VecDeque::new();
        }
        self.with(|tasks| tasks.drain(..tasks.len().div_ceil(2)).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len.load(Acquire) == 0
    }
}
