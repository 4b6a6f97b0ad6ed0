//! Three ways to write one context switch, for examples 02 and 10. The library chose the fastest.
//!
//! What each does:
//! - save on the stack what a call has to preserve, and the address to go on at;
//! - exchange the stack pointer with the one in `other`;
//! - restore the same things from the stack that it is on now, and go on at that address.
//!
//! `other` stays in the register of the first argument all the time. So a new fiber, whose address
//! to go on at is the beginning of a function, finds it there as that function's argument.
#![allow(dead_code, reason = "example 02 uses one switch, example 10 all three")]

use std::cell::Cell;

#[cfg(target_arch = "aarch64")]
#[path = "aarch64.rs"]
pub(crate) mod arch;
#[cfg(target_arch = "x86_64")]
#[path = "x86_64.rs"]
pub(crate) mod arch;

/// Where the stack pointer of the side is kept that does not run.
pub(crate) type Other = Cell<*const Cell<usize>>;

/// What a fiber runs. It has nowhere to return to.
pub(crate) type Entry = extern "C" fn(&Other) -> !;

/// One way to switch.
pub(crate) trait Switch {
    /// What it is.
    const NAME: &'static str;
    /// How many slots it saves below the address to go on at.
    const REGISTERS: usize;

    /// Goes on with the other side; returns when that one switches back.
    ///
    /// # Safety
    /// - `other` holds what [`Stack::prepare`] returned for this kind of switch, or what this kind
    ///   of switch left there.
    /// - The stack that it points into is there and has room.
    unsafe fn swap(other: &Other);
}

/// The number of slots of eight bytes in a stack of 64 KiB.
pub(crate) const SLOTS: usize = 8 * 1024;

/// A stack. Its slots are cells, because they change behind the compiler's back.
#[repr(align(16))]
pub(crate) struct Stack([Cell<usize>; SLOTS]);

impl Stack {
    pub(crate) fn new() -> Box<Stack> {
        Box::new(Stack([const { Cell::new(0) }; SLOTS]))
    }

    /// Lays the stack out as if `entry` had just been about to begin when `S` switched away from
    /// it; returns the stack pointer for that.
    pub(crate) fn prepare<S: Switch>(&self, entry: Entry) -> *const Cell<usize> {
        let go_on_at = SLOTS - 1 - arch::ABOVE;
        self.0[go_on_at].set(entry as usize);
        // Not `&self.0[…]`: the pointer has to reach the whole stack.
        self.0.as_ptr().wrapping_add(go_on_at - S::REGISTERS)
    }

    /// The slots from `pointer` up to the top.
    pub(crate) fn above(&self, pointer: *const Cell<usize>) -> &[Cell<usize>] {
        let first = (pointer.addr() - self.0.as_ptr().addr()) / size_of::<usize>();
        &self.0[first..]
    }
}
