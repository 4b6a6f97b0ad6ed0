//! The names that a machine uses for itself, and the states written with them.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Lifetime, ReturnType, Signature, Type};

use crate::block::{BasicBlock, Kind};
use crate::names::Names;
use crate::target::Target;

/// The names that the machine uses for itself.
pub(crate) struct Words {
    pub(crate) state: Ident,
    pub(crate) done: Ident,
    pub(crate) variable: Ident,
    pub(crate) child: Ident,
    pub(crate) machine: Lifetime,
    pub(crate) step: Lifetime,
    /// The closure's parameter.
    pub(crate) context: Option<Ident>,
    /// What `?` finds.
    pub(crate) value: Ident,
    pub(crate) error: Ident,
    /// The written return type is `Option`, so `?` is on options.
    pub(crate) is_option: bool,
}

/// Moves generated code to `span`, so that an error of the compiler about it is shown there. The
/// names in it still mean what they meant.
pub(crate) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let locate = |token| match token {
        TokenTree::Group(group) => {
            let mut moved = Group::new(group.delimiter(), located(group.stream(), span));
            moved.set_span(group.span().located_at(span));
            TokenTree::Group(moved)
        }
        mut token => {
            token.set_span(token.span().located_at(span));
            token
        }
    };
    tokens.into_iter().map(locate).collect()
}

impl Words {
    pub(crate) fn new(sig: &Signature, names: &mut Names, target: &Target) -> Self {
        let mut fresh = |base| names.fresh(base, Span::call_site());
        let (machine, step) = (label(fresh("machine")), label(fresh("_step")));
        Self {
            state: fresh("State"),
            done: fresh("Done"),
            variable: fresh("state"),
            child: fresh("child"),
            machine,
            step,
            context: target.context().map(&mut fresh),
            value: fresh("value"),
            error: fresh("error"),
            is_option: is_option(&sig.output),
        }
    }

    /// `State::Name { child, a, b }`.
    pub(crate) fn state_value(&self, block: &BasicBlock, fields: &[&Ident]) -> TokenStream {
        let child = (block.kind == Kind::Wait).then_some(&self.child);
        let fields: Vec<_> = child.into_iter().chain(fields.iter().copied()).collect();
        let (state, name) = (&self.state, &block.name);
        match fields.is_empty() {
            true => quote!(#state::#name),
            false => quote!(#state::#name { #(#fields),* }),
        }
    }
}

fn label(name: Ident) -> Lifetime {
    let mut label = Lifetime::new("'label", name.span());
    label.ident = name;
    label
}

fn is_option(output: &ReturnType) -> bool {
    match output {
        ReturnType::Type(_, ty) => match &**ty {
            Type::Path(path) => path
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == "Option"),
            _ => false,
        },
        ReturnType::Default => false,
    }
}
