//! Responses: what a client holds, and the bytes a server writes.

use std::fmt;
use std::io::Write as _;

use super::{Persistence, ResponseError};

/// A whole response, as a [`ResponseParser`](super::ResponseParser) returns it.
///
/// ```
/// use delayserver::http::ResponseParser;
///
/// let text = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno such place";
/// let mut parser = ResponseParser::new();
/// parser.feed(text)?;
/// let response = parser.finish()?; // it tells no length: the end of the stream is its end
/// assert_eq!(response.status, 404);
/// assert_eq!(response.headers.get("content-type"), Some("text/plain"));
/// assert_eq!(response.body_text()?, "no such place");
/// # Ok::<(), delayserver::http::ResponseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code, 100 to 999.
    pub status: u16,
    /// The headers in the order they came.
    pub headers: Headers,
    /// The body, its coding undone.
    pub body: Vec<u8>,
}

impl Response {
    /// The body as text.
    ///
    /// # Errors
    /// [`ResponseError::NotUtf8`] if it is not UTF-8.
    pub fn body_text(&self) -> Result<&str, ResponseError> {
        str::from_utf8(&self.body).map_err(|_| ResponseError::NotUtf8)
    }
}

/// Headers, looked up whatever the case of their letters. See [`Response`] for an example.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// The value of the first header of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(held, _)| held.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// All names and values in the order they came. Bytes that are not UTF-8 have become `�`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub(super) fn copied_from(headers: &[httparse::Header<'_>]) -> Headers {
        let copy = |header: &httparse::Header<'_>| {
            (
                header.name.to_owned(),
                String::from_utf8_lossy(header.value).into_owned(),
            )
        };
        Headers(headers.iter().map(copy).collect())
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Appends a server's response with a text body to `out`.
///
/// Without the body if `head_only`, as for HEAD; its length is told all the same. There is no
/// `Date`: the same request gets the same bytes.
///
/// ```
/// use delayserver::http::{self, Persistence};
///
/// let mut out = Vec::new();
/// http::write_response(&mut out, 200, Persistence::Close, false, b"hello");
/// assert!(out.starts_with(b"HTTP/1.1 200 OK\r\n") && out.ends_with(b"\r\n\r\nhello"));
/// ```
pub fn write_response(
    out: &mut Vec<u8>,
    status: u16,
    persistence: Persistence,
    head_only: bool,
    body: &[u8],
) {
    let extra = match (status, persistence) {
        (405, Persistence::Close) => "allow: GET, HEAD\r\nconnection: close\r\n",
        (405, Persistence::KeepAlive) => "allow: GET, HEAD\r\nconnection: keep-alive\r\n",
        (405, Persistence::Implied) => "allow: GET, HEAD\r\n",
        (_, Persistence::Close) => "connection: close\r\n",
        (_, Persistence::KeepAlive) => "connection: keep-alive\r\n",
        (_, Persistence::Implied) => "",
    };
    write!(
        out,
        "HTTP/1.1 {status} {}\r\ncontent-type: text/plain; charset=utf-8\r\n\
         content-length: {}\r\n{extra}\r\n",
        reason(status),
        body.len(),
    )
    .expect("a Vec takes all that is written");
    if !head_only {
        out.extend_from_slice(body);
    }
}

/// The phrase after the status code; clients ignore it, people do not.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        501 => "Not Implemented",
        _ => "",
    }
}
