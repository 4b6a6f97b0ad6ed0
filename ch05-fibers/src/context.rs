//! Where a side that does not run stands, and how to go there.
//!
//! This is the whole of a context switch, and nothing more: no closures, no results, no safety.
//! [`Fiber`](crate::Fiber) adds those.
#![expect(unsafe_code, reason = "a switch leaves this stack for another one")]

use std::ptr;

use crate::Stack;
use crate::arch::{self, Room};

/// A place to go on: the stack pointer of a side that does not run. Its registers are on its stack.
///
/// It is good for one [`switch`]. Copies are alike, and all of them stale after it.
///
/// ```
/// use ch05_fibers::{Context, Stack, switch};
///
/// struct Pair {
///     main: Context,
///     other: Context,
///     visits: u32,
/// }
///
/// unsafe extern "C" fn other_side(pair: *mut ()) -> ! {
///     let pair: *mut Pair = pair.cast();
///     loop {
///         // SAFETY: `pair` outlives this stack, and main, which waits in `switch`, lets go of it.
///         unsafe {
///             (*pair).visits += 1;
///             switch(&raw mut (*pair).other, (*pair).main);
///         }
///     }
/// }
///
/// let stack = Stack::new(Stack::DEFAULT_SIZE)?;
/// let mut pair = Pair { main: Context::empty(), other: Context::empty(), visits: 0 };
/// let pair = &raw mut pair;
/// // SAFETY: the stack lives to the end of main and is used by nobody else; each context is
/// // switched to once after it was saved.
/// unsafe {
///     (*pair).other = Context::new(&stack, other_side, pair.cast());
///     switch(&raw mut (*pair).main, (*pair).other);
///     switch(&raw mut (*pair).main, (*pair).other);
///     assert_eq!((*pair).visits, 2);
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Context {
    sp: *mut u8,
    #[cfg(asan)]
    pub(crate) asan: crate::asan::Bounds,
}

impl Context {
    /// A context to be filled by a switch away from here. It must not be switched to before.
    pub const fn empty() -> Context {
        Context {
            sp: ptr::null_mut(),
            #[cfg(asan)]
            asan: crate::asan::Bounds::UNKNOWN,
        }
    }

    /// Prepares a fresh stack: the first switch to it calls `entry(argument)` there.
    ///
    /// # Safety
    /// - nothing else uses the stack, and it lives for as long as the context is switched to;
    /// - `entry` does not unwind.
    pub unsafe fn new(
        stack: &Stack,
        entry: unsafe extern "C" fn(*mut ()) -> !,
        argument: *mut (),
    ) -> Context {
        // SAFETY: the top of a stack is aligned, and there is room below it. The rest is promised.
        unsafe { Context::below(stack.top(), stack, entry, argument) }
    }

    /// Like [`new`](Context::new), but begins at `top`, so that there can be something above it.
    ///
    /// # Safety
    /// As for `new`, and `top` is aligned to 16 and lies in the upper half of the stack.
    #[inline]
    pub(crate) unsafe fn below(
        top: *mut u8,
        stack: &Stack,
        entry: unsafe extern "C" fn(*mut ()) -> !,
        argument: *mut (),
    ) -> Context {
        #[cfg(asan)]
        crate::asan::clear(stack);
        #[cfg(asan)]
        // SAFETY: the caller vouches for `top`.
        let (top, entry, argument) =
            unsafe { crate::asan::begin_with_arrival(top, entry, argument) };
        let room = Room {
            top,
            bottom: stack.bottom(),
        };
        // SAFETY: the caller vouches for `top`. Half of the smallest stack is more than a frame.
        let sp = unsafe { arch::prepare(room, entry, argument) };
        Context {
            sp,
            #[cfg(asan)]
            asan: crate::asan::Bounds::of(stack),
        }
    }

    /// Whether nothing was saved here.
    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self.sp.is_null()
    }

    /// The saved stack pointer; null if this is [`empty`](Context::empty).
    pub fn stack_pointer(self) -> *mut u8 {
        self.sp
    }
}

/// Saves this side in `*from` and goes on at `to`. Returns when somebody switches to what was saved.
///
/// Floating-point settings (MXCSR and the x87 control word, FPCR) are neither saved nor changed.
///
/// # Safety
/// - `from` is valid for writing; what it held is overwritten, so `to` may be that;
/// - `to` comes from [`Context::new`] or was saved by a switch, and was not switched to since;
/// - its stack is intact, and belongs to this thread: values that are not `Send` live there.
#[inline(always)]
pub unsafe fn switch(from: *mut Context, to: Context) {
    #[cfg(asan)]
    // SAFETY: `from` is valid, as promised.
    unsafe {
        crate::asan::leaving(from, to);
    }
    // SAFETY: `from` is valid, as promised.
    let save = unsafe { &raw mut (*from).sp };
    // SAFETY: promised by the caller.
    unsafe { arch::switch(save, to.sp) };
    #[cfg(asan)]
    // SAFETY: this side has just been switched to.
    unsafe {
        crate::asan::arrived();
    }
}
