//! One request and its answer on a socket that never blocks.
//!
//! Knows nothing of the event queue: it goes on when told to, as far as it gets without waiting.

use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;

use delayserver::http::{self, Response, ResponseParser};

use super::*; // `TcpStream`: ours, and mio's in example 06

/// A request that is under way.
pub(crate) struct Exchange {
    stream: TcpStream,
    connected: bool,
    request: Vec<u8>,
    sent: usize,
    parser: ResponseParser,
}

impl Exchange {
    /// Begins to connect to `server`, for `GET path`.
    pub(crate) fn begin(server: SocketAddr, path: &str) -> io::Result<Exchange> {
        Ok(Exchange {
            stream: TcpStream::connect(server)?,
            connected: false,
            request: http::get_request(server, path, false),
            sent: 0,
            parser: ResponseParser::new(),
        })
    }

    /// The socket, to be watched for reading and writing.
    pub(crate) fn stream(&mut self) -> &mut TcpStream {
        &mut self.stream
    }

    /// Goes on until the answer is there, or until it would have to wait: then `None`.
    pub(crate) fn advance(&mut self) -> io::Result<Option<Response>> {
        match self.run() {
            Ok(answer) => Ok(Some(answer)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The steps in order, as a blocking program would write them. Each one ends in `WouldBlock`
    /// where it would have to wait, keeps what it has got, and goes on there the next time.
    fn run(&mut self) -> io::Result<Response> {
        self.connect()?;
        self.send()?;
        self.receive()
    }

    fn connect(&mut self) -> io::Result<()> {
        if !self.connected {
            self.stream.finish_connect()?; // tells of a failure once, so it is not asked again
            self.connected = true;
        }
        Ok(())
    }

    fn send(&mut self) -> io::Result<()> {
        while self.sent < self.request.len() {
            match self.stream.write(&self.request[self.sent..]) {
                Ok(n) => self.sent += n, // may be less than all
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn receive(&mut self) -> io::Result<Response> {
        let mut buffer = [0; 4096];
        loop {
            match self.stream.read(&mut buffer) {
                Ok(0) => return Ok(self.parser.finish()?), // the server has said all it will
                Ok(n) => {
                    if let Some(answer) = self.parser.feed(&buffer[..n])? {
                        return Ok(answer);
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}
