//! The value at the end of a function, as `return`s where each path ends.

use syn::spanned::Spanned;
use syn::{Block, Expr, Stmt, parse_quote_spanned};

use crate::parse::waits;

/// Makes the value of `block` what the function returns.
pub(super) fn return_tail(block: &mut Block) {
    let end = block.brace_token.span.close();
    let last = match block.stmts.pop() {
        Some(Stmt::Macro(call)) if call.semi_token.is_none() => {
            let (attrs, mac) = (call.attrs, call.mac);
            Some(Stmt::Expr(Expr::Macro(syn::ExprMacro { attrs, mac }), None))
        }
        last => last,
    };
    match last {
        Some(Stmt::Expr(tail, None)) => match tail {
            // These have no value; and a `return` inside them would not be their last word.
            Expr::While(_) | Expr::ForLoop(_) => {
                block.stmts.push(Stmt::Expr(tail, None));
                block.stmts.push(parse_quote_spanned!(end=> return ();));
            }
            Expr::If(ref branch) if branch.else_branch.is_none() && waits(&tail) => {
                block.stmts.push(Stmt::Expr(tail, None));
                block.stmts.push(parse_quote_spanned!(end=> return ();));
            }
            tail => block.stmts.push(Stmt::Expr(returned(tail), None)),
        },
        last => {
            block.stmts.extend(last);
            let ends = matches!(block.stmts.last(), Some(Stmt::Expr(Expr::Return(_), _)));
            if !ends {
                block.stmts.push(parse_quote_spanned!(end=> return ();));
            }
        }
    }
}

/// Moves a `return` into the branches of `tail`, which so need no block to meet in.
fn returned(mut tail: Expr) -> Expr {
    let span = tail.span();
    if waits(&tail) {
        match &mut tail {
            Expr::If(branch) => {
                return_tail(&mut branch.then_branch);
                if let Some((_, other)) = &mut branch.else_branch {
                    **other = returned(std::mem::replace(other, Expr::PLACEHOLDER));
                }
                return tail;
            }
            Expr::Match(choice) => {
                for arm in &mut choice.arms {
                    *arm.body = returned(std::mem::replace(&mut arm.body, Expr::PLACEHOLDER));
                    arm.comma.get_or_insert_with(Default::default);
                }
                return tail;
            }
            Expr::Block(inner) if inner.label.is_none() => {
                return_tail(&mut inner.block);
                return tail;
            }
            _ => {}
        }
    }
    match tail {
        Expr::Return(_) => tail,
        tail => parse_quote_spanned!(span=> return #tail),
    }
}
