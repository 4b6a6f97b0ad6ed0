//! One request on a socket that never blocks: what some examples wait for. It knows no waker.

use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Interest, Registry, Token};
use ch08_runtime::PollState;
use delayserver::http::get_request;

pub(crate) struct Exchange {
    stream: TcpStream,
    request: Option<Vec<u8>>,
    answer: Vec<u8>,
}

impl Exchange {
    /// Begins to connect. Events of the connection will carry `token`, for as long as this lives.
    pub(crate) fn begin(
        server: SocketAddr,
        path: &str,
        registry: &Registry,
        token: Token,
    ) -> io::Result<Exchange> {
        let mut stream = TcpStream::connect(server)?;
        registry.register(&mut stream, token, Interest::READABLE | Interest::WRITABLE)?;
        Ok(Exchange {
            stream,
            request: Some(get_request(server, path, false)),
            answer: Vec::new(),
        })
    }

    /// Goes on as far as it gets without waiting. The output is the answer's text.
    pub(crate) fn advance(&mut self) -> PollState<io::Result<String>> {
        match self.try_advance() {
            Err(error) if error.kind() == ErrorKind::WouldBlock => PollState::NotReady,
            result => PollState::Ready(result),
        }
    }

    fn try_advance(&mut self) -> io::Result<String> {
        self.stream.finish_connect()?;
        if let Some(request) = self.request.take() {
            // So few bytes always fit into the empty buffer of a new connection.
            self.stream.write_all(&request)?;
        }
        self.stream.read_to_end(&mut self.answer)?; // keeps what came before it would block
        let answer = String::from_utf8_lossy(&self.answer);
        Ok(answer.lines().last().unwrap_or_default().to_owned())
    }
}
