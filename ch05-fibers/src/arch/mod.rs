//! What fibers ask of a processor and its calling convention. Everything outside this folder and
//! [`stack`](crate::stack)'s two system files is portable.
//!
//! An architecture provides:
//! - **`prepare`**, which lays the first frame of a new stack, so that a switch to it calls a
//!   function there with one argument. The stack pointer is 16-byte aligned at that call, the frame
//!   pointer is zero, and the unwind information says that nobody called: backtraces end here.
//! - **`switch`**, which saves where this side stands, all in one stack pointer, and goes on at
//!   another one. It is inlined, and names each register that the other side may change as a
//!   clobber. So the compiler saves those that hold something at this very place, often none, where
//!   a function would save all that the convention makes callee-saved. Registers that LLVM keeps
//!   for itself cannot be named; the assembly saves them by hand. It ends in a jump. A `ret` would
//!   go where the processor does not expect it: it predicts that each `ret` answers the last `call`
//!   on *its* side, and pays some 15 to 20 cycles when that is wrong.
//! - **`ControlWords`**, the processor's settings for floating-point arithmetic, such as the
//!   rounding mode. A calling convention keeps them across calls like a callee-saved register, but
//!   hardly any program changes them, and reading them costs about as much as the whole switch. So
//!   they are apart from it, and [`Fiber`](crate::Fiber) has a choice.
//!
//! None of this knows of fibers. A saved stack pointer is used once: the switch to it makes it
//! stale.

#[cfg(all(target_arch = "x86_64", not(windows)))]
#[path = "x86_64.rs"]
mod imp;
#[cfg(all(target_arch = "x86_64", windows))]
#[path = "x86_64_windows.rs"]
mod imp;
#[cfg(all(target_arch = "aarch64", not(windows)))]
#[path = "aarch64.rs"]
mod imp;

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "aarch64", not(windows)))))]
compile_error!("fibers need a switch for this processor and system: write one in src/arch");

pub(crate) use imp::{ControlWords, prepare, switch};

/// What a new stack runs. It must not return: there is nowhere to return to.
pub(crate) type Entry = unsafe extern "C" fn(*mut ()) -> !;

/// A fresh stack, as `prepare` needs to know it.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// One past the highest byte that may be used; aligned to 16.
    pub(crate) top: *mut u8,
    /// The lowest byte that may be used.
    #[cfg_attr(
        not(windows),
        expect(dead_code, reason = "Windows alone wants to be told")
    )]
    pub(crate) bottom: *mut u8,
}
