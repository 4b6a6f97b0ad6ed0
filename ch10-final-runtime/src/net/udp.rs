//! Datagrams.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};

use super::{driver, first_that_works, resolve};
use crate::registration::{Registration, Side};

/// Sends and receives datagrams.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, net::UdpSocket};
///
/// # fn main() -> std::io::Result<()> {
/// LocalRuntime::new()?.block_on(async {
///     let (a, b) = (UdpSocket::bind("127.0.0.1:0").await?, UdpSocket::bind("127.0.0.1:0").await?);
///     a.send_to(b"hello", b.local_addr()?).await?;
///     let mut buffer = [0; 16];
///     assert_eq!(b.recv_from(&mut buffer).await?, (5, a.local_addr()?));
///     Ok(())
/// })
/// # }
/// ```
pub struct UdpSocket {
    socket: Registration<mio::net::UdpSocket>,
}

impl UdpSocket {
    /// A socket on the first of these addresses that is to be had; port 0 takes any free port.
    ///
    /// # Errors
    /// Fails if a name cannot be resolved or no address is to be had; see bind(2).
    pub async fn bind(addr: impl ToSocketAddrs + Send + 'static) -> io::Result<UdpSocket> {
        let bind = async |addr| {
            let socket = Registration::new(mio::net::UdpSocket::bind(addr)?, driver())?;
            Ok(UdpSocket { socket })
        };
        first_that_works(resolve(addr).await?, bind).await
    }

    /// Sends a datagram.
    ///
    /// # Errors
    /// See sendto(2).
    pub async fn send_to(&self, bytes: &[u8], to: SocketAddr) -> io::Result<usize> {
        let send = |socket: &mio::net::UdpSocket| socket.send_to(bytes, to);
        self.socket.wait(Side::Write, send, |_| false).await
    }

    /// Waits for a datagram; returns its length and where it comes from. What the buffer has no
    /// room for is lost.
    ///
    /// # Errors
    /// See recvfrom(2).
    pub async fn recv_from(&self, buffer: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        let receive = |socket: &mio::net::UdpSocket| socket.recv_from(buffer);
        self.socket.wait(Side::Read, receive, |_| false).await
    }

    /// The address it receives on.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.io.local_addr()
    }
}
