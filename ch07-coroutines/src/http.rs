//! One request and its answer: the future at the bottom, which waits for a socket and not for
//! another future. It is a state machine written by hand; `coroutine fn`s are built on it.
//!
//! Its ancestor is chapter 4's `Exchange`, which takes the same steps when the event queue says so.

use std::io::{self, ErrorKind, Read, Write};
use std::mem;
use std::net::SocketAddr;

use ch04_epoll::net::TcpStream;
use delayserver::http::{self, Response, ResponseParser};

use crate::{Future, PollState};

/// A GET request that is under way, on a connection of its own.
///
/// The output is `io::Result<Response>`. An answer of status 404 is an answer; errors are:
/// - those of the socket: `ConnectionRefused` if nobody listens, `ConnectionReset`, and so on;
/// - `UnexpectedEof`: the stream ended before the answer did;
/// - `InvalidData`: what came is no HTTP, or too much of it. Inside is a
///   [`ResponseError`](delayserver::http::ResponseError) that says what is wrong.
///
/// Dropped before its end, it closes the connection.
///
/// ```
/// use std::time::Duration;
/// use ch07_coroutines::{Http, busy_poll};
/// use delayserver::DelayServer;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let request = Http::get(server.addr(), "/10/hello");
/// let response = busy_poll(Duration::from_millis(1), request).output?;
/// assert_eq!(response.body_text()?, "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a future does nothing unless it is polled"]
pub struct Http {
    state: State,
}

/// Where it stands, and exactly what it needs to go on from there.
#[derive(Debug)]
enum State {
    Start {
        server: SocketAddr,
        request: Vec<u8>,
    },
    Connecting {
        stream: TcpStream,
        request: Vec<u8>,
    },
    Sending {
        stream: TcpStream,
        request: Vec<u8>,
        sent: usize,
    },
    Receiving {
        stream: TcpStream,
        parser: ResponseParser,
    },
    Resolved,
}

/// What became of a step.
enum Step {
    /// On to the next one, at once.
    Next(State),
    /// Nothing more can be done now. Here it goes on.
    Wait(State),
    End(Response),
}

impl Http {
    /// Asks `server`, an HTTP/1.1 server, for `path`. Begins to connect at the first poll.
    pub fn get(server: SocketAddr, path: &str) -> Http {
        let request = http::get_request(server, path, false);
        Http {
            state: State::Start { server, request },
        }
    }
}

impl Future for Http {
    type Output = io::Result<Response>;

    fn poll(&mut self) -> PollState<io::Result<Response>> {
        loop {
            // Moved out and, changed, in again. Where a step fails, `Resolved` stays behind.
            match mem::replace(&mut self.state, State::Resolved).step() {
                Ok(Step::Next(state)) => self.state = state,
                Ok(Step::Wait(state)) => {
                    self.state = state;
                    return PollState::NotReady;
                }
                Ok(Step::End(response)) => return PollState::Ready(Ok(response)),
                Err(error) => return PollState::Ready(Err(error)),
            }
        }
    }
}

impl State {
    fn step(self) -> io::Result<Step> {
        match self {
            State::Start { server, request } => {
                let stream = TcpStream::connect(server)?;
                Ok(Step::Next(State::Connecting { stream, request }))
            }
            State::Connecting { stream, request } => connect(stream, request),
            State::Sending {
                stream,
                request,
                sent,
            } => send(stream, request, sent),
            State::Receiving { stream, parser } => receive(stream, parser),
            State::Resolved => panic!("`Http` was polled after it was ready"),
        }
    }
}

fn connect(stream: TcpStream, request: Vec<u8>) -> io::Result<Step> {
    Ok(match unless_it_blocks(|| stream.finish_connect())? {
        None => Step::Wait(State::Connecting { stream, request }),
        Some(()) => Step::Next(State::Sending {
            stream,
            request,
            sent: 0,
        }),
    })
}

fn send(mut stream: TcpStream, request: Vec<u8>, sent: usize) -> io::Result<Step> {
    let Some(n) = unless_it_blocks(|| stream.write(&request[sent..]))? else {
        return Ok(Step::Wait(State::Sending {
            stream,
            request,
            sent,
        }));
    };
    let sent = sent + n; // may be less than all
    Ok(Step::Next(if sent < request.len() {
        State::Sending {
            stream,
            request,
            sent,
        }
    } else {
        let parser = ResponseParser::new();
        State::Receiving { stream, parser }
    }))
}

fn receive(mut stream: TcpStream, mut parser: ResponseParser) -> io::Result<Step> {
    let mut buffer = [0; 4096];
    let response = match unless_it_blocks(|| stream.read(&mut buffer))? {
        None => return Ok(Step::Wait(State::Receiving { stream, parser })),
        Some(0) => Some(parser.finish()?), // the server has said all it will
        Some(n) => parser.feed(&buffer[..n])?,
    };
    Ok(match response {
        Some(response) => Step::End(response),
        None => Step::Next(State::Receiving { stream, parser }),
    })
}

/// The result of a call, or `None` if it would have had to wait.
fn unless_it_blocks<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<Option<T>> {
    loop {
        match call() {
            Ok(done) => return Ok(Some(done)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
