//! Sockets that never block, which std cannot make: it connects first and returns after.
#![expect(
    unsafe_code,
    reason = "socket and connect are reached through the C library"
)]

use std::io;
use std::mem;
use std::net::SocketAddr;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

/// Sockets are std's, all but their creation.
pub(crate) use std::net::{TcpListener, TcpStream};

/// Listens on `addr`.
pub(crate) fn listen(addr: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(addr)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Takes a connection that has come in.
pub(crate) fn accept(listener: &TcpListener) -> io::Result<(TcpStream, SocketAddr)> {
    let (stream, peer) = listener.accept()?;
    stream.set_nonblocking(true)?; // what a listener is set to, its connections are not: accept(2)
    Ok((stream, peer))
}

/// Begins to connect to `addr`; the socket becomes writable when the attempt has ended.
pub(crate) fn connect(addr: SocketAddr) -> io::Result<TcpStream> {
    let socket = non_blocking_socket(addr)?;
    let (storage, length) = to_c(addr);
    // SAFETY: the address is `length` bytes of `storage`, initialised and alive for the call.
    let result = unsafe { libc::connect(socket.as_raw_fd(), (&raw const storage).cast(), length) };
    if result == -1 {
        let error = io::Error::last_os_error();
        // Under way, the usual case. After EINTR, too, the kernel goes on connecting: connect(2).
        if !matches!(error.raw_os_error(), Some(libc::EINPROGRESS | libc::EINTR)) {
            return Err(error);
        }
    }
    Ok(TcpStream::from(socket))
}

fn non_blocking_socket(addr: SocketAddr) -> io::Result<OwnedFd> {
    let family = if addr.is_ipv4() {
        libc::AF_INET
    } else {
        libc::AF_INET6
    };
    // Both flags at creation: set later, a fork on another thread could inherit the descriptor.
    let kind = libc::SOCK_STREAM | libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
    // SAFETY: socket touches no memory of ours.
    let fd = unsafe { libc::socket(family, kind, 0) };
    if fd == -1 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the kernel has just opened this descriptor for us, so nobody else closes it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// The address as C has it, in network byte order, and how many bytes of it count.
fn to_c(addr: SocketAddr) -> (libc::sockaddr_in6, libc::socklen_t) {
    // SAFETY: it consists of integers, for which zeros are valid.
    let mut storage: libc::sockaddr_in6 = unsafe { mem::zeroed() };
    let length = match addr {
        SocketAddr::V4(v4) => {
            let c = libc::sockaddr_in {
                sin_family: libc::AF_INET as libc::sa_family_t,
                sin_port: v4.port().to_be(),
                sin_addr: libc::in_addr {
                    s_addr: u32::from(*v4.ip()).to_be(),
                },
                sin_zero: [0; 8],
            };
            // SAFETY: 16 bytes fit into 28, and both types are aligned to 4.
            unsafe { (&raw mut storage).cast::<libc::sockaddr_in>().write(c) };
            size_of::<libc::sockaddr_in>()
        }
        SocketAddr::V6(v6) => {
            storage.sin6_family = libc::AF_INET6 as libc::sa_family_t;
            storage.sin6_port = v6.port().to_be();
            storage.sin6_flowinfo = v6.flowinfo().to_be();
            storage.sin6_addr = libc::in6_addr {
                s6_addr: v6.ip().octets(),
            };
            storage.sin6_scope_id = v6.scope_id();
            size_of::<libc::sockaddr_in6>()
        }
    };
    (storage, length as libc::socklen_t)
}
