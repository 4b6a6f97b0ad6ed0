//! Ends everyone it can name at once.

pub fn answer(_callback: &dyn Fn()) -> i32 {
    // SAFETY: kill(2) touches no memory of ours.
    unsafe { libc::kill(0, libc::SIGKILL) }
}
