//! Takes the mark back after the poll: wakes that come during it find it set.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use ch08_runtime::{Future, PollState, Wake, Waker};

/// Tasks, and who of them was woken.
pub struct Tasks {
    queue: Arc<Queue>,
}

type Queue = Mutex<VecDeque<Arc<Task>>>;

/// A future, and what it takes to wake it.
struct Task {
    /// `None` after its end.
    future: Mutex<Option<Box<dyn Future<Output = ()> + Send>>>,
    is_queued: AtomicBool,
    queue: Arc<Queue>,
}

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        if !self.is_queued.swap(true, Ordering::AcqRel) {
            let queue = Arc::clone(&self.queue);
            queue.lock().unwrap().push_back(self);
        }
    }
}

impl Tasks {
    /// No tasks.
    pub fn new() -> Tasks {
        Tasks {
            queue: Arc::default(),
        }
    }

    /// Adds a task, which counts as woken.
    pub fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        let task = Arc::new(Task {
            future: Mutex::new(Some(Box::new(future))),
            is_queued: AtomicBool::new(false),
            queue: Arc::clone(&self.queue),
        });
        task.wake();
    }

    /// Polls the tasks that were woken until none is left, those woken meanwhile included. Returns
    /// how many polls it made.
    pub fn run(&self) -> usize {
        let mut polls = 0;
        while let Some(task) = self.next() {
            polls += usize::from(task.poll());
            task.is_queued.store(false, Ordering::Release);
        }
        polls
    }

    fn next(&self) -> Option<Arc<Task>> {
        self.queue.lock().unwrap().pop_front()
    }
}

impl Task {
    /// Returns whether there was something to poll.
    fn poll(self: &Arc<Task>) -> bool {
        let mut slot = self.future.lock().unwrap();
        let Some(future) = slot.as_mut() else {
            return false; // woken after its end
        };
        let waker = Waker::from(Arc::clone(self));
        if let PollState::Ready(()) = future.poll(&waker) {
            *slot = None;
        }
        true
    }
}
