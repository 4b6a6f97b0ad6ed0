//! Cuts a function's body into basic blocks, at its waits.
//!
//! The body is walked in the order in which it runs. Code that does not wait is copied; a wait
//! ends the block and begins the next. Where branches meet again after a wait, and where a loop
//! begins, a block begins as well, since several blocks lead there.
//!
//! ```text
//! let a = get(1).wait;      Start:  … jump to Wait0 with the child get(1)
//! if a > 0 {                Wait0:  let a = <the answer>; if a > 0 { jump to Wait1 } else { jump to Meet0 }
//!     get(a).wait;          Wait1:  jump to Meet0
//! }
//! a + 1                     Meet0:  return a + 1
//! ```

mod control;
mod operand;
mod segment;

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};
use syn::{Block, Expr, FnArg, Local, Stmt};

use crate::block::{BasicBlock, BlockId, Kind, Machine, diverges, jump_to, rebinding};
use crate::names::Names;
use crate::parse::{CoroutineFn, waits};
use crate::pattern::{Taken, bindings, taken};
use crate::vars::{Var, Vars};

pub(crate) use operand::Mode;
use segment::{Frame, Owner, Segment, braced, needs_no_scope};

/// Cuts `function`, whose names are unique and whose body is desugared.
pub(crate) fn lower(function: CoroutineFn, vars: Vars, names: &mut Names) -> (Machine, Vec<Stmt>) {
    let machine = Machine {
        blocks: Vec::new(),
        order: Vec::new(),
        breaks: HashMap::new(),
        continues: HashMap::new(),
        vars,
    };
    let mut lowerer = Lowerer {
        machine,
        names,
        scopes: vec![Vec::new()],
        segment: Segment::dead(0),
        temporaries: HashSet::new(),
        counts: HashMap::new(),
        branches: Vec::new(),
        items: Vec::new(),
    };
    for input in &function.sig.inputs {
        if let FnArg::Typed(arg) = input {
            lowerer.scopes[0].extend(bindings(&arg.pat));
        }
    }
    let start = lowerer.block(Kind::Start, "Start", Span::call_site());
    lowerer.start(start, None);
    lowerer.open_scope();
    // Every path of a desugared body ends with a `return`.
    function
        .block
        .stmts
        .into_iter()
        .for_each(|stmt| lowerer.stmt(stmt));
    lowerer.finish();
    (lowerer.machine, lowerer.items)
}

struct Lowerer<'a> {
    machine: Machine,
    names: &'a mut Names,
    /// The variables of each open scope, the innermost last.
    scopes: Vec<Vec<Ident>>,
    /// Where code is written now.
    segment: Segment,
    /// The names of the variables that this pass has made.
    temporaries: HashSet<String>,
    /// How many blocks of each sort there are.
    counts: HashMap<&'static str, usize>,
    /// The code of each branch that has ended, up to its first wait.
    branches: Vec<Vec<Stmt>>,
    /// Items of the body: they move in front of the machine, where every block sees them.
    items: Vec<Stmt>,
}

impl Lowerer<'_> {
    fn push(&mut self, stmt: Stmt) {
        let frame = self.segment.frames.last_mut();
        frame.expect("a segment has a frame").stmts.push(stmt);
    }

    /// Runs what nobody asks the value of.
    fn push_discarded(&mut self, value: Option<Expr>) {
        let semi = Some(Default::default());
        match value {
            Some(Expr::Block(block)) if needs_no_scope(&block) => {
                for stmt in block.block.stmts {
                    self.push(match stmt {
                        Stmt::Expr(expr, None) => Stmt::Expr(expr, semi),
                        stmt => stmt,
                    });
                }
            }
            Some(value) => self.push(Stmt::Expr(value, semi)),
            None => {}
        }
    }

    fn declare(&mut self, name: Ident) {
        self.scopes
            .last_mut()
            .expect("the function's scope is always there")
            .push(name);
    }

    /// Makes a variable for a value that the learner gave no name.
    fn temporary(&mut self, base: &str, span: Span) -> Ident {
        let name = self.names.fresh(base, span);
        // The statement that goes on moves it: it is held as long as it is live, and no longer.
        let var = Var {
            mutable: false,
            ..Var::hidden(true)
        };
        self.machine.vars.insert(name.to_string(), var);
        self.temporaries.insert(name.to_string());
        name
    }

    /// Makes a block without code yet.
    fn block(&mut self, kind: Kind, base: &'static str, span: Span) -> BlockId {
        let number = self.counts.entry(base).or_insert(0);
        let name = match kind {
            Kind::Start => self.names.fresh(base, span),
            _ => self.names.fresh(&format!("{base}{number}"), span),
        };
        *number += 1;
        let id = BlockId(self.machine.blocks.len());
        self.machine.breaks.insert(name.to_string(), id);
        let block = BasicBlock {
            kind,
            name,
            value: None,
            scope: Vec::new(),
            code: Vec::new(),
        };
        self.machine.blocks.push(block);
        id
    }

    /// Begins to write the code of `id`, which receives `value`.
    fn start(&mut self, id: BlockId, value: Option<Ident>) {
        let block = &mut self.machine.blocks[id.0];
        block.scope = self.scopes.concat();
        block.value = value.clone();
        self.machine.order.push(id);
        let frames = self.scopes.iter().map(|_| Frame {
            stmts: Vec::new(),
            entered: true,
        });
        self.segment = Segment {
            owner: Owner::Block(id),
            frames: frames.collect(),
        };
        if let Some(value) = value {
            self.declare(value);
        }
    }

    /// Ends the segment with a jump to `target`, unless control has left already.
    fn jump(&mut self, target: BlockId, value: Option<Expr>, span: Span) {
        let name = self.machine.block(target).name.clone();
        match value {
            Some(value) if diverges(&value) => self.push_discarded(Some(value)),
            value if !self.segment.is_over() => self.push(jump_to(&name, value, span)),
            _ => {}
        }
        self.finish();
    }

    /// Ends the segment: gives its code to the block or branch whose it is.
    fn finish(&mut self) {
        let segment = std::mem::replace(&mut self.segment, Segment::dead(self.scopes.len()));
        let code = segment
            .frames
            .into_iter()
            .flat_map(|frame| frame.stmts)
            .collect();
        match segment.owner {
            Owner::Block(id) => self.machine.blocks[id.0].code = code,
            Owner::Branch(index) => self.branches[index] = code,
            Owner::Nobody => {}
        }
    }

    /// Waits for `child`: ends the block and begins the one that has the answer.
    fn wait(&mut self, child: Expr, span: Span) -> Ident {
        let block = self.block(Kind::Wait, "Wait", span);
        self.jump(block, Some(child), span);
        let value = self.temporary("value", span);
        self.start(block, Some(value.clone()));
        value
    }

    fn open_scope(&mut self) {
        self.scopes.push(Vec::new());
        self.segment.frames.push(Frame::default());
    }

    /// Ends the innermost scope, whose value is `tail`; its variables are dropped here.
    fn close_scope(&mut self, tail: Option<Expr>) -> Option<Expr> {
        let variables = self.scopes.pop().expect("opened before");
        let frame = self.segment.frames.pop().expect("opened before");
        let mut stmts: Vec<Stmt> = Vec::new();
        if let (true, Owner::Block(id)) = (frame.entered, self.segment.owner) {
            let scope = &self.machine.block(id).scope;
            // Temporaries are moved by the statement that goes on here: they need no end.
            let named = |name: &&Ident| !self.temporaries.contains(&name.to_string());
            let earlier = variables
                .iter()
                .filter(named)
                .filter(|name| scope.contains(name));
            stmts.extend(earlier.map(rebinding));
        }
        stmts.extend(frame.stmts);
        if stmts.is_empty() {
            return tail;
        }
        stmts.extend(tail.map(|tail| Stmt::Expr(tail, None)));
        Some(braced(stmts))
    }

    /// Lowers the statements of `block` in a scope of their own; returns its value.
    fn body(&mut self, block: Block) -> Option<Expr> {
        self.open_scope();
        let count = block.stmts.len();
        let mut tail = None;
        for (index, stmt) in block.stmts.into_iter().enumerate() {
            match stmt {
                Stmt::Expr(mut expr, None) if index + 1 == count => {
                    self.lower(&mut expr, Mode::Value);
                    tail = Some(expr);
                }
                stmt => self.stmt(stmt),
            }
        }
        self.close_scope(tail)
    }

    fn stmt(&mut self, stmt: Stmt) {
        match stmt {
            Stmt::Item(_) => self.items.push(stmt),
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expr, _) if waits(&expr) => {
                let value = self.discard(expr);
                self.push_discarded(value);
            }
            other => self.push(other),
        }
    }

    fn local(&mut self, mut local: Local) {
        if let Some(init) = &mut local.init {
            // What `_` and the like leave is a temporary: it is dropped where the statement ends.
            let mode = if taken(&local.pat) == Taken::All {
                Mode::Value
            } else {
                Mode::Place
            };
            self.lower(&mut init.expr, mode);
        }
        bindings(&local.pat)
            .into_iter()
            .for_each(|name| self.declare(name));
        self.push(Stmt::Local(local));
    }
}
