//! Notes the end, and keeps the future with all that it holds.

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
    /// And whether it has ended.
    future: Mutex<(Box<dyn Future<Output = ()> + Send>, bool)>,
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
            future: Mutex::new((Box::new(future), false)),
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
            // Before the poll, for a wake during it is about news that the poll may have missed.
            task.is_queued.store(false, Ordering::Release);
            polls += usize::from(task.poll());
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
        let (future, has_ended) = &mut *slot;
        if *has_ended {
            return false; // woken after its end
        }
        let waker = Waker::from(Arc::clone(self));
        if let PollState::Ready(()) = future.poll(&waker) {
            *has_ended = true;
        }
        true
    }
}
