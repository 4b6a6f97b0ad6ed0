//! What std does not offer for sockets.
#![cfg(unix)]
#![expect(unsafe_code, reason = "std has no socket options")]

use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsRawFd, RawFd};

fn set<T>(socket: RawFd, (level, option): (libc::c_int, libc::c_int), value: &T) {
    let len = size_of::<T>() as libc::socklen_t;
    let at = (&raw const *value).cast();
    // SAFETY: the kernel reads `len` bytes there.
    let set = unsafe { libc::setsockopt(socket, level, option, at, len) };
    assert_eq!(set, 0);
}

/// Ends the connection with a reset instead of in order.
pub fn reset(stream: TcpStream) {
    let linger = libc::linger {
        l_onoff: 1,
        l_linger: 0,
    };
    set(
        stream.as_raw_fd(),
        (libc::SOL_SOCKET, libc::SO_LINGER),
        &linger,
    );
}

/// Gives the socket the smallest send buffer that the system has.
pub fn shrink_send_buffer(socket: &TcpStream) {
    let option = (libc::SOL_SOCKET, libc::SO_SNDBUF);
    set::<libc::c_int>(socket.as_raw_fd(), option, &1);
}

/// Has the listener's connections keep 64 KiB at most for a reader that does not come, in segments
/// small enough for the system to acknowledge each pair at once and not 40 ms later. (A buffer of a
/// few segments would have the systems wait for each other, 200 ms and longer a time.)
pub fn shrink_receive_buffer(listener: &TcpListener) {
    let buffer = (libc::SOL_SOCKET, libc::SO_RCVBUF);
    set::<libc::c_int>(listener.as_raw_fd(), buffer, &(64 * 1024));
    let segment = (libc::IPPROTO_TCP, libc::TCP_MAXSEG);
    set::<libc::c_int>(listener.as_raw_fd(), segment, &1400);
}

/// Has the listener keep no more than one connection that nobody has accepted.
pub fn shrink_backlog(listener: &TcpListener) {
    // SAFETY: the call takes no pointers; to listen again changes the backlog.
    assert_eq!(unsafe { libc::listen(listener.as_raw_fd(), 0) }, 0);
}

/// Another descriptor of this process's connected socket at this address.
#[cfg(target_os = "linux")]
pub fn socket_at(addr: std::net::SocketAddr) -> TcpStream {
    use std::os::fd::{FromRawFd, OwnedFd};

    let is_there = |fd: RawFd| {
        // SAFETY: the call takes no pointers; what is not open is an error.
        let copy = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) };
        if copy == -1 {
            return None;
        }
        // SAFETY: the kernel has just given us this descriptor, and nobody else knows of it.
        let socket = TcpStream::from(unsafe { OwnedFd::from_raw_fd(copy) });
        let connected = socket.local_addr().ok() == Some(addr) && socket.peer_addr().is_ok();
        connected.then_some(socket)
    };
    let entries = std::fs::read_dir("/proc/self/fd").unwrap();
    let mut fds = entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().parse());
    fds.find_map(|fd| is_there(fd.unwrap())).unwrap()
}
