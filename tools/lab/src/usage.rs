//! What this process has used so far. Figures for people: nothing is decided by them.

use std::fs;
use std::time::Duration;

use crate::sys;

/// Bytes of memory that this process holds in RAM. None where the system does not say: only Linux
/// is asked, by proc_pid_status(5).
///
/// ```
/// let before = lab::usage::memory();
/// let megabytes = vec![1_u8; 8 << 20];
/// if let (Some(before), Some(after)) = (before, lab::usage::memory()) {
///     assert!(after > before);
/// }
/// # drop(megabytes);
/// ```
pub fn memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: usize = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib * 1024)
}

/// CPU time of all threads of this process, in user code and in the kernel: getrusage(2). None on
/// Windows.
///
/// ```
/// let before = lab::usage::cpu_time();
/// assert!(before <= lab::usage::cpu_time());
/// ```
pub fn cpu_time() -> Option<Duration> {
    sys::cpu_time()
}
