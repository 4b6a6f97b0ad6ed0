//! Reduces what waits to four forms: `if`, `match`, `loop` and a labelled block.
//!
//! Code without a wait is left as it is. Around a wait, `while`, `for`, `if let`, `&&` and `||`
//! become what they stand for, and every `break` and `continue` that may cross a wait gets a
//! label of its own. What a `match` looks at becomes a variable, so that it is kept like one.

mod chain;
mod tail;

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::parse::Parser;
use syn::parse_quote_spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Block, Expr, ExprIf, ExprMatch, Item, Label, Lifetime, Local, Pat};

use crate::names::Names;
use crate::parse::{block_waits, waits};
use crate::pattern::{bindings, is_literal};
use crate::vars::{Var, Vars, is_place, is_plain_value};

/// Desugars a function's body; its value becomes a `return` at the end of each path.
pub(crate) fn desugar(body: &mut Block, vars: &mut Vars, names: &mut Names) {
    tail::return_tail(body);
    Desugar {
        exits: Vec::new(),
        vars,
        names,
    }
    .visit_block_mut(body);
}

struct Desugar<'a> {
    /// What `break` may leave, the innermost last.
    exits: Vec<Exit>,
    vars: &'a mut Vars,
    names: &'a mut Names,
}

/// A loop or a labelled block.
struct Exit {
    written: Option<Lifetime>,
    /// The label that it gets because it waits.
    unique: Option<Lifetime>,
    is_loop: bool,
}

impl Desugar<'_> {
    fn label(&mut self, base: &str, span: Span) -> Lifetime {
        let name = self.names.fresh(base, span);
        let mut label = Lifetime::new(&format!("'{name}"), name.span());
        label.ident = name;
        label
    }

    fn hidden(&mut self, base: &str, span: Span, plain: bool) -> Ident {
        let name = self.names.fresh(base, span);
        self.vars.insert(name.to_string(), Var::hidden(plain));
        name
    }

    /// Rewrites `expr` one step, if it waits and is none of the four forms.
    fn step(&mut self, expr: Expr) -> Expr {
        match expr {
            Expr::While(repeat) if waits(&repeat.cond) || block_waits(&repeat.body) => {
                let (label, cond, body) = (repeat.label, repeat.cond, repeat.body);
                let span = repeat.while_token.span;
                parse_quote_spanned!(span=> #label loop { if #cond #body else { break } })
            }
            Expr::ForLoop(repeat) if block_waits(&repeat.body) => {
                let (label, pat, body) = (repeat.label, repeat.pat, repeat.body);
                let (source, span) = (repeat.expr, repeat.for_token.span);
                let items = self.hidden("items", span, false);
                let item = self.hidden("item", span, matches!(*source, Expr::Range(_)));
                parse_quote_spanned!(span=> {
                    let mut #items = IntoIterator::into_iter(#source);
                    #label loop {
                        let #item = Iterator::next(&mut #items);
                        match #item { Some(#pat) => #body, None => break }
                    }
                })
            }
            Expr::Binary(binary) if waits(&binary.right) => match binary.op {
                BinOp::And(and) => {
                    let (left, right, span) = (binary.left, binary.right, and.spans[0]);
                    with_cond(
                        *left,
                        parse_quote_spanned!(span=> if true { #right } else { false }),
                    )
                }
                BinOp::Or(or) => {
                    let (left, right, span) = (binary.left, binary.right, or.spans[0]);
                    with_cond(
                        *left,
                        parse_quote_spanned!(span=> if true { true } else { #right }),
                    )
                }
                _ => Expr::Binary(binary),
            },
            Expr::If(branch) => self.branch(branch),
            Expr::Match(choice) => self.choice(choice),
            other => other,
        }
    }

    /// `if let` becomes `match`; a chain of conditions becomes one `if` in another.
    fn branch(&mut self, branch: ExprIf) -> Expr {
        let span = branch.if_token.span;
        let branch_waits = block_waits(&branch.then_branch)
            || branch
                .else_branch
                .as_ref()
                .is_some_and(|(_, other)| waits(other));
        let ExprIf {
            cond,
            then_branch,
            else_branch,
            ..
        } = branch.clone();
        let otherwise = else_branch.map(|(_, other)| other);
        match *cond {
            Expr::Let(binding) if branch_waits => {
                let (pat, source) = (binding.pat, binding.expr);
                if is_place(&source) {
                    let otherwise = otherwise.unwrap_or_else(|| parse_quote_spanned!(span=> {}));
                    return parse_quote_spanned!(span=>
                        match #source { #pat => #then_branch, _ => #otherwise });
                }
                // The other branch no longer sees what was looked at.
                let seen = self.hidden("seen", span, is_plain_value(&source));
                parse_quote_spanned!(span=> {
                    let mut #seen = #source;
                    match #seen { #pat => #then_branch, _ => { #seen; #otherwise } }
                })
            }
            Expr::Binary(ref chain)
                if chain::has_let(&cond) && (branch_waits || waits(&chain.right)) =>
            {
                let label = self.label("decided", span);
                let links = chain::links(*cond);
                let decided: Expr = parse_quote_spanned!(span=> break #label #then_branch);
                let nested = links.into_iter().rev().fold(
                    decided,
                    |inner, link| parse_quote_spanned!(span=> if #link { #inner }),
                );
                parse_quote_spanned!(span=> #label: { #nested #otherwise })
            }
            _ => Expr::If(branch),
        }
    }

    /// What is looked at becomes a variable, dropped where the `match` ends.
    fn choice(&mut self, mut choice: ExprMatch) -> Expr {
        let arms_wait = choice.arms.iter().any(|arm| waits(&arm.body));
        if !arms_wait || is_place(&choice.expr) {
            return Expr::Match(choice);
        }
        let span = choice.match_token.span;
        let compares_literals = choice.arms.iter().any(|arm| is_literal(&arm.pat));
        let plain = compares_literals || is_plain_value(&choice.expr);
        let seen = self.hidden("seen", span, plain);
        let source = std::mem::replace(&mut *choice.expr, parse_quote_spanned!(span=> #seen));
        parse_quote_spanned!(span=> { let mut #seen = #source; #choice })
    }

    fn visit_exit(&mut self, exit: Exit, body: &mut Block) {
        self.exits.push(exit);
        self.visit_block_mut(body);
        self.exits.pop();
    }

    /// The unique label of what `label` leaves, if that waits.
    fn exit(&self, label: Option<&Lifetime>) -> Option<Lifetime> {
        let mut exits = self.exits.iter().rev();
        let exit = match label {
            Some(label) => exits.find(|exit| exit.written.as_ref() == Some(label))?,
            None => exits.find(|exit| exit.is_loop)?,
        };
        exit.unique.clone()
    }
}

impl VisitMut for Desugar<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        *expr = self.step(std::mem::replace(expr, Expr::PLACEHOLDER));
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Loop(repeat) => {
                let written = repeat.label.as_ref().map(|label| label.name.clone());
                let waits = block_waits(&repeat.body);
                let unique = waits.then(|| self.label("again", repeat.loop_token.span));
                let exit = Exit {
                    written,
                    unique: unique.clone(),
                    is_loop: true,
                };
                self.visit_exit(exit, &mut repeat.body);
                relabel(&mut repeat.label, unique);
            }
            Expr::While(repeat) => {
                let written = repeat.label.as_ref().map(|label| label.name.clone());
                self.visit_expr_mut(&mut repeat.cond);
                self.visit_exit(
                    Exit {
                        written,
                        unique: None,
                        is_loop: true,
                    },
                    &mut repeat.body,
                );
            }
            Expr::ForLoop(repeat) => {
                let written = repeat.label.as_ref().map(|label| label.name.clone());
                self.visit_expr_mut(&mut repeat.expr);
                self.visit_exit(
                    Exit {
                        written,
                        unique: None,
                        is_loop: true,
                    },
                    &mut repeat.body,
                );
            }
            Expr::Block(block) if block.label.is_some() => {
                let written = block.label.as_ref().map(|label| label.name.clone());
                let unique = block_waits(&block.block)
                    .then(|| self.label("block", block.block.brace_token.span.open()));
                let exit = Exit {
                    written,
                    unique: unique.clone(),
                    is_loop: false,
                };
                self.visit_exit(exit, &mut block.block);
                relabel(&mut block.label, unique);
            }
            Expr::Break(exit) => {
                if let Some(value) = &mut exit.expr {
                    self.visit_expr_mut(value);
                }
                if let Some(unique) = self.exit(exit.label.as_ref()) {
                    exit.label = Some(unique);
                }
            }
            Expr::Continue(again) => {
                if let Some(unique) = self.exit(again.label.as_ref()) {
                    again.label = Some(unique);
                }
            }
            other => visit_mut::visit_expr_mut(self, other),
        }
    }

    fn visit_local_mut(&mut self, local: &mut Local) {
        let names = bindings(&local.pat);
        if let Some(init) = &mut local.init
            && let Some((_, other)) = init.diverge.take_if(|(_, other)| waits(other))
        {
            // The branch that waits becomes one of an `if let`.
            let (pat, span) = (&local.pat, local.let_token.span);
            let mut branch: ExprIf = parse_quote_spanned!(span=>
                if let #pat = () { (#(#names,)*) } else #other);
            if let Expr::Let(binding) = &mut *branch.cond {
                std::mem::swap(&mut binding.expr, &mut init.expr);
            }
            *init.expr = Expr::If(branch);
            let mutable = |name: &Ident| self.vars[&name.to_string()].mutable;
            let muts = names.iter().map(|name| mutable(name).then(|| quote!(mut)));
            let bound = quote!((#(#muts #names,)*));
            local.pat = Pat::parse_single
                .parse2(bound)
                .expect("a tuple of names is a pattern");
        }
        visit_mut::visit_local_mut(self, local);
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

fn relabel(label: &mut Option<Label>, unique: Option<Lifetime>) {
    if let Some(name) = unique {
        *label = Some(Label {
            name,
            colon_token: Default::default(),
        });
    }
}

/// `branch` with another condition. Written as text, a condition like `x == Point { y }` would
/// need parentheses.
fn with_cond(cond: Expr, mut branch: ExprIf) -> Expr {
    *branch.cond = cond;
    Expr::If(branch)
}
