//! Exercise 1: two system calls without a library. The task and its hints are in README.md.

use std::arch::asm;
use std::io;

/// Returns the number of this process.
pub fn getpid() -> u32 {
    todo!("enter the kernel with the number of getpid")
}

/// Moves `fd` to `offset` bytes from its start and returns where it is now.
pub fn seek(fd: i32, offset: i64) -> io::Result<u64> {
    todo!("lseek with SEEK_SET; what the kernel refuses becomes an io::Error")
}
