//! A listener that takes crowds: listen(2) again, with a longer backlog.
//!
//! std and mio ask for 128 places. When they are full, the system drops who comes next, and that
//! client tries again a whole second later. No safe interface sets the length, and a socket crate
//! for one call would be the larger evil, so the call is declared here by hand.
#![cfg_attr(
    unix,
    expect(
        unsafe_code,
        reason = "declares listen(2), which std calls with a length of its own"
    )
)]

use std::io;

use mio::net::TcpListener;

/// More than the system grants: it cuts this down to its own limit (`net.core.somaxconn` on Linux).
#[cfg(unix)]
const BACKLOG: std::ffi::c_int = 65_535;

/// Asks for the longest backlog there is.
///
/// # Errors
/// Fails if the system refuses, which it has no reason to for a socket that listens already.
#[cfg(unix)]
pub(crate) fn lengthen(listener: &TcpListener) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    // SAFETY: this is listen(2) as POSIX declares it: int listen(int socket, int backlog). It
    // touches no memory of ours, and reports a bad descriptor as an error: safe for any arguments.
    unsafe extern "C" {
        safe fn listen(socket: std::ffi::c_int, backlog: std::ffi::c_int) -> std::ffi::c_int;
    }
    if listen(listener.as_raw_fd(), BACKLOG) == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

/// Leaves the backlog as it is: elsewhere a second call is an error or does nothing.
#[cfg(not(unix))]
pub(crate) fn lengthen(_: &TcpListener) -> io::Result<()> {
    Ok(())
}
