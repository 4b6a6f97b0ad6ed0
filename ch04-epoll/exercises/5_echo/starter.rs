//! Exercise 5: an echo server for a crowd on one thread. The task and its hints are in README.md.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;

use ch04_epoll::net::{TcpListener, TcpStream};
use ch04_epoll::{Events, Interest, Poll, Registry, Token};

/// Who comes and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Report {
    /// A client was let in.
    Joined(SocketAddr),
    /// A client is gone: by itself, through an error, or let go of.
    Left(SocketAddr),
}

/// Sends back what each client of `listener` says, to at most `limit` clients at a time. Returns only
/// the error with which the listener or the event queue failed, never one of a client's.
pub fn serve(
    listener: TcpListener,
    limit: usize,
    report: &mut dyn FnMut(Report),
) -> io::Result<Infallible> {
    todo!("accept until WouldBlock, and echo each client as far as it takes its answers")
}
