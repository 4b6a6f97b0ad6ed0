//! Exercise 1: the switch between two stacks. The task and its hints are in README.md.

use std::arch::naked_asm;

/// Lays out a fresh stack, so that the first switch to it calls `entry`. `top` is one past the
/// stack's last byte and a multiple of 16. Returns the stack pointer to switch to.
///
/// # Safety
/// - The 256 bytes below `top` can be written, and nobody uses them.
pub unsafe fn prepare(top: *mut u8, entry: extern "C" fn() -> !) -> *mut u8 {
    todo!("write below `top` what `switch` is going to take off")
}

/// Leaves one stack for another. Keeps the registers that a call has to keep on the stack that it
/// leaves, and the stack pointer in `*from`; takes up from `to` what an earlier switch kept there.
///
/// # Safety
/// - `to` comes from [`prepare`] or from an earlier switch, and nobody has switched to it since.
#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
pub unsafe extern "C" fn switch(from: *mut *mut u8, to: *mut u8) {
    naked_asm!(
        "push rbp", // the return address is on the stack already: `call` has pushed it
        "push rbx",
        "push r12",
        "push r13",
        "push r15",
        "mov [rdi], rsp",
        "mov rsp, rsi", // from here on it is the other stack
        "pop r15",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret", // to the return address on this stack
    )
}

/// Leaves one stack for another. Keeps the registers that a call has to keep on the stack that it
/// leaves, and the stack pointer in `*from`; takes up from `to` what an earlier switch kept there.
///
/// # Safety
/// - `to` comes from [`prepare`] or from an earlier switch, and nobody has switched to it since.
#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
pub unsafe extern "C" fn switch(from: *mut *mut u8, to: *mut u8) {
    naked_asm!(
        "sub sp, sp, #144",
        "stp x19, x20, [sp]",
        "stp x21, x22, [sp, #16]",
        "stp x23, x24, [sp, #32]",
        "stp x27, x28, [sp, #48]",
        "stp x29, x30, [sp, #64]", // x30 is the return address: `bl` has put it there
        "stp d8, d9, [sp, #80]",
        "stp d10, d11, [sp, #96]",
        "stp d12, d13, [sp, #112]",
        "stp d14, d15, [sp, #128]",
        "mov x9, sp",
        "str x9, [x0]",
        "mov sp, x1", // from here on it is the other stack
        "ldp x19, x20, [sp]",
        "ldp x21, x22, [sp, #16]",
        "ldp x23, x24, [sp, #32]",
        "ldp x27, x28, [sp, #48]",
        "ldp x29, x30, [sp, #64]",
        "ldp d8, d9, [sp, #80]",
        "ldp d10, d11, [sp, #96]",
        "ldp d12, d13, [sp, #112]",
        "ldp d14, d15, [sp, #128]",
        "add sp, sp, #144",
        "ret", // to x30
    )
}
