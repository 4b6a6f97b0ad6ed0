//! Gives every variable a name of its own.
//!
//! Of two variables called `x`, one shadowing the other, both may live across a wait. The state
//! has a field for each, so the second becomes `x_1` wherever it is meant. From here on a name is
//! a variable, and no later pass has to know of scopes.

use std::collections::HashMap;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Block, Expr, ExprLit, FieldPat, FieldValue, FnArg, Item, Lit, Local, Macro, Pat};
use syn::{Member, Stmt};

use crate::macros;
use crate::names::Names;
use crate::parse::CoroutineFn;
use crate::pattern::{bindings, is_binding};
use crate::vars::{
    Var, Vars, is_lending_type, is_owned_type, is_owned_value, is_plain_type, is_plain_value,
};

/// Renames where one name means two variables, and returns what is known of each variable.
pub(crate) fn rename(function: &mut CoroutineFn, names: &mut Names) -> Vars {
    let mut renamer = Renamer {
        scopes: vec![HashMap::new()],
        vars: Vars::new(),
        names,
    };
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(arg) = input {
            renamer.declare(&mut arg.pat, Facts::of_type(&arg.ty));
        }
    }
    renamer.visit_block_mut(&mut function.block);
    renamer.vars
}

struct Renamer<'a> {
    /// Written name to unique name, a map for each scope.
    scopes: Vec<HashMap<String, Ident>>,
    vars: Vars,
    names: &'a mut Names,
}

/// What the place of a declaration tells of its variable.
#[derive(Default)]
struct Facts {
    ty: Option<syn::Type>,
    plain: bool,
    owns: bool,
    lends: bool,
}

impl Facts {
    fn of_type(ty: &syn::Type) -> Self {
        Self {
            ty: Some(ty.clone()),
            plain: is_plain_type(ty),
            owns: is_owned_type(ty),
            lends: is_lending_type(ty),
        }
    }
}

impl Renamer<'_> {
    fn unique(&self, name: &Ident) -> Option<&Ident> {
        let name = name.to_string();
        self.scopes.iter().rev().find_map(|scope| scope.get(&name))
    }

    /// Declares the variables of `pat` in the innermost scope.
    fn declare(&mut self, pat: &mut Pat, mut facts: Facts) {
        if let Pat::Type(typed) = pat {
            facts = Facts::of_type(&typed.ty);
            return self.declare(&mut typed.pat, facts);
        }
        let whole = matches!(pat, Pat::Ident(name) if name.by_ref.is_none());
        for name in bindings(pat) {
            let taken = self.vars.contains_key(&name.to_string());
            let unique = if taken {
                self.names.renamed(&name)
            } else {
                name.clone()
            };
            let ty = if whole { facts.ty.clone() } else { None };
            let (plain, owns, lends) = (facts.plain, facts.owns && whole, facts.lends && whole);
            let var = Var {
                mutable: false,
                ty,
                plain,
                owns,
                lends,
            };
            self.vars.insert(unique.to_string(), var);
            let scope = self
                .scopes
                .last_mut()
                .expect("the function's scope is always there");
            scope.insert(name.to_string(), unique);
        }
        self.visit_pat_mut(pat);
    }

    fn scoped(&mut self, body: impl FnOnce(&mut Self)) {
        self.scopes.push(HashMap::new());
        body(self);
        self.scopes.pop();
    }

    /// Renames `name` where it is a variable; keeps its place and hygiene.
    fn rename(&self, name: &mut Ident) -> bool {
        match self.unique(name) {
            Some(unique) if unique != name => {
                *name = Ident::new(&unique.to_string(), name.span());
                true
            }
            _ => false,
        }
    }
}

impl VisitMut for Renamer<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        self.scoped(|inner| {
            block
                .stmts
                .iter_mut()
                .for_each(|stmt| inner.visit_stmt_mut(stmt))
        });
    }

    fn visit_local_mut(&mut self, local: &mut Local) {
        // The new names hold after the statement only: `let x = x + 1` reads the old `x`.
        let mut facts = Facts::default();
        if let Some(init) = &mut local.init {
            facts.plain = is_plain_value(&init.expr);
            facts.owns = is_owned_value(&init.expr);
            facts.lends = facts.owns;
            self.visit_expr_mut(&mut init.expr);
            if let Some((_, other)) = &mut init.diverge {
                self.visit_expr_mut(other);
            }
        }
        self.declare(&mut local.pat, facts);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::If(branch) => self.scoped(|inner| {
                inner.visit_expr_mut(&mut branch.cond);
                inner.visit_block_mut(&mut branch.then_branch);
                // What the condition binds is not there in the other branch.
                if let Some((_, other)) = &mut branch.else_branch {
                    let bound = inner.scopes.pop().expect("pushed above");
                    inner.visit_expr_mut(other);
                    inner.scopes.push(bound);
                }
            }),
            Expr::While(repeat) => self.scoped(|inner| {
                inner.visit_expr_mut(&mut repeat.cond);
                inner.visit_block_mut(&mut repeat.body);
            }),
            Expr::Let(binding) => {
                self.visit_expr_mut(&mut binding.expr);
                self.declare(&mut binding.pat, Facts::default());
            }
            Expr::ForLoop(repeat) => {
                self.visit_expr_mut(&mut repeat.expr);
                let plain = matches!(*repeat.expr, Expr::Range(_));
                self.scoped(|inner| {
                    inner.declare(
                        &mut repeat.pat,
                        Facts {
                            plain,
                            ..Facts::default()
                        },
                    );
                    inner.visit_block_mut(&mut repeat.body);
                });
            }
            Expr::Closure(closure) => self.scoped(|inner| {
                for input in &mut closure.inputs {
                    inner.declare(input, Facts::default());
                }
                inner.visit_expr_mut(&mut closure.body);
            }),
            Expr::Path(path) if path.qself.is_none() && path.path.get_ident().is_some() => {
                self.rename(&mut path.path.segments[0].ident);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        self.scoped(|inner| {
            inner.declare(&mut arm.pat, Facts::default());
            inner.visit_expr_mut(&mut arm.body);
        });
    }

    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Ident(name) = pat
            && is_binding(name)
        {
            self.rename(&mut name.ident);
            if let Some(var) = self.vars.get_mut(&name.ident.to_string()) {
                var.mutable |= name.mutability.is_some();
            }
        }
        visit_mut::visit_pat_mut(self, pat);
    }

    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        self.visit_pat_mut(&mut field.pat);
        // `Point { x }` may have become `Point { x: x_1 }`.
        if let (Pat::Ident(name), Member::Named(member)) = (&*field.pat, &field.member)
            && name.ident != *member
        {
            field.colon_token.get_or_insert_with(Default::default);
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        self.visit_expr_mut(&mut field.expr);
        if let (Expr::Path(path), Member::Named(member)) = (&field.expr, &field.member)
            && !path.path.is_ident(member)
        {
            field.colon_token.get_or_insert_with(Default::default);
        }
    }

    /// An item sees none of the function's variables.
    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_macro_mut(&mut self, call: &mut Macro) {
        let mut captured = Vec::new();
        let read = macros::edit_args(call, |arg| {
            if let Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) = &*arg
            {
                captured.extend(
                    macros::captured(&text.token().to_string())
                        .into_iter()
                        .map(|name| Ident::new(&name, text.span())),
                );
            }
            self.visit_expr_mut(arg);
        });
        if !read {
            call.tokens = self.rename_tokens(call.tokens.clone());
        }
        // "{x}" cannot be edited without losing its place: `x = x_1` follows as an argument.
        for written in captured {
            let mut unique = written.clone();
            if self.rename(&mut unique) {
                let comma = (!ends_with_comma(&call.tokens)).then(|| quote!(,));
                call.tokens.extend(quote!(#comma #written = #unique));
            }
        }
    }
}

impl Renamer<'_> {
    /// Renames by the look of the tokens: every name that follows no dot.
    fn rename_tokens(&self, tokens: TokenStream) -> TokenStream {
        let mut after_dot = false;
        let rename = |token| {
            let was_after_dot = after_dot;
            after_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
            match token {
                TokenTree::Ident(mut name) if !was_after_dot => {
                    self.rename(&mut name);
                    TokenTree::Ident(name)
                }
                TokenTree::Group(group) => {
                    let inner = self.rename_tokens(group.stream());
                    let mut renamed = Group::new(group.delimiter(), inner);
                    renamed.set_span(group.span());
                    TokenTree::Group(renamed)
                }
                other => other,
            }
        };
        tokens.into_iter().map(rename).collect()
    }
}

fn ends_with_comma(tokens: &TokenStream) -> bool {
    let last = tokens.clone().into_iter().last();
    matches!(last, Some(TokenTree::Punct(punct)) if punct.as_char() == ',')
}
