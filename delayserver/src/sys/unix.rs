//! The contract of [`sys`](super) in POSIX calls.
#![expect(unsafe_code, reason = "system calls that std does not offer")]

use std::os::fd::AsRawFd;
use std::{io, mem};

use mio::net::{TcpListener, TcpStream};

/// More than the system grants: it cuts this down to its own limit (`net.core.somaxconn` on Linux).
const BACKLOG: libc::c_int = 65_535;

pub(crate) fn lengthen_backlog(listener: &TcpListener) -> io::Result<()> {
    // SAFETY: listen(2) touches no memory of ours, and the descriptor is open: `listener` owns it.
    check(unsafe { libc::listen(listener.as_raw_fd(), BACKLOG) })
}

pub(crate) fn reset_on_close(socket: &TcpStream) -> io::Result<()> {
    // To linger for no time at all is how a socket is told to reset, see socket(7).
    let linger = libc::linger {
        l_onoff: 1,
        l_linger: 0,
    };
    // SAFETY: the pointer is to a linger that lives through the call, and the length is its size.
    check(unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_LINGER,
            (&raw const linger).cast(),
            mem::size_of_val(&linger) as libc::socklen_t,
        )
    })
}

pub(crate) fn return_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: malloc_trim(3) may be called at any time, from any thread; it touches free memory only.
    unsafe {
        libc::malloc_trim(0)
    };
}

/// Raises this process's limit on open files as far as the system lets it, and returns it.
///
/// A connection takes a file descriptor at each end. Processes are started with a low limit (1,024
/// mostly), because there are old programs that cannot deal with more, and may raise it themselves:
/// getrlimit(2).
///
/// ```
/// let most = delayserver::raise_file_limit()?;
/// assert!(most > 16);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Fails if the system refuses, which leaves the limit as it was.
pub fn raise_file_limit() -> io::Result<u64> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the pointer is to an rlimit that lives through the call.
    check(unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limit) })?;
    // macOS names no hard limit, yet refuses more than OPEN_MAX of its limits.h.
    let most = if cfg!(target_vendor = "apple") {
        limit.rlim_max.min(10_240)
    } else {
        limit.rlim_max
    };
    if limit.rlim_cur < most {
        limit.rlim_cur = most;
        // SAFETY: the pointer is to an rlimit that lives through the call.
        check(unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit) })?;
    }
    Ok(limit.rlim_cur)
}

/// The way system calls report failure.
fn check(result: libc::c_int) -> io::Result<()> {
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}
