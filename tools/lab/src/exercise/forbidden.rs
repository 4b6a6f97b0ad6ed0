//! Finds names that an answer may not use: those of what it is there to build.
//!
//! Comments and strings do not count, and imports are followed: `use std::process as p; p::id()`
//! names `std::process::id`. Macros that join names are not seen through; it is a reminder, no wall.

use std::collections::HashMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// In no answer's place: what reaches into other files, into the harness, or in front of `main`.
const NEVER: [&str; 8] = [
    "export_name",
    "global_allocator",
    "include",
    "include_bytes",
    "include_str",
    "lab",
    "link_section",
    "no_mangle",
];

/// A forbidden name and the line that it stands on, counted from 1.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Forbidden {
    pub(super) name: &'static str,
    pub(super) line: usize,
}

/// The first of `names` that `source` uses.
///
/// # Errors
/// Fails where the text is no sequence of Rust's tokens; rustc would have refused it.
pub(super) fn find(
    source: &str,
    names: &[&'static str],
) -> Result<Option<Forbidden>, proc_macro2::LexError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut tokens = Vec::new();
    flatten(source.parse()?, &mut tokens);
    let (imports, paths) = Reader { tokens, at: 0 }.read();
    let resolved = paths.into_iter().map(|path| path.resolve(&imports));
    Ok(resolved.into_iter().find_map(|path| {
        let forbids = |name: &&&'static str| path.is_within(name);
        let name = *names.iter().chain(&NEVER).find(forbids)?;
        let line = path.line;
        Some(Forbidden { name, line })
    }))
}

/// Reduced to what paths and imports are made of.
#[derive(Debug)]
struct Token {
    text: String,
    line: usize,
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let mut push = |text: &str| {
            let text = text.to_owned();
            tokens.push(Token { text, line });
        };
        match tree {
            TokenTree::Ident(ident) => push(ident.to_string().trim_start_matches("r#")),
            TokenTree::Punct(punct) => push(&punct.as_char().to_string()),
            TokenTree::Literal(_) => push("\"\""),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    _ => ("(", ")"),
                };
                push(open);
                flatten(group.stream(), tokens);
                let line = group.span_close().end().line;
                let text = close.to_owned();
                tokens.push(Token { text, line });
            }
        }
    }
}

/// `a::b::c`, as written.
#[derive(Clone, Debug)]
struct Path {
    segments: Vec<String>,
    line: usize,
}

impl Path {
    /// Puts what the first segment was imported as in its place.
    fn resolve(mut self, imports: &HashMap<String, Path>) -> Path {
        // Imports may build on imports. A bound, because they may also go in circles.
        for _ in 0..8 {
            let Some(import) = imports.get(&self.segments[0]) else {
                break;
            };
            self.segments.splice(..1, import.segments.iter().cloned());
        }
        if matches!(self.segments[0].as_str(), "core" | "alloc") {
            "std".clone_into(&mut self.segments[0]);
        }
        self
    }

    /// Whether this is `name`, something inside it, or a `*` import that may bring it in.
    /// A `name` of one segment counts wherever it stands.
    fn is_within(&self, name: &str) -> bool {
        let name: Vec<_> = name.split("::").collect();
        match (name.as_slice(), self.segments.as_slice()) {
            ([name], segments) => segments.iter().any(|segment| segment == name),
            (name, [parents @ .., star]) if star == "*" => {
                parents.len() < name.len() && parents.iter().eq(&name[..parents.len()])
                    || self.segments.starts_with_str(name)
            }
            (name, segments) => segments.starts_with_str(name),
        }
    }
}

/// `starts_with`, where one side owns its text and the other does not.
trait StartsWithStr {
    fn starts_with_str(&self, start: &[&str]) -> bool;
}

impl StartsWithStr for [String] {
    fn starts_with_str(&self, start: &[&str]) -> bool {
        self.len() >= start.len() && self.iter().zip(start).all(|(a, b)| a == b)
    }
}

/// Walks the tokens once.
struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    /// All imports by the name they give, and all paths, those in imports included.
    fn read(mut self) -> (HashMap<String, Path>, Vec<Path>) {
        let (mut imports, mut paths) = (HashMap::new(), Vec::new());
        while self.at < self.tokens.len() {
            if self.skip("use") {
                let mut found = Vec::new();
                self.use_tree(&[], &mut found);
                for (alias, path) in found {
                    paths.push(path.clone());
                    // `use libc;` gives the name that it takes: nothing to resolve.
                    if path.segments != [alias.as_str()] {
                        imports.insert(alias, path);
                    }
                }
            } else if let Some(path) = self.path() {
                paths.push(path);
            } else {
                self.at += 1;
            }
        }
        (imports, paths)
    }

    /// `a::{b, c as d, e::*}`, below `prefix`.
    fn use_tree(&mut self, prefix: &[String], found: &mut Vec<(String, Path)>) {
        let mut segments = prefix.to_vec();
        let line = self.tokens.get(self.at).map_or(0, |token| token.line);
        loop {
            self.skip_separator();
            if self.skip("{") {
                while !self.skip("}") && self.at < self.tokens.len() {
                    let before = self.at;
                    self.use_tree(&segments, found);
                    if !self.skip(",") && self.at == before {
                        self.at += 1; // not what a `use` may hold; rustc has more to say
                    }
                }
                return;
            } else if self.skip("*") {
                segments.push("*".to_owned());
                break;
            }
            match self.ident() {
                Some(name) if name == "self" => {}
                Some(name) => segments.push(name),
                None => break,
            }
            if !self.is_separator() {
                break;
            }
        }
        let alias = if self.skip("as") { self.ident() } else { None };
        if let Some(alias) = alias.or_else(|| segments.last().cloned()) {
            found.push((alias, Path { segments, line }));
        }
    }

    fn path(&mut self) -> Option<Path> {
        let line = self.tokens[self.at].line;
        let mut segments = vec![self.ident()?];
        while self.is_separator() {
            self.skip_separator();
            match self.ident() {
                Some(name) => segments.push(name),
                None => break, // a turbofish
            }
        }
        Some(Path { segments, line })
    }

    fn ident(&mut self) -> Option<String> {
        let text = &self.tokens.get(self.at)?.text;
        let is_ident = text.starts_with(|c: char| c == '_' || c.is_alphabetic());
        is_ident.then(|| {
            self.at += 1;
            text.clone()
        })
    }

    fn skip(&mut self, text: &str) -> bool {
        let found = self.tokens.get(self.at).is_some_and(|t| t.text == text);
        self.at += usize::from(found);
        found
    }

    fn is_separator(&self) -> bool {
        let mut next = self.tokens[self.at..].iter();
        next.next().is_some_and(|t| t.text == ":") && next.next().is_some_and(|t| t.text == ":")
    }

    fn skip_separator(&mut self) {
        if self.is_separator() {
            self.at += 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(source: &str) -> Option<(&'static str, usize)> {
        let names = ["libc", "std::process::id", "read_to_end"];
        let found = find(source, &names).expect("tokens");
        found.map(|found| (found.name, found.line))
    }

    #[test]
    fn comments_strings_and_longer_names_do_not_count() {
        let source = "//! libc\n/* libc /* libc */ */ /// libc\nfn libcs() { r#\"libc\"#; 'l'; }";
        assert_eq!(first(source), None);
        assert_eq!(
            first("fn id() {} fn f() { std::process::exit(id()) }"),
            None
        );
        assert_eq!(first("use std::process; use std::io::*;"), None);
    }

    #[test]
    fn a_name_is_found_wherever_it_stands() {
        assert_eq!(
            first("fn f() {\n  unsafe { libc::getpid() } }"),
            Some(("libc", 2))
        );
        assert_eq!(first("use {std::io,\n r#libc as c};"), Some(("libc", 2)));
        assert_eq!(
            first("println!(\"{}\", file.read_to_end(v))"),
            Some(("read_to_end", 1))
        );
        assert_eq!(
            first("#[unsafe(no_mangle)] fn f() {}"),
            Some(("no_mangle", 1))
        );
    }

    #[test]
    fn imports_are_followed() {
        let name = Some(("std::process::id", 1));
        assert_eq!(first("fn f() { ::std::process::id() }"), name);
        assert_eq!(
            first("use std::process::{self as p, exit}; fn f() { p::id() }"),
            name
        );
        assert_eq!(
            first("use std as s; use s::process; fn f() { process::id() }"),
            name
        );
        assert_eq!(first("use std::process::id as me;"), name);
        assert_eq!(first("use std::process::*;"), name);
    }

    #[test]
    fn imports_in_circles_end() {
        assert_eq!(first("use a::b; use b::a; fn f() { a::id() }"), None);
        assert_eq!(first("use {a::{b + c, 1}}; use {;}; use"), None);
    }
}
