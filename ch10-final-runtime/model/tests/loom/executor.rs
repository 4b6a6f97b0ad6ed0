// The smallest executor there is: one queue for a model's tasks.

use crate::sync::Mutex;
use crate::task::{TaskRef, Waiting};

loom::lazy_static! {
    pub(crate) static ref QUEUE: Mutex<Vec<TaskRef>> = Mutex::new(Vec::new());
    pub(crate) static ref WAITING: Waiting = Mutex::new(slab::Slab::new());
}

pub(crate) fn schedule(_: u64, task: TaskRef, _woken: bool) -> Result<(), TaskRef> {
    QUEUE.lock().unwrap().push(task);
    Ok(())
}

/// Runs a task once.
pub(crate) fn run(task: TaskRef) {
    if let Some(again) = task.run(&WAITING) {
        QUEUE.lock().unwrap().push(again);
    }
}

/// Runs what is queued, and what that queues, once each.
pub(crate) fn run_queued() {
    loop {
        let task = QUEUE.lock().unwrap().pop();
        let Some(task) = task else { return };
        run(task);
    }
}
