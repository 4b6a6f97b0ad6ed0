//! Real connections for the last check of exercise 5, which wait as fibers do.

use std::io::{self, Read, Write};
use std::net::SocketAddr;

use ch05_fibers::io::{TcpListener, TcpStream};
use delayserver::http::{ResponseParser, get_request};

/// The two ends of a connection.
pub(super) fn connected() -> io::Result<(TcpStream, TcpStream)> {
    let listener = TcpListener::bind(([127, 0, 0, 1], 0).into())?;
    let addr = listener.local_addr()?;
    let near = TcpStream::connect(addr)?;
    Ok((near, listener.accept()?.0))
}

/// The answer of a delay server.
pub(super) fn fetch(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(server)?;
    stream.write_all(&get_request(server, path, false))?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let mut parser = ResponseParser::new();
    let response = parser.feed(&bytes)?.map_or_else(|| parser.finish(), Ok)?;
    Ok(response.body_text()?.to_owned())
}
