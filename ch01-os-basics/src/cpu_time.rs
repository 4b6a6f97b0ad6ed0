//! The CPU time of one thread: what a wait really costs, whatever the clock on the wall says.
#![allow(
    unsafe_code,
    reason = "libc is told of memory by address; only some systems need it"
)]

use std::time::Duration;

/// Returns the time that a CPU has spent on the calling thread, in user code and in the kernel.
///
/// Linux on x86-64 and aarch64 is asked through
/// [`syscall::clock_gettime`](crate::syscall::clock_gettime), other unixes through libc. `None`
/// elsewhere: Windows counts this time in steps of 15.6 ms, too coarse for what is measured here.
///
/// ```
/// let before = ch01_os_basics::thread_cpu_time();
/// let sum: u64 = std::hint::black_box(0..1_000_000).sum();
/// assert_eq!(sum, 499_999_500_000);
/// if let (Some(before), Some(after)) = (before, ch01_os_basics::thread_cpu_time()) {
///     assert!(after > before);
/// }
/// ```
pub fn thread_cpu_time() -> Option<Duration> {
    system::thread_cpu_time()
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod system {
    use crate::syscall::{Clock, clock_gettime};
    use std::time::Duration;

    pub(super) fn thread_cpu_time() -> Option<Duration> {
        clock_gettime(Clock::ThreadCpu).ok()
    }
}

#[cfg(all(
    unix,
    not(all(
        target_os = "linux",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ))
))]
mod system {
    use std::time::Duration;

    pub(super) fn thread_cpu_time() -> Option<Duration> {
        let mut time = libc::timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        // SAFETY: libc writes one timespec at that address, and `time` is one, and ours alone.
        let result = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
        (result == 0).then(|| Duration::new(time.tv_sec as u64, time.tv_nsec as u32))
    }
}

#[cfg(not(unix))]
mod system {
    use std::time::Duration;

    pub(super) fn thread_cpu_time() -> Option<Duration> {
        None
    }
}
