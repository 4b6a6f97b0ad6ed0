//! One request and its answer: the future at the bottom, which waits for a socket.
//!
//! Like chapter 7's [`Http`](ch07_coroutines::Http), with one thing changed: where it cannot go on,
//! it has left its waker with the reactor, so that nobody needs to ask in the meantime.

use std::io::{self, Read, Write};
use std::net::SocketAddr;

use ch04_epoll::net::TcpStream;
use delayserver::http::{Response, ResponseParser, get_request};

use crate::{Future, Registration, poll_io};

/// Asks `server`, an HTTP/1.1 server, for `path`, on a connection of its own. Begins to connect at
/// the first poll.
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
/// use ch08_runtime::{Runtime, http};
/// use delayserver::DelayServer;
///
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let response = Runtime::new()?.block_on(http::get(server.addr(), "/10/hello"))?;
/// assert_eq!(response.body_text()?, "hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Panics
/// Polled for the first time outside of `block_on` and of tasks: there is no runtime to ask.
pub fn get(
    server: SocketAddr,
    path: &str,
) -> impl Future<Output = io::Result<Response>> + Send + use<> {
    let request = get_request(server, path, false);
    // How far it has come: what is done is not done again, so each poll can begin at the top.
    let (mut connection, mut sent, mut parser) = (None, 0, ResponseParser::new());
    poll_io(move |waker| {
        let stream = match &mut connection {
            Some(stream) => stream,
            none => none.insert(Registration::new(TcpStream::connect(server)?)?),
        };
        while sent < request.len() {
            sent += stream.try_io(waker, |stream| {
                stream.finish_connect()?; // `WouldBlock`, until it is connected
                stream.write(&request[sent..])
            })?;
        }
        let mut buffer = [0; 4096];
        loop {
            let n = stream.try_io(waker, |stream| stream.read(&mut buffer))?;
            if n == 0 {
                return Ok(parser.finish()?); // the server has said all it will
            }
            if let Some(response) = parser.feed(&buffer[..n])? {
                return Ok(response);
            }
        }
    })
}
