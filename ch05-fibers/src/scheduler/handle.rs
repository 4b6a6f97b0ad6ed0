//! What the rest of a program holds of a fiber.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use super::core::with_core;
use super::task::Slot;
use super::{Task, Wait};

/// Names a fiber. No two of a process have the same.
///
/// ```
/// use ch05_fibers::Scheduler;
///
/// let scheduler = Scheduler::new();
/// let (one, other) = (scheduler.spawn(|| ()), scheduler.spawn(|| ()));
/// assert_ne!(one.fiber().id(), other.fiber().id());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FiberId(pub(super) u64);

impl fmt::Display for FiberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fiber {}", self.0)
    }
}

/// A fiber, to be unparked. Clones stand for the same one. It does not keep it alive.
///
/// Like the rest of a fiber it stays on its thread.
///
/// ```
/// use ch05_fibers::{Scheduler, current, park, spawn};
///
/// let mut scheduler = Scheduler::new();
/// scheduler.block_on(|| {
///     let me = current();
///     spawn(move || me.unpark());
///     park(); // until the other one has run
/// })?;
/// # Ok::<(), ch05_fibers::RunError>(())
/// ```
#[derive(Clone)]
pub struct Handle {
    task: Rc<Task>,
}

impl Handle {
    pub(super) fn new(task: Rc<Task>) -> Handle {
        Handle { task }
    }

    /// Ends the fiber's [`park`](super::park), or else the next one.
    ///
    /// Many calls before a park are like one.
    pub fn unpark(&self) {
        if self.task.ended.get() {
            return;
        }
        self.task.unparked.set(true);
        if self.task.wait.get() == Wait::Unpark {
            timeline::wake(self.task.lane());
            Rc::clone(&self.task).wake();
        }
    }

    /// Which fiber it is.
    pub fn id(&self) -> FiberId {
        FiberId(self.task.number)
    }

    /// Its name, if [`Builder::name`](super::Builder::name) gave it one.
    pub fn name(&self) -> Option<&str> {
        self.task.name.as_deref()
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("id", &self.id())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

/// The right to a fiber's result. Dropped, the fiber goes on without it.
///
/// ```
/// use ch05_fibers::Scheduler;
///
/// let mut scheduler = Scheduler::new();
/// let good = scheduler.spawn(|| 6 * 7);
/// let bad = scheduler.spawn(|| std::panic::resume_unwind(Box::new("out of luck")));
/// scheduler.run()?;
/// assert_eq!(good.join().unwrap(), 42);
/// assert_eq!(*bad.join().unwrap_err().downcast::<&str>().unwrap(), "out of luck");
/// # Ok::<(), ch05_fibers::RunError>(())
/// ```
pub struct JoinHandle<T> {
    task: Rc<Task<Slot<T>>>,
    fiber: Handle,
}

impl<T: 'static> JoinHandle<T> {
    pub(super) fn new(task: Rc<Task<Slot<T>>>) -> JoinHandle<T> {
        let fiber = Handle::new(task.clone());
        JoinHandle { task, fiber }
    }

    /// Waits until the fiber has ended, and returns its value or the payload of its panic.
    ///
    /// Outside of fibers it does not wait: take the result of a fiber after the scheduler has run.
    ///
    /// # Errors
    /// The payload, as in [`std::thread::JoinHandle::join`]. A fiber that was dropped with its
    /// scheduler has a `&str` for a payload.
    ///
    /// # Panics
    /// Outside of a scheduler's fiber, if the fiber has not ended.
    pub fn join(self) -> Result<T, Box<dyn Any + Send>> {
        if !self.task.ended.get() {
            with_core("join", |core| {
                self.task.joiner.set(Some(core.current()));
                core.wait("join", Wait::Join(self.task.number));
            });
        }
        let result = self.task.result.take();
        result.unwrap_or_else(|| Err(Box::new("the fiber was dropped before it had ended")))
    }
}

impl<T> JoinHandle<T> {
    /// Whether the fiber has ended, so that joining it does not wait.
    pub fn is_finished(&self) -> bool {
        self.task.ended.get()
    }

    /// The fiber itself.
    pub fn fiber(&self) -> &Handle {
        &self.fiber
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle")
            .field("fiber", &self.fiber)
            .finish_non_exhaustive()
    }
}
