//! The library's run queue, with a mistake in `push`: it wakes one sleeper, who may leave.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::Waker;
use crate::sync::Mutex;
use crate::task::Task;

/// A queue that knows who sleeps because it was empty. A task is in it once at most: see [`Task`].
#[derive(Default)]
pub(crate) struct RunQueue(Mutex<State>);

#[derive(Default)]
struct State {
    // FIFO, or two tasks that wake each other starve all others.
    tasks: VecDeque<Arc<Task>>,
    /// Threads that sleep, or are about to.
    idle: Vec<Waker>,
}

impl RunQueue {
    /// Adds `task` at the back, if there is one, and wakes who sleeps.
    pub(crate) fn push(&self, task: Option<Arc<Task>>) {
        let mut state = self.0.lock().unwrap();
        state.tasks.extend(task);
        let sleepers = state.idle.pop(); // the mistake
        drop(state);
        sleepers.into_iter().for_each(Waker::wake);
    }

    /// Takes the oldest task. If there is none, the owner of `waker` is noted as asleep: it sleeps
    /// until woken, and then says that it is [`awake`](RunQueue::awake).
    pub(crate) fn next(&self, waker: &Waker) -> Option<Arc<Task>> {
        let mut state = self.0.lock().unwrap();
        let task = state.tasks.pop_front();
        if task.is_none() {
            state.idle.push(waker.clone());
        }
        task
    }

    /// Whether nobody waits for a turn.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.lock().unwrap().tasks.is_empty()
    }

    /// The owner of `waker` does not sleep any more; a push need not wake it.
    pub(crate) fn awake(&self, waker: &Waker) {
        let idle = &mut self.0.lock().unwrap().idle;
        idle.retain(|sleeper| !sleeper.will_wake(waker));
    }
}
