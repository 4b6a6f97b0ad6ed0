//! GET requests over connections that stay open, on the wire format of [`delayserver::http`].

use std::collections::HashMap;
use std::io;
use std::sync::Mutex;

use delayserver::http::{self, Response, ResponseError, ResponseParser};

use crate::net::TcpStream;

/// Connections kept for each server; more are closed after their answer.
const IDLE: usize = 512;

/// Makes requests, and keeps connections open for further ones. Any number may be under way at a
/// time, each on a connection of its own.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, http::Client};
/// use delayserver::DelayServer;
///
/// # fn main() -> std::io::Result<()> {
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// let host = server.addr().to_string();
/// let client = Client::new();
/// LocalRuntime::new()?.block_on(async {
///     for _ in 0..3 {
///         let response = client.get(&host, "/0/hello").await?;
///         assert_eq!(response.body_text().unwrap(), "hello");
///     }
///     assert_eq!(server.stats().accepted, 1);
///     Ok(())
/// })
/// # }
/// ```
#[derive(Default)]
pub struct Client {
    /// Connections on which nothing is under way, by server.
    idle: Mutex<HashMap<String, Vec<TcpStream>>>,
}

impl Client {
    /// A client without connections.
    pub fn new() -> Client {
        Client::default()
    }

    /// Asks `host` (`name:port`) for `path`. Dropping the future closes its connection.
    ///
    /// # Errors
    /// - Nobody listens there, or the name is not known: the error says which.
    /// - `UnexpectedEof`, `InvalidData`: what came is no whole response, see
    ///   [`ResponseError`].
    /// - The connection failed, see recv(2) and send(2).
    ///
    /// A status that tells of an error is a response like any other.
    pub async fn get(&self, host: &str, path: &str) -> io::Result<Response> {
        let request = http::get_request(host, path, true);
        // A server may close a connection that was kept at any time. If it did so before a byte
        // of the answer came, a GET may be sent again (RFC 9110 §9.2.2).
        while let Some(stream) = self.take(host) {
            let mut began = false;
            match exchange(&stream, &request, &mut began).await {
                Err(_) if !began => {}
                answer => return answer.map(|answer| self.keep(host, stream, answer)),
            }
        }
        let stream = TcpStream::connect(host.to_owned()).await?;
        stream.set_nodelay(true)?;
        let answer = exchange(&stream, &request, &mut false).await?;
        Ok(self.keep(host, stream, answer))
    }

    fn take(&self, host: &str) -> Option<TcpStream> {
        self.idle.lock().unwrap().get_mut(host)?.pop()
    }

    /// Keeps the connection, if it may be used again, and returns the response.
    fn keep(&self, host: &str, stream: TcpStream, (response, open): (Response, bool)) -> Response {
        if open {
            let mut idle = self.idle.lock().unwrap();
            let streams = idle.entry(host.to_owned()).or_default();
            if streams.len() < IDLE {
                streams.push(stream);
            }
        }
        response
    }
}

/// Sends the request and reads its answer; tells whether the connection is good for another. `began`
/// is set when the first bytes of the answer come.
async fn exchange(
    stream: &TcpStream,
    request: &[u8],
    began: &mut bool,
) -> io::Result<(Response, bool)> {
    stream.write_all(request).await?;
    let mut parser = ResponseParser::new();
    loop {
        let mut parsed = Ok(None);
        let read = stream.read_with(|bytes| parsed = parser.feed(bytes));
        if read.await? == 0 {
            return Ok((parser.finish()?, false));
        }
        *began = true;
        if let Some(response) = parsed? {
            let connection = response.headers.get("connection");
            let close = connection.is_some_and(|value| value.eq_ignore_ascii_case("close"));
            // Bytes beyond the answer were not asked for: no further answer could be trusted.
            let clean = parser.finish() == Err(ResponseError::NoResponse);
            return Ok((response, clean && !close));
        }
    }
}
