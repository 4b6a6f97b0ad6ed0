//! As much of JSON (RFC 8259) as is written here.

use std::fmt::{self, Display, Write};

/// A string in quotes. It can stand inside an HTML script as well: no `<` gets out.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for char in self.0.chars() {
            match char {
                '"' | '\\' => write!(f, "\\{char}")?,
                '<' | '\u{0}'..='\u{1f}' => write!(f, "\\u{:04x}", u32::from(char))?,
                other => f.write_char(other)?,
            }
        }
        f.write_char('"')
    }
}

/// An array, an element a line.
pub(super) fn array<T: Display>(elements: impl IntoIterator<Item = T>) -> String {
    let mut text = String::from("[");
    for (n, element) in elements.into_iter().enumerate() {
        let comma = if n > 0 { "," } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}\n{element}");
    }
    text + "]"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_string() {
        let quoted = Quoted("a\"\\\n\u{1b}</script>é").to_string();
        assert_eq!(quoted, r#""a\"\\\u000a\u001b\u003c/script>é""#);
    }

    #[test]
    fn arrays_have_no_comma_too_many() {
        assert_eq!(array::<u8>([]), "[]");
        assert_eq!(array([1, 2]), "[\n1,\n2]");
    }
}
