//! Sockets that wait instead of blocking.
//!
//! They belong to the runtime in which they were made, and may be used from anywhere. All methods
//! take `&self`: one task may read while another writes, through an `Arc` or the halves of
//! [`TcpStream::split`].

mod listener;
mod stream;
mod udp;

pub use listener::TcpListener;
pub use stream::{ReadHalf, TcpStream, WriteHalf};
pub use udp::UdpSocket;

use std::any::Any;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};

use crate::blocking::spawn_blocking;
use crate::executor::driver;
use crate::task::text;

/// Looks up the addresses: on the blocking pool, as the system's resolver blocks.
async fn resolve(addr: impl ToSocketAddrs + Send + 'static) -> io::Result<Vec<SocketAddr>> {
    if let Some(addr) = as_address(&addr) {
        return Ok(vec![addr]);
    }
    spawn_blocking(move || addr.to_socket_addrs().map(Vec::from_iter)).await?
}

/// What is an address already, or the text of one, need not be looked up.
fn as_address(addr: &dyn Any) -> Option<SocketAddr> {
    match text(addr) {
        Some(text) => text.parse().ok(),
        None => addr.downcast_ref().copied(),
    }
}

/// Tries one address after the other; returns the last one's error if none will do.
async fn first_that_works<T, F: Future<Output = io::Result<T>>>(
    addrs: Vec<SocketAddr>,
    attempt: impl Fn(SocketAddr) -> F,
) -> io::Result<T> {
    let mut result = Err(io::Error::other("the name has no address"));
    for addr in addrs {
        result = attempt(addr).await;
        if result.is_ok() {
            break;
        }
    }
    result
}
