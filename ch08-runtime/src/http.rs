//! One request and its answer: the future at the bottom, which waits for a socket.
//!
//! Like chapter 7's [`Http`](ch07_coroutines::Http), with one thing changed: where it cannot go on,
//! it has left its waker with the reactor, so that nobody needs to ask in the meantime.

use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;

use ch04_epoll::net::TcpStream;
use delayserver::http::{self, Response, ResponseParser};

use crate::{Direction, Future, PollState, Registration, Waker};

/// A GET request that is under way, on a connection of its own.
///
/// The output is `io::Result<Response>`. An answer of status 404 is an answer; errors are:
/// - those of the socket: `ConnectionRefused` if nobody listens, `ConnectionReset`, and so on;
/// - `UnexpectedEof`: the stream ended before the answer did;
/// - `InvalidData`: what came is no HTTP, or too much of it. Inside is a
///   [`ResponseError`](delayserver::http::ResponseError) that says what is wrong.
///
/// Its drop closes the connection, and the reactor forgets it.
///
/// ```
/// use ch08_runtime::{Http, Runtime};
/// use delayserver::DelayServer;
///
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let response = Runtime::new()?.block_on(Http::get(server.addr(), "/10/hello"))?;
/// assert_eq!(response.body_text()?, "hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Http {
    server: SocketAddr,
    request: Vec<u8>,
    // How far it has come: what is done is not done again, so each poll can begin at the top.
    stream: Option<Registration<TcpStream>>,
    is_connected: bool,
    sent: usize,
    parser: ResponseParser,
}

impl Http {
    /// Asks `server`, an HTTP/1.1 server, for `path`. Begins to connect at the first poll.
    pub fn get(server: SocketAddr, path: &str) -> Http {
        Http {
            server,
            request: http::get_request(server, path, false),
            stream: None,
            is_connected: false,
            sent: 0,
            parser: ResponseParser::new(),
        }
    }

    /// Goes on as far as it gets: `WouldBlock` says that the waker is with the reactor.
    fn advance(&mut self, waker: &Waker) -> io::Result<Response> {
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => none.insert(Registration::new(TcpStream::connect(self.server)?)?),
        };
        if !self.is_connected {
            stream.try_io(Direction::Write, waker, |stream| stream.finish_connect())?;
            self.is_connected = true;
        }
        while self.sent < self.request.len() {
            let rest = &self.request[self.sent..];
            self.sent += stream.try_io(Direction::Write, waker, |stream| stream.write(rest))?;
        }
        let mut buffer = [0; 4096];
        loop {
            let n = stream.try_io(Direction::Read, waker, |stream| stream.read(&mut buffer))?;
            if n == 0 {
                return Ok(self.parser.finish()?); // the server has said all it will
            }
            if let Some(response) = self.parser.feed(&buffer[..n])? {
                return Ok(response);
            }
        }
    }
}

impl Future for Http {
    type Output = io::Result<Response>;

    /// # Panics
    /// The first poll, outside of `block_on` and of tasks: there is no runtime to ask.
    fn poll(&mut self, waker: &Waker) -> PollState<io::Result<Response>> {
        match self.advance(waker) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => PollState::NotReady,
            result => PollState::Ready(result),
        }
    }
}
