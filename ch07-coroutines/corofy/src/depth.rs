//! Refuses code that is nested so deep that a pass would run out of stack.
//!
//! Parser and passes call themselves for what is inside, as the code is nested. An error with a
//! place is better than a compiler that is killed.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::{Error, Result};

/// How deep code may be nested: brackets count two, an operator in one expression counts one.
const LIMIT: usize = 128;

/// Fails if `tokens` are nested too deep, where they first are.
pub(crate) fn check(tokens: TokenStream) -> Result<()> {
    match too_deep(tokens, 0) {
        None => Ok(()),
        Some(span) => Err(Error::new(
            span,
            "this is nested too deep: more than 64 brackets or 128 operators inside each other. \
             Give what is inside a name with `let`, or a function of its own",
        )),
    }
}

fn too_deep(tokens: TokenStream, outer: usize) -> Option<Span> {
    let mut depth = outer;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if depth > LIMIT {
            return Some(token.span());
        }
        match &token {
            TokenTree::Punct(punct) => match punct.as_char() {
                ';' | ',' => depth = outer,
                // A path is a list.
                ':' => {}
                _ => depth += 1,
            },
            TokenTree::Ident(word) if opens(&word.to_string()) => depth += 1,
            TokenTree::Group(group) => {
                if let Some(span) = too_deep(group.stream(), depth + 2) {
                    return Some(span);
                }
                if group.delimiter() == Delimiter::Brace && !goes_on(tokens.peek()) {
                    depth = outer;
                }
            }
            _ => {}
        }
    }
    None
}

/// Says whether an expression may follow `word`, and belong to it.
fn opens(word: &str) -> bool {
    ["as", "break", "else", "if", "match", "return", "while"].contains(&word)
}

/// Says whether what ended with `}` goes on with `next`.
fn goes_on(next: Option<&TokenTree>) -> bool {
    match next {
        Some(TokenTree::Punct(punct)) => punct.as_char() != '#',
        Some(TokenTree::Ident(word)) => word == "else" || word == "as",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_fine(code: &str) -> bool {
        check(code.parse().unwrap()).is_ok()
    }

    #[test]
    fn depth_counts_and_length_does_not() {
        assert!(is_fine(&"if a { f(b + c); }".repeat(1000)));
        assert!(is_fine(&"a::b(), ".repeat(1000)));
        assert!(is_fine(&("{".repeat(60) + &"}".repeat(60))));
    }

    #[test]
    fn brackets_operators_and_branches_inside_each_other_are_refused() {
        for [open, close] in [
            ["(", ")"],
            ["{", "}"],
            ["- ", ""],
            ["f(a, &", ")"],
            ["V<", ">"],
        ] {
            let code = format!("{}x{}", open.repeat(130), close.repeat(130));
            assert!(!is_fine(&code), "{open}");
        }
        assert!(!is_fine(&("(".repeat(100_000) + &")".repeat(100_000))));
        assert!(!is_fine(&"if a {} else ".repeat(130)));
        assert!(!is_fine(&"x + ".repeat(130)));
    }
}
