//! Branches and loops that wait: where their paths part, and where they meet.

use proc_macro2::Span;
use syn::{Expr, ExprBlock, ExprIf, ExprLoop, ExprMatch, Stmt};

use super::Lowerer;
use super::operand::Mode;
use super::segment::{Frame, Owner, Segment, braced};
use crate::block::{Kind, diverges};
use crate::pattern::bindings;

/// Where a branch's code has got to, and what its value is there.
pub(super) struct End {
    /// Where its code up to the first wait will be found.
    branch: usize,
    segment: Segment,
    value: Option<Expr>,
    /// Control never gets here.
    is_over: bool,
}

impl Lowerer<'_> {
    /// Lowers a statement, whose value nobody asks for; returns what is left of it to run.
    pub(super) fn discard(&mut self, expr: Expr) -> Option<Expr> {
        match expr {
            Expr::If(branch) => self.branch(branch, false),
            Expr::Match(choice) => self.choice(choice, false),
            Expr::Loop(repeat) => self.repeat(repeat, false),
            Expr::Block(block) => self.labelled(block, false),
            mut expr => {
                self.lower(&mut expr, Mode::Value);
                Some(expr)
            }
        }
    }

    /// Lowers `if`. Its code up to the first wait stays inside: it is a branch of this block.
    pub(super) fn branch(&mut self, mut branch: ExprIf, wanted: bool) -> Option<Expr> {
        self.lower_cond(&mut branch.cond);
        let span = branch.if_token.span;
        let otherwise = branch.else_branch.take();
        let then_branch = std::mem::replace(&mut branch.then_branch, empty_block());
        let mut ends = vec![self.path(|inner| inner.body(then_branch))];
        ends.push(self.path(|inner| match otherwise {
            Some((_, mut other)) => {
                inner.lower(&mut other, Mode::Value);
                Some(*other)
            }
            None => None,
        }));
        self.meet(ends, wanted, span, "AfterIf", |codes| {
            let [then_branch, otherwise] = codes.try_into().expect("an `if` has two branches");
            branch.then_branch.stmts = then_branch;
            branch.else_branch = Some((Default::default(), Box::new(braced(otherwise))));
            Expr::If(branch)
        })
    }

    /// Lowers `match`, whose guards do not wait.
    pub(super) fn choice(&mut self, mut choice: ExprMatch, wanted: bool) -> Option<Expr> {
        self.lower(&mut choice.expr, Mode::Place);
        let span = choice.match_token.span;
        let ends = choice.arms.iter_mut().map(|arm| {
            let mut body = std::mem::replace(&mut *arm.body, Expr::PLACEHOLDER);
            self.path(|inner| {
                inner.open_scope();
                bindings(&arm.pat)
                    .into_iter()
                    .for_each(|name| inner.declare(name));
                inner.lower(&mut body, Mode::Value);
                inner.close_scope(Some(body))
            })
        });
        let ends = ends.collect();
        self.meet(ends, wanted, span, "AfterMatch", |codes| {
            for (arm, code) in choice.arms.iter_mut().zip(codes) {
                *arm.body = braced(code);
            }
            Expr::Match(choice)
        })
    }

    /// Lowers one path of a branch.
    fn path(&mut self, lower: impl FnOnce(&mut Self) -> Option<Expr>) -> End {
        let branch = self.branches.len();
        self.branches.push(Vec::new());
        let segment = Segment {
            owner: Owner::Branch(branch),
            frames: vec![Frame::default()],
        };
        let outside = std::mem::replace(&mut self.segment, segment);
        let value = lower(self);
        let segment = std::mem::replace(&mut self.segment, outside);
        let is_over = segment.is_over() || value.as_ref().is_some_and(diverges);
        End {
            branch,
            segment,
            value,
            is_over,
        }
    }

    /// Brings the paths of a branch together, and returns its value.
    ///
    /// A single path that goes on, after a wait, needs no block of its own to go on in.
    fn meet(
        &mut self,
        ends: Vec<End>,
        wanted: bool,
        span: Span,
        name: &'static str,
        assemble: impl FnOnce(Vec<Vec<Stmt>>) -> Expr,
    ) -> Option<Expr> {
        let branches: Vec<usize> = ends.iter().map(|end| end.branch).collect();
        let outside = std::mem::replace(&mut self.segment, Segment::dead(0));
        let (over, mut open): (Vec<_>, Vec<_>) = ends.into_iter().partition(|end| end.is_over);
        for end in over {
            self.segment = end.segment;
            self.last_words(end.value);
        }
        let single = match &open[..] {
            [end] if matches!(end.segment.owner, Owner::Block(_)) => open.pop(),
            _ => None,
        };
        let meeting = self.block(Kind::Meet, name, span);
        for end in open {
            self.segment = end.segment;
            let value = self.brought(end.value, wanted);
            self.jump(meeting, value, span);
        }
        self.segment = outside;
        let codes = branches
            .iter()
            .map(|&branch| std::mem::take(&mut self.branches[branch]));
        let branching = assemble(codes.collect());
        self.push(Stmt::Expr(branching, None));
        self.finish();
        match single {
            Some(end) => {
                self.segment = end.segment;
                end.value
            }
            None => self.after(meeting, wanted, span),
        }
    }

    /// The value that a jump brings along; one that nobody wants is only computed.
    fn brought(&mut self, value: Option<Expr>, wanted: bool) -> Option<Expr> {
        if wanted {
            return Some(value.unwrap_or_else(|| syn::parse_quote!(())));
        }
        self.push_discarded(value);
        None
    }

    /// Ends a path that does not go on.
    fn last_words(&mut self, value: Option<Expr>) {
        match value {
            Some(Expr::Block(block)) if block.label.is_none() => {
                block
                    .block
                    .stmts
                    .into_iter()
                    .for_each(|stmt| self.push(stmt));
            }
            value => self.push_discarded(value),
        }
        self.finish();
    }

    /// Lowers `loop`: its head is a block, and so is what follows it.
    pub(super) fn repeat(&mut self, repeat: ExprLoop, wanted: bool) -> Option<Expr> {
        let span = repeat.loop_token.span;
        let label = repeat
            .label
            .expect("a loop that waits has got a label")
            .name
            .ident
            .to_string();
        let head = self.block(Kind::Meet, "Loop", span);
        let after = self.block(Kind::Meet, "AfterLoop", span);
        self.machine.continues.insert(label.clone(), head);
        self.machine.breaks.insert(label, after);
        self.jump(head, None, span);
        self.start(head, None);
        let value = self.body(repeat.body);
        self.push_discarded(value);
        self.jump(head, None, span);
        self.after(after, wanted, span)
    }

    /// Lowers a block; `break` with its label jumps behind it.
    pub(super) fn labelled(&mut self, block: ExprBlock, wanted: bool) -> Option<Expr> {
        let Some(label) = block.label else {
            return self.body(block.block);
        };
        let span = label.name.span();
        let after = self.block(Kind::Meet, "AfterBlock", span);
        self.machine
            .breaks
            .insert(label.name.ident.to_string(), after);
        let value = self.body(block.block);
        let value = self.brought(value, wanted);
        self.jump(after, value, span);
        self.after(after, wanted, span)
    }

    fn after(&mut self, after: crate::block::BlockId, wanted: bool, span: Span) -> Option<Expr> {
        let value = wanted.then(|| self.temporary("value", span));
        self.start(after, value.clone());
        value.map(|name| syn::parse_quote!(#name))
    }
}

fn empty_block() -> syn::Block {
    syn::Block {
        brace_token: Default::default(),
        stmts: Vec::new(),
    }
}
