//! A function call that can be left in the middle and entered again.
//!
//! [`Fiber`] makes the bare [`switch`](crate::switch) safe: it carries a closure over to the other
//! stack and the result back, catches panics, and ends what is dropped half-way. It goes by turns
//! with whoever resumes it; who is next is for a [`Scheduler`](crate::Scheduler) to say.
#![expect(
    unsafe_code,
    reason = "the closure and the result live on the fiber's own stack"
)]

mod record;
mod resumed;

use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::panic;
use std::ptr::{self, NonNull};
use std::rc::Rc;
use std::thread;

use crate::Stack;
#[cfg(unix)]
pub(crate) use record::Head;
use record::{Body, Record};
pub(crate) use record::{running, running_number};
pub use resumed::{ResumeError, Resumed};

/// A closure on a stack of its own. It runs when it is resumed, until it returns or [suspends
/// itself](suspend).
///
/// The closure and the result need no allocation: they have their place at the top of the stack.
///
/// A panic in the closure ends the fiber, and [`resume`](Fiber::resume) hands its payload over. A
/// fiber that is dropped while suspended is *unwound*: `suspend` panics in it, quietly, with a
/// private payload, so that its destructors run. Code that catches this can go on, but the next
/// `suspend` panics again. During the unwinding, in destructors, `suspend` returns at once. In
/// programs built with `panic = "abort"` there is no unwinding, and the stack is leaked.
///
/// A fiber stays on its thread: what lives on its stack need not be [`Send`].
///
/// ```compile_fail,E0277
/// let fiber = ch05_fibers::Fiber::new(ch05_fibers::Stack::new(0).unwrap(), || ());
/// std::thread::spawn(move || fiber.resume()); // cannot be sent between threads safely
/// ```
///
/// ```
/// use ch05_fibers::{Fiber, Resumed, Stack, suspend};
///
/// let fiber = Fiber::new(Stack::new(Stack::DEFAULT_SIZE)?, || {
///     let mut sum = 0;
///     for n in 1..=3 {
///         sum += n;
///         suspend();
///     }
///     sum
/// });
/// let mut turns = 0;
/// let sum = loop {
///     turns += 1;
///     match fiber.resume()? {
///         Resumed::Suspended => {}
///         Resumed::Returned(sum) => break sum,
///         Resumed::Panicked(payload) => std::panic::resume_unwind(payload),
///     }
/// };
/// assert_eq!((sum, turns), (6, 4));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Fiber<T> {
    /// At the top of the stack.
    record: NonNull<Record<T>>,
    /// Neither `Send` nor `Sync`, and it owns a result.
    _not_send: PhantomData<(*mut (), T)>,
}

/// Whether a switch keeps the floating-point settings of both sides apart: MXCSR and the x87 control
/// word, or FPCR. They hold the rounding mode, and whether exceptions trap.
///
/// ```
/// use ch05_fibers::{Fiber, FloatControl, Stack};
///
/// let fiber = Fiber::new(Stack::new(0)?, || ()).float_control(FloatControl::Leave);
/// fiber.resume()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FloatControl {
    /// They are kept, as calling conventions demand of every function. The default. A fiber starts
    /// with those of whoever resumes it first.
    #[default]
    Keep,
    /// They are left alone: faster, and right where nobody changes them. Rust code cannot; foreign
    /// code may. A change made on one side is then seen on the other.
    Leave,
}

/// Goes back to whoever resumed the running fiber. Returns when the fiber is resumed again.
///
/// A destructor may call this while a panic unwinds its fiber. Until it is resumed,
/// [`std::thread::panicking`] then tells the thread's other fibers of a panic that is not theirs.
///
/// # Panics
/// - Outside of a fiber.
/// - When the fiber is dropped; see [`Fiber`].
#[inline]
pub fn suspend() {
    let Some(head) = running() else {
        outside();
    };
    // SAFETY: the running fiber's stack is this one, and its head lies there.
    let head = unsafe { head.as_ref() };
    head.leave();
    if head.dropped.get() {
        end();
    }
}

#[cold]
fn outside() -> ! {
    panic!("suspend() was called outside of a fiber: there is nobody to go back to");
}

/// The payload of the panic that unwinds a dropped fiber.
struct Dropped;

/// Unwinds the running fiber, whose owner has dropped it.
#[cold]
fn end() {
    // A second panic, from a destructor that the first one runs, would end the process.
    if !thread::panicking() {
        panic::resume_unwind(Box::new(Dropped)); // without the hook: nothing is wrong
    }
}

impl<T: 'static> Fiber<T> {
    /// Puts `f` on a stack. It starts when the fiber is first resumed.
    ///
    /// # Panics
    /// If `f` and its result, which lie at the top of the stack, take more than half of it.
    #[inline]
    pub fn new<F: FnOnce() -> T + 'static>(stack: Stack, f: F) -> Fiber<T> {
        Fiber {
            record: Body::place(stack, f),
            _not_send: PhantomData,
        }
    }

    /// Runs it until it suspends itself or ends.
    ///
    /// # Errors
    /// - [`ResumeError::Finished`]: it has ended before.
    /// - [`ResumeError::Running`]: it is the running fiber or waits for the running one to suspend.
    #[inline]
    pub fn resume(&self) -> Result<Resumed<T>, ResumeError> {
        let record = self.record();
        if !record.head.enter() {
            return Err(self.why_not());
        }
        if record.head.is_suspended() {
            return Ok(Resumed::Suspended);
        }
        match record.result.take() {
            Some(Ok(value)) => Ok(Resumed::Returned(value)),
            Some(Err(payload)) => Ok(Resumed::Panicked(payload)),
            None => unreachable!("a fiber that ended has left its result"),
        }
    }

    #[cold]
    fn why_not(&self) -> ResumeError {
        if self.is_finished() {
            ResumeError::Finished
        } else {
            ResumeError::Running
        }
    }

    /// Takes the stack of a fiber that has ended, for another one.
    ///
    /// # Errors
    /// The fiber itself, if it has not ended.
    #[inline]
    pub fn into_stack(self) -> Result<Stack, Fiber<T>> {
        if !self.is_finished() {
            return Err(self);
        }
        // SAFETY: it has ended, and goes.
        Ok(unsafe { ManuallyDrop::new(self).take_stack() })
    }
}

impl<T> Fiber<T> {
    /// Gives it a name, for the message that it overflowed its stack. Its first name stays.
    pub fn with_name(self, name: impl Into<Rc<str>>) -> Fiber<T> {
        let _ = self.record().head.name.set(name.into());
        self
    }

    /// Says what becomes of the floating-point settings in switches to and from it.
    pub fn float_control(self, control: FloatControl) -> Fiber<T> {
        self.record().head.float_control.set(control);
        self
    }

    /// Whether it has ended.
    #[inline]
    pub fn is_finished(&self) -> bool {
        self.record().head.ended.get()
    }

    /// Says which fiber of a scheduler it is.
    pub(crate) fn label(&self, number: u64, name: Option<Rc<str>>) {
        self.record().head.number.set(number);
        if let Some(name) = name {
            let _ = self.record().head.name.set(name);
        }
    }

    /// Drops what is left of the fiber on its stack.
    ///
    /// # Safety
    /// - it has ended, and is not used any more.
    #[inline]
    unsafe fn take_stack(&self) -> Stack {
        // SAFETY: the record is valid, and nobody has it but this fiber.
        let record = unsafe { self.record.as_ptr().as_mut_unchecked() };
        // SAFETY: taken once, as the fiber is not used any more.
        let stack = unsafe { ManuallyDrop::take(&mut record.head.stack) };
        // SAFETY: as above. This leaves the stack alone.
        unsafe { ptr::drop_in_place(record) };
        stack
    }

    #[inline]
    fn record(&self) -> &Record<T> {
        // SAFETY: it lies on the stack that this fiber owns, was written by `new`, and all that
        // changes in it is in cells.
        unsafe { self.record.as_ref() }
    }
}

impl<T> Drop for Fiber<T> {
    fn drop(&mut self) {
        let head = &self.record().head;
        if head.is_suspended() && !head.finish() {
            return; // leaks the stack: what lives there was not dropped
        }
        // SAFETY: it has ended, and goes.
        drop(unsafe { self.take_stack() });
    }
}

impl<T> fmt::Debug for Fiber<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = &self.record().head;
        f.debug_struct("Fiber")
            .field("name", &head.name.get())
            .field("finished", &self.is_finished())
            .finish()
    }
}
