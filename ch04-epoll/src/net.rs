//! TCP that never blocks: what cannot be done at once is an error of kind `WouldBlock`.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr};

use crate::sys;

/// A TCP connection, or the attempt at one.
///
/// Reads and writes transfer what they can and never wait. [`Poll`](crate::Poll) tells when to try
/// again.
///
/// ```
/// # use std::{io::{ErrorKind, Read}, net::TcpListener};
/// use ch04_epoll::net::TcpStream;
///
/// # fn main() -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let mut stream = TcpStream::connect(listener.local_addr()?)?; // returns before it is connected
/// let peer = listener.accept()?;
/// let nothing_yet = stream.read(&mut [0; 64]).unwrap_err();
/// assert_eq!(nothing_yet.kind(), ErrorKind::WouldBlock);
/// # drop(peer);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct TcpStream {
    inner: sys::TcpStream,
}

impl TcpStream {
    /// Begins to connect to `addr` and returns at once.
    ///
    /// The stream becomes writable when the attempt has ended, well or badly; then ask
    /// [`finish_connect`](TcpStream::finish_connect).
    ///
    /// # Errors
    /// Those that are known at once: no descriptor left, no route, see connect(2). Some systems
    /// report a refused loopback connection here already.
    pub fn connect(addr: SocketAddr) -> io::Result<TcpStream> {
        sys::connect(addr).map(|inner| TcpStream { inner })
    }

    /// Tells how the connection attempt has ended.
    ///
    /// # Errors
    /// - `WouldBlock`: it has not ended yet. An event may come without cause, so do ask.
    /// - Why it failed, `ConnectionRefused` for one. The system tells that once.
    pub fn finish_connect(&self) -> io::Result<()> {
        if let Some(error) = self.inner.take_error()? {
            return Err(error);
        }
        match self.inner.peer_addr() {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotConnected => {
                Err(io::ErrorKind::WouldBlock.into())
            }
            Err(error) => Err(error),
        }
    }

    /// The address of the other end.
    ///
    /// # Errors
    /// `NotConnected` while connecting.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.inner.peer_addr()
    }

    /// The address of this end.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.inner.local_addr()
    }

    /// Sends small writes at once (`true`) or collects them for a while (`false`, the default).
    ///
    /// # Errors
    /// See TCP_NODELAY in tcp(7).
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.inner.set_nodelay(nodelay)
    }

    /// Ends one direction or both; the peer reads up to the end, then nothing.
    ///
    /// # Errors
    /// `NotConnected` while connecting.
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {
        self.inner.shutdown(how)
    }

    /// Takes the error that is pending on the socket, if there is one.
    ///
    /// # Errors
    /// See SO_ERROR in socket(7).
    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        self.inner.take_error()
    }
}

impl Read for TcpStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl Write for TcpStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Takes TCP connections in.
///
/// ```
/// # use std::{io::ErrorKind, net::TcpStream as Client};
/// use ch04_epoll::net::TcpListener;
///
/// # fn main() -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:0".parse().unwrap())?;
/// assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
/// let client = Client::connect(listener.local_addr()?)?;
/// let (_stream, peer) = listener.accept()?;
/// assert_eq!(peer, client.local_addr()?);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct TcpListener {
    inner: sys::TcpListener,
}

impl TcpListener {
    /// Listens on `addr`; with port 0 the system picks a free one.
    ///
    /// # Errors
    /// `AddrInUse`: somebody listens there. See bind(2) and listen(2) for the others.
    pub fn bind(addr: SocketAddr) -> io::Result<TcpListener> {
        sys::listen(addr).map(|inner| TcpListener { inner })
    }

    /// Takes the next connection and tells where it comes from.
    ///
    /// # Errors
    /// - `WouldBlock`: none is there.
    /// - An error of that one connection, `ConnectionAborted` for one: go on with the next.
    /// - No descriptor left: the connection stays in the backlog, and as nothing changes there, an
    ///   edge-triggered queue will not tell of it again.
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        sys::accept(&self.inner).map(|(inner, peer)| (TcpStream { inner }, peer))
    }

    /// The address it listens on.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.inner.local_addr()
    }
}

#[cfg(target_os = "linux")]
mod sources {
    use super::{TcpListener, TcpStream};
    use std::os::fd::{AsFd, BorrowedFd};

    impl AsFd for TcpStream {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.inner.as_fd()
        }
    }

    impl AsFd for TcpListener {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.inner.as_fd()
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod sources {
    use super::{TcpListener, TcpStream};
    use crate::{Source, sys};

    impl Source for TcpStream {
        fn as_source(&mut self) -> sys::Source<'_> {
            &mut self.inner
        }
    }

    impl Source for TcpListener {
        fn as_source(&mut self) -> sys::Source<'_> {
            &mut self.inner
        }
    }
}
