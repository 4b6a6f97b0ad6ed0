//! macOS on x86-64: `syscall`, as on Linux, with two differences.
//!
//! - The number carries its class in the top byte: 2 is BSD, whose `write` is number 4.
//! - A failure sets the carry flag and leaves errno, positive, in rax. Linux returns −errno and
//!   says nothing in the flags. The jump below turns the one into the other.
//!
//! Apple promises its C library to stay, not these numbers; they have stayed so far. See
//! `bsd/kern/syscalls.master` in the XNU source.

use std::arch::asm;

pub(super) const WRITE: usize = 0x0200_0004;

/// Enters the kernel; the contract is in the parent module.
pub(super) unsafe fn syscall3(number: usize, first: usize, second: usize, third: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for what the kernel does with the arguments. Every register that
    // the instruction or the kernel changes is named below, and without `preserves_flags` the flags
    // count as changed.
    unsafe {
        asm!(
            "syscall",
            "jnc 2f", // carry clear: it worked
            "neg rax",
            "2:",
            inlateout("rax") number => result,
            in("rdi") first,
            in("rsi") second,
            inlateout("rdx") third => _, // the second half of a result that is a pair
            lateout("rcx") _,            // the CPU parks rip here
            lateout("r11") _,            // and rflags here
            options(nostack),
        );
    }
    result
}
