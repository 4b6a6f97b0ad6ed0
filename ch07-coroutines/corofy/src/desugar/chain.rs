//! Conditions in a chain: `a && let P = b && c`.

use syn::{BinOp, Expr};

/// Says whether a condition binds something.
pub(super) fn has_let(cond: &Expr) -> bool {
    match cond {
        Expr::Let(_) => true,
        Expr::Binary(chain) if matches!(chain.op, BinOp::And(_)) => {
            has_let(&chain.left) || has_let(&chain.right)
        }
        _ => false,
    }
}

/// `a && let P = b && c` as its three conditions.
pub(super) fn links(cond: Expr) -> Vec<Expr> {
    match cond {
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            let mut links = links(*binary.left);
            links.push(*binary.right);
            links
        }
        other => vec![other],
    }
}
