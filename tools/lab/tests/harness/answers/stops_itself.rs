//! Stands still, and its watchdog with it.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    // SAFETY: raise(3) touches no memory of ours.
    unsafe { libc::raise(libc::SIGSTOP) }
}
