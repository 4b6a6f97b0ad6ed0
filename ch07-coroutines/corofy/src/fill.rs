//! Fills in what a block's code leaves open, now that every state's variables are known.
//!
//! | in the code | in the output |
//! | --- | --- |
//! | `break 'Wait0 f(x)` | `let child = f(x); state = State::Wait0 { child, … }; continue 'machine;` |
//! | `return x` | `return PollState::Ready(x)` |
//! | `x?` | `match x { Ok(value) => value, Err(error) => return PollState::Ready(Err(From::from(error))) }` |
//! | `let x = x;` | itself if the state holds `x`, else nothing |

use std::collections::HashSet;

use proc_macro2::Ident;
use quote::{ToTokens, quote, quote_spanned};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprMatch, ExprTry, Item, Stmt, parse_quote};

use crate::block::{BlockId, Jump, Kind, Machine, as_rebinding, diverges};
use crate::liveness::Liveness;
use crate::pattern::bindings;
use crate::target::Target;
use crate::vars::{Vars, as_variable, unread};
use crate::words::{Words, located};

/// Fills in the code of one block.
pub(crate) struct Fill<'a> {
    machine: &'a Machine,
    liveness: &'a Liveness,
    target: &'a Target,
    words: &'a Words,
    block: BlockId,
    /// The variables that the code gives a new value.
    assigned: HashSet<String>,
    /// Those of the block's scope that it has declared anew.
    declared: HashSet<String>,
}

impl<'a> Fill<'a> {
    pub(crate) fn new(
        machine: &'a Machine,
        liveness: &'a Liveness,
        target: &'a Target,
        words: &'a Words,
        block: BlockId,
    ) -> Self {
        let (assigned, declared) = (HashSet::new(), HashSet::new());
        Self {
            machine,
            liveness,
            target,
            words,
            block,
            assigned,
            declared,
        }
    }

    pub(crate) fn fill(&mut self, code: &mut Vec<Stmt>) {
        let mut finder = Assigned {
            machine: self.machine,
            found: HashSet::new(),
        };
        code.iter_mut().for_each(|stmt| finder.visit_stmt_mut(stmt));
        self.assigned = finder.found;
        let stmts = std::mem::take(code);
        code.extend(stmts.into_iter().flat_map(|stmt| self.stmt(stmt)));
        let mentioned = crate::macros::mentioned(quote!(#(#code)*));
        let mut unread = Unread {
            mentioned: &mentioned,
            vars: &self.machine.vars,
        };
        code.iter_mut().for_each(|stmt| unread.visit_stmt_mut(stmt));
    }

    /// Declarations of what the state does not hold, but the code gives a new value.
    pub(crate) fn undeclared(&self, fields: &[&Ident]) -> Vec<Stmt> {
        let scope = self.machine.block(self.block).scope.iter();
        let missing = scope.filter(|name| {
            let text = name.to_string();
            !fields.contains(name)
                && self.assigned.contains(&text)
                && !self.declared.contains(&text)
        });
        missing.map(|name| self.declaration(name)).collect()
    }

    fn declaration(&self, name: &Ident) -> Stmt {
        let var = &self.machine.vars[&name.to_string()];
        let mutable = var.mutable.then(|| quote!(mut));
        let ty = var.ty.as_ref().map(|ty| quote!(: #ty));
        parse_quote!(let #mutable #name #ty;)
    }

    /// A jump, or a variable that is bound again, is more or fewer statements than one.
    fn stmt(&mut self, mut stmt: Stmt) -> Vec<Stmt> {
        if let Some(name) = as_rebinding(&stmt) {
            let block = self.machine.block(self.block);
            let is_held = self.liveness.held[&self.block].contains(name);
            if is_held || block.value.as_ref() == Some(name) {
                let mutable = self.machine.vars[&name.to_string()]
                    .mutable
                    .then(|| quote!(mut));
                return vec![parse_quote!(let #mutable #name = #name;)];
            }
            if self.assigned.contains(&name.to_string()) {
                self.declared.insert(name.to_string());
                return vec![self.declaration(name)];
            }
            return Vec::new();
        }
        if let Stmt::Local(local) = &stmt
            && local.init.is_none()
            && !bindings(&local.pat)
                .iter()
                .any(|name| self.assigned.contains(&name.to_string()))
        {
            // Another block gives it its value, and declares it.
            return Vec::new();
        }
        if let Stmt::Expr(expr, _) = &stmt
            && let Some(jump) = self.machine.jump(expr)
        {
            return self.jump(jump);
        }
        self.visit_stmt_mut(&mut stmt);
        vec![stmt]
    }

    fn jump(&mut self, jump: Jump<'_>) -> Vec<Stmt> {
        let block = self.machine.block(jump.target);
        let (span, words) = (jump.span, self.words);
        let mut stmts: Vec<Stmt> = Vec::new();
        let Some(held) = self.liveness.held.get(&jump.target) else {
            // Nobody gets to the target, so nobody gets past the value.
            let end = parse_quote!(::core::unreachable!(););
            let is_over = jump.value.is_some_and(diverges);
            let value = self
                .value(jump)
                .map(|value| Stmt::Expr(value, Some(Default::default())));
            return value.into_iter().chain((!is_over).then_some(end)).collect();
        };
        let mut fields: Vec<&Ident> = held.iter().collect();
        let value = self.value(jump);
        if block.kind == Kind::Wait {
            let child = &words.child;
            let value = match self.target.child_maker() {
                Some(child_maker) => {
                    let child_maker = located(child_maker, span);
                    quote_spanned!(span=> #child_maker(#value))
                }
                None => value.to_token_stream(),
            };
            stmts.push(parse_quote!(let #child = #value;));
        } else if let Some(name) = &block.value {
            let value = value.unwrap_or_else(|| parse_quote!(()));
            stmts.push(parse_quote!(let #name = #value;));
            fields.push(name);
        } else if let Some(value) = value {
            stmts.push(Stmt::Expr(value, Some(Default::default())));
        }
        let state = words.state_value(block, &fields);
        let (variable, machine) = (&words.variable, &words.machine);
        // That a variable is moved or borrowed is then said of the learner's `.wait`.
        let assignment = located(quote!(#variable = #state;), span);
        stmts.push(parse_quote!(#assignment));
        stmts.push(parse_quote!(continue #machine;));
        stmts
    }

    /// The value of a jump, filled in.
    fn value(&mut self, jump: Jump<'_>) -> Option<Expr> {
        let mut value = jump.value.cloned()?;
        self.visit_expr_mut(&mut value);
        Some(value)
    }

    fn attempt(&self, attempt: &mut ExprTry) -> Expr {
        let span = attempt.question_token.span;
        let at_question_mark = |name: &Ident| Ident::new(&name.to_string(), span);
        let value = at_question_mark(&self.words.value);
        let error = at_question_mark(&self.words.error);
        let ready = located(self.target.ready(), span);
        let tokens = if self.words.is_option {
            quote_spanned!(span=> match () {
                Some(#value) => #value,
                None => return #ready(None),
            })
        } else {
            quote_spanned!(span=> match () {
                Ok(#value) => #value,
                Err(#error) => return #ready(Err(From::from(#error))),
            })
        };
        let mut choice: ExprMatch = syn::parse2(tokens).expect("this is a match");
        std::mem::swap(&mut choice.expr, &mut attempt.expr);
        Expr::Match(choice)
    }
}

impl VisitMut for Fill<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            // What they leave is their own.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            Expr::Macro(call) => {
                crate::macros::edit_args(&mut call.mac, |arg| self.visit_expr_mut(arg));
                return;
            }
            _ => {}
        }
        if let Some(jump) = self.machine.jump(expr) {
            let stmts = self.jump(jump);
            *expr = parse_quote!({ #(#stmts)* });
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Try(attempt) => *expr = self.attempt(attempt),
            Expr::Return(end) => {
                let value = end.expr.take();
                let value = value.map_or_else(|| quote!(()), ToTokens::into_token_stream);
                let ready = self.target.ready();
                end.expr = Some(parse_quote!(#ready(#value)));
            }
            _ => {}
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let stmts = std::mem::take(&mut block.stmts);
        block.stmts = stmts.into_iter().flat_map(|stmt| self.stmt(stmt)).collect();
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(call) = stmt {
            crate::macros::edit_args(&mut call.mac, |arg| self.visit_expr_mut(arg));
            return;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// Marks variables that are bound again only to be dropped: `let _x = x;`.
struct Unread<'a> {
    mentioned: &'a [String],
    vars: &'a Vars,
}

impl VisitMut for Unread<'_> {
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        visit_mut::visit_stmt_mut(self, stmt);
        if let Some(name) = as_rebinding(stmt).cloned()
            && self
                .mentioned
                .iter()
                .filter(|mentioned| name == **mentioned)
                .count()
                == 2
        {
            let kept = unread(&name, self.vars);
            *stmt = parse_quote!(let #kept = #name;);
        }
    }
}

/// Finds the variables that get a new value as a whole.
struct Assigned<'a> {
    machine: &'a Machine,
    found: HashSet<String>,
}

impl VisitMut for Assigned<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Assign(assign) = expr {
            self.target(&assign.left);
        }
        visit_mut::visit_expr_mut(self, expr);
    }
}

impl Assigned<'_> {
    fn target(&mut self, left: &Expr) {
        if let Some(name) = as_variable(left, &self.machine.vars) {
            self.found.insert(name.to_string());
        } else if let Expr::Tuple(tuple) = left {
            tuple.elems.iter().for_each(|elem| self.target(elem));
        }
    }
}
