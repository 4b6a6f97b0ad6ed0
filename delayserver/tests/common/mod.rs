//! A client that can be told to misbehave, and waits that end.
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of it")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use delayserver::http::{self, Response, ResponseError, ResponseParser};
use delayserver::{DelayServer, ServerHandle};

/// Longer than anything here takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub fn server() -> ServerHandle {
    let server = DelayServer::bind("127.0.0.1:0").expect("a free port");
    server.spawn().expect("a thread")
}

/// Waits until `condition` holds.
pub fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "waited in vain until {what}");
        thread::yield_now();
    }
}

/// A request without anything special; `line` is `GET /0/hello`, say.
pub fn request(line: &str) -> String {
    format!("{line} HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

/// The same, and the last one on its connection.
pub fn last_request(line: &str) -> String {
    format!("{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
}

pub struct Client {
    pub stream: TcpStream,
    parser: ResponseParser,
}

impl Client {
    pub fn connect(addr: SocketAddr) -> Client {
        let stream = TcpStream::connect(addr).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        let parser = ResponseParser::new();
        Client { stream, parser }
    }

    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream
            .write_all(bytes.as_ref())
            .expect("the server reads");
    }

    /// The next response.
    pub fn response(&mut self) -> Response {
        self.try_response().expect("a response")
    }

    pub fn try_response(&mut self) -> Result<Response, ResponseError> {
        let mut fresh = 0;
        let mut buffer = [0; 64 * 1024];
        loop {
            if let Some(response) = self.parser.feed(&buffer[..fresh])? {
                return Ok(response);
            }
            fresh = self.stream.read(&mut buffer).expect("an answer in time");
            if fresh == 0 {
                return self.parser.finish();
            }
        }
    }

    /// Sends a request and returns its answer.
    pub fn ask(&mut self, line: &str) -> Response {
        self.send(request(line));
        self.response()
    }

    /// Everything up to the end of the stream.
    pub fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        self.stream
            .read_to_end(&mut rest)
            .expect("the server closes in time");
        rest
    }

    /// Waits for the server to close; fails if it says anything before.
    pub fn assert_closed(&mut self) {
        assert_eq!(self.try_response(), Err(ResponseError::NoResponse));
    }
}

/// Makes sure that the server has dealt with all that was sent to it before: it has one thread,
/// and takes events in the order in which they came.
pub fn settle(addr: SocketAddr) {
    let mut client = Client::connect(addr);
    client.send(http::get_request(addr, "/0/settled", false));
    assert_eq!(client.response().body, b"settled");
}

/// What comes back, to the last byte, for `bytes` on a connection of their own.
pub fn exchange(addr: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let mut client = Client::connect(addr);
    client.send(bytes);
    client.rest()
}

/// Sends `bytes` alone on a connection, wants exactly one answer, then the end.
pub fn only_answer(addr: SocketAddr, bytes: impl AsRef<[u8]>) -> Response {
    let mut client = Client::connect(addr);
    client.send(bytes);
    let response = client.response();
    client.assert_closed();
    response
}
