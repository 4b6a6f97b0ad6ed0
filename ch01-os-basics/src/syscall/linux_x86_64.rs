//! Linux on x86-64: the `syscall` instruction.
//!
//! ```text
//! register   going in       coming out
//! rax        call number    result, or −errno
//! rdi        argument 1     unchanged
//! rsi        argument 2     unchanged
//! rdx        argument 3     unchanged
//! rcx        –              where to return to: the CPU parks rip here
//! r11        –              the flags: the CPU parks rflags here
//! ```
//!
//! Three more arguments would go in r10, r8 and r9. A function call uses rcx for its fourth
//! argument; a system call cannot, because the instruction overwrites it. See syscall(2) and AMD64
//! ABI, section A.2.1.

use std::arch::asm;

/// The numbers of `arch/x86/entry/syscalls/syscall_64.tbl` in the kernel's source. Once given, they
/// never change.
pub(super) const WRITE: usize = 1;
pub(super) const GETPID: usize = 39;
pub(super) const CLOCK_GETTIME: usize = 228;

/// Enters the kernel; the contract is in the parent module.
pub(super) unsafe fn syscall3(number: usize, first: usize, second: usize, third: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for what the kernel does with the arguments. Every register that
    // the instruction or the kernel changes is named below; the kernel keeps all others.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number => result,
            in("rdi") first,
            in("rsi") second,
            in("rdx") third,
            // Left out, the compiler may keep a live value in rcx or r11. It then works until the
            // day it does not.
            lateout("rcx") _,
            lateout("r11") _,
            // `nostack`: nothing is pushed here, and the kernel works on a stack of its own. Not
            // `nomem`, not `readonly`: the kernel reads the buffer of a write and fills in the time
            // of a clock, so the compiler has to store everything before and to load again after.
            options(nostack),
        );
    }
    result
}
