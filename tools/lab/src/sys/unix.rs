//! Process groups, limits and times on Linux and macOS.
#![expect(unsafe_code, reason = "std has no process groups, limits or CPU times")]

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::time::Duration;
use std::{io, mem};

pub(crate) fn own_group(command: &mut Command) {
    command.process_group(0);
}

pub(crate) fn has_ended(child: &mut Child) -> bool {
    // An error means that there is nothing to wait for.
    wait_id(child.id(), libc::WEXITED).unwrap_or(true)
}

pub(crate) fn is_stopped(child: &Child) -> bool {
    wait_id(child.id(), libc::WSTOPPED).unwrap_or(false)
}

pub(crate) fn end_group(child: &mut Child) {
    // The child is unreaped, so its number is still its own.
    // SAFETY: kill(2) touches no memory of ours.
    unsafe { libc::kill(-pid(child.id()), libc::SIGKILL) };
    // Why once more? The child may have moved itself to another group.
    let _ = child.kill();
}

pub(crate) fn end_own_group() -> ! {
    // SAFETY: getpgrp(2) touches no memory of ours.
    let group = unsafe { libc::getpgrp() };
    // Not a leader: moved by the answer, perhaps into the group of those who check it.
    if group == pid(std::process::id()) {
        // SAFETY: kill(2) touches no memory of ours.
        unsafe { libc::kill(0, libc::SIGKILL) };
    }
    // SAFETY: _exit(2) ends the process. It runs no handler that an answer could have left.
    unsafe { libc::_exit(0) }
}

pub(crate) fn cpu_time() -> Option<Duration> {
    // SAFETY: every bit pattern is a valid rusage.
    let mut usage: libc::rusage = unsafe { mem::zeroed() };
    // SAFETY: the pointer is to a rusage that lives through the call.
    let result = unsafe { libc::getrusage(libc::RUSAGE_SELF, &raw mut usage) };
    let duration = |time: libc::timeval| {
        Duration::new(time.tv_sec as u64, 0) + Duration::from_micros(time.tv_usec as u64)
    };
    (result == 0).then(|| duration(usage.ru_utime) + duration(usage.ru_stime))
}

#[cfg(feature = "exercises")]
pub(crate) fn adopt_orphans() {
    // Elsewhere orphans go to process 1. Those that stay in the group are ended all the same.
    #[cfg(target_os = "linux")]
    // SAFETY: this prctl(2) takes a number and touches no memory of ours.
    unsafe {
        libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1)
    };
}

#[cfg(feature = "exercises")]
pub(crate) fn shut_out() {
    #[cfg(target_os = "linux")]
    // SAFETY: this prctl(2) takes a number and touches no memory of ours.
    unsafe {
        libc::prctl(libc::PR_SET_DUMPABLE, 0)
    };
}

#[cfg(feature = "exercises")]
pub(crate) fn has_children() -> bool {
    loop {
        // SAFETY: waitpid(2) accepts a null pointer where the status is of no interest.
        match unsafe { libc::waitpid(-1, std::ptr::null_mut(), libc::WNOHANG) } {
            0 => return true,  // there are some, and none has ended
            1.. => {}          // one that had ended is gone now
            _ => return false, // ECHILD
        }
    }
}

pub(crate) fn raise_open_files() -> io::Result<u64> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the pointer is to an rlimit that lives through the call.
    if unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limit) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // macOS names no hard limit, yet refuses more than OPEN_MAX of its limits.h.
    #[cfg(target_vendor = "apple")]
    let most = limit.rlim_max.min(10_240);
    #[cfg(not(target_vendor = "apple"))]
    let most = limit.rlim_max;
    if limit.rlim_cur < most {
        limit.rlim_cur = most;
        // SAFETY: the pointer is to an rlimit that lives through the call.
        if unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit) } != 0 {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(limit.rlim_cur)
}

/// Whether `event` has happened to a child. Never blocks, never reaps.
fn wait_id(id: u32, event: libc::c_int) -> io::Result<bool> {
    // SAFETY: zero is a valid siginfo_t.
    let mut info: libc::siginfo_t = unsafe { mem::zeroed() };
    let options = event | libc::WNOHANG | libc::WNOWAIT;
    // SAFETY: the pointer is to a siginfo_t that lives through the call.
    match unsafe { libc::waitid(libc::P_PID, id, &raw mut info, options) } {
        0 => Ok(info.si_signo != 0), // left at zero when nothing has happened
        _ => Err(io::Error::last_os_error()),
    }
}

/// std's process numbers are unsigned, the kernel's are not.
fn pid(id: u32) -> libc::pid_t {
    id as libc::pid_t
}
