//! Taking TCP connections in.

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

use super::{TcpStream, driver, first_that_works, resolve};
use crate::registration::{Registration, Side};
use crate::time::sleep;

/// How long to wait when there is no room for another connection.
const BACK_OFF: Duration = Duration::from_millis(20);

/// Takes TCP connections in.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, net::{TcpListener, TcpStream}, spawn};
///
/// # fn main() -> std::io::Result<()> {
/// LocalRuntime::new()?.block_on(async {
///     let listener = TcpListener::bind("127.0.0.1:0").await?;
///     let addr = listener.local_addr()?;
///     let client = spawn(async move { TcpStream::connect(addr).await?.local_addr() });
///     let (_stream, peer) = listener.accept().await?;
///     assert_eq!(client.await??, peer);
///     Ok(())
/// })
/// # }
/// ```
pub struct TcpListener {
    socket: Registration<mio::net::TcpListener>,
}

impl TcpListener {
    /// Listens on the first of these addresses that is to be had; port 0 takes any free port.
    ///
    /// # Errors
    /// Fails if a name cannot be resolved or no address can be listened on; see bind(2).
    pub async fn bind(addr: impl ToSocketAddrs + Send + 'static) -> io::Result<TcpListener> {
        let bind = async |addr| {
            let socket = mio::net::TcpListener::bind(addr)?;
            let socket = Registration::new(socket, driver())?;
            Ok(TcpListener { socket })
        };
        first_that_works(resolve(addr).await?, bind).await
    }

    /// Waits for the next connection, and tells where it comes from.
    ///
    /// # Errors
    /// - Without a descriptor or memory left, see accept(2), it waits 20 ms before it says so: the
    ///   connection is still there, and a caller that just tries again must not spin.
    /// - The runtime has been dropped.
    ///
    /// Connections that ended before they were taken are passed over.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        loop {
            let accept = |socket: &mio::net::TcpListener| socket.accept();
            match self.socket.wait(Side::Read, accept, |_| false).await {
                Ok((stream, peer)) => {
                    let driver = self.socket.driver.clone();
                    let socket = Registration::new(stream, driver)?;
                    return Ok((TcpStream { socket }, peer));
                }
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
                Err(error) => {
                    sleep(BACK_OFF).await;
                    return Err(error);
                }
            }
        }
    }

    /// The address it listens on.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.io.local_addr()
    }
}
