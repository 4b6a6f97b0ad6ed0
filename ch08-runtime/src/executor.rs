//! Runs tasks: takes them from the queue, polls them, and sleeps when there is nothing to run.
//!
//! Knows nothing of sockets and timers. Any number of threads may be in [`block_on`] of one executor
//! at the same time; what they share is the queue.
//!
//! [`block_on`]: Executor::block_on

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use timeline::Lane;

use crate::run_queue::RunQueue;
use crate::sync::Mutex;
use crate::task::Task;
use crate::waker::{contain, wake_all};
use crate::{Future, JoinHandle, PollState, Waker};

/// After so many tasks in a row, a thread looks at what else it has to look after: while tasks wake
/// each other without end, there is always one more.
const TASKS_IN_A_ROW: u32 = 64;

type Job = Box<dyn Future<Output = ()> + Send>;

#[derive(Default)]
pub(crate) struct Executor {
    pub(crate) queue: RunQueue<Arc<Task>>,
    /// The futures of all tasks, except of those in a poll. Here and not in the tasks, so that those
    /// that nobody will ever wake can be dropped as well.
    pub(crate) jobs: Mutex<HashMap<Lane, Job>>,
    // For people: no decision hangs on these two.
    pub(crate) polls: AtomicU64,
    pub(crate) wakes: AtomicU64,
}

impl Executor {
    /// Takes in a task, and queues it for its first poll.
    pub(crate) fn spawn<F>(self: &Arc<Self>, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let task = Task::new(self, None);
        let (job, handle) = JoinHandle::new(task.lane, future);
        self.jobs.lock().unwrap().insert(task.lane, Box::new(job));
        self.queue.push(task);
        handle
    }

    /// Runs `future` on this thread, and tasks as long as it waits.
    ///
    /// `rest(true)` sleeps until `thread` is called, `rest(false)` just looks for news. Both return
    /// who is to be woken.
    pub(crate) fn block_on<F: Future>(
        self: &Arc<Self>,
        mut future: F,
        thread: &Waker,
        mut rest: impl FnMut(bool) -> Vec<Waker>,
    ) -> F::Output {
        let main = Task::new(self, Some(thread.clone()));
        timeline::name(main.lane, || "block_on".to_owned());
        let mut in_a_row = 0;
        loop {
            if main.reasons.any() {
                self.polls.fetch_add(1, Ordering::Relaxed);
                if let PollState::Ready(output) = main.poll(&mut future) {
                    timeline::done(main.lane);
                    return output;
                }
                if main.reasons.end() {
                    thread.wake_by_ref(); // it must not fall asleep
                }
            }
            let next = self.queue.next(thread);
            let is_idle = next.is_none();
            if let Some(task) = next {
                self.run(task);
                in_a_row += 1;
            }
            if is_idle || in_a_row == TASKS_IN_A_ROW {
                let woken = rest(is_idle);
                self.queue.awake(thread); // before it wakes others, or they would wake it
                wake_all(woken);
                in_a_row = 0;
            }
        }
    }

    /// Polls a task that came out of the queue.
    fn run(&self, task: Arc<Task>) {
        let job = self.jobs.lock().unwrap().remove(&task.lane);
        let mut job = job.expect("a queued task has not ended, and is in no poll");
        self.polls.fetch_add(1, Ordering::Relaxed);
        if task.poll(&mut job).is_ready() {
            timeline::done(task.lane);
            contain(|| drop(job)); // which tells the `JoinHandle`
        } else {
            // First back in its place: once it is queued, others may look for it there.
            self.jobs.lock().unwrap().insert(task.lane, job);
            if task.reasons.end() {
                // At the back, or a task that always wakes itself would starve the others.
                self.queue.push(task);
            }
        }
    }

    /// Drops all tasks. Those that their destructors spawn go with the executor itself.
    pub(crate) fn close(&self) {
        let jobs = mem::take(&mut *self.jobs.lock().unwrap());
        // Unlocked: a destructor may spawn, or wake others.
        jobs.into_values().for_each(|job| contain(|| drop(job)));
    }
}
