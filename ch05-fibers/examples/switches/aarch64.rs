//! aarch64. A call preserves x19–x28, x29 (the frame pointer) and the lower halves of v8–v15, which
//! are d8–d15. The address to return to is no affair of the stack's: `bl` leaves it in x30, the
//! link register, and `ret` jumps there.

use std::arch::{asm, naked_asm};

use super::{Other, Switch};

/// Nothing is above the address to go on at.
pub(crate) const ABOVE: usize = 0;

/// What [`ByReturn`] saves, from the stack pointer upwards.
#[rustfmt::skip]
pub(crate) const SAVED: [&str; 20] = [
    "d8", "d9", "d10", "d11", "d12", "d13", "d14", "d15",
    "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "goes on at",
];

/// Both functions: all but the last instruction.
macro_rules! swap_by {
    ($last:literal) => {
        naked_asm!(
            "sub sp, sp, #160",
            "stp d8, d9, [sp]",
            "stp d10, d11, [sp, #16]",
            "stp d12, d13, [sp, #32]",
            "stp d14, d15, [sp, #48]",
            "stp x19, x20, [sp, #64]",
            "stp x21, x22, [sp, #80]",
            "stp x23, x24, [sp, #96]",
            "stp x25, x26, [sp, #112]",
            "stp x27, x28, [sp, #128]",
            "stp x29, x30, [sp, #144]", // x30: `bl` has put the address to go on at there
            "ldr x9, [x0]",
            "mov x10, sp",
            "str x10, [x0]",
            "mov sp, x9", // from here on, the other stack
            "ldp d8, d9, [sp]",
            "ldp d10, d11, [sp, #16]",
            "ldp d12, d13, [sp, #32]",
            "ldp d14, d15, [sp, #48]",
            "ldp x19, x20, [sp, #64]",
            "ldp x21, x22, [sp, #80]",
            "ldp x23, x24, [sp, #96]",
            "ldp x25, x26, [sp, #112]",
            "ldp x27, x28, [sp, #128]",
            "ldp x29, x30, [sp, #144]",
            "add sp, sp, #160",
            $last,
        )
    };
}

/// A function that ends in `ret`, as in most textbooks.
pub(crate) struct ByReturn;

impl Switch for ByReturn {
    const NAME: &str = "function, ends in ret";
    const REGISTERS: usize = 19;

    #[inline(always)]
    unsafe fn swap(other: &Other) {
        // SAFETY: the same duties.
        unsafe { swap_and_ret(other) }
    }
}

#[unsafe(naked)]
unsafe extern "C" fn swap_and_ret(other: &Other) {
    swap_by!("ret")
}

/// The same function, but it ends in a jump. `ret` is a jump to x30 and a hint, and this is the
/// jump without the hint.
pub(crate) struct ByJump;

impl Switch for ByJump {
    const NAME: &str = "function, ends in a jump";
    const REGISTERS: usize = 19;

    #[inline(always)]
    unsafe fn swap(other: &Other) {
        // SAFETY: the same duties.
        unsafe { swap_and_jump(other) }
    }
}

#[unsafe(naked)]
unsafe extern "C" fn swap_and_jump(other: &Other) {
    swap_by!("br x30")
}

/// No function at all. The compiler is told that all registers change, and saves those that hold
/// something just there, which are few.
pub(crate) struct Inlined;

impl Switch for Inlined {
    const NAME: &str = "inlined, ends in a jump";
    const REGISTERS: usize = 3;

    #[inline(always)]
    unsafe fn swap(other: &Other) {
        // SAFETY: by the caller's duties there is a side to go on with. This side is found again:
        // its address, x19 and x29 are on its stack, and the compiler counts on no other register.
        unsafe {
            asm!(
                "adr x9, 2f",
                "sub sp, sp, #32",
                "stp x19, x29, [sp]", // the compiler needs these two for itself: no clobbers
                "str x9, [sp, #24]",
                "ldr x9, [x0]",
                "mov x10, sp",
                "str x10, [x0]",
                "mov sp, x9",
                "ldp x19, x29, [sp]",
                "ldr x9, [sp, #24]",
                "add sp, sp, #32",
                "br x9",
                "2:",
                inlateout("x0") other.as_ptr() => _,
                lateout("x20") _, lateout("x21") _, lateout("x22") _, lateout("x23") _,
                lateout("x24") _, lateout("x25") _, lateout("x26") _, lateout("x27") _,
                lateout("x28") _,
                clobber_abi("C"), // and all that any call may change, with v8–v15 as a whole
            )
        }
    }
}

/// A fiber that writes marks into the registers that a call preserves, and switches; for ever.
#[unsafe(naked)]
pub(crate) extern "C" fn mark_registers(other: &Other) -> ! {
    naked_asm!(
        "mov x19, #0x1919",
        "mov x20, #0x2020",
        "mov x21, #0x2121",
        "mov x22, #0x2222",
        "mov x23, #0x2323",
        "mov x24, #0x2424",
        "mov x25, #0x2525",
        "mov x26, #0x2626",
        "mov x27, #0x2727",
        "mov x28, #0x2828",
        "mov x29, #0x2929",
        "fmov d8, x19", // and the others as they are: zero
        "2:",
        "bl {swap}", // `other` is in x0, and will be again: whoever switches back has it there
        "b 2b",
        swap = sym swap_and_ret,
    )
}
