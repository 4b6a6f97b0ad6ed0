//! Requests: the text a client sends, and what a server reads from it.

use std::{error, fmt};

use super::head_extent;
use super::percent::encode_except;
use super::{Framing, FramingError, HeadExtent, MAX_FIRST_LINE, MAX_HEADER_LINES, MAX_HEADERS};

/// The bytes of a GET request for `path` at `host` (`name` or `name:port`).
///
/// With `keep_alive` the connection stays open for further requests; without, the server closes
/// it after the answer.
///
/// Nothing in `host` or `path` can end the line or start another: control characters, spaces,
/// what is not ASCII, and whatever else has no place there is percent-encoded. A `%` stays as it
/// is, so a path that is encoded already is not encoded twice; see [`encode`](super::encode) for
/// text with a `%`, `/` or `?` of its own. A path without a leading `/` gets one.
///
/// ```
/// use delayserver::http::get_request;
///
/// let request = get_request("localhost:8080", "/100/hello world", true);
/// assert_eq!(request, b"GET /100/hello%20world HTTP/1.1\r\nHost: localhost:8080\r\n\r\n");
/// ```
pub fn get_request(host: impl fmt::Display, path: &str, keep_alive: bool) -> Vec<u8> {
    let slash = if path.starts_with('/') { "" } else { "/" };
    let path = encode_except(path, |byte| {
        byte.is_ascii_graphic() && !b"\"#<>\\^`{|}".contains(&byte)
    });
    let host = encode_except(&host.to_string(), in_host);
    let close = if keep_alive {
        ""
    } else {
        "Connection: close\r\n"
    };
    format!("GET {slash}{path} HTTP/1.1\r\nHost: {host}\r\n{close}\r\n").into_bytes()
}

/// What a name, an address in brackets and a port are made of (RFC 3986 §3.2.2).
fn in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:[]%".contains(&byte)
}

/// The head of a request, borrowed from the bytes it was read from. See [`parse_request`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// GET, HEAD, … in the case it was written.
    pub method: &'a str,
    /// The path with its query, `*`, or whatever else stood in its place.
    pub target: &'a str,
    /// The minor version: 0 for HTTP/1.0, 1 for HTTP/1.1.
    pub version: u8,
    /// What becomes of the connection after the answer.
    pub persistence: Persistence,
    /// How long the body that follows is; `None` if there is none.
    pub body: Option<Framing>,
}

/// What becomes of a connection after an answer, and what the answer has to say about it.
///
/// ```
/// use delayserver::http::{Persistence, parse_request};
///
/// let (request, _) = parse_request(b"GET / HTTP/1.0\r\n\r\n")?.expect("it is whole");
/// assert_eq!(request.persistence, Persistence::Close); // HTTP/1.0, unless asked otherwise
/// # Ok::<(), delayserver::http::RequestError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It stays open, as HTTP/1.1 has it unless told otherwise.
    Implied,
    /// It stays open, and the answer says so: an HTTP/1.0 client asked for it.
    KeepAlive,
    /// It is closed, and the answer says so.
    Close,
}

/// Reads a request's head from the front of `bytes`; returns it with its length, or `None` if it
/// is not whole yet.
///
/// What it returns depends on the whole lines in `bytes` only, not on how they were split. Empty
/// lines before the request are passed over. A line may end in a bare LF (RFC 9112 §2.2).
///
/// ```
/// use delayserver::http::parse_request;
///
/// let bytes = b"GET /100/hello HTTP/1.1\r\nHost: localhost\r\n\r\nGET /2";
/// let (request, length) = parse_request(bytes)?.expect("the first one is whole");
/// assert_eq!((request.method, request.target), ("GET", "/100/hello"));
/// assert_eq!(&bytes[length..], b"GET /2");
/// # Ok::<(), delayserver::http::RequestError>(())
/// ```
///
/// # Errors
/// Fails if this is no HTTP/1.x request, or one that different readers could take differently.
/// There is no way to tell where the next one would start: answer, then close.
pub fn parse_request(bytes: &[u8]) -> Result<Option<(Request<'_>, usize)>, RequestError> {
    let blank = blank_lines(bytes);
    let (lines, full) = match head_extent(&bytes[blank..]) {
        HeadExtent::Lines(lines) => (lines, false),
        HeadExtent::FullLines(lines) => (lines, true),
        HeadExtent::FirstLineTooLong => return Err(RequestError::LineTooLong),
    };
    if blank > MAX_FIRST_LINE {
        return Err(RequestError::LineTooLong);
    }
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADER_LINES];
    let mut head = httparse::Request::new(&mut headers);
    let length = match head.parse(lines) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) if full => return Err(RequestError::HeadersTooLarge),
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let version = head.version.expect("a whole head has a version");
    check_host(head.headers, version)?;
    let request = Request {
        method: head.method.expect("a whole head has a method"),
        target: head.path.expect("a whole head has a target"),
        version,
        persistence: persistence(head.headers, version),
        body: Framing::of(head.headers, version)?,
    };
    Ok(Some((request, blank + length)))
}

/// The length of the empty lines that `bytes` starts with.
fn blank_lines(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some(after) = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")) {
        rest = after;
    }
    bytes.len() - rest.len()
}

/// Values of all headers of this name.
fn values<'a>(
    headers: &'a [httparse::Header<'a>],
    name: &'static str,
) -> impl Iterator<Item = &'a [u8]> {
    let named = move |header: &&httparse::Header<'_>| header.name.eq_ignore_ascii_case(name);
    headers.iter().filter(named).map(|header| header.value)
}

/// HTTP/1.1 wants exactly one `Host`, HTTP/1.0 at most one (RFC 9112 §3.2).
fn check_host(headers: &[httparse::Header<'_>], version: u8) -> Result<(), RequestError> {
    let mut hosts = values(headers, "host");
    match (hosts.next(), hosts.next()) {
        (None, _) if version == 0 => Ok(()),
        (Some(host), None) if host.iter().copied().all(in_host) => Ok(()),
        _ => Err(RequestError::Host),
    }
}

fn persistence(headers: &[httparse::Header<'_>], version: u8) -> Persistence {
    let asked = |option: &[u8]| {
        let mut options =
            values(headers, "connection").flat_map(|value| value.split(|&b| b == b','));
        options.any(|held| held.trim_ascii().eq_ignore_ascii_case(option))
    };
    if asked(b"close") {
        Persistence::Close
    } else if version == 1 {
        Persistence::Implied
    } else if asked(b"keep-alive") {
        Persistence::KeepAlive
    } else {
        Persistence::Close
    }
}

/// Why bytes are no request that a server may act on.
///
/// ```
/// use delayserver::http::parse_request;
///
/// let error = parse_request(b"GET / HTTP/1.1\r\n\r\n").expect_err("a host is missing");
/// assert_eq!(error.status(), 400);
/// assert_eq!(error.to_string(), "a request needs exactly one valid Host header");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// The request line is over [`MAX_FIRST_LINE`] bytes.
    LineTooLong,
    /// The headers are over [`MAX_HEADERS`] bytes or [`MAX_HEADER_LINES`] lines.
    HeadersTooLarge,
    /// Neither HTTP/1.0 nor HTTP/1.1.
    Version,
    /// The request line is not `METHOD /path HTTP/1.1`.
    Line,
    /// A header line is not `Name: value`.
    Header,
    /// `Host` is missing, repeated or not a host.
    Host,
    /// The end of the body cannot be told.
    Framing(FramingError),
}

impl RequestError {
    /// The status code to answer with.
    pub fn status(&self) -> u16 {
        match self {
            RequestError::LineTooLong => 414,
            RequestError::HeadersTooLarge => 431,
            _ => 400,
        }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestError::LineTooLong => {
                write!(f, "the request line is over {MAX_FIRST_LINE} bytes")
            }
            RequestError::HeadersTooLarge => write!(
                f,
                "the headers are over {MAX_HEADERS} bytes or {MAX_HEADER_LINES} lines"
            ),
            RequestError::Version => f.write_str("only HTTP/1.0 and HTTP/1.1 are spoken here"),
            RequestError::Line => {
                f.write_str("the first line must look like `GET /1000/hello HTTP/1.1`")
            }
            RequestError::Header => f.write_str("a header line must look like `Name: value`"),
            RequestError::Host => f.write_str("a request needs exactly one valid Host header"),
            RequestError::Framing(error) => error.fmt(f),
        }
    }
}

impl error::Error for RequestError {}

impl From<FramingError> for RequestError {
    fn from(error: FramingError) -> Self {
        RequestError::Framing(error)
    }
}

impl From<httparse::Error> for RequestError {
    fn from(error: httparse::Error) -> Self {
        match error {
            httparse::Error::Version => RequestError::Version,
            httparse::Error::TooManyHeaders => RequestError::HeadersTooLarge,
            httparse::Error::HeaderName | httparse::Error::HeaderValue => RequestError::Header,
            httparse::Error::Token | httparse::Error::NewLine | httparse::Error::Status => {
                RequestError::Line
            }
        }
    }
}
