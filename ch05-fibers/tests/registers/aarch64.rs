//! AArch64.

use std::arch::asm;

/// FPCR: round towards zero.
pub(super) const SETTINGS: u64 = 0b11 << 22;

/// Fills all registers that a called function keeps, calls `f`, and says whether they are kept.
pub(super) fn kept_over(f: extern "C" fn(), fill: u64) -> bool {
    let difference: u64;
    // SAFETY: x19 and x29 are put back, the others are named. The stack stays aligned to 16.
    unsafe {
        asm!(
            "stp x19, x29, [sp, #-32]!",
            "str x1, [sp, #16]",
            "add x19, x1, #1", "add x20, x1, #2", "add x21, x1, #3", "add x22, x1, #4",
            "add x23, x1, #5", "add x24, x1, #6", "add x25, x1, #7", "add x26, x1, #8",
            "add x27, x1, #9", "add x28, x1, #10", "add x29, x1, #11",
            "fmov d8, x19", "fmov d9, x20", "fmov d10, x21", "fmov d11, x22",
            "fmov d12, x23", "fmov d13, x24", "fmov d14, x25", "fmov d15, x26",
            "blr x0",
            "ldr x1, [sp, #16]",
            // The sum of all differences from what was put there.
            "add x2, x1, #1", "eor x0, x19, x2", "fmov x3, d8", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #2", "eor x3, x20, x2", "orr x0, x0, x3",
            "fmov x3, d9", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #3", "eor x3, x21, x2", "orr x0, x0, x3",
            "fmov x3, d10", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #4", "eor x3, x22, x2", "orr x0, x0, x3",
            "fmov x3, d11", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #5", "eor x3, x23, x2", "orr x0, x0, x3",
            "fmov x3, d12", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #6", "eor x3, x24, x2", "orr x0, x0, x3",
            "fmov x3, d13", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #7", "eor x3, x25, x2", "orr x0, x0, x3",
            "fmov x3, d14", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #8", "eor x3, x26, x2", "orr x0, x0, x3",
            "fmov x3, d15", "eor x3, x3, x2", "orr x0, x0, x3",
            "add x2, x1, #9", "eor x3, x27, x2", "orr x0, x0, x3",
            "add x2, x1, #10", "eor x3, x28, x2", "orr x0, x0, x3",
            "add x2, x1, #11", "eor x3, x29, x2", "orr x0, x0, x3",
            "ldp x19, x29, [sp], #32",
            inout("x0") f => difference,
            inout("x1") fill => _,
            out("x20") _, out("x21") _, out("x22") _, out("x23") _, out("x24") _,
            out("x25") _, out("x26") _, out("x27") _, out("x28") _,
            out("v8") _, out("v9") _, out("v10") _, out("v11") _,
            out("v12") _, out("v13") _, out("v14") _, out("v15") _,
            clobber_abi("C"),
        );
    }
    difference == 0
}

pub(super) fn settings() -> u64 {
    let fpcr;
    // SAFETY: reads a register that every program may read.
    unsafe { asm!("mrs {}, fpcr", out(reg) fpcr) };
    fpcr
}

pub(super) fn set(settings: u64) {
    // SAFETY: no code that computes with floating-point numbers runs before it is put back.
    unsafe { asm!("msr fpcr, {}", in(reg) settings) };
}

/// The processor itself faults when the stack pointer is not aligned; this looks at the address.
pub(super) fn aligned_move(line: &mut [u8; 16]) {
    assert_eq!(line.as_ptr().addr() % 16, 0);
}
