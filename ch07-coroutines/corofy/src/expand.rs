//! The passes in their order.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Error, FnArg, Pat, Result, Stmt};

use crate::block::Machine;
use crate::flow::Flow;
use crate::liveness::Liveness;
use crate::names::Names;
use crate::parse::{CoroutineFn, Piece};
use crate::target::Target;
use crate::vars::mentions_impl;
use crate::{borrow, check, depth, desugar, emit, lower, rename};

/// Rewrites the content of `coroutine! { … }`: every `coroutine fn`, and nothing else.
///
/// `input` begins with the target, as a chapter's macro writes it: `ch07 $crate;`. What is wrong
/// becomes a `compile_error!` where it stands; the other functions are rewritten all the same.
///
/// ```
/// let input = "ch07 crate; coroutine fn one() -> u32 { 1 }".parse().unwrap();
/// let output = corofy::expand(input).to_string();
/// assert!(output.contains("enum State"));
/// assert!(!output.contains("coroutine"));
/// ```
pub fn expand(input: TokenStream) -> TokenStream {
    let read = |input: ParseStream<'_>| {
        let target: Target = input.parse()?;
        let mut output = TokenStream::new();
        while !input.is_empty() {
            match input.parse()? {
                Piece::Other(item) => item.to_tokens(&mut output),
                Piece::Coroutine(function) => {
                    let written = rewrite_function(*function, &target);
                    output.extend(written.unwrap_or_else(Error::into_compile_error));
                }
            }
        }
        Ok(output)
    };
    depth::check(input.clone())
        .and_then(|()| read.parse2(input))
        .unwrap_or_else(Error::into_compile_error)
}

/// Sends one function through the passes.
pub(crate) fn rewrite_function(function: CoroutineFn, target: &Target) -> Result<TokenStream> {
    let mut lowered = lower_function(function)?;
    let Lowered {
        function,
        machine,
        liveness,
        items,
        names,
    } = &mut lowered;
    Ok(emit::emit(
        function, machine, liveness, items, names, target,
    ))
}

/// A function in blocks, with what each state holds.
pub(crate) struct Lowered {
    pub(crate) function: CoroutineFn,
    pub(crate) machine: Machine,
    pub(crate) liveness: Liveness,
    items: Vec<Stmt>,
    names: Names,
}

/// The passes that do not depend on the target.
pub(crate) fn lower_function(mut function: CoroutineFn) -> Result<Lowered> {
    check::check(&function)?;
    let mut names = Names::of(function.to_token_stream());
    name_arguments(&mut function, &mut names);
    let mut vars = rename::rename(&mut function, &mut names);
    desugar::desugar(&mut function.block, &mut vars, &mut names);
    let (machine, items) = lower::lower(function.clone(), vars, &mut names);
    let liveness = Liveness::of(&machine, &mut Flow::of(&machine));
    borrow::check(&machine, &liveness)?;
    Ok(Lowered {
        function,
        machine,
        liveness,
        items,
        names,
    })
}

/// An argument with a pattern gets a name, and is taken apart in the body's first statement:
/// as in an `async fn`, nothing happens to it before the first poll. So do the arguments behind
/// it, for the order in which they are dropped.
fn name_arguments(function: &mut CoroutineFn, names: &mut Names) {
    let is_name = |pat: &Pat| matches!(pat, Pat::Ident(name) if is_plain_name(name));
    let mut unpacked: Vec<Stmt> = Vec::new();
    for input in &mut function.sig.inputs {
        let FnArg::Typed(arg) = input else { continue };
        if unpacked.is_empty() && is_name(&arg.pat) {
            continue;
        }
        let span = arg.colon_token.span;
        let argument = names.fresh("argument", span);
        let pat = std::mem::replace(&mut *arg.pat, syn::parse_quote!(#argument));
        let ty = (!mentions_impl(&arg.ty))
            .then_some(&arg.ty)
            .map(|ty| quote!(: #ty));
        if is_name(&pat) {
            unpacked.push(syn::parse_quote!(let #pat #ty = #argument;));
        } else {
            let whole = names.fresh("whole", span);
            unpacked.push(syn::parse_quote!(let #whole #ty = #argument;));
            unpacked.push(syn::parse_quote!(let #pat = #whole;));
        }
    }
    function.block.stmts.splice(0..0, unpacked);
}

fn is_plain_name(name: &syn::PatIdent) -> bool {
    name.by_ref.is_none() && name.subpat.is_none()
}
