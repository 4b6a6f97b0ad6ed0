//! Which cores there are, and tying a thread to one of them.
//!
//! Two threads tied to one core can only take turns; that makes a switch measurable (example 06)
//! and the difference between concurrent and parallel visible (example 08). Linux can; macOS and
//! Windows keep the decision to themselves or have another API for it, and get
//! [`Unsupported`](std::io::ErrorKind::Unsupported) from both functions.
#![allow(
    unsafe_code,
    reason = "libc is told of memory by address; only Linux needs it"
)]

use std::io;

/// Returns the numbers of the cores that this thread may run on, at least one. See
/// sched_getaffinity(2).
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// let cores = ch01_os_basics::cores::allowed()?;
/// std::thread::spawn(move || ch01_os_basics::cores::stay_on(cores[0])).join().unwrap()?;
/// # }
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// `Unsupported` on other systems than Linux.
pub fn allowed() -> io::Result<Vec<usize>> {
    system::allowed()
}

/// Ties the calling thread, and threads that it spawns from now on, to one core. See
/// sched_setaffinity(2).
///
/// # Errors
///
/// `InvalidInput` if this process may not run on that core; `Unsupported` on other systems than
/// Linux.
pub fn stay_on(core: usize) -> io::Result<()> {
    system::stay_on(core)
}

#[cfg(target_os = "linux")]
mod system {
    use std::io;

    const THIS_THREAD: libc::pid_t = 0;
    const WORDS: usize = size_of::<libc::cpu_set_t>() / size_of::<u64>();
    /// A bit a core, as `cpu_set_t` has it.
    type Mask = [u64; WORDS];

    pub(super) fn allowed() -> io::Result<Vec<usize>> {
        let mut mask: Mask = [0; WORDS];
        // SAFETY: the kernel writes at most `size_of::<Mask>()` bytes at that address, all of them
        // ours.
        let result = unsafe {
            libc::sched_getaffinity(THIS_THREAD, size_of::<Mask>(), (&raw mut mask).cast())
        };
        if result == -1 {
            return Err(io::Error::last_os_error());
        }
        Ok((0..WORDS * 64)
            .filter(|core| mask[core / 64] >> (core % 64) & 1 == 1)
            .collect())
    }

    pub(super) fn stay_on(core: usize) -> io::Result<()> {
        let mut mask: Mask = [0; WORDS];
        *mask.get_mut(core / 64).ok_or(io::ErrorKind::InvalidInput)? |= 1 << (core % 64);
        // SAFETY: the kernel reads `size_of::<Mask>()` bytes at that address.
        let result = unsafe {
            libc::sched_setaffinity(THIS_THREAD, size_of::<Mask>(), (&raw const mask).cast())
        };
        if result == -1 {
            Err(io::Error::last_os_error())
        } else {
            Ok(())
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::io::{self, ErrorKind};

    pub(super) fn allowed() -> io::Result<Vec<usize>> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn stay_on(_core: usize) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}
