//! Wrong: makes an error of the negative number.

use std::arch::asm;
use std::io;

const GETPID: usize = if cfg!(target_arch = "x86_64") {
    39
} else {
    172
};
const LSEEK: usize = if cfg!(target_arch = "x86_64") { 8 } else { 62 };
const SEEK_SET: usize = 0;

/// Returns the number of this process.
pub fn getpid() -> u32 {
    // SAFETY: getpid reads no memory and changes nothing.
    (unsafe { syscall(GETPID, [0, 0, 0]) }) as u32
}

/// Moves `fd` to `offset` bytes from its start and returns where it is now.
pub fn seek(fd: i32, offset: i64) -> io::Result<u64> {
    // SAFETY: lseek reads and writes no memory of this process.
    let result = unsafe { syscall(LSEEK, [fd as usize, offset as usize, SEEK_SET]) };
    match result {
        -4095..0 => Err(io::Error::from_raw_os_error(result as i32)),
        position => Ok(position as u64),
    }
}

/// Enters the kernel. Whoever calls it answers for what the call does with its arguments.
#[cfg(target_arch = "x86_64")]
unsafe fn syscall(number: usize, [first, second, third]: [usize; 3]) -> isize {
    let result;
    // SAFETY: the caller's; every register that the instruction overwrites is named.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number => result,
            in("rdi") first,
            in("rsi") second,
            in("rdx") third,
            lateout("rcx") _, // the CPU keeps the return address here
            lateout("r11") _, // and the flags here
            options(nostack),
        )
    };
    result
}

/// Enters the kernel. Whoever calls it answers for what the call does with its arguments.
#[cfg(target_arch = "aarch64")]
unsafe fn syscall(number: usize, [first, second, third]: [usize; 3]) -> isize {
    let result;
    // SAFETY: the caller's; the kernel overwrites nothing but x0.
    unsafe {
        asm!(
            "svc #0",
            in("x8") number,
            inlateout("x0") first => result,
            in("x1") second,
            in("x2") third,
            options(nostack),
        )
    };
    result
}
