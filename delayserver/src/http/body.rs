//! Where a message's body ends, and how to get there whatever the pieces it comes in.
//!
//! Framing is where request smuggling lives: two readers who disagree on the end of a body take
//! part of it for the next message. So everything ambiguous is refused (RFC 9112 §6), and client
//! and server decide with the same code.

use std::{error, fmt};

use super::MAX_HEADERS;

/// How a body's length is told.
///
/// ```
/// use delayserver::http::{BodyReader, Framing};
///
/// let mut reader = BodyReader::new(Framing::Chunked);
/// let mut body = Vec::new();
/// let mut input: &[u8] = b"5\r\nhello\r\n0\r\n\r\nnext";
/// assert!(reader.read(&mut input, |piece| body.extend_from_slice(piece))?);
/// assert_eq!((&body[..], input), (&b"hello"[..], &b"next"[..]));
/// # Ok::<(), delayserver::http::FramingError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// `Content-Length`: this many bytes.
    Length(u64),
    /// `Transfer-Encoding: chunked`: pieces that each tell their size, an empty one at the end.
    Chunked,
}

impl Framing {
    /// Reads the framing from a message's headers; `None` if they tell none.
    pub(super) fn of(
        headers: &[httparse::Header<'_>],
        version: u8,
    ) -> Result<Option<Framing>, FramingError> {
        let named = |name: &'static str| {
            headers
                .iter()
                .filter(move |header| header.name.eq_ignore_ascii_case(name))
        };
        let mut lengths = named("content-length");
        let mut codings = named("transfer-encoding");
        match (lengths.next(), codings.next()) {
            (None, None) => Ok(None),
            (Some(_), Some(_)) => Err(FramingError::LengthAndCoding),
            (Some(_), None) if lengths.next().is_some() => Err(FramingError::RepeatedLength),
            (Some(length), None) => length_of(length.value).map(|n| Some(Framing::Length(n))),
            (None, Some(coding)) => {
                // HTTP/1.0 knew no codings: whoever sends one may mean anything (RFC 9112 §6.1).
                let chunked = coding.value.eq_ignore_ascii_case(b"chunked");
                if version == 0 || !chunked || codings.next().is_some() {
                    return Err(FramingError::UnknownCoding);
                }
                Ok(Some(Framing::Chunked))
            }
        }
    }
}

/// Reads digits and nothing else: `str::parse` would also take a plus sign.
fn length_of(value: &[u8]) -> Result<u64, FramingError> {
    let text = str::from_utf8(value).map_err(|_| FramingError::BadLength)?;
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FramingError::BadLength);
    }
    text.parse().map_err(|_| FramingError::BadLength)
}

/// Takes one body from the front of a byte stream that comes in pieces.
///
/// See [`Framing`] for an example.
#[derive(Debug)]
pub struct BodyReader(State);

#[derive(Debug)]
enum State {
    /// So many bytes of the body are to come; nothing follows them.
    Length(u64),
    /// In a chunk's size line; `digits` tells whether there was one yet.
    Size {
        size: u64,
        digits: bool,
    },
    /// In what may follow the size up to the end of its line; of no interest here.
    Extension {
        size: u64,
        seen: usize,
    },
    /// After the size line's carriage return.
    SizeLf {
        size: u64,
    },
    /// So many bytes of the chunk are to come.
    Data(u64),
    DataCr,
    DataLf,
    /// At the start of a trailer line, or of the empty line that ends the body.
    TrailerStart {
        seen: usize,
    },
    Trailer {
        seen: usize,
    },
    TrailerLf {
        seen: usize,
    },
    EndLf,
    Done,
}

impl BodyReader {
    /// Prepares to read a body of this framing.
    pub fn new(framing: Framing) -> BodyReader {
        BodyReader(match framing {
            Framing::Length(0) => State::Done,
            Framing::Length(length) => State::Length(length),
            Framing::Chunked => State::Size {
                size: 0,
                digits: false,
            },
        })
    }

    /// Whether the body has been read to its end.
    pub fn is_done(&self) -> bool {
        matches!(self.0, State::Done)
    }

    /// Takes as much of the body as `input` holds, hands its content to `sink` and leaves the rest
    /// in `input`. Returns true when the body has been read to its end.
    ///
    /// # Errors
    /// Fails if the bytes are no valid chunked coding. The reader is of no use after that.
    pub fn read(
        &mut self,
        input: &mut &[u8],
        mut sink: impl FnMut(&[u8]),
    ) -> Result<bool, FramingError> {
        while !self.is_done() && !input.is_empty() {
            self.0 = match self.0 {
                State::Length(left) => match pass(left, input, &mut sink) {
                    0 => State::Done,
                    left => State::Length(left),
                },
                State::Data(left) => match pass(left, input, &mut sink) {
                    0 => State::DataCr,
                    left => State::Data(left),
                },
                ref state => {
                    let next = state.after(input[0])?;
                    *input = &input[1..];
                    next
                }
            };
        }
        Ok(self.is_done())
    }
}

/// Hands up to `left` bytes of `input` to `sink`; returns how many are still to come.
fn pass(left: u64, input: &mut &[u8], sink: &mut impl FnMut(&[u8])) -> u64 {
    let here = usize::try_from(left).unwrap_or(usize::MAX).min(input.len());
    let (piece, rest) = input.split_at(here);
    sink(piece);
    *input = rest;
    left - here as u64
}

impl State {
    /// One byte further in what stands around the chunks (RFC 9112 §7.1).
    fn after(&self, byte: u8) -> Result<State, FramingError> {
        Ok(match (self, byte) {
            (&State::Size { size, .. }, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F') => {
                let digit = char::from(byte)
                    .to_digit(16)
                    .expect("matched as a digit above");
                let size = size.checked_mul(16).ok_or(FramingError::ChunkOverflow)?;
                State::Size {
                    size: size | u64::from(digit),
                    digits: true,
                }
            }
            (&State::Size { size, digits: true }, b'\r') => State::SizeLf { size },
            (&State::Size { size, digits: true }, b';' | b' ' | b'\t') => {
                State::Extension { size, seen: 0 }
            }
            (&State::Extension { size, .. }, b'\r') => State::SizeLf { size },
            (&State::Extension { size, seen }, _) if text(byte) => State::Extension {
                size,
                seen: count(seen)?,
            },
            (State::SizeLf { size: 0 }, b'\n') => State::TrailerStart { seen: 0 },
            (&State::SizeLf { size }, b'\n') => State::Data(size),
            (State::DataCr, b'\r') => State::DataLf,
            (State::DataLf, b'\n') => State::Size {
                size: 0,
                digits: false,
            },
            (State::TrailerStart { .. }, b'\r') => State::EndLf,
            (&State::Trailer { seen }, b'\r') => State::TrailerLf { seen },
            (&(State::TrailerStart { seen } | State::Trailer { seen }), _) if text(byte) => {
                State::Trailer { seen: count(seen)? }
            }
            (&State::TrailerLf { seen }, b'\n') => State::TrailerStart { seen: count(seen)? },
            (State::EndLf, b'\n') => State::Done,
            _ => return Err(FramingError::BadChunk),
        })
    }
}

fn text(byte: u8) -> bool {
    byte == b'\t' || !byte.is_ascii_control()
}

fn count(seen: usize) -> Result<usize, FramingError> {
    if seen < MAX_HEADERS {
        Ok(seen + 1)
    } else {
        Err(FramingError::EndlessChunkLine)
    }
}

/// Why the end of a body cannot be told.
///
/// ```
/// use delayserver::http::{FramingError, ResponseError, ResponseParser};
///
/// let error = ResponseParser::new()
///     .feed(b"HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n")
///     .expect_err("a length has no sign");
/// assert!(matches!(error, ResponseError::Framing(FramingError::BadLength)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FramingError {
    /// `Content-Length` is not a plain number below 2⁶⁴.
    BadLength,
    /// More than one `Content-Length`, be they equal or not.
    RepeatedLength,
    /// Both `Content-Length` and `Transfer-Encoding`.
    LengthAndCoding,
    /// A `Transfer-Encoding` other than one plain `chunked`, or one in HTTP/1.0.
    UnknownCoding,
    /// Something other than what the chunked coding has at this place.
    BadChunk,
    /// A chunk of 2⁶⁴ bytes or more.
    ChunkOverflow,
    /// A chunk extension or a trailer section over [`MAX_HEADERS`] bytes.
    EndlessChunkLine,
}

impl fmt::Display for FramingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FramingError::BadLength => "Content-Length is not a plain decimal number below 2^64",
            FramingError::RepeatedLength => "there is more than one Content-Length",
            FramingError::LengthAndCoding => {
                "there are both Content-Length and Transfer-Encoding; only one may tell the end"
            }
            FramingError::UnknownCoding => {
                "the only Transfer-Encoding known here is `chunked`, once, in HTTP/1.1"
            }
            FramingError::BadChunk => {
                "the body is not in chunked coding (size in hex, CR LF, data, CR LF, …)"
            }
            FramingError::ChunkOverflow => "a chunk claims 2^64 bytes or more",
            FramingError::EndlessChunkLine => "a chunk extension or the trailers are too long",
        })
    }
}

impl error::Error for FramingError {}
