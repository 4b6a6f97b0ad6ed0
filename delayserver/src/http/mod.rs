//! HTTP/1.1 as far as a delay server and its clients need it (RFC 9110, RFC 9112).
//!
//! Text in, text out: nothing here knows of sockets, so that every chapter can drive it with the
//! I/O it teaches. A client writes [`get_request`] and feeds what comes back to a
//! [`ResponseParser`]. A server hands what it has read to [`parse_request`] and answers with
//! [`write_response`]. In between stand what both sides share: [`Framing`] says where a body ends,
//! [`BodyReader`] finds that end, and [`encode`] and [`decode`] carry any text through a path.
//!
//! ```
//! use delayserver::http;
//!
//! let request = http::get_request("127.0.0.1:8080", "/1000/hello", false);
//! assert!(request.starts_with(b"GET /1000/hello HTTP/1.1\r\n"));
//!
//! let mut parser = http::ResponseParser::new();
//! assert!(parser.feed(b"HTTP/1.1 200 OK\r\nContent-Len")?.is_none());
//! let response = parser.feed(b"gth: 5\r\n\r\nhello")?.expect("the response is whole");
//! assert_eq!(response.body_text()?, "hello");
//! # Ok::<(), http::ResponseError>(())
//! ```

mod body;
mod percent;
mod request;
mod response;
mod response_error;
mod response_parser;

pub use body::{BodyReader, Framing, FramingError};
pub use percent::{DecodeError, decode, encode};
pub use request::{Persistence, Request, RequestError, get_request, parse_request};
pub use response::{Headers, Response, write_response};
pub use response_error::ResponseError;
pub use response_parser::ResponseParser;

/// The longest request line or status line, in bytes.
pub const MAX_FIRST_LINE: usize = 8 * 1024;

/// The longest header section, in bytes. Trailers of a chunked body are held to it too.
pub const MAX_HEADERS: usize = 16 * 1024;

/// The most header lines of one message.
pub const MAX_HEADER_LINES: usize = 100;

/// How much of `bytes` a head may be parsed from.
#[derive(Debug, PartialEq, Eq)]
enum HeadExtent<'a> {
    /// Only whole lines. What a parser makes of them does not depend on how the bytes were split.
    Lines(&'a [u8]),
    /// As `Lines`, and the limit is reached: if this is not a whole head, it never will be.
    FullLines(&'a [u8]),
    /// The first line alone is over [`MAX_FIRST_LINE`].
    FirstLineTooLong,
}

fn head_extent(bytes: &[u8]) -> HeadExtent<'_> {
    let newline = |&byte: &u8| byte == b'\n';
    let first_line = bytes.iter().position(newline).map(|at| at + 1);
    if first_line.unwrap_or(bytes.len()) > MAX_FIRST_LINE {
        return HeadExtent::FirstLineTooLong;
    }
    let limit = first_line.unwrap_or(0) + MAX_HEADERS;
    let within = &bytes[..bytes.len().min(limit)];
    let lines = &within[..within.iter().rposition(newline).map_or(0, |at| at + 1)];
    if bytes.len() >= limit {
        HeadExtent::FullLines(lines)
    } else {
        HeadExtent::Lines(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_cut_after_its_last_whole_line() {
        assert_eq!(head_extent(b"GET / HT"), HeadExtent::Lines(b""));
        assert_eq!(
            head_extent(b"one\r\ntwo\r\nth"),
            HeadExtent::Lines(b"one\r\ntwo\r\n")
        );
    }

    #[test]
    fn a_long_first_line_is_seen_with_and_without_its_end() {
        let long = [b'x'; MAX_FIRST_LINE + 1];
        assert_eq!(head_extent(&long), HeadExtent::FirstLineTooLong);
        assert_eq!(
            head_extent(&[&long[..], b"\n"].concat()),
            HeadExtent::FirstLineTooLong
        );
    }

    #[test]
    fn headers_beyond_the_limit_are_not_looked_at() {
        let mut bytes = b"first\nsecond\n".to_vec();
        bytes.resize(6 + MAX_HEADERS, b'x');
        assert_eq!(
            head_extent(&bytes),
            HeadExtent::FullLines(b"first\nsecond\n")
        );
    }
}
