//! Exercise 1: a waker by hand. The task and its hints are in README.md.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use ch08_runtime::{Future, PollState, Wake, Waker};

/// Tasks, and who of them was woken.
pub struct Tasks {
    // whatever you need
}

/// A future, and what it takes to wake it.
struct Task {
    // whatever you need
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        todo!("queue the task, unless it is queued already")
    }
}

impl Tasks {
    /// No tasks.
    pub fn new() -> Tasks {
        todo!("an empty queue that tasks can share")
    }

    /// Adds a task, which counts as woken.
    pub fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        todo!("make a task of it and queue it")
    }

    /// Polls the tasks that were woken until none is left, those woken meanwhile included. Returns
    /// how many polls it made.
    pub fn run(&self) -> usize {
        todo!("take tasks out of the queue; make a `Waker` of each and poll it")
    }
}
