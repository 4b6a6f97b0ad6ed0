//! The client's side of the wire: responses from bytes that come in any pieces.

use std::mem;

use super::{
    BodyReader, Framing, HeadExtent, Headers, MAX_HEADER_LINES, Response, ResponseError,
    head_extent,
};

/// Puts responses together from the pieces in which they come.
///
/// A body is read by its `Content-Length`, in chunked coding (trailers are passed over) or to the
/// end of the stream; 204 and 304 have none. Interim responses (1xx) are passed over. After an
/// error the parser is of no further use, like the connection it reads from.
///
/// ```
/// use delayserver::http::ResponseParser;
///
/// // Two answers and a half, as they may come when requests were sent ahead.
/// let mut parser = ResponseParser::new();
/// let head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
/// let first = parser.feed(format!("{head}one{head}two{head}th").as_bytes())?;
/// let second = parser.feed(&[])?;
/// assert_eq!(first.expect("whole").body, b"one");
/// assert_eq!(second.expect("whole").body, b"two");
/// assert!(parser.feed(&[])?.is_none());
/// # Ok::<(), delayserver::http::ResponseError>(())
/// ```
#[derive(Debug)]
pub struct ResponseParser {
    /// What was fed; the first `taken` bytes are dealt with.
    buffer: Vec<u8>,
    taken: usize,
    /// A response whose body is on its way.
    current: Option<(Response, Body)>,
    max_body: usize,
    to_head: bool,
}

#[derive(Debug)]
enum Body {
    Framed(BodyReader, Framing),
    ToEnd,
}

impl ResponseParser {
    /// The largest body taken unless told otherwise, in bytes.
    pub const MAX_BODY: usize = 64 * 1024 * 1024;

    /// A parser at the start of a connection's bytes.
    pub fn new() -> ResponseParser {
        ResponseParser {
            buffer: Vec::new(),
            taken: 0,
            current: None,
            max_body: Self::MAX_BODY,
            to_head: false,
        }
    }

    /// Takes bodies of at most `bytes` bytes.
    pub fn max_body(mut self, bytes: usize) -> ResponseParser {
        self.max_body = bytes;
        self
    }

    /// Expects answers to HEAD requests: they tell a length and have no body.
    pub fn to_head_requests(mut self) -> ResponseParser {
        self.to_head = true;
        self
    }

    /// Takes the next bytes of the stream and returns a response if one is whole. What is left
    /// over is kept for the next: call with `&[]` to get further responses that came along.
    ///
    /// # Errors
    /// Fails if the bytes are no response, or one over the limits.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<Option<Response>, ResponseError> {
        if !bytes.is_empty() {
            self.buffer.drain(..mem::take(&mut self.taken));
            self.buffer.extend_from_slice(bytes);
        }
        // Taken out so that it can be read while the rest of the parser changes.
        let buffer = mem::take(&mut self.buffer);
        let mut input = &buffer[self.taken..];
        let outcome = self.advance(&mut input);
        self.taken = buffer.len() - input.len();
        self.buffer = buffer;
        outcome
    }

    /// Tells the parser that the stream has ended, and returns the response that this completes
    /// (one without a length) or that was still kept.
    ///
    /// # Errors
    /// [`ResponseError::NoResponse`] if nothing was left, which is how a connection ends in good
    /// order; otherwise fails like [`feed`](Self::feed), and if the response is not whole.
    pub fn finish(&mut self) -> Result<Response, ResponseError> {
        if let Some(response) = self.feed(&[])? {
            return Ok(response);
        }
        match self.current.take() {
            Some((response, Body::ToEnd)) => Ok(response),
            Some((response, Body::Framed(_, framing))) => Err(ResponseError::BodyEndedEarly {
                read: response.body.len() as u64,
                expected: match framing {
                    Framing::Length(length) => Some(length),
                    Framing::Chunked => None,
                },
            }),
            None if self.taken == self.buffer.len() => Err(ResponseError::NoResponse),
            None => Err(ResponseError::HeadEndedEarly),
        }
    }

    fn advance(&mut self, input: &mut &[u8]) -> Result<Option<Response>, ResponseError> {
        let (mut response, mut body) = match self.current.take() {
            Some(current) => current,
            None => match self.head(input)? {
                Some(current) => current,
                None => return Ok(None),
            },
        };
        let sink = |piece: &[u8]| response.body.extend_from_slice(piece);
        let whole = match &mut body {
            Body::Framed(reader, _) => reader.read(input, sink)?,
            Body::ToEnd => {
                response.body.extend_from_slice(mem::take(input));
                false
            }
        };
        if response.body.len() > self.max_body {
            return Err(ResponseError::BodyTooLarge {
                limit: self.max_body,
            });
        }
        if whole {
            return Ok(Some(response));
        }
        self.current = Some((response, body));
        Ok(None)
    }

    /// Takes a head from the front of `input` if it is whole, and interim ones before it.
    fn head(&self, input: &mut &[u8]) -> Result<Option<(Response, Body)>, ResponseError> {
        loop {
            let (lines, full) = match head_extent(input) {
                HeadExtent::Lines(lines) => (lines, false),
                HeadExtent::FullLines(lines) => (lines, true),
                HeadExtent::FirstLineTooLong => return Err(ResponseError::HeadTooLarge),
            };
            let mut headers = [httparse::EMPTY_HEADER; MAX_HEADER_LINES];
            let mut head = httparse::Response::new(&mut headers);
            let length = match head.parse(lines) {
                Ok(httparse::Status::Complete(length)) => length,
                Ok(httparse::Status::Partial) if full => return Err(ResponseError::HeadTooLarge),
                Ok(httparse::Status::Partial) => return Ok(None),
                Err(httparse::Error::TooManyHeaders) => return Err(ResponseError::HeadTooLarge),
                Err(error) => return Err(ResponseError::BadHead(error)),
            };
            *input = &input[length..];
            let status = head.code.expect("a whole head has a status");
            // 101 is final: what follows it is no longer HTTP.
            if !(100..200).contains(&status) || status == 101 {
                let body = self.body(status, &head)?;
                let headers = Headers::copied_from(head.headers);
                return Ok(Some((
                    Response {
                        status,
                        headers,
                        body: Vec::new(),
                    },
                    body,
                )));
            }
        }
    }

    /// How the body is told from what follows (RFC 9112 §6.3).
    fn body(&self, status: u16, head: &httparse::Response<'_, '_>) -> Result<Body, ResponseError> {
        let version = head.version.expect("a whole head has a version");
        let framing = Framing::of(head.headers, version)?;
        let framed = |framing| Body::Framed(BodyReader::new(framing), framing);
        Ok(match framing {
            _ if self.to_head || matches!(status, 101 | 204 | 304) => framed(Framing::Length(0)),
            // Told before the first byte rather than after the last.
            Some(Framing::Length(length)) if length > self.max_body as u64 => {
                return Err(ResponseError::BodyTooLarge {
                    limit: self.max_body,
                });
            }
            Some(framing) => framed(framing),
            None => Body::ToEnd,
        })
    }
}

impl Default for ResponseParser {
    fn default() -> Self {
        Self::new()
    }
}
