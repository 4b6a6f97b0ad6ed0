//! Which runtime a thread works for: where what it spawns goes, and what it wakes.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::{HOMES, Shared, Worker};
use crate::reactor::Driver;
use crate::sync::{atomic::Ordering::*, thread_local};
use crate::task::TaskRef;

/// The runtime that this thread runs code for.
pub(crate) enum Current {
    /// It runs tasks.
    Worker(Rc<Worker>),
    /// It does not: it is in `Runtime::block_on`, or in the blocking pool.
    Outside(Arc<Shared>),
}

thread_local! { static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) }; }

impl Current {
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        match self {
            Current::Worker(worker) => &worker.shared,
            Current::Outside(shared) => shared,
        }
    }

    /// Queues a new task, or gives it back if the runtime has ended.
    pub(super) fn push(&self, task: TaskRef) -> Result<(), TaskRef> {
        match self {
            Current::Worker(worker) if !worker.shared.stop.load(Relaxed) => worker.push(task),
            _ => return self.shared().inject(task),
        }
        Ok(())
    }

    /// Makes this the thread's runtime until the guard is dropped.
    pub(crate) fn enter(self) -> impl Drop {
        struct Leave(Option<Current>);
        impl Drop for Leave {
            fn drop(&mut self) {
                let left = CURRENT.with(|current| current.replace(self.0.take()));
                drop(left); // not while it is borrowed
            }
        }
        Leave(CURRENT.with(|current| current.replace(Some(self))))
    }
}

/// Calls `action` with the current runtime. It must not call foreign code.
pub(crate) fn with_current<R>(action: impl FnOnce(&Current) -> R) -> R {
    CURRENT.with(|current| {
        let none = "there is no runtime here: run this in the `block_on` of one, or in a task";
        action(current.borrow().as_ref().expect(none))
    })
}

/// The driver of the runtime that this code runs on.
pub(crate) fn driver() -> Arc<Driver> {
    with_current(|current| current.shared().driver.clone())
}

/// Puts a task that was woken into a queue of its runtime. If that is gone, so is the task's future.
pub(crate) fn schedule(home: u32, task: TaskRef) {
    let mut task = Some(task);
    // Fails when the thread ends and drops its thread-local values, a waker among them.
    let _ = CURRENT.try_with(|current| {
        if let Some(Current::Worker(worker)) = &*current.borrow()
            && worker.shared.id == home
            && let Some(task) = task.take()
        {
            worker.push_next(task);
        }
    });
    if let Some(task) = task {
        let shared = HOMES.read().unwrap().get(home as usize).cloned();
        // Nothing is lost if it is refused: the runtime ends all its tasks now.
        drop(shared.map(|shared| shared.inject(task)));
    }
}
