//! A fiber with what its scheduler knows of it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use timeline::Lane;

use super::Core;
use crate::{Fiber, Stack};

/// A closure of more bytes than this is kept off the stack until it is called.
const LARGE: usize = 1024;

/// What a fiber that does not run waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wait {
    /// Its turn: it is in the ready queue, or it runs and will be there when it lets go.
    Turn,
    /// [`Handle::unpark`](super::Handle::unpark).
    Unpark,
    /// The end of the fiber with this number.
    Join(u64),
    /// An event of a socket, or a moment in time. The driver knows which.
    Outside,
}

/// One allocation for a fiber and its result, shared by the scheduler and by handles.
///
/// The scheduler does not know the type of the result, so it sees `R` as `dyn Outcome`.
pub(crate) struct Task<R: ?Sized = dyn Outcome> {
    pub(crate) number: u64,
    pub(crate) name: Option<Rc<str>>,
    pub(super) core: Weak<Core>,
    /// Whoever changes this from something else to `Turn` puts the fiber into the ready queue. So
    /// it is there once, however often it is woken.
    pub(super) wait: Cell<Wait>,
    /// It was unparked, and has not parked since.
    pub(super) unparked: Cell<bool>,
    pub(super) ended: Cell<bool>,
    /// Where it stands in `Core::live`.
    pub(super) place: Cell<usize>,
    pub(super) joiner: Cell<Option<Rc<Task>>>,
    pub(super) stack_size: usize,
    /// There until it ends.
    pub(super) fiber: RefCell<Option<Fiber<()>>>,
    pub(super) result: R,
}

/// A place for the result of a fiber, of whichever type.
pub(crate) trait Outcome {
    fn set_panic(&self, payload: Box<dyn Any + Send>);
}

/// There from the end of the fiber to the join.
pub(crate) type Slot<T> = Cell<Option<thread::Result<T>>>;

impl<T> Outcome for Slot<T> {
    fn set_panic(&self, payload: Box<dyn Any + Send>) {
        self.set(Some(Err(payload)));
    }
}

impl<T: 'static> Task<Slot<T>> {
    /// Makes a fiber of `f`, on a stack of `size` bytes.
    pub(super) fn new(
        core: &Core,
        name: Option<Rc<str>>,
        size: usize,
        f: impl FnOnce() -> T + 'static,
    ) -> io::Result<Rc<Task<Slot<T>>>> {
        // Numbers differ between schedulers, too: the lanes of a timeline must.
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let stack = core.take_stack(size)?;
        let task = Rc::new(Task {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            name,
            core: core.weak(),
            wait: Cell::new(Wait::Turn),
            unparked: Cell::new(false),
            ended: Cell::new(false),
            place: Cell::new(0),
            joiner: Cell::new(None),
            stack_size: size,
            fiber: RefCell::new(None),
            result: Slot::default(),
        });
        let fiber = if size_of_val(&f) > LARGE {
            task.fiber_of(stack, Box::new(f))
        } else {
            task.fiber_of(stack, f)
        };
        let fiber = fiber.float_control(core.float_control.get());
        fiber.label(task.number, task.name.clone());
        task.fiber.replace(Some(fiber));
        Ok(task)
    }

    /// A fiber that leaves its value here. It knows its task and the task its fiber, until it ends.
    fn fiber_of(self: &Rc<Self>, stack: Stack, f: impl FnOnce() -> T + 'static) -> Fiber<()> {
        let task = Rc::clone(self);
        Fiber::new(stack, move || task.result.set(Some(Ok(f()))))
    }
}

impl Task {
    /// Its line in pictures.
    pub(crate) fn lane(&self) -> Lane {
        Lane::Fiber(self.number)
    }
}
