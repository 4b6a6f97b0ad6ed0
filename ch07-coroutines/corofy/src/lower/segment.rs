//! Straight pieces of code while they are being written.

use syn::{Block, Expr, ExprBlock, Stmt};

use crate::block::{BlockId, leaves};

/// A straight piece of code that is being written: a block's, or a branch's inside a block.
pub(super) struct Segment {
    pub(super) owner: Owner,
    /// A frame for each scope that may end here, the innermost last.
    pub(super) frames: Vec<Frame>,
}

/// Whose code a segment is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Block(BlockId),
    /// An element of [`Lowerer::branches`].
    Branch(usize),
    /// Control never gets here: the code is written, and forgotten.
    Nobody,
}

/// The statements of one scope.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) stmts: Vec<Stmt>,
    /// The scope began in an earlier block, so its variables come from the state.
    pub(super) entered: bool,
}

impl Segment {
    pub(super) fn dead(depth: usize) -> Self {
        Self {
            owner: Owner::Nobody,
            frames: (0..depth).map(|_| Frame::default()).collect(),
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.frames.iter().any(|frame| leaves(&frame.stmts))
    }
}

/// Puts statements in braces.
pub(super) fn braced(stmts: Vec<Stmt>) -> Expr {
    let block = Block {
        brace_token: Default::default(),
        stmts,
    };
    Expr::Block(ExprBlock {
        attrs: Vec::new(),
        label: None,
        block,
    })
}

/// Says whether nothing is dropped where `block` ends.
pub(super) fn needs_no_scope(block: &ExprBlock) -> bool {
    let declares = |stmt: &Stmt| matches!(stmt, Stmt::Local(_));
    block.label.is_none() && !block.block.stmts.iter().any(declares)
}
