//! The queue, and the loop that gives turns.
#![expect(
    unsafe_code,
    reason = "the running scheduler is known to its thread by address"
)]

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::ptr::NonNull;
use std::rc::{Rc, Weak};

use timeline::Lane;

use super::deadlock::RunError;
use super::{Task, Wait};
use crate::fiber::running_number;
use crate::io::Driver;
use crate::{FloatControl, Resumed, Stack, StackPool, suspend};

/// So many turns at the most lie between two looks at sockets and timers, while fibers are ready. A
/// look costs a system call, as much as some ten turns.
const POLL_EVERY: u32 = 61;

/// A scheduler's insides, shared with its tasks.
///
/// No cell in here is borrowed while a fiber runs.
pub(crate) struct Core {
    me: Weak<Core>,
    /// First in, first out.
    ready: RefCell<VecDeque<Rc<Task>>>,
    /// All that have not ended, in no order. It owns those that nobody will wake.
    live: RefCell<Vec<Rc<Task>>>,
    current: RefCell<Option<Rc<Task>>>,
    /// A pool for each size that was asked for.
    pools: RefCell<Vec<StackPool>>,
    pub(super) float_control: Cell<FloatControl>,
    pub(super) guards: Cell<bool>,
    pub(crate) driver: Driver,
}

impl Core {
    pub(super) fn new() -> Rc<Core> {
        Rc::new_cyclic(|me| Core {
            me: me.clone(),
            ready: RefCell::default(),
            live: RefCell::default(),
            current: RefCell::default(),
            pools: RefCell::default(),
            float_control: Cell::default(),
            guards: Cell::new(true),
            driver: Driver::new(),
        })
    }

    pub(super) fn weak(&self) -> Weak<Core> {
        self.me.clone()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.live.borrow().is_empty()
    }

    /// Takes on a new task, which is ready.
    pub(super) fn add(&self, task: Rc<Task>) {
        timeline::spawn(task.lane());
        if let Some(name) = &task.name {
            timeline::name(task.lane(), || name.to_string());
        }
        let mut live = self.live.borrow_mut();
        task.place.set(live.len());
        live.push(Rc::clone(&task));
        self.ready.borrow_mut().push_back(task);
    }

    /// Gives turns until `done`.
    pub(super) fn run(&self, done: impl Fn(&Core) -> bool) -> Result<(), RunError> {
        let entered = Entered::new(self);
        let mut turns: u32 = 0;
        while !done(self) {
            let next = self.ready.borrow_mut().pop_front();
            match next {
                Some(task) => {
                    self.give_turn(task);
                    turns = turns.wrapping_add(1);
                    // Fibers that keep each other busy must not keep out what comes from outside.
                    if turns.is_multiple_of(POLL_EVERY) && self.driver.is_awaited() {
                        self.driver.look().map_err(RunError::Poll)?;
                    }
                }
                None if self.driver.is_awaited() => {
                    timeline::switch(entered.lane);
                    self.driver.sleep().map_err(RunError::Poll)?;
                }
                None => return Err(RunError::deadlock(&self.live.borrow())),
            }
        }
        Ok(())
    }

    fn give_turn(&self, task: Rc<Task>) {
        timeline::switch(task.lane());
        let before = self.current.replace(Some(Rc::clone(&task)));
        let resumed = match &*task.fiber.borrow() {
            Some(fiber) => fiber.resume(),
            None => return,
        };
        self.current.replace(before);
        match resumed {
            // Why only now? In the queue it would be, twice, while it still runs.
            Ok(Resumed::Suspended) if task.wait.get() == Wait::Turn => {
                self.ready.borrow_mut().push_back(task);
            }
            Ok(Resumed::Suspended) => {} // whoever wakes it has it, and `live`
            Ok(Resumed::Returned(())) => self.end(&task),
            Ok(Resumed::Panicked(payload)) => {
                task.result.set_panic(payload);
                self.end(&task);
            }
            Err(error) => unreachable!("{error}, but it was in the ready queue"),
        }
    }

    /// Takes a task off the list, and its stack for the next one.
    fn end(&self, task: &Rc<Task>) {
        let mut live = self.live.borrow_mut();
        live.swap_remove(task.place.get());
        if let Some(moved) = live.get(task.place.get()) {
            moved.place.set(task.place.get());
        }
        drop(live);
        let fiber = task.fiber.take();
        if let Some(Ok(stack)) = fiber.map(crate::Fiber::into_stack) {
            self.pool(task.stack_size, |pool| pool.put(stack));
        }
        self.tell_of_end(task);
    }

    fn tell_of_end(&self, task: &Task) {
        task.ended.set(true);
        if let Some(joiner) = task.joiner.take() {
            timeline::wake(joiner.lane());
            joiner.wake();
        }
        timeline::done(task.lane());
    }

    pub(super) fn take_stack(&self, size: usize) -> io::Result<Stack> {
        self.pool(size, StackPool::take)
    }

    fn pool<T>(&self, size: usize, f: impl FnOnce(&mut StackPool) -> T) -> T {
        let mut pools = self.pools.borrow_mut();
        if let Some(pool) = pools.iter_mut().find(|pool| pool.size() == size) {
            return f(pool);
        }
        let pool = if self.guards.get() {
            StackPool::new(size)
        } else {
            // SAFETY: whoever did without guards has promised it for all fibers.
            unsafe { StackPool::without_guards(size) }
        };
        f(pools.push_mut(pool))
    }

    /// The task of the fiber that runs.
    pub(crate) fn current(&self) -> Rc<Task> {
        let current = self.current.borrow();
        Rc::clone(
            current
                .as_ref()
                .expect("a scheduler that runs is called by its fibers"),
        )
    }

    /// Lets others run until the current fiber is woken. Returns whether it was: if it is being
    /// dropped, it is not.
    pub(crate) fn wait(&self, caller: &str, wait: Wait) -> bool {
        let task = self.current();
        assert!(
            running_number() == Some(task.number),
            "{caller}() was called in a Fiber that the scheduler does not know: \
             such a fiber can only suspend()"
        );
        task.wait.set(wait);
        suspend();
        task.wait.replace(Wait::Turn) == Wait::Turn
    }

    pub(super) fn park(&self) {
        let task = self.current();
        if !task.unparked.take() {
            self.wait("park", Wait::Unpark);
            task.unparked.set(false);
        }
    }

    /// Drops all fibers. Their destructors may still use the scheduler, to spawn some more even.
    pub(super) fn end_all(&self) {
        let entered = Entered::new(self);
        loop {
            let Some(task) = self.live.borrow_mut().pop() else {
                break;
            };
            timeline::switch(task.lane());
            self.current.replace(Some(Rc::clone(&task)));
            let fiber = task.fiber.take();
            drop(fiber);
            self.tell_of_end(&task);
        }
        self.current.take();
        self.ready.take();
        drop(entered);
    }
}

impl Task {
    /// Puts the fiber into the ready queue, unless it is there or runs.
    pub(crate) fn wake(self: Rc<Self>) {
        if self.wait.replace(Wait::Turn) == Wait::Turn {
            return;
        }
        if let Some(core) = self.core.upgrade() {
            core.ready.borrow_mut().push_back(self);
        }
    }
}

thread_local! {
    /// The scheduler that runs on this thread: the innermost, if a fiber of one runs another.
    static RUNNING: Cell<Option<NonNull<Core>>> = const { Cell::new(None) };
}

/// Makes a scheduler the running one, until it is dropped.
struct Entered<'a> {
    core: &'a Core,
    before: Option<NonNull<Core>>,
    /// What ran before: the thread, or a fiber of another scheduler.
    lane: Lane,
}

impl<'a> Entered<'a> {
    fn new(core: &'a Core) -> Entered<'a> {
        let before = RUNNING.replace(Some(NonNull::from(core)));
        let lane = Lane::current();
        Entered { core, before, lane }
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        debug_assert_eq!(RUNNING.get(), Some(NonNull::from(self.core)));
        RUNNING.set(self.before);
        timeline::switch(self.lane);
    }
}

/// Calls `f` with the running scheduler.
#[inline]
pub(crate) fn with_core<R>(caller: &str, f: impl FnOnce(&Core) -> R) -> R {
    match RUNNING.get() {
        // SAFETY: `Entered` borrows it for as long as it stands there.
        Some(core) => f(unsafe { core.as_ref() }),
        None => outside(caller),
    }
}

/// The running scheduler, if there is one.
pub(crate) fn running_core() -> Option<Rc<Core>> {
    let core = RUNNING.get()?;
    // SAFETY: `Entered` borrows it for as long as it stands there.
    unsafe { core.as_ref() }.me.upgrade()
}

#[cold]
fn outside(caller: &str) -> ! {
    panic!("{caller}() was called outside of a running scheduler: call it in a fiber");
}
