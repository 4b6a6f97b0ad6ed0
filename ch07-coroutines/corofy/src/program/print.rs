//! Prints what one function becomes.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::comments;
use super::problem::Problem;
use super::source::Source;
use super::splice::Found;
use crate::expand::rewrite_function;
use crate::target::Target;

/// What one function becomes, as it would stand in its place.
pub(super) fn rewritten(
    source: &Source,
    found: &Found,
    target: &Target,
) -> Result<String, Vec<Problem>> {
    let written = rewrite_function(found.function.clone(), target).map_err(Problem::all)?;
    let written = comments::kept(source.text(), found, target).unwrap_or(written);
    Ok(formatted(written, source.text(), found.range.start))
}

/// Prints a function as it would stand at the byte `start` of `text`.
fn formatted(written: TokenStream, text: &str, start: usize) -> String {
    let mut file: syn::File = syn::parse2(written).expect("what the passes write is Rust");
    for item in &mut file.items {
        if let syn::Item::Fn(function) = item {
            let is_ours = |attr: &syn::Attribute| {
                attr.to_token_stream()
                    .to_string()
                    .contains("corofy wrote it")
            };
            function
                .attrs
                .iter_mut()
                .filter(|attr| is_ours(attr))
                .for_each(|attr| {
                    *attr = syn::parse_quote!(#[allow(unused)]);
                });
        }
    }
    let line = &text[text[..start].rfind('\n').map_or(0, |newline| newline + 1)..start];
    let indent: String = line
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .collect();
    let printed = comments::restored(&prettyplease::unparse(&file));
    indented(printed.trim_end(), &indent)
}

/// Indents every line but the first, which stands where the function stood.
fn indented(text: &str, indent: &str) -> String {
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| match (index, line) {
            (0, line) | (_, line @ "") => line.to_string(),
            (_, line) => format!("{indent}{line}"),
        });
    lines.collect::<Vec<_>>().join("\n")
}
