//! AArch64 as Linux and macOS call functions (the procedure call standard, AAPCS64, section 6).
//!
//! A called function keeps `x19`–`x29`, the stack pointer, the lower halves of `v8`–`v15` (`d8` to
//! `d15`) and the control bits of FPCR. `x18` belongs to the platform. A call leaves the return
//! address in the link register `x30`, not on the stack, so `switch` has to store the place where to
//! go on. LLVM keeps `x19` and `x29` for itself; they are stored by hand, all else is a clobber.
//!
//! ```text
//!   a side that does not run                    a new stack, as prepare leaves it
//!
//!   │ frames of the caller         │            │ the fiber's record           │
//!   ├──────────────────────────────┤            ├──────────────────────────────┤ ◀─ top, 16-byte
//!   │ (unused)                     │  sp + 24   │ (unused)                     │    aligned
//!   │ x29, the frame pointer       │  sp + 16   │ entry, the function to call  │
//!   │ x19                          │  sp + 8    │ its argument                 │
//!   │ where to go on (label 2)     │ ◀─ sp ───▶ │ where to go on (first_call)  │
//!   └──────────────────────────────┘            └──────────────────────────────┘
//!    lower addresses: the stack grows downwards
//! ```
//!
//! The processor itself checks that `sp` is a multiple of 16 whenever memory is reached through it,
//! hence the unused slots. There is no red zone on Linux.
#![expect(unsafe_code, reason = "assembly")]

use std::arch::{asm, naked_asm};

use super::{Entry, Room};

/// Saves this side in `*save` and goes on at `to`. Returns when somebody switches back.
///
/// # Safety
/// - `save` is valid for writing.
/// - `to` comes from [`prepare`] or from an earlier switch, has not been switched to since, and its
///   stack is intact.
#[inline(always)]
pub(crate) unsafe fn switch(save: *mut *mut u8, to: *mut u8) {
    // SAFETY: each register that the other side may change is a clobber or is stored here and
    // loaded at label 2, on the same stack. The caller vouches for both pointers.
    unsafe {
        asm!(
            "sub sp, sp, #32",
            "adr x9, 2f",
            "stp x9, x19, [sp]",
            "str x29, [sp, #16]",
            "mov x9, sp",
            "str x9, [x0]",
            // From here on, this is the other stack.
            "mov sp, x1",
            "ldr x17, [sp]",
            "br x17",
            // And here somebody came back.
            "2:",
            "ldp x19, x29, [sp, #8]",
            "add sp, sp, #32",
            inout("x0") save => _,
            inout("x1") to => _,
            lateout("x20") _, lateout("x21") _, lateout("x22") _, lateout("x23") _,
            lateout("x24") _, lateout("x25") _, lateout("x26") _, lateout("x27") _,
            lateout("x28") _,
            lateout("v8") _, lateout("v9") _, lateout("v10") _, lateout("v11") _,
            lateout("v12") _, lateout("v13") _, lateout("v14") _, lateout("v15") _,
            clobber_abi("C"),
        );
    }
}

/// Lays the first frame. A switch to the result calls `entry(argument)`.
///
/// # Safety
/// - `room.top` is aligned to 16, and the 32 bytes below it are valid for writing.
#[inline]
pub(crate) unsafe fn prepare(room: Room, entry: Entry, argument: *mut ()) -> *mut u8 {
    let sp = room.top.wrapping_sub(32);
    let frame = [
        first_call as *const () as usize,
        argument.expose_provenance(),
        entry as *const () as usize,
        0,
    ];
    // SAFETY: the caller vouches for the 32 bytes, which begin at a multiple of 16.
    unsafe { sp.cast::<[usize; 4]>().write(frame) };
    sp
}

/// Where a new stack starts. It was jumped to, so nobody is to be found above it.
#[unsafe(naked)]
unsafe extern "C" fn first_call() {
    naked_asm!(
        ".cfi_startproc",
        // "The return address is unknown": here an unwinder stops.
        ".cfi_undefined x30",
        "ldp x0, x1, [sp, #8]",
        // Those that walk frame pointers stop at a zero.
        "mov x29, xzr",
        "add sp, sp, #32",
        "blr x1",
        "brk #1",
        ".cfi_endproc",
    )
}

/// FPCR, which governs floating-point arithmetic: rounding, flushing of subnormals, traps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ControlWords {
    fpcr: u64,
}

impl ControlWords {
    /// Reads the current settings.
    #[inline(always)]
    pub(crate) fn read() -> ControlWords {
        let fpcr;
        // SAFETY: reads a register that every program may read.
        unsafe {
            asm!("mrs {}, fpcr", out(reg) fpcr, options(nomem, nostack, preserves_flags));
        }
        ControlWords { fpcr }
    }

    /// Puts settings into force that were read before.
    #[inline]
    pub(crate) fn load(self) {
        // SAFETY: the value was in force before, so it is none that the processor lacks.
        unsafe {
            asm!("msr fpcr, {}", in(reg) self.fpcr, options(nomem, nostack, preserves_flags));
        }
    }
}
