//! Many fibers on one thread, each in its turn.
//!
//! The turn goes to the fiber that has waited the longest: a queue, first in, first out, or one busy
//! fiber would starve the rest. A fiber keeps its turn until it waits or calls [`yield_now`].
//!
//! [`spawn`], [`yield_now`], [`park`], [`current`] and [`Builder`] are the functions of
//! [`std::thread`] for fibers, and mean what they mean there.

mod core;
mod deadlock;
mod handle;
mod task;

use std::fmt;
use std::io;
use std::panic;
use std::rc::Rc;

pub use self::deadlock::{Blocked, RunError, Waiting};
pub use self::handle::{FiberId, Handle, JoinHandle};

pub(crate) use self::core::Core;
pub(crate) use self::core::{running_core, with_core};
pub(crate) use self::task::{Task, Wait};
use crate::{FloatControl, Stack, overflow};

/// Runs fibers on the thread that runs it.
///
/// There may be several, on one thread or on many. Dropping one drops the fibers that have not ended,
/// which runs their destructors; see [`Fiber`](crate::Fiber).
///
/// ```
/// use ch05_fibers::{Scheduler, spawn, yield_now};
///
/// let mut scheduler = Scheduler::new();
/// let sum = scheduler.block_on(|| {
///     let numbers: Vec<_> = (1..=3).map(|n| spawn(move || {
///         yield_now(); // lets the others go first
///         n * 10
///     })).collect();
///     numbers.into_iter().map(|number| number.join().unwrap()).sum::<i32>()
/// })?;
/// assert_eq!(sum, 60);
/// # Ok::<(), ch05_fibers::RunError>(())
/// ```
pub struct Scheduler {
    core: Rc<Core>,
}

impl Scheduler {
    /// A scheduler without fibers.
    ///
    /// It sees to it that a stack overflow is reported; see [`overflow::install`].
    pub fn new() -> Scheduler {
        // Where this fails, an overflow still ends the program, only with fewer words.
        let _ = overflow::install();
        Scheduler { core: Core::new() }
    }

    /// Says what becomes of the floating-point settings when fibers take turns. The default is to
    /// keep each fiber's own.
    pub fn float_control(self, control: FloatControl) -> Scheduler {
        self.core.float_control.set(control);
        self
    }

    /// Gives fibers stacks without guard pages, of which a process can have more.
    ///
    /// # Safety
    /// - as for [`Stack::without_guard`], for every fiber that is spawned on it or by its fibers.
    #[expect(
        unsafe_code,
        reason = "nothing but the caller keeps an overflow harmless"
    )]
    pub unsafe fn without_guards(self) -> Scheduler {
        self.core.guards.set(false);
        self
    }

    /// Adds a fiber. It runs when this scheduler does.
    ///
    /// # Panics
    /// If no stack can be mapped; [`Builder::spawn_on`] returns an error instead.
    pub fn spawn<T: 'static>(&self, f: impl FnOnce() -> T + 'static) -> JoinHandle<T> {
        expect_stack(Builder::new().spawn_on(self, f))
    }

    /// Runs until all fibers have ended, those included that fibers spawn.
    ///
    /// A panic ends the fiber it happens in, and is there for whoever joins that.
    ///
    /// # Errors
    /// - [`RunError::Deadlock`]: all fibers wait, and none of them for time or I/O.
    /// - [`RunError::Poll`]: the operating system's event queue failed.
    ///
    /// The fibers are still there then. One may be unparked from outside, or a further one spawned,
    /// before the next run.
    pub fn run(&mut self) -> Result<(), RunError> {
        self.core.run(|core| core.is_empty())
    }

    /// Runs until `f`, as a fiber, has ended, and returns its value. The others stay where they are,
    /// for the next run.
    ///
    /// # Errors
    /// As for [`run`](Scheduler::run).
    ///
    /// # Panics
    /// If `f` does, with the same payload, or if no stack can be mapped.
    pub fn block_on<T: 'static>(&mut self, f: impl FnOnce() -> T + 'static) -> Result<T, RunError> {
        let main = self.spawn(f);
        self.core.run(|_| main.is_finished())?;
        match main.join() {
            Ok(value) => Ok(value),
            Err(payload) => panic::resume_unwind(payload),
        }
    }
}

impl Default for Scheduler {
    fn default() -> Scheduler {
        Scheduler::new()
    }
}

impl Drop for Scheduler {
    fn drop(&mut self) {
        self.core.end_all();
    }
}

impl fmt::Debug for Scheduler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scheduler").finish_non_exhaustive()
    }
}

/// A fiber's name and stack, before it is spawned.
///
/// ```
/// use ch05_fibers::{Builder, Scheduler, current};
///
/// let mut scheduler = Scheduler::new();
/// let fiber = Builder::new()
///     .name("small")
///     .stack_size(16 * 1024)
///     .spawn_on(&scheduler, || current().name().map(str::to_owned))?;
/// scheduler.run()?;
/// assert_eq!(fiber.join().unwrap().as_deref(), Some("small"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
#[must_use = "a builder does nothing until it spawns"]
pub struct Builder {
    name: Option<Rc<str>>,
    stack_size: Option<usize>,
}

impl Builder {
    /// A fiber without a name, on a stack of [`Stack::DEFAULT_SIZE`] bytes.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// Names the fiber, for messages and pictures.
    pub fn name(mut self, name: impl Into<String>) -> Builder {
        self.name = Some(name.into().into());
        self
    }

    /// Asks for a stack of at least so many bytes. What the closure captures and returns counts, too.
    pub fn stack_size(mut self, bytes: usize) -> Builder {
        self.stack_size = Some(bytes);
        self
    }

    /// Spawns it beside the fiber that runs.
    ///
    /// # Errors
    /// Fails if no stack can be mapped; see [`Stack::new`].
    ///
    /// # Panics
    /// Outside of a running scheduler.
    pub fn spawn<T: 'static>(self, f: impl FnOnce() -> T + 'static) -> io::Result<JoinHandle<T>> {
        with_core("spawn", |core| self.add(core, f))
    }

    /// Spawns it on a scheduler.
    ///
    /// # Errors
    /// Fails if no stack can be mapped; see [`Stack::new`].
    pub fn spawn_on<T: 'static>(
        self,
        scheduler: &Scheduler,
        f: impl FnOnce() -> T + 'static,
    ) -> io::Result<JoinHandle<T>> {
        self.add(&scheduler.core, f)
    }

    fn add<T: 'static>(
        self,
        core: &Core,
        f: impl FnOnce() -> T + 'static,
    ) -> io::Result<JoinHandle<T>> {
        let size = self.stack_size.unwrap_or(Stack::DEFAULT_SIZE);
        let task = Task::new(core, self.name, size, f)?;
        core.add(task.clone());
        Ok(JoinHandle::new(task))
    }
}

/// Spawns a fiber beside the one that runs. It gets its turn after those that are ready now.
///
/// # Panics
/// Outside of a running scheduler, or if no stack can be mapped; [`Builder::spawn`] returns an error
/// instead.
pub fn spawn<T: 'static>(f: impl FnOnce() -> T + 'static) -> JoinHandle<T> {
    expect_stack(Builder::new().spawn(f))
}

fn expect_stack<T>(spawned: io::Result<JoinHandle<T>>) -> JoinHandle<T> {
    spawned.unwrap_or_else(|error| panic!("cannot spawn a fiber: {error}"))
}

/// Lets the fibers go first that are ready now.
///
/// # Panics
/// Outside of a scheduler's fiber.
#[inline]
pub fn yield_now() {
    with_core("yield_now", |core| core.wait("yield_now", Wait::Turn));
}

/// Waits until somebody calls [`Handle::unpark`] for this fiber, or returns at once if somebody has.
///
/// It may return without cause, as when the fiber is being dropped, so look again at what was
/// waited for.
///
/// # Panics
/// Outside of a scheduler's fiber.
pub fn park() {
    with_core("park", Core::park);
}

/// Returns a handle to the fiber that runs.
///
/// # Panics
/// Outside of a scheduler's fiber.
pub fn current() -> Handle {
    with_core("current", |core| Handle::new(core.current()))
}
