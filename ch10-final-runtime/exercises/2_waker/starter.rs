//! Exercise 2: a waker through `std::task::Wake`. The task and its hints are in README.md.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Wake, Waker};

/// Tasks that are ready, for any number of threads.
pub struct Tasks {
    // whatever you need
}

/// A future, and what it takes to wake it.
struct Task {
    // whatever you need
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        todo!("queue the task, unless it is queued already, or runs")
    }
}

impl Tasks {
    /// No tasks.
    pub fn new() -> Tasks {
        todo!("an empty queue that tasks can find")
    }

    /// Adds a task, which counts as woken.
    pub fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        todo!("pin it, make a task of it and queue that")
    }

    /// Polls the tasks that were woken until none is left in the queue, and returns how many polls it
    /// made. Several threads may call it at once.
    pub fn run(&self) -> usize {
        todo!("take one out, make a `Waker` of it, poll it; was it woken meanwhile?")
    }
}
