//! Percent-coding (RFC 3986 §2.1): how any text travels in a path.

use std::{error, fmt};

/// Encodes `text` so that it is one segment of a path: everything but letters, digits and
/// `-._~` becomes the `%` form of its UTF-8 bytes, `/`, `?` and `%` included.
///
/// ```
/// use delayserver::http::{decode, encode};
///
/// assert_eq!(encode("50% of a/b"), "50%25%20of%20a%2Fb");
/// assert_eq!(decode(&encode("50% of a/b"))?, "50% of a/b");
/// # Ok::<(), delayserver::http::DecodeError>(())
/// ```
pub fn encode(text: &str) -> String {
    encode_except(text, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
    })
}

/// Encodes every byte that is not `plain`.
pub(super) fn encode_except(text: &str, plain: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii() && plain(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Decodes `%` forms. A `+` stays a plus sign: that it may mean a space is a rule for forms.
///
/// # Errors
/// Fails if two hex digits do not follow a `%`, and if the result is not UTF-8.
pub fn decode(text: &str) -> Result<String, DecodeError> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2).ok_or(DecodeError::BadEscape)?;
        rest = after;
        decoded.push(hex(digits[0])? << 4 | hex(digits[1])?);
    }
    String::from_utf8(decoded).map_err(|_| DecodeError::NotUtf8)
}

fn hex(digit: u8) -> Result<u8, DecodeError> {
    let value = char::from(digit)
        .to_digit(16)
        .ok_or(DecodeError::BadEscape)?;
    Ok(u8::try_from(value).expect("a hex digit is below 16"))
}

/// Why [`decode`] could not.
///
/// ```
/// use delayserver::http::{DecodeError, decode};
///
/// assert_eq!(decode("%zz"), Err(DecodeError::BadEscape));
/// assert_eq!(decode("%ff"), Err(DecodeError::NotUtf8));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// A `%` without two hex digits after it.
    BadEscape,
    /// The decoded bytes are not UTF-8.
    NotUtf8,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecodeError::BadEscape => {
                "a % must be followed by two hex digits; write %25 for the sign itself"
            }
            DecodeError::NotUtf8 => "the bytes written with % are not UTF-8; write é as %C3%A9",
        })
    }
}

impl error::Error for DecodeError {}
