//! The flow of branches, loops and captures inside a block's code.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Arm, BinOp, Block, Expr, ExprBinary, ExprMatch, Label, Lifetime, Macro, Pat};

use super::{Event, Walker};
use crate::macros;
use crate::pattern::{bindings, consumed};
use crate::vars::as_variable;

impl Walker<'_> {
    pub(super) fn control(&mut self, expr: &Expr) {
        match expr {
            Expr::If(branch) => {
                let scrutinee = self.condition(&branch.cond);
                self.paths(2, |walker, index| match (index, &branch.else_branch) {
                    (0, _) => {
                        walker.taken_by(&scrutinee, 0);
                        walker.stmts(&branch.then_branch.stmts);
                    }
                    (_, Some((_, other))) => {
                        walker.taken_by(&scrutinee, 1);
                        walker.value(other);
                    }
                    (_, None) => walker.taken_by(&scrutinee, 1),
                });
            }
            Expr::Match(choice) => self.choice(choice),
            Expr::Loop(repeat) => self.repeat(repeat.label.as_ref(), &repeat.body, |_, _| {}),
            Expr::While(repeat) => {
                self.repeat(repeat.label.as_ref(), &repeat.body, |walker, after| {
                    let scrutinee = walker.condition(&repeat.cond);
                    walker.edge(after);
                    walker.taken_by(&scrutinee, 0);
                });
            }
            Expr::ForLoop(repeat) => {
                self.value(&repeat.expr);
                self.repeat(repeat.label.as_ref(), &repeat.body, |walker, after| {
                    walker.edge(after);
                    walker.declare(&repeat.pat, true);
                });
            }
            _ => {}
        }
    }

    /// Walks a condition. For `if let P = x`: `x`, and whether each branch uses it up.
    fn condition(&mut self, cond: &Expr) -> Option<(String, Vec<bool>)> {
        let Expr::Let(binding) = cond else {
            self.value(cond);
            return None;
        };
        self.place(&binding.expr);
        self.declare(&binding.pat, true);
        let name = as_variable(&binding.expr, &self.machine.vars)?.to_string();
        Some((name, consumed(&[&binding.pat, &wildcard()])))
    }

    fn taken_by(&mut self, scrutinee: &Option<(String, Vec<bool>)>, branch: usize) {
        if let Some((name, consumed)) = scrutinee
            && consumed[branch]
        {
            self.note(name, Event::Moved);
        }
    }

    fn choice(&mut self, choice: &ExprMatch) {
        let scrutinee = as_variable(&choice.expr, &self.machine.vars);
        let pats: Vec<_> = choice.arms.iter().map(|arm| &arm.pat).collect();
        let consumed = consumed(&pats);
        self.place(&choice.expr);
        self.paths(choice.arms.len(), |walker, index| {
            let Arm { pat, body, .. } = &choice.arms[index];
            walker.declare(pat, true);
            if let Pat::Guard(guarded) = pat {
                walker.value(&guarded.guard);
            }
            if let (Some(name), true) = (scrutinee, consumed[index]) {
                walker.note(name, Event::Moved);
            }
            walker.value(body);
        });
    }

    /// Walks a loop; `head` is what runs before each round, and may lead behind the loop.
    fn repeat(&mut self, label: Option<&Label>, body: &Block, head: impl FnOnce(&mut Self, usize)) {
        let (start, after) = (self.node(), self.node());
        self.edge(start);
        self.now = start;
        head(self, after);
        if let Some(label) = label {
            self.exits
                .insert(label.name.ident.to_string(), (start, after));
        }
        self.loops.push((start, after));
        self.stmts(&body.stmts);
        self.loops.pop();
        self.edge(start);
        self.now = after;
    }

    pub(super) fn block(&mut self, label: Option<&Label>, block: &Block) {
        let Some(label) = label else {
            return self.stmts(&block.stmts);
        };
        let after = self.node();
        self.exits
            .insert(label.name.ident.to_string(), (after, after));
        self.stmts(&block.stmts);
        self.edge(after);
        self.now = after;
    }

    /// Walks what leaves an inner loop, or the function.
    pub(super) fn leave(&mut self, expr: &Expr) {
        let exit = |walker: &Self, label: &Option<Lifetime>| match label {
            Some(label) => walker.exits.get(&label.ident.to_string()).copied(),
            None => walker.loops.last().copied(),
        };
        let (value, to) = match expr {
            Expr::Break(leave) => (
                &leave.expr,
                exit(self, &leave.label).map(|(_, after)| after),
            ),
            Expr::Continue(again) => (&None, exit(self, &again.label).map(|(start, _)| start)),
            Expr::Return(end) => (&end.expr, None),
            _ => return,
        };
        value.iter().for_each(|value| self.value(value));
        to.into_iter().for_each(|to| self.edge(to));
        self.over();
    }

    /// `&&` and `||` run their right side only sometimes.
    pub(super) fn binary(&mut self, binary: &ExprBinary) {
        match binary.op {
            BinOp::And(_) | BinOp::Or(_) => {
                self.value(&binary.left);
                self.paths(2, |walker, index| {
                    if index == 0 {
                        walker.value(&binary.right);
                    }
                });
            }
            op if super::compares(&op) => {
                self.place(&binary.left);
                self.place(&binary.right);
            }
            _ => {
                self.value(&binary.left);
                self.value(&binary.right);
            }
        }
    }

    /// `x = y`, `(a, b) = y`, `x.f = y`.
    pub(super) fn assign(&mut self, left: &Expr) {
        if let Some(name) = as_variable(left, &self.machine.vars) {
            return self.note(name, Event::Assigned);
        }
        match left {
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.assign(elem)),
            Expr::Infer(_) => {}
            other => self.place(other),
        }
    }

    /// A `move` closure moves what it mentions; another one may, which syntax cannot tell.
    pub(super) fn capture(&mut self, body: &impl ToTokens, moves: bool) {
        let event = if moves { Event::Moved } else { Event::Used };
        self.mention(body.to_token_stream(), event);
    }

    pub(super) fn call(&mut self, call: &Macro) {
        match macros::args_by_value(call) {
            Some(args) => args.iter().for_each(|arg| self.value(arg)),
            None => self.mention(call.tokens.clone(), Event::Used),
        }
        if macros::never_returns(call) {
            self.over();
        }
    }

    pub(super) fn mention(&mut self, tokens: TokenStream, event: Event) {
        for name in macros::mentioned(tokens) {
            if self.machine.vars.contains_key(&name) {
                self.note(&name, event);
            }
        }
    }

    pub(super) fn local(&mut self, local: &syn::Local) {
        let Some(init) = &local.init else {
            return self.declare(&local.pat, false);
        };
        let name = as_variable(&init.expr, &self.machine.vars);
        match name {
            // A plain name takes any value whole.
            Some(_) if init.diverge.is_none() && is_name(&local.pat) => self.value(&init.expr),
            _ => self.look(&init.expr, name.is_some()),
        }
        if let Some((_, other)) = &init.diverge {
            self.paths(2, |walker, index| {
                if index == 0 {
                    walker.value(other);
                    walker.over();
                }
            });
        }
        if let (Some(name), true) = (name, consumed(&[&local.pat])[0]) {
            self.note(name, Event::Moved);
        }
        self.declare(&local.pat, true);
    }

    fn look(&mut self, source: &Expr, is_variable: bool) {
        if is_variable {
            self.place(source)
        } else {
            self.value(source)
        }
    }

    pub(super) fn declare(&mut self, pat: &Pat, has_value: bool) {
        for name in bindings(pat) {
            self.note(&name, Event::Declared(has_value));
        }
    }
}

fn is_name(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(name) => name.by_ref.is_none(),
        Pat::Type(typed) => is_name(&typed.pat),
        _ => false,
    }
}

fn wildcard() -> Pat {
    Pat::Wild(syn::PatWild {
        attrs: Vec::new(),
        underscore_token: Default::default(),
    })
}
