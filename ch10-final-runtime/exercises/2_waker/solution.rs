//! An answer to exercise 2.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering::*};
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Wake, Waker};

/// Tasks that are ready, for any number of threads.
pub struct Tasks {
    queue: Arc<Queue>,
}

type Queue = Mutex<VecDeque<Arc<Task>>>;

/// A future, and what it takes to wake it. The queue and the wakers own it, and nobody else.
struct Task {
    /// Locked by whoever polls, so never contended. `None` after the end.
    future: Mutex<Option<Pin<Box<dyn Future<Output = ()> + Send>>>>,
    state: AtomicU8,
    /// Weak, or a queue that nobody runs any more would keep its tasks, and they the queue.
    queue: Weak<Queue>,
}

// The states, each of which a wake leads to the next one.
const IDLE: u8 = 0;
const QUEUED: u8 = 1;
const RUNNING: u8 = 2;
const WOKEN_MEANWHILE: u8 = 3;

impl Wake for Task {
    fn wake(self: Arc<Task>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Task>) {
        let next = |state| match state {
            IDLE => QUEUED,
            RUNNING => WOKEN_MEANWHILE,
            woken => woken, // written all the same, so that its poll sees what we did before
        };
        let was = self.state.update(AcqRel, Acquire, next);
        if was == IDLE {
            self.push();
        }
    }
}

impl Task {
    fn push(self: &Arc<Task>) {
        if let Some(queue) = self.queue.upgrade() {
            queue.lock().unwrap().push_back(Arc::clone(self));
        }
    }

    fn poll(self: Arc<Task>) {
        self.state.swap(RUNNING, AcqRel);
        let waker = Waker::from(Arc::clone(&self));
        let mut cx = Context::from_waker(&waker);
        let mut future = self.future.lock().unwrap();
        let pinned = future.as_mut().expect("who has ended is not queued");
        if pinned.as_mut().poll(&mut cx).is_ready() {
            *future = None;
            return; // and runs for ever, so that no wake queues it
        }
        drop(future);
        let rests = self.state.compare_exchange(RUNNING, IDLE, AcqRel, Acquire);
        if rests.is_err() {
            self.state.swap(QUEUED, AcqRel);
            self.push();
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
            future: Mutex::new(Some(Box::pin(future))),
            state: AtomicU8::new(QUEUED),
            queue: Arc::downgrade(&self.queue),
        });
        task.push();
    }

    /// Polls the tasks that were woken until none is left in the queue, and returns how many polls it
    /// made. Several threads may call it at once.
    pub fn run(&self) -> usize {
        let mut polls = 0;
        while let Some(task) = self.next() {
            task.poll();
            polls += 1;
        }
        polls
    }

    /// A function of its own, so that the lock is gone when the task is polled.
    fn next(&self) -> Option<Arc<Task>> {
        self.queue.lock().unwrap().pop_front()
    }
}
