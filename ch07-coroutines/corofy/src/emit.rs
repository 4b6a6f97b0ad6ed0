//! Writes the machine as Rust: an enum of states, and a closure that goes through them.
//!
//! The types of children and variables have no names that could be written. They are parameters
//! of the enum, and the compiler finds them where the closure builds its states.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{FnArg, Pat, ReturnType, Signature, Stmt, parse_quote};

use crate::block::{BasicBlock, BlockId, Kind, Machine};
use crate::fill::Fill;
use crate::liveness::Liveness;
use crate::macros;
use crate::names::{Names, camel_case};
use crate::parse::CoroutineFn;
use crate::target::Target;
use crate::vars::{mentions_impl, unread};
use crate::words::{Words, located};

/// Writes the function that stands for `function`, whose machine is `machine`.
pub(crate) fn emit(
    function: &CoroutineFn,
    machine: &Machine,
    liveness: &Liveness,
    items: &[Stmt],
    names: &mut Names,
    target: &Target,
) -> TokenStream {
    let words = Words::new(&function.sig, names, target);
    let emitter = Emitter {
        machine,
        liveness,
        target,
        words,
    };
    let CoroutineFn {
        attrs, vis, sig, ..
    } = function;
    let signature = signature(sig, target);
    let states = emitter.states(names);
    let start = emitter.start();
    let polling = emitter.polling(sig);
    quote! {
        #(#attrs)*
        #[allow(
            clippy::all, path_statements, unused_braces, unused_mut, unused_parens,
            reason = "corofy wrote it"
        )]
        #vis #signature {
            #(#items)*
            #states
            #start
            #polling
        }
    }
}

struct Emitter<'a> {
    machine: &'a Machine,
    liveness: &'a Liveness,
    target: &'a Target,
    words: Words,
}

impl Emitter<'_> {
    fn reached(&self) -> impl Iterator<Item = (BlockId, &BasicBlock)> {
        let ids = self
            .machine
            .order
            .iter()
            .filter(|&&id| self.liveness.is_reached(id));
        ids.map(|&id| (id, self.machine.block(id)))
    }

    /// The fields of a state, besides the child: in the order in which they are dropped.
    fn fields(&self, id: BlockId) -> Vec<&Ident> {
        let block = self.machine.block(id);
        let held = self.liveness.held[&id].iter();
        match block.kind {
            // Before the first poll, arguments are dropped as they came.
            Kind::Start => held.collect(),
            Kind::Wait => held.rev().collect(),
            Kind::Meet => block.value.iter().chain(held.rev()).collect(),
        }
    }

    /// `enum State<…> { … }`.
    fn states(&self, names: &mut Names) -> TokenStream {
        let mut types = Types {
            known: HashMap::new(),
            order: Vec::new(),
            names,
        };
        let child = &self.words.child;
        let mut variants = Vec::new();
        for (id, block) in self.reached() {
            let waited_for = (block.kind == Kind::Wait).then(|| {
                let ty = types.fresh("Child");
                quote!(#child: #ty,)
            });
            let fields = self.fields(id).into_iter().map(|field| {
                let ty = types.of(field);
                quote!(#field: #ty)
            });
            let fields: Vec<_> = fields.collect();
            let name = &block.name;
            variants.push(match (&waited_for, fields.is_empty()) {
                (None, true) => quote!(#name),
                _ => quote!(#name { #waited_for #(#fields),* }),
            });
        }
        let (state, done, types) = (&self.words.state, &self.words.done, types.order);
        let types = (!types.is_empty()).then(|| quote!(<#(#types),*>));
        quote!(enum #state #types { #(#variants,)* #done })
    }

    /// `let mut state = State::Start { … };`.
    fn start(&self) -> TokenStream {
        let (id, block) = self.reached().next().expect("the start is reached");
        let variable = &self.words.variable;
        let value = self.words.state_value(block, &self.fields(id));
        quote!(let mut #variable = #value;)
    }

    /// `poll_fn(move || … loop { match &mut state { … } })`.
    fn polling(&self, sig: &Signature) -> TokenStream {
        let Words {
            state,
            done,
            variable,
            machine,
            step,
            context,
            ..
        } = &self.words;
        let output = output(sig);
        let poll_state = self.target.poll_state();
        // `impl Trait` cannot be written there; then the compiler finds it by itself.
        let hidden = matches!(&sig.output, ReturnType::Type(_, ty) if mentions_impl(ty));
        let returned = (!hidden).then(|| quote!(-> #poll_state<#output>));
        let poll_fn = self.target.poll_fn();
        let arms = self.reached().map(|(id, block)| self.arm(id, block));
        let message = format!("`{}` was polled after it was ready", sig.ident);
        // A `break` or `continue` inside a macro call, which no pass has seen, must not be taken for
        // one of this loop: in a block with a label, the compiler refuses it.
        let again = quote!(#machine: loop {
            #step: {
                match &mut #variable {
                    #(#arms)*
                    #state::#done => ::core::panic!(#message),
                }
            }
        });
        let body = if returned.is_some() {
            quote!({ #again })
        } else {
            again
        };
        quote!(#poll_fn(move |#context| #returned #body))
    }

    fn arm(&self, id: BlockId, block: &BasicBlock) -> TokenStream {
        let Words { state, child, .. } = &self.words;
        let name = &block.name;
        let fields = self.fields(id);
        let mut code = block.code.clone();
        let mut fill = Fill::new(self.machine, self.liveness, self.target, &self.words, id);
        fill.fill(&mut code);
        let fresh = fill.undeclared(&fields);
        match block.kind {
            Kind::Wait => {
                let value = block.value.as_ref().expect("a wait has an answer");
                let poll = self.target.poll(child, self.words.context.as_ref());
                let (ready, not_ready) = (self.target.ready(), self.target.not_ready());
                let taken = self.take(block, &fields, &code);
                // What is wrong with a child is said of its `.wait`.
                let polled = located(
                    quote!(let #ready(#value) = #poll else { return #not_ready };),
                    name.span(),
                );
                quote! {
                    #state::#name { #child, .. } => {
                        #polled #taken #(#fresh)* #(#code)*
                    }
                }
            }
            Kind::Start | Kind::Meet => {
                let pattern = if fields.is_empty() {
                    quote!()
                } else {
                    quote!({ .. })
                };
                let taken = self.take(block, &fields, &code);
                quote!(#state::#name #pattern => { #taken #(#fresh)* #(#code)* })
            }
        }
    }

    /// Takes the variables out of the state, oldest first, and leaves the state that is over.
    fn take(&self, block: &BasicBlock, fields: &[&Ident], code: &[Stmt]) -> TokenStream {
        let Words {
            state,
            done,
            variable,
            ..
        } = &self.words;
        if fields.is_empty() {
            return quote!(#variable = #state::#done;);
        }
        let name = &block.name;
        let in_order: Vec<_> = match block.kind {
            Kind::Start => fields.to_vec(),
            Kind::Wait | Kind::Meet => fields.iter().rev().copied().collect(),
        };
        let mentioned = macros::mentioned(quote!(#(#code)*));
        let bound = in_order.into_iter().map(|field| {
            let text = field.to_string();
            if !mentioned.contains(&text) {
                // It is only kept, to be dropped where its scope ends.
                let kept = unread(field, &self.machine.vars);
                return quote!(#field: #kept);
            }
            let mutable = self.machine.vars[&text].mutable.then(|| quote!(mut));
            quote!(#mutable #field)
        });
        let rest = (block.kind == Kind::Wait).then(|| quote!(, ..));
        quote! {
            let #state::#name { #(#bound),* #rest } = ::core::mem::replace(&mut #variable, #state::#done)
            else { ::core::unreachable!() };
        }
    }
}

/// The parameters of the enum of states.
struct Types<'a> {
    known: HashMap<String, Ident>,
    order: Vec<Ident>,
    names: &'a mut Names,
}

impl Types<'_> {
    fn of(&mut self, variable: &Ident) -> Ident {
        let name = variable.to_string();
        if let Some(ty) = self.known.get(&name) {
            return ty.clone();
        }
        let ty = self.fresh(&camel_case(&name));
        self.known.insert(name, ty.clone());
        ty
    }

    fn fresh(&mut self, base: &str) -> Ident {
        let ty = self.names.fresh(base, Span::call_site());
        self.order.push(ty.clone());
        ty
    }
}

/// The signature of the output.
fn signature(sig: &Signature, target: &Target) -> Signature {
    let mut sig = sig.clone();
    for input in &mut sig.inputs {
        if let FnArg::Typed(arg) = input
            && let Pat::Ident(name) = &mut *arg.pat
        {
            // The machine's own variable is `mut`.
            name.mutability = None;
        }
    }
    let future = target.future(&output(&sig));
    sig.output = parse_quote!(-> #future);
    sig
}

fn output(sig: &Signature) -> TokenStream {
    match &sig.output {
        ReturnType::Default => quote_spanned!(sig.ident.span()=> ()),
        ReturnType::Type(_, ty) => ty.to_token_stream(),
    }
}
