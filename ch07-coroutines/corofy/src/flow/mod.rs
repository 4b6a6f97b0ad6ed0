//! What code does with variables, in the order in which it does it.
//!
//! Walks the code of the blocks, branches and inner loops included, and notes each declaration,
//! use, move and assignment in a graph. [`crate::liveness`] draws the conclusions.

mod control;

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{BinOp, Expr, Stmt, UnOp};

use crate::block::{BlockId, Machine, as_rebinding};
use crate::lower::Mode;
use crate::parse::is_assignment;
use crate::vars::as_variable;

/// What happens to a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Event {
    /// It is declared, with or without a value.
    Declared(bool),
    /// It is looked at; perhaps moved, which syntax cannot tell.
    Used,
    /// Its value is moved away, or copied.
    Moved,
    /// It gets a new value.
    Assigned,
}

/// Code without a branch.
#[derive(Default)]
pub(crate) struct Node {
    pub(crate) events: Vec<(String, Event)>,
    pub(crate) next: Vec<usize>,
}

/// The whole function: a node for each block's beginning, and more inside.
pub(crate) struct Flow {
    pub(crate) nodes: Vec<Node>,
    /// The node where each block begins.
    pub(crate) entries: Vec<usize>,
    /// What [`Flow::use_held`] has noted.
    held: HashSet<(BlockId, String)>,
}

impl Flow {
    pub(crate) fn of(machine: &Machine) -> Self {
        let entries: Vec<usize> = (0..machine.blocks.len()).collect();
        let nodes = entries.iter().map(|_| Node::default()).collect();
        let mut walker = Walker {
            machine,
            nodes,
            now: 0,
            exits: HashMap::new(),
            loops: Vec::new(),
        };
        for (entry, block) in machine.blocks.iter().enumerate() {
            walker.now = entry;
            if let Some(value) = &block.value {
                walker.note(value, Event::Declared(true));
            }
            walker.stmts(&block.code);
        }
        Self {
            nodes: walker.nodes,
            entries,
            held: HashSet::new(),
        }
    }

    pub(crate) fn entry(&self, id: BlockId) -> usize {
        self.entries[id.0]
    }

    /// Notes that a state which holds a variable needs it; says whether that is news.
    pub(crate) fn use_held(&mut self, held: &HashMap<BlockId, Vec<Ident>>) -> bool {
        let mut news = false;
        for (&id, names) in held {
            for name in names.iter().map(Ident::to_string) {
                if self.held.insert((id, name.clone())) {
                    let node = &mut self.nodes[self.entries[id.0]];
                    node.events.insert(0, (name, Event::Used));
                    news = true;
                }
            }
        }
        news
    }
}

struct Walker<'a> {
    machine: &'a Machine,
    nodes: Vec<Node>,
    /// The node that is being written.
    now: usize,
    /// Where `break 'label` and `continue 'label` of inner loops lead.
    exits: HashMap<String, (usize, usize)>,
    /// The same for loops, the innermost last.
    loops: Vec<(usize, usize)>,
}

impl Walker<'_> {
    fn note(&mut self, name: &impl ToString, event: Event) {
        self.nodes[self.now].events.push((name.to_string(), event));
    }

    fn node(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn edge(&mut self, to: usize) {
        let now = self.now;
        self.nodes[now].next.push(to);
    }

    /// Goes on in a node that nothing leads to: control does not come here.
    fn over(&mut self) {
        self.now = self.node();
    }

    /// Walks each path from here to a common node, where it goes on.
    fn paths(&mut self, count: usize, mut walk: impl FnMut(&mut Self, usize)) {
        let (from, to) = (self.now, self.node());
        for index in 0..count {
            let start = self.node();
            self.nodes[from].next.push(start);
            self.now = start;
            walk(self, index);
            self.edge(to);
        }
        self.now = to;
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            match stmt {
                stmt if as_rebinding(stmt).is_some() => {}
                Stmt::Local(local) => self.local(local),
                Stmt::Expr(expr, _) => self.value(expr),
                Stmt::Macro(call) => self.call(&call.mac),
                Stmt::Item(_) => {}
            }
        }
    }

    fn value(&mut self, expr: &Expr) {
        self.walk(expr, Mode::Value);
    }

    fn place(&mut self, expr: &Expr) {
        self.walk(expr, Mode::Place);
    }

    fn walk(&mut self, expr: &Expr, mode: Mode) {
        if let Some(name) = as_variable(expr, &self.machine.vars) {
            let event = if mode == Mode::Value {
                Event::Moved
            } else {
                Event::Used
            };
            return self.note(name, event);
        }
        if let Some(jump) = self.machine.jump(expr) {
            jump.value.into_iter().for_each(|value| self.value(value));
            self.edge(jump.target.0);
            return self.over();
        }
        match expr {
            Expr::Paren(paren) => self.walk(&paren.expr, mode),
            Expr::Group(group) => self.walk(&group.expr, mode),
            Expr::Block(block) => self.block(block.label.as_ref(), &block.block),
            Expr::Unsafe(block) => self.stmts(&block.block.stmts),
            Expr::If(_) | Expr::Match(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Loop(_) => {
                self.control(expr);
            }
            Expr::Break(_) | Expr::Continue(_) | Expr::Return(_) => self.leave(expr),
            Expr::Closure(closure) => self.capture(&closure.body, closure.capture.is_some()),
            Expr::Async(block) => self.capture(&block.block, block.capture.is_some()),
            Expr::Macro(call) => self.call(&call.mac),
            other => self.operands(other),
        }
    }

    /// Walks the operands of an expression in their order.
    fn operands(&mut self, expr: &Expr) {
        match expr {
            Expr::Assign(assign) => {
                self.value(&assign.right);
                self.assign(&assign.left);
            }
            Expr::Binary(binary) if is_assignment(&binary.op) => {
                self.value(&binary.right);
                self.place(&binary.left);
            }
            Expr::Binary(binary) => self.binary(binary),
            Expr::Field(field) => self.place(&field.base),
            Expr::Reference(reference) => self.place(&reference.expr),
            Expr::RawAddr(address) => self.place(&address.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.place(&unary.expr),
            Expr::Unary(unary) => self.value(&unary.expr),
            Expr::Index(index) => {
                self.place(&index.expr);
                self.value(&index.index);
            }
            Expr::MethodCall(call) => {
                self.place(&call.receiver);
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Call(call) => {
                self.place(&call.func);
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Struct(literal) => {
                literal
                    .fields
                    .iter()
                    .for_each(|field| self.value(&field.expr));
                literal.rest.iter().for_each(|rest| self.place(rest));
            }
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.value(elem)),
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.value(elem)),
            Expr::Cast(cast) => self.value(&cast.expr),
            Expr::Try(attempt) => self.value(&attempt.expr),
            Expr::Repeat(repeat) => self.value(&repeat.expr),
            Expr::Range(range) => {
                [&range.start, &range.end]
                    .into_iter()
                    .flatten()
                    .for_each(|end| self.value(end));
            }
            Expr::Let(binding) => {
                self.place(&binding.expr);
                self.declare(&binding.pat, true);
            }
            Expr::Lit(_) | Expr::Path(_) => {}
            other => self.mention(other.to_token_stream(), Event::Used),
        }
    }
}

/// Comparisons borrow both sides, even of types that are not `Copy`.
pub(crate) fn compares(op: &BinOp) -> bool {
    use BinOp::*;
    matches!(op, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_))
}
