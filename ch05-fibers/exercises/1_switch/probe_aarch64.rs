//! The two functions of the probe that stand outside of every rule, on aarch64. What a call keeps is in
//! the AAPCS64, section 6.1.

use std::arch::naked_asm;
use std::mem::offset_of;

use super::super::super::answer::switch;
use super::{Side, arrived, back};

/// What a call keeps besides the stack pointer, in the order of a side's values.
#[rustfmt::skip]
pub(super) const NAMES: [&str; 19] = [
    "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29",
    "d8", "d9", "d10", "d11", "d12", "d13", "d14", "d15",
];

/// The first function of the prepared side. It puts the stack pointer right, whatever it is, so that
/// a wrong one can be told of.
#[unsafe(naked)]
pub(super) extern "C" fn entry() -> ! {
    naked_asm!(
        "mov x0, sp",
        "and x9, x0, #-16",
        "mov sp, x9",
        "bl {arrived}",
        "brk #1",
        arrived = sym arrived,
    )
}

/// Leaves for `side.to`, and notes what came back.
///
/// # Safety
/// - `side.to` comes from the answer's `prepare` or `switch`, and nobody has gone there since.
#[unsafe(naked)]
pub(super) unsafe extern "C" fn look(side: *const Side) {
    naked_asm!(
        "stp x29, x30, [sp, #-160]!",
        "stp x19, x20, [sp, #16]",
        "stp x21, x22, [sp, #32]",
        "stp x23, x24, [sp, #48]",
        "stp x25, x26, [sp, #64]",
        "stp x27, x28, [sp, #80]",
        "stp d8, d9, [sp, #96]",
        "stp d10, d11, [sp, #112]",
        "stp d12, d13, [sp, #128]",
        "stp d14, d15, [sp, #144]",
        "mov x9, sp",
        "str x9, [x0, #{stack_before}]",
        "add x9, x0, #{before}",
        "ldp x19, x20, [x9]",
        "ldp x21, x22, [x9, #16]",
        "ldp x23, x24, [x9, #32]",
        "ldp x25, x26, [x9, #48]",
        "ldp x27, x28, [x9, #64]",
        "ldr x29, [x9, #80]",
        "ldp d8, d9, [x9, #88]",
        "ldp d10, d11, [x9, #104]",
        "ldp d12, d13, [x9, #120]",
        "ldp d14, d15, [x9, #136]",
        "ldr x1, [x0, #{to}]",
        "add x0, x0, #{place}",
        "bl {switch}",
        "mov x0, sp",
        "and x9, x0, #-16",
        "mov sp, x9",
        "bl {back}",
        "add x9, x0, #{after}",
        "stp x19, x20, [x9]",
        "stp x21, x22, [x9, #16]",
        "stp x23, x24, [x9, #32]",
        "stp x25, x26, [x9, #48]",
        "stp x27, x28, [x9, #64]",
        "str x29, [x9, #80]",
        "stp d8, d9, [x9, #88]",
        "stp d10, d11, [x9, #104]",
        "stp d12, d13, [x9, #120]",
        "stp d14, d15, [x9, #136]",
        "ldr x9, [x0, #{stack_before}]",
        "mov sp, x9",
        "ldp x19, x20, [sp, #16]",
        "ldp x21, x22, [sp, #32]",
        "ldp x23, x24, [sp, #48]",
        "ldp x25, x26, [sp, #64]",
        "ldp x27, x28, [sp, #80]",
        "ldp d8, d9, [sp, #96]",
        "ldp d10, d11, [sp, #112]",
        "ldp d12, d13, [sp, #128]",
        "ldp d14, d15, [sp, #144]",
        "ldp x29, x30, [sp], #160",
        "ret",
        stack_before = const offset_of!(Side, stack_before),
        before = const offset_of!(Side, before),
        after = const offset_of!(Side, after),
        place = const offset_of!(Side, place),
        to = const offset_of!(Side, to),
        switch = sym switch,
        back = sym back,
    )
}
