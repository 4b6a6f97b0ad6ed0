//! Names that others chose, made fit for terminals and for file systems.

/// The longest name that is shown whole.
const LONGEST: usize = 80;

/// `name` without what would move a terminal's cursor, hide or turn around text, or fill a screen.
pub(in crate::grade) fn printable(name: &[u8]) -> String {
    let text = String::from_utf8_lossy(name);
    let shown = text.chars().map(|char| match char {
        char if char.is_control() || is_invisible(char) => char::REPLACEMENT_CHARACTER,
        char => char,
    });
    let mut shown: String = shown.take(LONGEST + 1).collect();
    if let Some((end, _)) = shown.char_indices().nth(LONGEST) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}

/// Unicode's spaces of no width, and what changes the direction of writing.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A file's name for `name`: itself where that is safe everywhere, and otherwise with a hash of what
/// was changed, so that no two become one.
pub(super) fn slug(name: &[u8]) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let plain = name
        .iter()
        .map(|byte| if is_plain(byte) { *byte as char } else { '_' });
    let plain: String = plain.take(LONGEST).collect();
    // Names that begin with a dot are hidden, those with a hyphen are taken for options.
    let trimmed = plain.trim_start_matches(['.', '-']);
    // Some file systems take `Ann` and `ann` for one.
    let is_safe = trimmed.as_bytes() == name && !name.iter().any(u8::is_ascii_uppercase);
    if is_safe {
        return plain;
    }
    format!("{trimmed}-{:08x}", lab::fnv1a(name) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_stay() {
        for name in ["ann", "ann-lee_2.zip"] {
            assert_eq!(
                (slug(name.as_bytes()), printable(name.as_bytes())),
                (name.into(), name.into())
            );
        }
    }

    #[test]
    fn no_name_leads_out_of_a_folder_or_is_another_s() {
        let names: [&[u8]; 9] = [
            b"..",
            b"../a",
            b"a/b",
            b"a b",
            b"a_b",
            b"A_b",
            b"-rf",
            "ü".as_bytes(),
            b"\xff",
        ];
        let mut slugs: Vec<_> = names.iter().map(|name| slug(name)).collect();
        for slug in &slugs {
            assert!(
                !slug.contains('/') && !slug.starts_with(['.', '-']) || slug.len() == 9,
                "{slug}"
            );
        }
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), names.len());
    }

    #[test]
    fn a_terminal_is_left_alone() {
        let shown = printable(b"a\x1b[2Jb\n\xff\xe2\x80\xae");
        assert_eq!(shown, "a\u{fffd}[2Jb\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(printable(&[b'x'; 1000]).chars().count(), LONGEST + 1);
    }
}
