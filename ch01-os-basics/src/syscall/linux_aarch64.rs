//! Linux on aarch64: the `svc` (supervisor call) instruction.
//!
//! ```text
//! register   going in       coming out
//! x8         call number    unchanged
//! x0         argument 1     result, or −errno
//! x1         argument 2     unchanged
//! x2         argument 3     unchanged
//! ```
//!
//! Three more arguments would go in x3, x4 and x5. Nothing is clobbered: the CPU saves the return
//! address and the flags in system registers (ELR_EL1, SPSR_EL1), where x86-64 takes rcx and r11
//! for them. See syscall(2).

use std::arch::asm;

/// The numbers of `include/uapi/asm-generic/unistd.h`: every newer architecture shares them, x86-64
/// has older ones.
pub(super) const WRITE: usize = 64;
pub(super) const GETPID: usize = 172;
pub(super) const CLOCK_GETTIME: usize = 113;

/// Enters the kernel; the contract is in the parent module.
pub(super) unsafe fn syscall3(number: usize, first: usize, second: usize, third: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for what the kernel does with the arguments. It changes x0 alone,
    // which is named.
    unsafe {
        asm!(
            "svc #0",
            in("x8") number,
            inlateout("x0") first => result,
            in("x1") second,
            in("x2") third,
            // `nostack`: nothing is pushed here, and the kernel works on a stack of its own. Not
            // `nomem`, not `readonly`: the kernel reads the buffer of a write and fills in the time
            // of a clock, so the compiler has to store everything before and to load again after.
            options(nostack),
        );
    }
    result
}
