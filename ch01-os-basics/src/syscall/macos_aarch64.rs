//! macOS on aarch64: `svc`, as on Linux, with three differences.
//!
//! - The number stands in x16.
//! - A failure sets the carry flag and leaves errno, positive, in x0. Linux returns −errno and says
//!   nothing in the flags. The conditional negation below turns the one into the other.
//! - x1 comes back with the second half of a result that is a pair.
//!
//! Apple promises its C library to stay, not these numbers; they have stayed so far. See
//! `bsd/kern/syscalls.master` in the XNU source.

use std::arch::asm;

pub(super) const WRITE: usize = 4;

/// Enters the kernel; the contract is in the parent module.
pub(super) unsafe fn syscall3(number: usize, first: usize, second: usize, third: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for what the kernel does with the arguments. Every register that
    // the kernel changes is named below, and without `preserves_flags` the flags count as changed.
    unsafe {
        asm!(
            "svc #0x80",
            "cneg x0, x0, cs", // carry set: x0 = −x0
            inlateout("x16") number => _,
            inlateout("x0") first => result,
            inlateout("x1") second => _,
            in("x2") third,
            lateout("x17") _, // the other register that a call through a stub may change
            options(nostack),
        );
    }
    result
}
