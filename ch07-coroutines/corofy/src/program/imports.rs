//! Finds imports of the macro `coroutine`, of which the output has no more use.

use std::ops::Range;

use proc_macro2::TokenTree;

/// The bytes to take from `text`, where `tokens` begin with `use`.
pub(super) fn of_the_macro(tokens: &[TokenTree], text: &str) -> Option<Range<usize>> {
    let end = tokens.iter().position(|token| is(token, ";"))?;
    let whole = || {
        let (from, to) = (first_byte(&tokens[0]), first_byte(&tokens[end]) + 1);
        let is_line = text[to..].starts_with('\n');
        from..to + usize::from(is_line)
    };
    match tokens.get(end.checked_sub(1)?)? {
        name if is(name, "coroutine") => Some(whole()),
        TokenTree::Group(group) => {
            let names: Vec<TokenTree> = group.stream().into_iter().collect();
            let at = names.iter().position(|name| is(name, "coroutine"))?;
            let before = at.checked_sub(1).map(|before| &names[before]);
            let after = names.get(at + 1);
            match (before, after) {
                (None, None) => Some(whole()),
                // The name and the comma in front of it, or else the one behind it.
                (Some(comma), None) if is(comma, ",") => {
                    Some(first_byte(comma)..names[at].span().byte_range().end)
                }
                (_, Some(comma)) if is(comma, ",") && before.is_none_or(|token| is(token, ",")) => {
                    let next = names.get(at + 2).map(first_byte);
                    let end = next.unwrap_or(comma.span().byte_range().end);
                    Some(first_byte(&names[at])..end)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn is(token: &TokenTree, text: &str) -> bool {
    !matches!(token, TokenTree::Group(_)) && token.to_string() == text
}

fn first_byte(token: &TokenTree) -> usize {
    token.span().byte_range().start
}
