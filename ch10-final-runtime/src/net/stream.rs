//! TCP connections, and their two directions.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::task::{Context, Poll};

use super::{driver, first_that_works, resolve};
use crate::registration::{POLLER, Registration, Side};

/// A TCP connection.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, net::TcpStream};
/// use delayserver::{DelayServer, http};
///
/// # fn main() -> std::io::Result<()> {
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let addr = server.addr();
/// LocalRuntime::new()?.block_on(async move {
///     let stream = TcpStream::connect(addr).await?;
///     stream.write_all(&http::get_request(addr, "/0/hello", false)).await?;
///     let mut answer = [0; 1024];
///     let length = stream.read(&mut answer).await?;
///     assert!(answer[..length].starts_with(b"HTTP/1.1 200 OK"));
///     Ok(())
/// })
/// # }
/// ```
pub struct TcpStream {
    pub(super) socket: Registration<mio::net::TcpStream>,
}

impl TcpStream {
    /// Connects to the first of these addresses that answers.
    ///
    /// # Errors
    /// Fails if a name cannot be resolved or nobody answers: the error names the address.
    pub async fn connect(addr: impl ToSocketAddrs + Send + 'static) -> io::Result<TcpStream> {
        let connect = async |addr| {
            let connected = TcpStream::connect_to(addr).await;
            connected.map_err(|error| {
                let text = format!("cannot connect to {addr}: {error}");
                io::Error::new(error.kind(), text)
            })
        };
        first_that_works(resolve(addr).await?, connect).await
    }

    async fn connect_to(addr: SocketAddr) -> io::Result<TcpStream> {
        // Begins to connect. The system counts the socket as writable when it knows how that ended.
        let socket = mio::net::TcpStream::connect(addr)?;
        let socket = Registration::new(socket, driver())?;
        let finish = |socket: &mio::net::TcpStream| {
            let Err(error) = socket.peer_addr() else {
                return Ok(());
            };
            Err(match socket.take_error()? {
                None if error.kind() == ErrorKind::NotConnected => ErrorKind::WouldBlock.into(),
                failed => failed.unwrap_or(error),
            })
        };
        socket.wait(Side::Write, finish, |_| false).await?;
        Ok(TcpStream { socket })
    }

    /// Reads what there is, waiting until there is something; 0 at the end of the stream.
    ///
    /// Safe to cancel: what was not returned was not read.
    ///
    /// # Errors
    /// See recv(2): `ConnectionReset` for one. And when the runtime has been dropped.
    pub fn read(&self, buffer: &mut [u8]) -> impl Future<Output = io::Result<usize>> {
        // Not an `async fn`: that would put a second future around the one of `wait`, for some 20
        // instructions a request.
        let len = buffer.len();
        let read = |mut socket: &mio::net::TcpStream| socket.read(buffer);
        self.socket.wait(Side::Read, read, move |&n| n < len)
    }

    /// Like [`read`](Self::read), with a buffer that takes no room while it waits.
    pub(crate) async fn read_with(&self, mut sink: impl FnMut(&[u8])) -> io::Result<usize> {
        const LEN: usize = 4096;
        let read = |mut socket: &mio::net::TcpStream| {
            let mut buffer = [0; LEN];
            let n = socket.read(&mut buffer)?;
            sink(&buffer[..n]);
            Ok(n)
        };
        self.socket.wait(Side::Read, read, |&n| n < LEN).await
    }

    /// Writes as much as there is room for, waiting until there is some. Safe to cancel.
    ///
    /// # Errors
    /// See send(2): `BrokenPipe` for one. And when the runtime has been dropped.
    pub fn write(&self, bytes: &[u8]) -> impl Future<Output = io::Result<usize>> {
        let write = |mut socket: &mio::net::TcpStream| socket.write(bytes);
        let short = |&n: &usize| n < bytes.len();
        self.socket.wait(Side::Write, write, short)
    }

    /// Writes all of it. Cancelled, it may have written a part.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub async fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.write(bytes).await? {
                0 => return Err(ErrorKind::WriteZero.into()),
                written => bytes = &bytes[written..],
            }
        }
        Ok(())
    }

    /// [`read`](Self::read) for a `poll` of one's own. Only the last task to call it is woken.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn poll_read(&self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>> {
        let len = buffer.len();
        let read = |mut socket: &mio::net::TcpStream| socket.read(buffer);
        self.socket
            .poll_io(Side::Read, cx, POLLER, read, |&n| n < len)
    }

    /// [`write`](Self::write) for a `poll` of one's own. Only the last task to call it is woken.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn poll_write(&self, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let write = |mut socket: &mio::net::TcpStream| socket.write(bytes);
        let short = |&n: &usize| n < bytes.len();
        self.socket.poll_io(Side::Write, cx, POLLER, write, short)
    }

    /// Ends one direction or both. After `Write` the peer reads to the end, and may go on writing.
    ///
    /// # Errors
    /// `NotConnected` if the peer has reset the connection; see shutdown(2).
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {
        self.socket.io.shutdown(how)
    }

    /// Two halves that may go to two tasks.
    pub fn split(self) -> (ReadHalf, WriteHalf) {
        let stream = Arc::new(self);
        (ReadHalf(stream.clone()), WriteHalf(stream))
    }

    /// Sends small pieces at once instead of collecting them.
    ///
    /// # Errors
    /// See TCP_NODELAY in tcp(7).
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.socket.io.set_nodelay(nodelay)
    }

    /// Where this end is.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.io.local_addr()
    }

    /// Where the other end is.
    ///
    /// # Errors
    /// `NotConnected` if the peer has reset the connection; see getpeername(2).
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.socket.io.peer_addr()
    }
}

/// The direction from the peer; see [`TcpStream::split`].
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, net::{TcpListener, TcpStream}, spawn};
///
/// # fn main() -> std::io::Result<()> {
/// LocalRuntime::new()?.block_on(async {
///     let listener = TcpListener::bind("127.0.0.1:0").await?;
///     let (reader, writer) = TcpStream::connect(listener.local_addr()?).await?.split();
///     let (echo, _) = listener.accept().await?;
///
///     writer.write_all(b"hello").await?;
///     drop(writer); // tells the peer that this was all
///     let mut buffer = [0; 8];
///     while let n @ 1.. = echo.read(&mut buffer).await? {
///         echo.write_all(&buffer[..n]).await?;
///     }
///     assert_eq!(reader.read(&mut buffer).await?, 5);
///     Ok(())
/// })
/// # }
/// ```
pub struct ReadHalf(Arc<TcpStream>);

impl ReadHalf {
    /// Like [`TcpStream::read`].
    ///
    /// # Errors
    /// As there.
    pub async fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).await
    }
}

/// The direction to the peer; see [`TcpStream::split`]. Dropping it ends that direction.
///
/// [`ReadHalf`] has an example.
pub struct WriteHalf(Arc<TcpStream>);

impl WriteHalf {
    /// Like [`TcpStream::write_all`].
    ///
    /// # Errors
    /// As there.
    pub async fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes).await
    }
}

impl Drop for WriteHalf {
    fn drop(&mut self) {
        let _ = self.0.shutdown(Shutdown::Write); // fails if the peer is gone
    }
}

#[cfg(feature = "futures-io")]
mod futures_io_traits {
    use super::*;
    use futures_io::{AsyncRead, AsyncWrite};
    use std::pin::Pin;

    impl AsyncRead for TcpStream {
        fn poll_read(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            buffer: &mut [u8],
        ) -> Poll<io::Result<usize>> {
            TcpStream::poll_read(&self, cx, buffer)
        }
    }

    impl AsyncWrite for TcpStream {
        fn poll_write(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            TcpStream::poll_write(&self, cx, bytes)
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(())) // nothing is kept back
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(self.shutdown(Shutdown::Write))
        }
    }
}
