//! Exercise 2: everything that an edge stands for. The task and its hints are in README.md.

use std::io::{self, ErrorKind, Read};

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};

/// Whether more can come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Nothing more is there now.
    Open,
    /// The other side has said all it will.
    Ended,
}

/// Takes everything that is there and appends it to `heard`, also what came before an error.
pub fn drain(stream: &mut dyn Read, heard: &mut Vec<u8>) -> io::Result<Stream> {
    todo!("read until nothing is there, or nothing will come")
}

/// Watches `stream`, edge-triggered, and appends all that comes to `heard` until the stream ends.
pub fn receive(poll: &mut Poll, stream: &mut TcpStream, heard: &mut Vec<u8>) -> io::Result<()> {
    todo!("register, then wait and drain until the stream has ended")
}
