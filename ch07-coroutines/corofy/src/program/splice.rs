//! Finds the coroutines in a text, and puts what they become in their place.
//!
//! Everything else stays as it is, byte for byte: comments, blank lines, strings that look like
//! code. Only tokens count, so a `coroutine fn` in a comment or a string is none.

use std::ops::Range;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

use super::imports;
use super::print::rewritten;
use super::problem::Problem;
use super::source::Source;
use crate::depth;
use crate::parse::{CoroutineFn, Piece};
use crate::target::Target;

/// A `coroutine fn` in a text.
pub(super) struct Found {
    pub(super) function: CoroutineFn,
    /// Its bytes, from the first attribute to the last brace.
    pub(super) range: Range<usize>,
}

/// What is in a text: functions, and the calls `coroutine! { … }` around them.
#[derive(Default)]
pub(super) struct Content {
    pub(super) functions: Vec<Found>,
    /// The bytes of each call, and those inside its braces.
    calls: Vec<(Range<usize>, Range<usize>)>,
    /// The bytes that import the macro.
    imports: Vec<Range<usize>>,
}

/// Rewrites every `coroutine fn` of `source`, inside `coroutine! { … }` or bare.
///
/// The braces of `coroutine! { … }` go, since what is inside is then ordinary Rust. Comments
/// inside a function are kept where they stand between statements.
///
/// # Errors
/// Fails with everything that is wrong in the file's coroutines, and if there is none.
pub fn rewrite(source: &Source, target: &Target) -> Result<String, Vec<Problem>> {
    let content = find(source)?;
    let mut problems = Vec::new();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for found in &content.functions {
        match rewritten(source, found, target) {
            Ok(written) => edits.push((found.range.clone(), written)),
            Err(errors) => problems.extend(errors),
        }
    }
    if !content.calls.is_empty() {
        let imports = content.imports.iter().cloned();
        edits.extend(imports.map(|range| (range, String::new())));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(spliced(source.text(), edits, &content.calls))
}

/// Finds the coroutines of `source`.
pub(super) fn find(source: &Source) -> Result<Content, Vec<Problem>> {
    // A first line like `#!/usr/bin/env …` is no Rust; blanked, it leaves every place as it is.
    let text = match source.text() {
        text if text.starts_with("#!") && !text.starts_with("#![") => {
            let line = text.find('\n').unwrap_or(text.len());
            " ".repeat(line) + &text[line..]
        }
        text => text.to_string(),
    };
    let tokens: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| {
        let message = "here the file stops being Rust: a quote or bracket is open, or too many are \
                       closed";
        vec![Problem::new(error.span(), message)]
    })?;
    depth::check(tokens.clone()).map_err(Problem::all)?;
    let mut content = Content::default();
    let mut problems = Vec::new();
    search(tokens, &text, &mut content, &mut problems);
    if content.functions.is_empty() && problems.is_empty() {
        problems.push(Problem {
            line: 1,
            column: 1,
            message: "there is no `coroutine fn` in this file: nothing to rewrite".to_string(),
        });
    }
    if problems.is_empty() {
        Ok(content)
    } else {
        Err(problems)
    }
}

fn search(tokens: TokenStream, text: &str, content: &mut Content, problems: &mut Vec<Problem>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut index = 0;
    while index < tokens.len() {
        let rest = &tokens[index + 1..];
        match (&tokens[index], rest) {
            (TokenTree::Ident(word), [TokenTree::Punct(bang), ..])
                if word == "macro_rules" && bang.as_char() == '!' =>
            {
                // What a macro is made of is not yet code.
                index += 3;
            }
            (TokenTree::Ident(word), [TokenTree::Punct(bang), TokenTree::Group(group), ..])
                if word == "coroutine" && bang.as_char() == '!' =>
            {
                content
                    .calls
                    .push((call_range(&tokens, index, group), inside(group)));
                let before = problems.len();
                search(group.stream(), text, content, problems);
                // The macro would refuse what is no item there, and so does this.
                if problems.len() == before
                    && let Err(errors) = read_items.parse2(group.stream())
                {
                    problems.extend(Problem::all(errors));
                }
                index += 2;
            }
            (TokenTree::Ident(word), [TokenTree::Ident(next), ..])
                if word == "coroutine" && next == "fn" =>
            {
                let start = item_start(&tokens, index);
                match read_function(&tokens[start..]) {
                    Ok((function, length)) => {
                        let last = &tokens[start + length - 1];
                        let range = first_byte(&tokens[start])..last.span().byte_range().end;
                        content.functions.push(Found { function, range });
                        index = start + length - 1;
                    }
                    Err(errors) => problems.extend(Problem::all(errors)),
                }
            }
            (TokenTree::Ident(word), _) if word == "use" && !is_public(&tokens[..index]) => {
                let import = imports::of_the_macro(&tokens[index..], text);
                content.imports.extend(import);
            }
            (TokenTree::Group(group), _) => search(group.stream(), text, content, problems),
            _ => {}
        }
        index += 1;
    }
}

fn read_items(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() {
        input.parse::<Piece>()?;
    }
    Ok(())
}

/// Reads a function from the first of `tokens`; returns how many are its.
fn read_function(tokens: &[TokenTree]) -> syn::Result<(CoroutineFn, usize)> {
    let read = |input: ParseStream<'_>| {
        let function = input.parse()?;
        let rest: TokenStream = input.parse()?;
        Ok((function, rest.into_iter().count()))
    };
    let (function, rest) = read.parse2(tokens.iter().cloned().collect())?;
    Ok((function, tokens.len() - rest))
}

/// Goes back over the attributes and the visibility in front of `coroutine`.
fn item_start(tokens: &[TokenTree], mut index: usize) -> usize {
    let is_group = |token: &TokenTree, wanted| matches!(token, TokenTree::Group(group) if group.delimiter() == wanted);
    if index > 1
        && is_group(&tokens[index - 1], Delimiter::Parenthesis)
        && is_word(&tokens[index - 2], "pub")
    {
        index -= 2;
    } else if index > 0 && is_word(&tokens[index - 1], "pub") {
        index -= 1;
    }
    while index > 1
        && is_group(&tokens[index - 1], Delimiter::Bracket)
        && is_punct(&tokens[index - 2], '#')
    {
        index -= 2;
    }
    index
}

/// The bytes of `path::coroutine! { … }`, and of the `;` behind round or square brackets.
fn call_range(tokens: &[TokenTree], word: usize, group: &Group) -> Range<usize> {
    let mut start = word;
    while start > 2
        && is_punct(&tokens[start - 1], ':')
        && matches!(tokens[start - 3], TokenTree::Ident(_))
    {
        start -= 3;
    }
    let semicolon = tokens
        .get(word + 3)
        .filter(|token| group.delimiter() != Delimiter::Brace && is_punct(token, ';'));
    let end = semicolon
        .map_or(group.span(), TokenTree::span)
        .byte_range()
        .end;
    first_byte(&tokens[start])..end
}

fn inside(group: &Group) -> Range<usize> {
    group.span_open().byte_range().end..group.span_close().byte_range().start
}

fn first_byte(token: &TokenTree) -> usize {
    token.span().byte_range().start
}

/// Says whether what follows `before` is `pub` or `pub(…)`.
fn is_public(before: &[TokenTree]) -> bool {
    match before {
        [.., word, TokenTree::Group(_)] | [.., word] => is_word(word, "pub"),
        [] => false,
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// Makes the edits, and takes the calls from around what is inside.
fn spliced(
    text: &str,
    mut edits: Vec<(Range<usize>, String)>,
    calls: &[(Range<usize>, Range<usize>)],
) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let replace = |range: Range<usize>| {
        let mut output = String::new();
        let mut at = range.start;
        for (edited, new) in edits
            .iter()
            .filter(|(edited, _)| range.start <= edited.start && edited.end <= range.end)
        {
            output += &text[at..edited.start];
            output += new;
            at = edited.end;
        }
        output + &text[at..range.end]
    };
    let mut output = String::new();
    let mut at = 0;
    for (call, inside) in calls {
        output += &replace(at..call.start);
        output += dedented(&replace(inside.clone())).trim_matches(['\n', ' ']);
        at = call.end;
    }
    output + &replace(at..text.len())
}

/// Takes one step of indentation from every line, if every line has it.
fn dedented(text: &str) -> String {
    const STEP: &str = "    ";
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if !lines.all(|line| line.starts_with(STEP)) {
        return text.to_string();
    }
    let lines = text
        .lines()
        .map(|line| line.strip_prefix(STEP).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}
