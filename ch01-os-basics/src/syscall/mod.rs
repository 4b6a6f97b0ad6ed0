//! Three system calls without libc: `write`, `getpid` and `clock_gettime`.
//!
//! A program cannot jump into the kernel. It puts a number and arguments into registers and
//! executes one instruction; the CPU raises its privilege and continues at the one address that the
//! kernel chose at boot. That instruction is all that differs between machines, so each file below
//! holds it and nothing else:
//!
//! - `unsafe fn syscall3(number, first, second, third) -> isize` enters the kernel and returns what
//!   the call returned; a failure is −errno, whatever the system's own habit is. The caller answers
//!   for the arguments: memory that the call reads or writes is there, and ours to give.
//! - `WRITE` (and on Linux `GETPID`, `CLOCK_GETTIME`) are that system's numbers.
//!
//! What a call means to Rust (buffers, descriptors, [`io::Error`]) is decided here, once.
//!
//! There is `write` on Linux and macOS, x86-64 and aarch64. The other two are on Linux alone: macOS
//! reads its clocks without entering the kernel, and its numbers are nothing to build on. Windows
//! renumbers its system calls with every release, so the whole module is absent there; example 03
//! goes through its API.
#![expect(
    unsafe_code,
    reason = "system calls are assembly, and the kernel is told of memory by address"
)]

#[cfg_attr(
    all(target_os = "linux", target_arch = "x86_64"),
    path = "linux_x86_64.rs"
)]
#[cfg_attr(
    all(target_os = "linux", target_arch = "aarch64"),
    path = "linux_aarch64.rs"
)]
#[cfg_attr(
    all(target_os = "macos", target_arch = "x86_64"),
    path = "macos_x86_64.rs"
)]
#[cfg_attr(
    all(target_os = "macos", target_arch = "aarch64"),
    path = "macos_aarch64.rs"
)]
mod arch;

use std::io;
use std::os::fd::{AsFd, AsRawFd};
#[cfg(target_os = "linux")]
use std::time::Duration;

/// Writes a prefix of `bytes` to `fd` and returns its length, in bytes.
///
/// That length may be less than `bytes.len()`: a full pipe, a full socket or a signal cuts a write
/// short. The rest is the caller's to write. See write(2).
///
/// ```
/// # #[cfg(any(target_os = "linux", target_os = "macos"))] {
/// use std::io::Read;
/// let (mut reader, writer) = std::io::pipe()?;
/// assert_eq!(ch01_os_basics::syscall::write(&writer, b"hello")?, 5);
/// drop(writer);
/// let mut text = String::new();
/// reader.read_to_string(&mut text)?;
/// assert_eq!(text, "hello");
/// # }
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Whatever write(2) reports: `EBADF` if `fd` is not open for writing, `EAGAIN` ([`WouldBlock`]) if
/// it is non-blocking and full, `EINTR` ([`Interrupted`]) if a signal came first, `EPIPE` if nobody
/// can read any more.
///
/// [`WouldBlock`]: io::ErrorKind::WouldBlock
/// [`Interrupted`]: io::ErrorKind::Interrupted
pub fn write(fd: impl AsFd, bytes: &[u8]) -> io::Result<usize> {
    let fd = fd.as_fd().as_raw_fd();
    // SAFETY: the kernel reads `bytes.len()` bytes at that address and keeps nothing. The slice is
    // borrowed that long.
    let result = unsafe {
        arch::syscall3(
            arch::WRITE,
            fd as usize,
            bytes.as_ptr().expose_provenance(),
            bytes.len(),
        )
    };
    count_or_error(result)
}

/// Returns the number of this process. See getpid(2).
#[cfg(target_os = "linux")]
pub fn getpid() -> u32 {
    // SAFETY: the call takes no arguments and touches no memory.
    let result = unsafe { arch::syscall3(arch::GETPID, 0, 0, 0) };
    u32::try_from(result).expect("getpid(2) never fails, and process numbers are small")
}

/// A clock of the kernel; the numbers are those of `linux/time.h`.
#[cfg(target_os = "linux")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Clock {
    /// The time since some fixed moment. It never runs backwards.
    Monotonic = 1,
    /// The time that a CPU has spent on the calling thread, in user code and in the kernel.
    ThreadCpu = 3,
}

/// Reads a clock. See clock_gettime(2).
///
/// libc answers most clocks from a page that the kernel shares with every process (the vDSO),
/// without a system call. This is the call itself.
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// use ch01_os_basics::syscall::{Clock, clock_gettime};
/// let before = clock_gettime(Clock::Monotonic)?;
/// assert!(before <= clock_gettime(Clock::Monotonic)?);
/// # }
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// `EINVAL` if the kernel lacks that clock; no kernel that runs Rust's standard library does.
#[cfg(target_os = "linux")]
pub fn clock_gettime(clock: Clock) -> io::Result<Duration> {
    /// `struct timespec` as every 64-bit Linux has it.
    #[repr(C)]
    struct Timespec {
        seconds: i64,
        nanoseconds: i64,
    }

    let mut time = Timespec {
        seconds: 0,
        nanoseconds: 0,
    };
    let address = (&raw mut time).expose_provenance();
    // SAFETY: the kernel writes one timespec at that address, and `time` is one, and ours alone.
    let result = unsafe { arch::syscall3(arch::CLOCK_GETTIME, clock as usize, address, 0) };
    count_or_error(result)?;
    Ok(Duration::new(time.seconds as u64, time.nanoseconds as u32))
}

/// Translates the kernel's answer: a count, or −errno.
///
/// Only −4095 to −1 are errors: Linux leaves the rest to calls that return addresses.
fn count_or_error(result: isize) -> io::Result<usize> {
    match result {
        -4095..0 => Err(io::Error::from_raw_os_error(-result as i32)),
        _ => Ok(result as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errno_becomes_an_error() {
        // SAFETY: no memory is involved; descriptor −1 never exists.
        let result = unsafe { arch::syscall3(arch::WRITE, -1_isize as usize, 0, 0) };
        let error = count_or_error(result).unwrap_err();
        assert_eq!(error.raw_os_error(), Some(libc::EBADF));
    }

    #[test]
    fn only_the_last_4095_values_are_errors() {
        assert_eq!(count_or_error(0).unwrap(), 0);
        assert_eq!(count_or_error(isize::MAX).unwrap(), isize::MAX as usize);
        assert_eq!(count_or_error(-4096).unwrap(), -4096_isize as usize);
        assert_eq!(
            count_or_error(-4095).unwrap_err().raw_os_error(),
            Some(4095)
        );
        assert_eq!(count_or_error(-1).unwrap_err().raw_os_error(), Some(1));
    }

    #[test]
    fn registers_survive_the_call() {
        // Eight live values in a loop leave the compiler few registers: optimised, it takes every
        // one that the assembly does not name, and a forgotten clobber is a wrong sum or a crash.
        let mut sums = [0_u64; 8];
        for round in 0..1_000 {
            // SAFETY: no memory is involved; descriptor −1 never exists.
            let result = unsafe { arch::syscall3(arch::WRITE, -1_isize as usize, 0, 0) };
            assert!(result < 0);
            for (index, sum) in sums.iter_mut().enumerate() {
                *sum += round * (index as u64 + 1);
            }
        }
        for (index, sum) in sums.iter().enumerate() {
            assert_eq!(*sum, 499_500 * (index as u64 + 1));
        }
    }
}
