//! Carries a function's comments through the passes, which see tokens only.
//!
//! A comment between two statements becomes a statement for the time being, a call of a macro
//! that nobody has; it travels with its neighbours and is a comment again at the end. One that
//! stands anywhere else, inside an expression say, is lost.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::splice::Found;
use crate::expand::rewrite_function;
use crate::parse::CoroutineFn;
use crate::target::Target;

const MARKER: &str = "corofy_keeps_this_comment";

/// Stand for a comment's braces: `{x}` in a string would be taken for a use of `x`.
const HIDDEN: [&str; 2] = ["\u{e000}", "\u{e001}"];

/// Rewrites `found` with its comments; `None` if there is none that can be kept.
pub(super) fn kept(text: &str, found: &Found, target: &Target) -> Option<TokenStream> {
    let function = &text[found.range.clone()];
    let tokens: TokenStream = function.parse().ok()?;
    let mut places = Vec::new();
    gaps(tokens, &mut places);
    let mut marked = function.to_string();
    let mut any = false;
    // From the end, so that the places before stay where they are.
    for (from, to) in places.into_iter().rev() {
        let markers = markers(&function[from..to]);
        let mut tried = marked.clone();
        tried.insert_str(from, &markers);
        if !markers.is_empty() && syn::parse_str::<CoroutineFn>(&tried).is_ok() {
            marked = tried;
            any = true;
        }
    }
    if !any {
        return None;
    }
    rewrite_function(syn::parse_str(&marked).ok()?, target).ok()
}

/// The bytes between tokens where a statement could stand.
fn gaps(tokens: TokenStream, places: &mut Vec<(usize, usize)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for pair in tokens.windows(2) {
        let ends = match &pair[0] {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        if ends {
            places.push((
                pair[0].span().byte_range().end,
                pair[1].span().byte_range().start,
            ));
        }
    }
    for token in &tokens {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let (open, close) = (
            group.span_open().byte_range().end,
            group.span_close().byte_range().start,
        );
        if let (Delimiter::Brace, Some(first)) = (group.delimiter(), inside.first()) {
            places.push((open, first.span().byte_range().start));
        }
        if let Some(TokenTree::Punct(last)) = inside.last()
            && last.as_char() == ';'
        {
            places.push((last.span().byte_range().end, close));
        }
        gaps(group.stream(), places);
    }
    places.sort_unstable();
}

/// A marker for each comment of `gap`, which is white space otherwise.
fn markers(gap: &str) -> String {
    let mut markers = String::new();
    let mut rest = gap.trim_start();
    while !rest.is_empty() {
        let end = match rest.strip_prefix("/*") {
            Some(_) => block_end(rest),
            None if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            None => return markers,
        };
        let [open, close] = HIDDEN;
        let comment = rest[..end]
            .trim_end()
            .replace('{', open)
            .replace('}', close);
        write!(markers, "{MARKER}!({comment:?});").expect("a string takes everything");
        rest = rest[end..].trim_start();
    }
    markers
}

/// Where a `/* … */` ends, with others inside it.
fn block_end(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        match &text.as_bytes()[at..] {
            [b'/', b'*', ..] => depth += 1,
            [b'*', b'/', ..] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Turns the markers of a printed function back into comments.
pub(super) fn restored(printed: &str) -> String {
    let mut output = String::new();
    let mut rest = printed;
    while let Some(start) = rest.find(MARKER) {
        let indent = &rest[rest[..start].rfind('\n').map_or(0, |newline| newline + 1)..start];
        output += &rest[..start];
        let call = &rest[start..];
        let Some((comment, length)) = read(call) else {
            break;
        };
        output += &comment.replace('\n', &format!("\n{indent}"));
        rest = &call[length..];
    }
    output + rest
}

/// The comment of the marker at the start of `call`, and how long the marker is.
fn read(call: &str) -> Option<(String, usize)> {
    let end = call.find(");\n").map(|at| at + 2)?;
    let statement = &call[..end];
    let call: syn::Macro = syn::parse_str(statement.strip_suffix(';')?).ok()?;
    let comment: syn::LitStr = call.parse_body().ok()?;
    let [open, close] = HIDDEN;
    Some((comment.value().replace(open, "{").replace(close, "}"), end))
}
