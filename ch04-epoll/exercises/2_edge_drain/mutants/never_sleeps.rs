//! Wrong: asks the queue over and over instead of waiting for it.

use std::io::{self, ErrorKind, Read};
use std::time::Duration;

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
    let mut buffer = [0; 1024];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return Ok(Stream::Ended),
            Ok(n) => heard.extend_from_slice(&buffer[..n]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Stream::Open),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Watches `stream`, edge-triggered, and appends all that comes to `heard` until the stream ends.
pub fn receive(poll: &mut Poll, stream: &mut TcpStream, heard: &mut Vec<u8>) -> io::Result<()> {
    poll.registry()
        .register(stream, Token(0), Interest::READABLE)?;
    let result = drain_to_the_end(poll, stream, heard);
    poll.registry().deregister(stream)?;
    result
}

fn drain_to_the_end(
    poll: &mut Poll,
    stream: &mut TcpStream,
    heard: &mut Vec<u8>,
) -> io::Result<()> {
    let mut events = Events::with_capacity(8);
    // What is there already is told of as well, so the first wait may be over at once.
    loop {
        poll.poll(&mut events, Some(Duration::ZERO))?;
        if drain(stream, heard)? == Stream::Ended {
            return Ok(());
        }
    }
}
