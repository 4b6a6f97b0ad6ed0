//! Wrong: jumps to the return address and leaves it on the stack; on aarch64 takes too little off.

use std::arch::naked_asm;

/// Words that `switch` takes off a stack, the return address among them.
#[cfg(target_arch = "x86_64")]
const KEPT: usize = 7;
/// Words that `switch` takes off a stack, the return address among them.
#[cfg(target_arch = "aarch64")]
const KEPT: usize = 20;

/// Which of them the return address is, counted from the stack pointer.
#[cfg(target_arch = "x86_64")]
const RETURN_ADDRESS: usize = 6;
/// Which of them the return address is, counted from the stack pointer.
#[cfg(target_arch = "aarch64")]
const RETURN_ADDRESS: usize = 11;

/// What stays on the stack when `entry` begins: on x86-64 the place of the address that a call of it
/// would have pushed, so that the stack pointer is a multiple of 16 and 8 less.
#[cfg(target_arch = "x86_64")]
const LEFT: usize = 0;
/// What stays on the stack when `entry` begins.
#[cfg(target_arch = "aarch64")]
const LEFT: usize = 0;

/// Lays out a fresh stack, so that the first switch to it calls `entry`. `top` is one past the
/// stack's last byte and a multiple of 16. Returns the stack pointer to switch to.
///
/// # Safety
/// - The 256 bytes below `top` can be written, and nobody uses them.
pub unsafe fn prepare(top: *mut u8, entry: extern "C" fn() -> !) -> *mut u8 {
    let mut words = [0; KEPT + LEFT];
    words[RETURN_ADDRESS] = entry as usize;
    let place = top.cast::<usize>().wrapping_sub(words.len());
    // SAFETY: at most 160 bytes below `top`, which is aligned for words.
    unsafe { place.cast::<[usize; KEPT + LEFT]>().write(words) };
    place.cast()
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
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "mov [rdi], rsp",
        "mov rsp, rsi",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "mov rax, [rsp]",
        "jmp rax",
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
        "sub sp, sp, #160",
        "stp x19, x20, [sp]",
        "stp x21, x22, [sp, #16]",
        "stp x23, x24, [sp, #32]",
        "stp x25, x26, [sp, #48]",
        "stp x27, x28, [sp, #64]",
        "stp x29, x30, [sp, #80]",
        "stp d8, d9, [sp, #96]",
        "stp d10, d11, [sp, #112]",
        "stp d12, d13, [sp, #128]",
        "stp d14, d15, [sp, #144]",
        "mov x9, sp",
        "str x9, [x0]",
        "mov sp, x1",
        "ldp x19, x20, [sp]",
        "ldp x21, x22, [sp, #16]",
        "ldp x23, x24, [sp, #32]",
        "ldp x25, x26, [sp, #48]",
        "ldp x27, x28, [sp, #64]",
        "ldp x29, x30, [sp, #80]",
        "ldp d8, d9, [sp, #96]",
        "ldp d10, d11, [sp, #112]",
        "ldp d12, d13, [sp, #128]",
        "ldp d14, d15, [sp, #144]",
        "add sp, sp, #144",
        "ret",
    )
}
