//! Crosses from one stack to another by way of the answer's `switch`, with known values in every
//! register that a call has to keep, and looks what they hold on the way back.
//!
//! Two sides take part: the check's own stack, and one that the answer has prepared. Each fills its
//! registers with values of its own before it leaves, so a register that `switch` forgets comes back
//! with the other side's. Nothing here relies on the stack pointer or a register that the answer has
//! had in hand: where a side's stack is, the side itself knows.
#![expect(unsafe_code, reason = "registers and stacks are beyond Rust")]

use std::cell::Cell;
use std::iter;
use std::ops::Range;
use std::ptr;

use lab::{diagnosis, expect, fail};

use super::super::answer::prepare;

#[cfg_attr(target_arch = "x86_64", path = "probe_x86_64.rs")]
#[cfg_attr(target_arch = "aarch64", path = "probe_aarch64.rs")]
mod arch;

use arch::{NAMES, entry, look};

type Values = [u64; NAMES.len()];

/// One stack, and what was seen on it.
#[repr(C)]
pub(super) struct Side {
    /// What the registers hold when it leaves.
    before: Cell<Values>,
    /// What they held when it was back.
    after: Cell<Values>,
    /// The stack pointer when it left, and when it was back.
    stack_before: Cell<usize>,
    stack_after: Cell<usize>,
    /// The stack pointer as `switch` has kept it.
    place: Cell<*mut u8>,
    /// Where it goes.
    to: Cell<*mut u8>,
    /// The stack pointer of the first instruction, on the prepared side.
    entered_with: Cell<usize>,
}

impl Side {
    fn new(first_value: u64) -> &'static Side {
        Box::leak(Box::new(Side {
            before: Cell::new(std::array::from_fn(|i| first_value + i as u64)),
            after: Cell::default(),
            stack_before: Cell::new(0),
            stack_after: Cell::new(0),
            place: Cell::new(ptr::null_mut()),
            to: Cell::new(ptr::null_mut()),
            entered_with: Cell::new(0),
        }))
    }

    /// Leaves for `other`, and returns when `other` has left for this side.
    fn cross(&'static self, other: &'static Side) {
        self.to.set(other.place.replace(ptr::null_mut()));
        SIDES.set(Some((other, self)));
        // SAFETY: `to` was prepared, or kept by a switch, and is used once: its place is taken.
        unsafe { look(self) };
    }

    /// How far off it came back: 0, where `switch` has taken off as much as it put on.
    pub(super) fn stack_moved_by(&self) -> isize {
        self.stack_after.get().wrapping_sub(self.stack_before.get()) as isize
    }

    /// The registers that came back with another value than they had, and whose value that is, if it
    /// is one of the same side.
    pub(super) fn changed(&self) -> Vec<(&'static str, Option<&'static str>)> {
        let before = self.before.get();
        let whose = |value| before.iter().position(|v| *v == value).map(|at| NAMES[at]);
        let found = iter::zip(NAMES, self.after.get()).map(|(name, value)| (name, whose(value)));
        found
            .filter(|(name, whose)| Some(*name) != *whose)
            .collect()
    }
}

thread_local! {
    /// Who arrives next, and from which side.
    static SIDES: Cell<Option<(&'static Side, &'static Side)>> = const { Cell::new(None) };
}

/// A side that was prepared by the answer, and the one that the check runs on.
pub(super) struct Stage {
    pub(super) here: &'static Side,
    pub(super) there: &'static Side,
    memory: &'static [Cell<u128>],
}

/// An address that nothing may be at: whoever jumps to it or reads there ends at once.
const PATTERN: u128 = 0x5EED_5EED_5EED_5EED_5EED_5EED_5EED_5EED;
/// In units of 16 bytes: the stack, and what is watched below and above it.
const STACK: usize = 16 * 1024;
const STRIP: usize = 64;

impl Stage {
    /// Has the answer prepare a stack in the midst of memory that it is to leave alone.
    pub(super) fn new() -> Stage {
        let memory = vec![Cell::new(PATTERN); STRIP + STACK + STRIP].leak();
        let stage = Stage {
            here: Side::new(0x0EAE_0000_0000_0100),
            there: Side::new(0x7EAE_0000_0000_0200),
            memory,
        };
        let top = stage.stack().end as *mut u8;
        // SAFETY: `top` is a multiple of 16, for u128 is aligned to it, and nobody uses the stack.
        stage.there.place.set(unsafe { prepare(top, entry) });
        stage
    }

    /// The addresses of the prepared stack.
    pub(super) fn stack(&self) -> Range<usize> {
        let bottom = self.memory.as_ptr().wrapping_add(STRIP);
        bottom.expose_provenance()..bottom.wrapping_add(STACK).expose_provenance()
    }

    /// The stack pointer that `prepare` returned.
    pub(super) fn prepared(&self) -> usize {
        self.there.place.get().addr()
    }

    /// The stack pointer with which the prepared side began.
    pub(super) fn entered_with(&self) -> usize {
        self.there.entered_with.get()
    }

    /// How many bytes beyond the stack are not what they were: below it, and above.
    pub(super) fn written_outside(&self) -> (usize, usize) {
        let written =
            |strip: &[Cell<u128>]| strip.iter().filter(|c| c.get() != PATTERN).count() * 16;
        let (below, rest) = self.memory.split_at(STRIP);
        (written(below), written(&rest[STACK..]))
    }

    /// Goes to the other side and comes back.
    pub(super) fn cross(&self) {
        self.here.cross(self.there);
    }
}

/// What the prepared side does: it goes back, again and again. `stack_pointer` is its first.
extern "C" fn arrived(stack_pointer: usize) -> ! {
    let (there, here) = SIDES.get().expect("set before anybody crosses");
    there.entered_with.set(stack_pointer);
    loop {
        let words = "the first argument of `switch` still held a null pointer on the other side";
        expect(
            !here.place.get().is_null(),
            (&diagnosis::FORGETS_ITS_PLACE, words),
        );
        there.cross(here);
    }
}

/// Says whose stack it is that `switch` has come back to.
extern "C" fn back(stack_pointer: usize) -> *const Side {
    let (side, _) = SIDES.get().expect("set before anybody crosses");
    if side.stack_before.get() == 0 {
        fail("`switch` returned to its caller, and nobody had switched back");
    }
    side.stack_after.set(stack_pointer);
    side
}
