//! x86-64 as Linux, macOS and the BSDs call functions (the System V ABI, section 3.2).
//!
//! A called function keeps `rbx`, `rbp`, `r12`–`r15`, the stack pointer, and the control bits of
//! MXCSR and the x87 control word. All else is the caller's to save. `switch` is no function call,
//! but the code around it must find the same registers again. `r12`–`r15` are named as clobbers,
//! like all caller-saved registers. LLVM keeps `rbx` and `rbp` for its own use and lets nobody name
//! them, so they are pushed.
//!
//! ```text
//!   a side that does not run                    a new stack, as prepare leaves it
//!
//!   │ frames of the caller         │            │ the fiber's record           │
//!   ├──────────────────────────────┤            ├──────────────────────────────┤ ◀─ top, 16-byte
//!   │ rbx                          │  sp + 16   │ entry, the function to call  │    aligned
//!   │ rbp                          │  sp + 8    │ its argument                 │
//!   │ where to go on (label 2)     │ ◀─ sp ───▶ │ where to go on (first_call)  │
//!   └──────────────────────────────┘            └──────────────────────────────┘
//!    lower addresses: the stack grows downwards
//! ```
//!
//! The red zone, 128 bytes below `rsp` that a function may use without moving `rsp`, is not in the
//! way: an `asm!` block that may push tells the compiler to leave it empty.
#![expect(unsafe_code, reason = "assembly")]

use std::arch::{asm, naked_asm};

use super::{Entry, Room};
#[path = "x86_64_control.rs"]
mod control;
pub(crate) use control::ControlWords;

/// Saves this side in `*save` and goes on at `to`. Returns when somebody switches back.
///
/// # Safety
/// - `save` is valid for writing.
/// - `to` comes from [`prepare`] or from an earlier switch, has not been switched to since, and its
///   stack is intact.
#[inline(always)]
pub(crate) unsafe fn switch(save: *mut *mut u8, to: *mut u8) {
    // SAFETY: each register that the other side may change is a clobber or is pushed here and
    // popped at label 2, on the same stack. The caller vouches for both pointers.
    unsafe {
        asm!(
            "push rbx",
            "push rbp",
            "lea rcx, [rip + 2f]",
            "push rcx",
            "mov [rdi], rsp",
            // From here on, this is the other stack.
            "mov rsp, rsi",
            "pop rcx",
            "jmp rcx",
            // And here somebody came back.
            "2:",
            "pop rbp",
            "pop rbx",
            inout("rdi") save => _,
            inout("rsi") to => _,
            lateout("r12") _,
            lateout("r13") _,
            lateout("r14") _,
            lateout("r15") _,
            clobber_abi("sysv64"),
        );
    }
}

/// Lays the first frame. A switch to the result calls `entry(argument)`.
///
/// # Safety
/// - `room.top` is aligned to 16, and the 24 bytes below it are valid for writing.
#[inline]
pub(crate) unsafe fn prepare(room: Room, entry: Entry, argument: *mut ()) -> *mut u8 {
    let sp = room.top.wrapping_sub(24);
    let frame = [
        first_call as *const () as usize,
        argument.expose_provenance(),
        entry as *const () as usize,
    ];
    // SAFETY: the caller vouches for the 24 bytes, and 24 below a multiple of 16 is aligned to 8.
    unsafe { sp.cast::<[usize; 3]>().write(frame) };
    sp
}

/// Where a new stack starts. It was jumped to, so nobody is to be found above it.
#[unsafe(naked)]
unsafe extern "C" fn first_call() {
    naked_asm!(
        ".cfi_startproc",
        // "The return address is unknown": here an unwinder stops.
        ".cfi_undefined rip",
        "pop rdi",
        "pop rax",
        // Those that walk frame pointers stop at a zero.
        "xor ebp, ebp",
        // Three slots are popped, so rsp is `top`: a multiple of 16, as a call demands.
        "call rax",
        "ud2",
        ".cfi_endproc",
    )
}
