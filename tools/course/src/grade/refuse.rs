//! Refuses answers that reach out of their file while they are compiled, before they are.
//!
//! The harness refuses forbidden names, too, but that is when the answer is part of a program. By
//! then it could have had the compiler read somebody's files, or got in front of `main`.

use proc_macro2::{TokenStream, TokenTree};

/// What no answer may name.
const NAMES: [&str; 7] = [
    "export_name",
    "global_allocator",
    "include",
    "include_bytes",
    "include_str",
    "link_section",
    "no_mangle",
];
/// What no literal may hold: an assembler's way to do the same.
const DIRECTIVES: [&str; 5] = [
    ".ctors",
    ".incbin",
    ".include",
    ".init_array",
    ".preinit_array",
];

/// What of `source` reaches out, with its line; nothing if all is well, or if the text is not Rust:
/// the compiler says that better.
pub(super) fn reaches_out(source: &str) -> Option<String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let tokens: TokenStream = source.parse().ok()?;
    find(tokens, false)
}

fn find(tokens: TokenStream, in_attribute: bool) -> Option<String> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let line = token.span().start().line;
        let said = |what: &str| {
            Some(format!(
                "line {line}: {what}: an answer stands in its one file"
            ))
        };
        let is_punct = |at: usize, char: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == char);
        match token {
            TokenTree::Group(group) => {
                // `#[…]` or `#![…]`
                let before = at.wrapping_sub(1 + usize::from(is_punct(at.wrapping_sub(1), '!')));
                let is_attribute = is_punct(before, '#');
                if let Some(found) = find(group.stream(), in_attribute || is_attribute) {
                    return Some(found);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if let Some(directive) = DIRECTIVES.iter().find(|it| text.contains(**it)) {
                    return said(&format!("`{directive}`"));
                }
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let name = name.trim_start_matches("r#");
                if NAMES.contains(&name) {
                    return said(&format!("`{name}`"));
                } else if in_attribute && name == "path" && is_punct(at + 1, '=') {
                    return said("`#[path]`");
                // One more in between if a macro gives the name: `mod $name;`.
                } else if name == "mod" && (is_punct(at + 2, ';') || is_punct(at + 3, ';')) {
                    return said("a module in another file");
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::reaches_out;

    #[test]
    fn foreign_files_are_refused() {
        for source in [
            "const A: &str = include_str!(\"/etc/passwd\");",
            "macro_rules! m { ($i:ident) => { $i!(\"x\") } } m!(r#include);",
            "#[path = \"../solution.rs\"] mod solution { }",
            "#[cfg_attr(all(), path = \"x.rs\")] mod x {}",
            "#![cfg_attr(all(), path = \"x.rs\")]",
            "mod checks;",
            "macro_rules! m { ($n:ident) => { mod $n; } }",
            "fn f() { core::arch::global_asm!(\".incbin \\\"/etc/passwd\\\"\") }",
            "#[unsafe(link_section = \".x\")] static A: u8 = 0;",
        ] {
            assert!(reaches_out(source).is_some(), "{source}");
        }
    }

    #[test]
    fn what_only_sounds_like_it_is_not() {
        for source in [
            "// include_str!(\"x\")\nmod inside { pub fn f() {} }",
            "fn path() { let path = 1; let s = \"include_str!\"; }",
            "#[derive(Debug)] struct S { path: u8 }",
            "not rust \"",
        ] {
            assert_eq!(reaches_out(source), None, "{source}");
        }
    }
}
