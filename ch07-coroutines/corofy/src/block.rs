//! Basic blocks: code without a wait, and the jumps between.
//!
//! In a block's code, `break 'Wait0 value` is the jump to the block called `Wait0`. The learner's
//! own `break` and `continue` of a loop that waits are jumps too, as [`Machine::jump`] knows.

use std::collections::HashMap;

use proc_macro2::{Ident, Span};
use quote::quote_spanned;
use syn::{Expr, ExprBreak, Lifetime, Stmt, Token};

use crate::vars::Vars;

/// A block's place in [`Machine::blocks`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct BlockId(pub(crate) usize);

/// What control reaches this block for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The function's start, before the first poll.
    Start,
    /// A child that is polled: the one kind in which a coroutine stays between two polls.
    Wait,
    /// A place that several paths lead to: a loop's head, or where branches meet.
    Meet,
}

/// A piece of the function that runs without a stop.
pub(crate) struct BasicBlock {
    pub(crate) kind: Kind,
    /// The name of its state.
    pub(crate) name: Ident,
    /// Receives the child's answer, or the value that a jump brings.
    pub(crate) value: Option<Ident>,
    /// The variables in scope where it begins, oldest first.
    pub(crate) scope: Vec<Ident>,
    /// Ends with a jump or a `return` on every path.
    pub(crate) code: Vec<Stmt>,
}

/// A function in blocks.
pub(crate) struct Machine {
    pub(crate) blocks: Vec<BasicBlock>,
    /// The blocks that have code, in the order in which the code was written. Every block
    /// follows one that leads to it, so that its variables' types are known where it is read.
    pub(crate) order: Vec<BlockId>,
    /// What `break 'label` and `continue 'label` jump to.
    pub(crate) breaks: HashMap<String, BlockId>,
    pub(crate) continues: HashMap<String, BlockId>,
    pub(crate) vars: Vars,
}

/// A jump, as found in code.
#[derive(Clone, Copy)]
pub(crate) struct Jump<'a> {
    pub(crate) target: BlockId,
    pub(crate) value: Option<&'a Expr>,
    pub(crate) span: Span,
}

impl Machine {
    pub(crate) fn block(&self, id: BlockId) -> &BasicBlock {
        &self.blocks[id.0]
    }

    /// Reads `expr` as a jump to a block, if it is one.
    pub(crate) fn jump<'a>(&self, expr: &'a Expr) -> Option<Jump<'a>> {
        match expr {
            Expr::Break(exit) => Some(Jump {
                target: *self.breaks.get(&exit.label.as_ref()?.ident.to_string())?,
                value: exit.expr.as_deref(),
                span: exit.break_token.span,
            }),
            Expr::Continue(again) => Some(Jump {
                target: *self
                    .continues
                    .get(&again.label.as_ref()?.ident.to_string())?,
                value: None,
                span: again.continue_token.span,
            }),
            _ => None,
        }
    }
}

/// Writes the jump to the block called `name`.
pub(crate) fn jump_to(name: &Ident, value: Option<Expr>, span: Span) -> Stmt {
    let mut label = Lifetime::new(&format!("'{name}"), span);
    label.ident = name.clone();
    let jump = ExprBreak {
        attrs: Vec::new(),
        break_token: Token![break](span),
        label: Some(label),
        expr: value.map(Box::new),
    };
    Stmt::Expr(Expr::Break(jump), Some(Token![;](span)))
}

/// Says whether control surely leaves a piece of code before its end.
pub(crate) fn diverges(expr: &Expr) -> bool {
    match expr {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Macro(call) => crate::macros::never_returns(&call.mac),
        Expr::Paren(paren) => diverges(&paren.expr),
        Expr::Block(block) if block.label.is_none() => leaves(&block.block.stmts),
        Expr::If(branch) => match &branch.else_branch {
            Some((_, other)) => leaves(&branch.then_branch.stmts) && diverges(other),
            None => false,
        },
        Expr::Match(choice) => choice.arms.iter().all(|arm| diverges(&arm.body)),
        _ => false,
    }
}

/// Like [`diverges`], of a list of statements.
pub(crate) fn leaves(stmts: &[Stmt]) -> bool {
    stmts.iter().any(|stmt| match stmt {
        Stmt::Expr(expr, _) => diverges(expr),
        Stmt::Macro(call) => crate::macros::never_returns(&call.mac),
        Stmt::Local(_) | Stmt::Item(_) => false,
    })
}

/// `let name = name;`: takes a variable into the scope that ends here, if the block has it.
pub(crate) fn rebinding(name: &Ident) -> Stmt {
    let span = name.span();
    syn::parse2(quote_spanned!(span=> let #name = #name;)).expect("this is a statement")
}

/// The variable of a [`rebinding`]. No learner's statement looks like one: names are unique.
pub(crate) fn as_rebinding(stmt: &Stmt) -> Option<&Ident> {
    let Stmt::Local(local) = stmt else {
        return None;
    };
    let (syn::Pat::Ident(name), Some(init)) = (&local.pat, &local.init) else {
        return None;
    };
    match &*init.expr {
        Expr::Path(path) if path.path.is_ident(&name.ident) => Some(&name.ident),
        _ => None,
    }
}
