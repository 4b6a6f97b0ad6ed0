//! Looks inside the macro calls of the learner, whose arguments no parser knows for sure.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Result, Token};

/// The arguments of a macro call that looks like a function's: `a, b` or `value; count`.
enum Args {
    List(Punctuated<Expr, Token![,]>),
    Repeat(Box<Expr>, Token![;], Box<Expr>),
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let ahead = input.fork();
        if ahead.parse::<Expr>().is_ok() && ahead.peek(Token![;]) {
            return Ok(Self::Repeat(input.parse()?, input.parse()?, input.parse()?));
        }
        Punctuated::parse_terminated(input).map(Self::List)
    }
}

/// Edits each argument of `call`; says whether they could be read as expressions.
pub(crate) fn edit_args(call: &mut Macro, mut edit: impl FnMut(&mut Expr)) -> bool {
    let Ok(mut args) = syn::parse2::<Args>(call.tokens.clone()) else {
        return false;
    };
    match &mut args {
        Args::List(list) => list.iter_mut().for_each(|arg| match arg {
            // In `println!("{x}", x = y)` the left side is the argument's name.
            Expr::Assign(named) => edit(&mut named.right),
            arg => edit(arg),
        }),
        Args::Repeat(value, _, count) => {
            edit(value);
            edit(count);
        }
    }
    call.tokens = match args {
        Args::List(list) => list.into_token_stream(),
        Args::Repeat(value, semi, count) => quote::quote!(#value #semi #count),
    };
    true
}

/// The arguments of a call whose macro takes them by value, as a function would.
pub(crate) fn args_by_value(call: &Macro) -> Option<Vec<Expr>> {
    let name = call.path.segments.last()?.ident.to_string();
    if !["vec", "dbg"].contains(&name.as_str()) {
        return None;
    }
    let mut args = Vec::new();
    let read = edit_args(&mut call.clone(), |arg| args.push(arg.clone()));
    read.then_some(args)
}

/// Says whether control never comes back from `call`.
pub(crate) fn never_returns(call: &Macro) -> bool {
    const ENDS: &[&str] = &["panic", "todo", "unimplemented", "unreachable"];
    call.path
        .segments
        .last()
        .is_some_and(|last| ENDS.iter().any(|end| last.ident == end))
}

/// Every name in `tokens` that could be a variable's, also `x` in `"{x:?}"`, but not the name of
/// an argument: in `println!("{x}", x = y)` only `y` is one.
pub(crate) fn mentioned(tokens: TokenStream) -> Vec<String> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut names = Vec::new();
    let mut named = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => names.extend(mentioned(group.stream())),
            TokenTree::Ident(ident) if is_named(&tokens[..index], &tokens[index + 1..]) => {
                named.push(ident.to_string());
            }
            TokenTree::Ident(ident) => names.push(ident.to_string()),
            TokenTree::Literal(literal) => names.extend(captured(&literal.to_string())),
            TokenTree::Punct(_) => {}
        }
    }
    names.retain(|name| !named.contains(name));
    names
}

/// Says whether the word between is an argument's name: `, word = …`.
fn is_named(before: &[TokenTree], after: &[TokenTree]) -> bool {
    let is = |token: Option<&TokenTree>, wanted: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    is(before.last(), ',') && is(after.first(), '=') && !is(after.get(1), '=')
}

/// The names that a format string captures: `x` and `width` in `"{x:>width$} {{no}}"`.
pub(crate) fn captured(literal: &str) -> Vec<String> {
    if !literal.contains('"') {
        return Vec::new();
    }
    let literal = literal.replace("{{", "");
    let holes = literal.split('{').skip(1);
    holes
        .filter_map(|hole| hole.split_once('}'))
        .flat_map(|(hole, _)| in_hole(hole))
        .collect()
}

fn in_hole(hole: &str) -> Vec<String> {
    let (name, format) = hole.split_once(':').unwrap_or((hole, ""));
    let mut names = crate::names::words(name);
    for counted in format
        .split_inclusive('$')
        .filter_map(|part| part.strip_suffix('$'))
    {
        names.extend(crate::names::words(counted).pop());
    }
    names.retain(|name| !name.starts_with(|first: char| first.is_ascii_digit()));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_string_captures_names() {
        assert_eq!(captured(r#""{x} {y:?} {{no}} {0} {}""#), ["x", "y"]);
        assert_eq!(
            captured(r#""{x:>width$.precision$}""#),
            ["x", "width", "precision"]
        );
        assert_eq!(captured("'{'"), [""; 0]);
    }

    #[test]
    fn arguments_are_edited_where_they_are_expressions() {
        let mut call: Macro = syn::parse_str("vec![a; n]").unwrap();
        assert!(edit_args(&mut call, |arg| *arg = syn::parse_quote!(1)));
        assert_eq!(call.tokens.to_string(), "1 ; 1");
        let mut call: Macro = syn::parse_str("matches!(a, Some(_) if b)").unwrap();
        assert!(!edit_args(&mut call, |_| {}));
    }
}
