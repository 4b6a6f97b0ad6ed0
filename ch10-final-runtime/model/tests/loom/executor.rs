// The smallest executor there is: one queue for a model's tasks.

use std::sync::Arc;

use crate::sync::Mutex;
use crate::task::TaskRef;

pub(crate) struct Owned;

impl Owned {
    pub(crate) fn insert(&self, task: TaskRef, _: usize) -> u32 {
        std::mem::forget(task); // the model counts references no further
        0
    }

    pub(crate) fn remove(&self, _: u32) -> Option<TaskRef> {
        None
    }
}

loom::lazy_static! {
    pub(crate) static ref QUEUE: Mutex<Vec<TaskRef>> = Mutex::new(Vec::new());
}

pub(crate) fn schedule(_: u32, task: TaskRef) {
    QUEUE.lock().unwrap().push(task);
}

/// Runs what is queued, and what that queues, once each.
pub(crate) fn run_queued() {
    loop {
        let task = QUEUE.lock().unwrap().pop();
        let Some(task) = task else { return };
        if let Some(again) = task.run(&Owned, 0) {
            QUEUE.lock().unwrap().push(again);
        }
    }
}
