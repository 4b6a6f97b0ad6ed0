//! Runs tasks: takes them from the queue, polls them, and sleeps when there is nothing to run.
//!
//! Knows nothing of sockets and timers. Any number of threads may be in [`block_on`] of one executor
//! at the same time; what they share is the queue.
//!
//! [`block_on`]: Executor::block_on

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use timeline::Lane;

use crate::run_queue::RunQueue;
use crate::sync::Mutex;
use crate::task::{Task, joinable};
use crate::waker::contain;
use crate::{Future, JoinHandle, PollState, Waker};

/// After so many turns of tasks, a thread looks at what else there is: while tasks wake each other
/// without end, there is always one more.
const TURNS: u64 = 64;

type Job = Box<dyn Future<Output = ()> + Send>;

#[derive(Default)]
pub(crate) struct Executor {
    pub(crate) queue: RunQueue,
    /// The futures of all tasks, except of those in a poll. Here and not in the tasks, so that those
    /// that nobody will ever wake can be dropped as well.
    pub(crate) jobs: Mutex<HashMap<Lane, Job>>,
}

impl Executor {
    /// Takes in a task, and queues it for its first poll.
    pub(crate) fn spawn<F>(self: &Arc<Self>, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let task = Task::new(self, false);
        let (job, handle) = joinable(future);
        self.jobs.lock().unwrap().insert(task.lane, Box::new(job));
        self.queue.push(Some(task));
        handle
    }

    /// Runs `future` on this thread, and tasks as long as it waits.
    ///
    /// `sleep` does so until `thread` is called, or was before, and returns who is to be woken.
    pub(crate) fn block_on<F: Future>(
        self: &Arc<Self>,
        mut future: F,
        thread: &Waker,
        mut sleep: impl FnMut() -> Vec<Waker>,
    ) -> F::Output {
        let main = Task::new(self, true);
        timeline::name(main.lane, || "block_on".to_owned());
        let mut turns = 0_u64;
        loop {
            if main.is_woken() {
                if let PollState::Ready(output) = main.poll(&mut future) {
                    main.end();
                    return output;
                }
                main.rest();
            }
            let is_idle = !self.run_next(thread);
            turns += 1;
            if is_idle || turns.is_multiple_of(TURNS) {
                // Why look again? A wake before it was noted as asleep has called nobody.
                if !is_idle || main.is_woken() {
                    thread.wake_by_ref(); // no sleep, just a look at what else there is
                }
                let woken = sleep();
                self.queue.awake(thread); // before it wakes others, or they would wake it
                woken.into_iter().for_each(Waker::wake);
            }
        }
    }

    /// Polls the task whose turn it is. Returns whether there was one; if not, the owner of `thread`
    /// is noted as asleep.
    fn run_next(&self, thread: &Waker) -> bool {
        let Some(task) = self.queue.next(thread) else {
            return false;
        };
        let job = self.jobs.lock().unwrap().remove(&task.lane);
        let mut job = job.expect("a queued task has not ended, and is in no poll");
        if task.poll(&mut job).is_ready() {
            task.end();
            contain(|| drop(job)); // which tells the `JoinHandle`
        } else {
            // First back in its place: once it is queued, others may look for it there.
            self.jobs.lock().unwrap().insert(task.lane, job);
            if task.rest() {
                // At the back, or a task that always wakes itself would starve the others.
                self.queue.push(Some(task));
            }
        }
        true
    }

    /// Drops all tasks. Those that their destructors spawn go with the executor itself.
    pub(crate) fn close(&self) {
        let jobs = mem::take(&mut *self.jobs.lock().unwrap());
        // Unlocked: a destructor may spawn, or wake others.
        jobs.into_values().for_each(|job| contain(|| drop(job)));
    }
}
