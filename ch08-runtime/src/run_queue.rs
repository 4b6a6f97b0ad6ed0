//! Whose turn it is: first in, first out, for all threads of a runtime. Knows nothing of tasks.
//!
//! Whoever finds the queue empty leaves a waker and goes to sleep; whoever adds something calls it.
//! Both look at queue and sleepers under one lock, so that nothing can be added in between.

use std::collections::VecDeque;
use std::mem;

use crate::Waker;
use crate::sync::Mutex;

/// A queue that knows who sleeps because it was empty.
pub(crate) struct RunQueue<T>(Mutex<State<T>>);

struct State<T> {
    // FIFO, or two tasks that wake each other starve all others.
    items: VecDeque<T>,
    /// Threads that sleep, or are about to.
    idle: Vec<Waker>,
}

impl<T> RunQueue<T> {
    /// Adds `item` at the back and wakes who sleeps.
    pub(crate) fn push(&self, item: T) {
        let mut state = self.0.lock().unwrap();
        state.items.push_back(item);
        // Why all of them, if one is enough for one item? That one may find its own result there,
        // leave `block_on`, and the item would be nobody's. Chapter 10 makes do with one.
        let sleepers = mem::take(&mut state.idle);
        drop(state);
        sleepers.into_iter().for_each(Waker::wake);
    }

    /// Takes the oldest item. If there is none, the owner of `waker` is noted as asleep: it sleeps
    /// until woken, and then says that it is [`awake`](RunQueue::awake).
    pub(crate) fn next(&self, waker: &Waker) -> Option<T> {
        let mut state = self.0.lock().unwrap();
        let item = state.items.pop_front();
        if item.is_none() {
            state.idle.push(waker.clone());
        }
        item
    }

    /// The owner of `waker` does not sleep any more; a push need not wake it.
    pub(crate) fn awake(&self, waker: &Waker) {
        let idle = &mut self.0.lock().unwrap().idle;
        idle.retain(|sleeper| !sleeper.will_wake(waker));
    }
}

impl<T> Default for RunQueue<T> {
    fn default() -> RunQueue<T> {
        let (items, idle) = Default::default();
        RunQueue(Mutex::new(State { items, idle }))
    }
}
