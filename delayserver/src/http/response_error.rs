//! What can be wrong with a response.

use std::{error, fmt, io};

use super::{FramingError, MAX_FIRST_LINE, MAX_HEADER_LINES, MAX_HEADERS};

/// Why there is no response, or none that could be trusted.
///
/// Turns into an [`io::Error`] with `?`: [`UnexpectedEof`](io::ErrorKind::UnexpectedEof) if the
/// stream ended too early, [`InvalidData`](io::ErrorKind::InvalidData) for the rest.
///
/// ```
/// use delayserver::http::{ResponseError, ResponseParser};
///
/// let mut parser = ResponseParser::new();
/// parser.feed(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhel")?;
/// let error = parser.finish().expect_err("seven bytes are missing");
/// assert_eq!(error.to_string(), "the response ended early: 3 of 10 body bytes came");
/// # Ok::<(), ResponseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// The stream ended before the first byte of a response.
    NoResponse,
    /// The stream ended within the head.
    HeadEndedEarly,
    /// The stream ended within the body.
    BodyEndedEarly {
        /// Body bytes that came.
        read: u64,
        /// Body bytes announced by `Content-Length`; `None` for a chunked body.
        expected: Option<u64>,
    },
    /// The head is not HTTP/1.x.
    BadHead(httparse::Error),
    /// The head is over [`MAX_FIRST_LINE`], [`MAX_HEADERS`] or [`MAX_HEADER_LINES`].
    HeadTooLarge,
    /// The end of the body cannot be told.
    Framing(FramingError),
    /// The body is larger than the parser was told to take.
    BodyTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The body was asked for as text and is not UTF-8.
    NotUtf8,
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResponseError::NoResponse => {
                f.write_str("the server closed the connection without a response")
            }
            ResponseError::HeadEndedEarly => {
                f.write_str("the response ended early: its head is not whole")
            }
            ResponseError::BodyEndedEarly {
                read,
                expected: Some(expected),
            } => {
                write!(
                    f,
                    "the response ended early: {read} of {expected} body bytes came"
                )
            }
            ResponseError::BodyEndedEarly {
                read,
                expected: None,
            } => {
                write!(
                    f,
                    "the response ended early: {read} body bytes came, but no last chunk"
                )
            }
            ResponseError::BadHead(error) => write!(f, "the response is not HTTP/1.x: {error}"),
            ResponseError::HeadTooLarge => write!(
                f,
                "the response's head is over the limit of {MAX_FIRST_LINE} bytes for its first \
                 line, {MAX_HEADERS} bytes or {MAX_HEADER_LINES} lines for its headers"
            ),
            ResponseError::Framing(error) => {
                write!(f, "the end of the response cannot be told: {error}")
            }
            ResponseError::BodyTooLarge { limit } => {
                write!(f, "the response's body is over the limit of {limit} bytes")
            }
            ResponseError::NotUtf8 => f.write_str("the response's body is not UTF-8 text"),
        }
    }
}

impl error::Error for ResponseError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            ResponseError::BadHead(error) => Some(error),
            ResponseError::Framing(error) => Some(error),
            _ => None,
        }
    }
}

impl From<FramingError> for ResponseError {
    fn from(error: FramingError) -> Self {
        ResponseError::Framing(error)
    }
}

impl From<ResponseError> for io::Error {
    fn from(error: ResponseError) -> Self {
        let kind = match error {
            ResponseError::NoResponse
            | ResponseError::HeadEndedEarly
            | ResponseError::BodyEndedEarly { .. } => io::ErrorKind::UnexpectedEof,
            _ => io::ErrorKind::InvalidData,
        };
        io::Error::new(kind, error)
    }
}
