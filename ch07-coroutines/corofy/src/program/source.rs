//! A source file's text, apart from how its bytes are arranged.

use super::problem::Problem;

/// The text of a Rust file, with `\n` at the end of its lines; remembers how the file had it.
///
/// ```
/// use corofy::Source;
///
/// let source = Source::read(b"\xEF\xBB\xBFfn main() {}\r\n".to_vec()).unwrap();
/// assert_eq!(source.text(), "fn main() {}\n");
/// assert_eq!(source.bytes_of("fn f() {}\n"), b"\xEF\xBB\xBFfn f() {}\r\n");
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    text: String,
    byte_order_mark: bool,
    crlf: bool,
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Source {
    /// Reads a file's content.
    ///
    /// # Errors
    /// Fails if `bytes` is not UTF-8; the problem says where.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Problem> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let last = before.rsplit('\n').next().unwrap_or_default();
            Problem {
                line: before.matches('\n').count() + 1,
                column: last.chars().count() + 1,
                message: "this byte is not UTF-8, as Rust's sources are: save the file as UTF-8"
                    .to_string(),
            }
        })?;
        let byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        let crlf = text.contains("\r\n");
        Ok(Self {
            text: text.replace("\r\n", "\n"),
            byte_order_mark,
            crlf,
        })
    }

    /// The text, its lines ending in `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// `text` as this file would have it: with its line ends and its byte order mark.
    pub fn bytes_of(&self, text: &str) -> Vec<u8> {
        let text = if self.crlf {
            text.replace('\n', "\r\n")
        } else {
            text.to_string()
        };
        let mark = if self.byte_order_mark {
            BYTE_ORDER_MARK
        } else {
            ""
        };
        [mark.as_bytes(), text.as_bytes()].concat()
    }
}
