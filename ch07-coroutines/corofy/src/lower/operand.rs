//! Expressions that wait in the middle: what was computed before becomes a variable.
//!
//! In `f(a(), b().wait)` the value of `a()` has to outlive the wait: `let before = a();` comes
//! first. Where the original would borrow a temporary, as in `a().len() + b().wait`, the variable
//! turns back into one: `{ before }.len()` drops it where the statement ends.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Stmt, UnOp};

use super::Lowerer;
use crate::flow::compares;
use crate::parse::{as_wait, is_assignment, waits};
use crate::vars::{as_variable, is_place};

/// How an expression is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    /// Its value is moved or copied out.
    Value,
    /// It is looked at where it is: a receiver, what `&` borrows, what `match` inspects.
    Place,
}

impl Lowerer<'_> {
    /// Lowers the waits inside `expr`, which is then the rest that is left to compute.
    pub(super) fn lower(&mut self, expr: &mut Expr, mode: Mode) {
        if !waits(expr) {
            return;
        }
        if let Some(wait) = as_wait(expr) {
            let span = wait.member.span();
            return self.lower_wait(expr, mode, span);
        }
        match expr {
            Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) => {
                self.lower_control(expr, mode);
            }
            Expr::Assign(assign) => self.operands([
                (&mut *assign.right, Mode::Value),
                (target(&mut assign.left), Mode::Place),
            ]),
            Expr::Binary(binary) if is_assignment(&binary.op) => self.operands([
                (&mut *binary.right, Mode::Value),
                (target(&mut binary.left), Mode::Place),
            ]),
            Expr::Binary(binary) => {
                let mode = if compares(&binary.op) {
                    Mode::Place
                } else {
                    Mode::Value
                };
                self.operands([(&mut *binary.left, mode), (&mut *binary.right, mode)]);
            }
            Expr::MethodCall(call) => {
                let receiver = (&mut *call.receiver, Mode::Place);
                let args = call.args.iter_mut().map(|arg| (arg, Mode::Value));
                self.operands(std::iter::once(receiver).chain(args));
            }
            Expr::Call(call) => {
                let callee = (&mut *call.func, Mode::Place);
                let args = call.args.iter_mut().map(|arg| (arg, Mode::Value));
                self.operands(std::iter::once(callee).chain(args));
            }
            Expr::Index(index) => self.operands([
                (&mut *index.expr, Mode::Place),
                (&mut *index.index, Mode::Value),
            ]),
            Expr::Struct(literal) => {
                let fields = literal
                    .fields
                    .iter_mut()
                    .map(|field| (&mut field.expr, Mode::Value));
                let rest = literal
                    .rest
                    .iter_mut()
                    .map(|rest| (&mut **rest, Mode::Place));
                self.operands(fields.chain(rest));
            }
            Expr::Array(array) => self.operands(array.elems.iter_mut().map(|e| (e, Mode::Value))),
            Expr::Tuple(tuple) => self.operands(tuple.elems.iter_mut().map(|e| (e, Mode::Value))),
            Expr::Range(range) => {
                let ends = [&mut range.start, &mut range.end].into_iter().flatten();
                self.operands(ends.map(|end| (&mut **end, Mode::Value)));
            }
            other => self.lower_single(other, mode),
        }
    }

    /// Lowers an expression with one operand.
    fn lower_single(&mut self, expr: &mut Expr, mode: Mode) {
        match expr {
            Expr::Paren(paren) => self.lower(&mut paren.expr, mode),
            Expr::Group(group) => self.lower(&mut group.expr, mode),
            Expr::Field(field) => self.lower(&mut field.base, Mode::Place),
            Expr::Reference(reference) => self.lower(&mut reference.expr, Mode::Place),
            Expr::RawAddr(address) => self.lower(&mut address.expr, Mode::Place),
            Expr::Let(binding) => self.lower(&mut binding.expr, Mode::Place),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.lower(&mut unary.expr, Mode::Place);
            }
            Expr::Unary(unary) => self.lower(&mut unary.expr, Mode::Value),
            Expr::Cast(cast) => self.lower(&mut cast.expr, Mode::Value),
            Expr::Try(attempt) => self.lower(&mut attempt.expr, Mode::Value),
            Expr::Repeat(repeat) => self.lower(&mut repeat.expr, Mode::Value),
            Expr::ForLoop(repeat) => self.lower(&mut repeat.expr, Mode::Value),
            Expr::Return(end) => end.expr.iter_mut().for_each(|e| self.lower(e, Mode::Value)),
            Expr::Break(exit) => exit
                .expr
                .iter_mut()
                .for_each(|e| self.lower(e, Mode::Value)),
            _ => {}
        }
    }

    /// Lowers the condition of an `if`; of a chain, only the first condition can wait.
    pub(super) fn lower_cond(&mut self, cond: &mut Expr) {
        self.lower(cond, Mode::Value);
    }

    fn lower_wait(&mut self, expr: &mut Expr, mode: Mode, span: Span) {
        let Expr::Field(wait) = expr else { return };
        self.lower(&mut wait.base, Mode::Value);
        let child = std::mem::replace(&mut *wait.base, Expr::PLACEHOLDER);
        let value = self.wait(child, span);
        *expr = in_mode(&value, mode);
    }

    fn lower_control(&mut self, expr: &mut Expr, mode: Mode) {
        let value = match std::mem::replace(expr, Expr::PLACEHOLDER) {
            Expr::If(branch) => self.branch(branch, true),
            Expr::Match(choice) => self.choice(choice, true),
            Expr::Loop(repeat) => self.repeat(repeat, true),
            Expr::Block(block) => self.labelled(block, true),
            other => Some(other),
        };
        *expr = match value {
            Some(Expr::Path(path)) if mode == Mode::Place => syn::parse_quote!({ #path }),
            Some(value) => value,
            None => syn::parse_quote!(()),
        };
    }

    /// Lowers operands in the order in which they are computed.
    fn operands<'e>(&mut self, operands: impl IntoIterator<Item = (&'e mut Expr, Mode)>) {
        let mut operands: Vec<_> = operands.into_iter().collect();
        let last = operands.iter().rposition(|(operand, _)| waits(operand));
        for (index, (operand, mode)) in operands.iter_mut().enumerate() {
            self.lower(operand, *mode);
            if Some(index) < last {
                self.keep(operand, *mode);
            }
        }
    }

    /// Computes `expr` now, before a wait, and leaves the name of its value.
    fn keep(&mut self, expr: &mut Expr, mode: Mode) {
        match expr {
            // Making these does nothing that could be seen, so it may as well come later.
            Expr::Lit(_) | Expr::Closure(_) => return,
            Expr::Path(path) if !self.is_variable(path) => return,
            Expr::Path(path) if self.is_temporary(path) => return,
            Expr::Block(block) if self.is_kept(block) => return,
            _ if mode == Mode::Place && is_place(expr) => return self.keep_indices(expr),
            Expr::Paren(paren) => return self.keep(&mut paren.expr, mode),
            Expr::Group(group) => return self.keep(&mut group.expr, mode),
            Expr::Reference(reference) => return self.keep(&mut reference.expr, Mode::Place),
            Expr::Array(array) if array.elems.iter().all(|e| matches!(e, Expr::Lit(_))) => return,
            _ => {}
        }
        let before = self.temporary("before", expr.span());
        let value = std::mem::replace(expr, in_mode(&before, mode));
        let kept: Stmt = syn::parse_quote!(let #before = #value;);
        self.push(kept);
        self.declare(before);
    }

    /// A place is looked at later; which element it is, is known now.
    fn keep_indices(&mut self, place: &mut Expr) {
        match place {
            Expr::Field(field) => self.keep_indices(&mut field.base),
            Expr::Paren(paren) => self.keep_indices(&mut paren.expr),
            Expr::Unary(unary) => self.keep_indices(&mut unary.expr),
            Expr::Index(index) => {
                self.keep_indices(&mut index.expr);
                self.keep(&mut index.index, Mode::Value);
            }
            _ => {}
        }
    }

    fn is_variable(&self, path: &syn::ExprPath) -> bool {
        as_variable(&Expr::Path(path.clone()), &self.machine.vars).is_some()
    }

    /// Says whether `path` is a variable that [`Lowerer::temporary`] has made.
    fn is_temporary(&self, path: &syn::ExprPath) -> bool {
        path.path
            .get_ident()
            .is_some_and(|name| self.temporaries.contains(&name.to_string()))
    }

    /// Says whether `block` is `{ value }`, which [`in_mode`] has made.
    fn is_kept(&self, block: &syn::ExprBlock) -> bool {
        matches!(&block.block.stmts[..], [Stmt::Expr(Expr::Path(path), None)] if self.is_temporary(path))
    }
}

/// Uses a kept value: moves it, or makes it a temporary again.
fn in_mode(name: &proc_macro2::Ident, mode: Mode) -> Expr {
    match mode {
        Mode::Value => syn::parse_quote!(#name),
        Mode::Place => syn::parse_quote!({ #name }),
    }
}

/// What is computed of an assignment's left side: not the field itself, which may be called `wait`.
fn target(left: &mut Expr) -> &mut Expr {
    if as_wait(left).is_none() {
        return left;
    }
    match left {
        Expr::Field(field) => &mut field.base,
        left => left,
    }
}
