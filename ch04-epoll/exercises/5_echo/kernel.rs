//! What the checks of exercise 5 ask of the kernel, where it is Linux: small buffers, the limit on open
//! files, and how far a packet has come. Elsewhere they do without, and catch some mistakes less surely.

#[cfg(target_os = "linux")]
pub(super) use linux::{most_clients, shrink_buffers, wait_for_backlog, wait_for_end};
#[cfg(not(target_os = "linux"))]
pub(super) use other::{most_clients, shrink_buffers, wait_for_backlog, wait_for_end};

#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "std knows neither of these options nor of limits"
)]
mod linux {
    use std::fs;
    use std::net::SocketAddr;
    use std::os::fd::{AsFd, AsRawFd};
    use std::thread;
    use std::time::Duration;

    /// Makes a socket's buffers small. As they are, they take megabytes before anybody has to wait.
    pub(in super::super) fn shrink_buffers(socket: &impl AsFd) {
        let size: libc::c_int = 64 * 1024;
        for option in [libc::SO_RCVBUF, libc::SO_SNDBUF] {
            let fd = socket.as_fd().as_raw_fd();
            let value = (&raw const size).cast();
            let length = size_of_val(&size) as libc::socklen_t;
            // SAFETY: the kernel only reads the `length` bytes of `size`.
            let result = unsafe { libc::setsockopt(fd, libc::SOL_SOCKET, option, value, length) };
            assert_eq!(result, 0, "a socket's buffers can be made smaller");
        }
    }

    /// How many clients there can be when both ends of each are files of this process.
    pub(in super::super) fn most_clients() -> usize {
        const OTHER_FILES: libc::rlim_t = 64;
        let mut limit = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: the kernel only writes the struct.
        let result = unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) };
        assert_eq!(result, 0, "a process can ask for its limits");
        (limit.rlim_cur.saturating_sub(OTHER_FILES) / 2).min(1 << 20) as usize
    }

    /// Waits until so many connections stand in the listener's backlog.
    pub(in super::super) fn wait_for_backlog(listener: SocketAddr, count: usize) {
        const LISTEN: &str = "0A";
        wait_until(|socket| {
            socket.local == listener.port() && socket.state == LISTEN && socket.received >= count
        });
    }

    /// Waits until the server's kernel knows that the client will send no more.
    pub(in super::super) fn wait_for_end(server: SocketAddr, client: SocketAddr) {
        const CLOSE_WAIT: &str = "08";
        wait_until(|socket| {
            let ports = (socket.local, socket.peer);
            ports == (server.port(), client.port()) && socket.state == CLOSE_WAIT
        });
    }

    /// A line of /proc/net/tcp: proc_net_tcp(5).
    struct Socket<'a> {
        local: u16,
        peer: u16,
        state: &'a str,
        /// Bytes to be read, or connections to be accepted.
        received: usize,
    }

    impl Socket<'_> {
        fn parse(line: &str) -> Option<Socket<'_>> {
            let hex = |field: &str| usize::from_str_radix(field.split_once(':')?.1, 16).ok();
            let mut fields = line.split_whitespace().skip(1);
            Some(Socket {
                local: hex(fields.next()?)? as u16,
                peer: hex(fields.next()?)? as u16,
                state: fields.next()?,
                received: hex(fields.next()?)?,
            })
        }
    }

    /// Packets take no time here, but a busy machine may. One that does not tell is not waited for.
    fn wait_until(is_it: impl Fn(&Socket) -> bool) {
        for _ in 0..1000 {
            let Ok(table) = fs::read_to_string("/proc/net/tcp") else {
                return;
            };
            if table.lines().filter_map(Socket::parse).any(|s| is_it(&s)) {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use std::net::SocketAddr;

    pub(in super::super) fn shrink_buffers<T>(_socket: &T) {}

    /// What the lowest limit in use has room for, that of macOS.
    pub(in super::super) fn most_clients() -> usize {
        90
    }

    pub(in super::super) fn wait_for_backlog(_listener: SocketAddr, _count: usize) {}

    pub(in super::super) fn wait_for_end(_server: SocketAddr, _client: SocketAddr) {}
}
