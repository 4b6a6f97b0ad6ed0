//! Refuses a borrow that lives across a wait.
//!
//! The state would hold a value and a reference to it, and a state moves. The compiler refuses
//! that anyway, by saying that a borrowed value is moved. Where syntax shows who borrows from
//! whom, this pass says it first, and in the course's words.

use std::collections::HashMap;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Error, Expr, ExprField, ExprIndex, ExprMatch, Item, Local, Pat, Result};

use crate::block::{Kind, Machine};
use crate::liveness::Liveness;
use crate::pattern::bindings;
use crate::vars::{Var, as_variable};

/// Fails if a state holds a variable together with one that borrows from it.
pub(crate) fn check(machine: &Machine, liveness: &Liveness) -> Result<()> {
    let mut finder = Borrows {
        machine,
        owners: HashMap::new(),
        order: Vec::new(),
    };
    for &id in machine.order.iter().filter(|&&id| liveness.is_reached(id)) {
        machine
            .block(id)
            .code
            .iter()
            .for_each(|stmt| finder.visit_stmt(stmt));
    }
    let mut error: Option<Error> = None;
    for borrower in &finder.order {
        let owner = &finder.owners[&borrower.to_string()];
        let held = |&&id: &&_| {
            liveness
                .held
                .get(&id)
                .is_some_and(|held| held.contains(borrower))
        };
        let mut across = machine
            .order
            .iter()
            .filter(held)
            .map(|&id| machine.block(id));
        let first = across.clone().next();
        let Some(place) = across.find(|block| block.kind == Kind::Wait).or(first) else {
            continue;
        };
        let mut new = Error::new(borrower.span(), explanation(borrower, owner));
        let across = match is_iterator(borrower) {
            true => format!("here the loop waits while its iterator borrows `{owner}`"),
            false => format!("here the function waits while `{borrower}` borrows `{owner}`"),
        };
        new.combine(Error::new(place.name.span(), across));
        match &mut error {
            Some(error) => error.combine(new),
            None => error = Some(new),
        }
    }
    error.map_or(Ok(()), Err)
}

fn explanation(borrower: &Ident, owner: &Ident) -> String {
    if is_iterator(borrower) {
        return format!(
            "this loop's iterator borrows `{owner}` across a wait: the state would hold a \
             reference to itself, and a state may move. Let the loop own the list (`for x in \
             {owner}`), or count through it by index. Keeping the reference takes a future that \
             never moves: chapter 10's `Pin`"
        );
    }
    format!(
        "`{borrower}` borrows `{owner}` across a wait: the state would hold a reference to \
         itself, and a state may move. Borrow `{owner}` anew after the wait, end the scope of \
         `{borrower}` before it, or own the data (`clone`, `to_owned`, an index). Keeping the \
         reference takes a future that never moves: chapter 10's `Pin`"
    )
}

/// Says whether this is the variable that a `for` gets for its iterator.
fn is_iterator(borrower: &Ident) -> bool {
    let name = borrower.to_string();
    name.trim_end_matches(|last: char| last.is_ascii_digit() || last == '_') == "items"
}

struct Borrows<'a> {
    machine: &'a Machine,
    /// From whom each variable borrows.
    owners: HashMap<String, Ident>,
    order: Vec<Ident>,
}

impl Borrows<'_> {
    fn add(&mut self, pat: &Pat, owner: &Ident) {
        for name in bindings(pat) {
            if name != *owner
                && self
                    .owners
                    .insert(name.to_string(), owner.clone())
                    .is_none()
            {
                self.order.push(name);
            }
        }
    }

    /// The variable from which the value of `expr` surely borrows.
    fn owner(&self, expr: &Expr) -> Option<Ident> {
        match expr {
            Expr::Paren(paren) => self.owner(&paren.expr),
            Expr::Reference(reference) => self.root(&reference.expr, |_| true).cloned(),
            Expr::MethodCall(call) if call.args.is_empty() && passes_on(&call.method) => {
                self.owner(&call.receiver)
            }
            Expr::MethodCall(call) if borrows(&call.method) => self
                .root(&call.receiver, |var| var.lends)
                .cloned()
                .or_else(|| self.owner(&call.receiver)),
            Expr::Try(attempt) => self.owner(&attempt.expr),
            // `IntoIterator::into_iter(…)`, which a `for` becomes.
            Expr::Call(call) if is_into_iter(&call.func) => self.owner(call.args.first()?),
            Expr::Path(_) => {
                let name = as_variable(expr, &self.machine.vars)?;
                self.owners.get(&name.to_string()).cloned()
            }
            _ => None,
        }
    }

    /// The variable that holds the place `expr`. Behind a field or an index, only one that surely
    /// owns what it has: through a reference, the place would be somebody else's. What is two
    /// steps away is its own only if its type is written, and without a reference.
    fn root<'e>(&self, expr: &'e Expr, wanted: fn(&Var) -> bool) -> Option<&'e Ident> {
        match expr {
            Expr::Path(_) => as_variable(expr, &self.machine.vars)
                .filter(|name| wanted(&self.machine.vars[&name.to_string()])),
            Expr::Field(ExprField { base, .. }) | Expr::Index(ExprIndex { expr: base, .. }) => {
                let name = self.root(base, |var| var.owns)?;
                let is_near = matches!(strip_parens(base), Expr::Path(_));
                (is_near || self.owns_all(name)).then_some(name)
            }
            Expr::Paren(paren) => self.root(&paren.expr, wanted),
            _ => None,
        }
    }

    fn owns_all(&self, name: &Ident) -> bool {
        let ty = self.machine.vars[&name.to_string()].ty.as_ref();
        ty.is_some_and(|ty| !ty.to_token_stream().to_string().contains(['&', '\'']))
    }
}

fn strip_parens(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => strip_parens(&paren.expr),
        expr => expr,
    }
}

impl<'ast> Visit<'ast> for Borrows<'_> {
    fn visit_local(&mut self, local: &'ast Local) {
        visit::visit_local(self, local);
        if let Some(init) = &local.init {
            let by_ref = as_variable(&init.expr, &self.machine.vars);
            match (self.owner(&init.expr), by_ref) {
                (Some(owner), _) => self.add(&local.pat, &owner),
                (None, Some(owner)) => self.add_refs(&local.pat, owner),
                _ => {}
            }
        }
    }

    fn visit_expr_match(&mut self, choice: &'ast ExprMatch) {
        let owner = self.owner(&choice.expr);
        for arm in &choice.arms {
            match (&owner, as_variable(&choice.expr, &self.machine.vars)) {
                (Some(owner), _) => self.add(&arm.pat, owner),
                (None, Some(owner)) => self.add_refs(&arm.pat, owner),
                _ => {}
            }
        }
        visit::visit_expr_match(self, choice);
    }

    fn visit_item(&mut self, _: &'ast Item) {}
}

impl Borrows<'_> {
    /// Adds what `ref` binds.
    fn add_refs(&mut self, pat: &Pat, owner: &Ident) {
        struct Refs(Vec<Pat>);
        impl<'ast> Visit<'ast> for Refs {
            fn visit_pat(&mut self, pat: &'ast Pat) {
                if matches!(pat, Pat::Ident(name) if name.by_ref.is_some()) {
                    self.0.push(pat.clone());
                }
                visit::visit_pat(self, pat);
            }
        }
        let mut refs = Refs(Vec::new());
        refs.visit_pat(pat);
        refs.0.iter().for_each(|pat| self.add(pat, owner));
    }
}

fn is_into_iter(func: &Expr) -> bool {
    matches!(func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "into_iter"))
}

/// Methods that hand on what their receiver borrows.
fn passes_on(method: &Ident) -> bool {
    [
        "unwrap",
        "expect",
        "into_iter",
        "rev",
        "enumerate",
        "peekable",
    ]
    .iter()
    .any(|name| method == name)
}

/// Methods of the standard library whose result borrows from their receiver.
fn borrows(method: &Ident) -> bool {
    const BORROWING: &[&str] = &[
        "as_bytes",
        "as_mut",
        "as_mut_slice",
        "as_ref",
        "as_slice",
        "as_str",
        "borrow",
        "borrow_mut",
        "bytes",
        "chars",
        "chunks",
        "drain",
        "first",
        "get",
        "get_mut",
        "iter",
        "iter_mut",
        "keys",
        "last",
        "lines",
        "lock",
        "split",
        "split_whitespace",
        "trim",
        "values",
        "values_mut",
        "windows",
    ];
    BORROWING.iter().any(|name| method == name)
}
