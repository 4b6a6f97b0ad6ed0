//! What is known of a variable without its type.

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{Expr, Type, UnOp};

use crate::parse::as_wait;

/// The variables of a function, by name; [`crate::rename`] has made the names unique.
pub(crate) type Vars = HashMap<String, Var>;

/// What syntax tells of one variable.
#[derive(Clone)]
pub(crate) struct Var {
    /// Whether it is declared `mut`.
    pub(crate) mutable: bool,
    /// The type, where it is written.
    pub(crate) ty: Option<Type>,
    /// Whether its type surely has no destructor, so that nobody sees when it is dropped.
    pub(crate) plain: bool,
    /// Whether it surely is no reference, so that borrowing a part of it borrows from it.
    pub(crate) owns: bool,
    /// Whether its type is one of the standard library whose methods lend a part of it.
    pub(crate) lends: bool,
}

impl Var {
    /// A variable that a pass makes for itself.
    pub(crate) fn hidden(plain: bool) -> Self {
        Self {
            mutable: true,
            ty: None,
            plain,
            owns: false,
            lends: false,
        }
    }
}

/// A name for a variable that is only kept to be dropped: `_x` for `x`.
pub(crate) fn unread(name: &Ident, vars: &Vars) -> Ident {
    let mut text = format!("_{}", name.to_string().trim_start_matches("r#"));
    while vars.contains_key(&text) {
        text.insert(0, '_');
    }
    Ident::new(&text, name.span())
}

/// Says whether a written type surely has no destructor.
pub(crate) fn is_plain_type(ty: &Type) -> bool {
    const PRIMITIVES: &[&str] = &[
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    match ty {
        Type::Path(path) => match path.path.get_ident() {
            Some(name) => PRIMITIVES.iter().any(|primitive| name == primitive),
            None => false,
        },
        Type::Reference(_) | Type::Ptr(_) | Type::Never(_) | Type::FnPtr(_) => true,
        Type::Tuple(tuple) => tuple.elems.iter().all(is_plain_type),
        Type::Array(array) => is_plain_type(&array.elem),
        Type::Paren(paren) => is_plain_type(&paren.elem),
        _ => false,
    }
}

/// Says whether a value surely is no reference, by the form of the expression that makes it.
pub(crate) fn is_owned_value(expr: &Expr) -> bool {
    match expr {
        Expr::Array(_) | Expr::Repeat(_) | Expr::Struct(_) | Expr::Tuple(_) => true,
        // `*b"bytes"` is an array.
        Expr::Unary(unary) => matches!(*unary.expr, Expr::Lit(_)),
        Expr::Paren(paren) => is_owned_value(&paren.expr),
        Expr::Macro(call) => {
            let last = call.mac.path.segments.last();
            last.is_some_and(|last| last.ident == "vec" || last.ident == "format")
        }
        Expr::MethodCall(call) => ["to_string", "to_owned", "to_vec"]
            .iter()
            .any(|name| call.method == name),
        // `String::from("…")`, `Vec::new()`: a function that belongs to a type.
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => path
                .path
                .segments
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|of| of.ident.to_string().starts_with(char::is_uppercase)),
            _ => false,
        },
        _ => false,
    }
}

/// Says whether a written type is one of the standard library whose methods lend parts of it.
pub(crate) fn is_lending_type(ty: &Type) -> bool {
    const LENDING: &[&str] = &[
        "String", "Vec", "Box", "Mutex", "RefCell", "RwLock", "HashMap", "BTreeMap",
    ];
    match ty {
        Type::Array(_) => true,
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| LENDING.iter().any(|name| last.ident == name)),
        _ => false,
    }
}

/// Says whether a written type surely is no reference, so that its parts are its own.
pub(crate) fn is_owned_type(ty: &Type) -> bool {
    match ty {
        Type::Array(_) | Type::Tuple(_) => true,
        // One letter is a type parameter, which may stand for a reference.
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident.to_string().len() > 1),
        _ => false,
    }
}

/// Says whether a written type has an `impl Trait` in it, which can stand only in signatures.
pub(crate) fn mentions_impl(ty: &Type) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(ty);
    finder.0
}

/// Says whether a value surely has no destructor, by the form of the expression.
pub(crate) fn is_plain_value(expr: &Expr) -> bool {
    use syn::BinOp::*;
    match expr {
        Expr::Lit(_) | Expr::Reference(_) | Expr::RawAddr(_) => true,
        Expr::Cast(cast) => is_plain_type(&cast.ty),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)) && is_plain_value(&unary.expr),
        Expr::Paren(paren) => is_plain_value(&paren.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_plain_value),
        Expr::Array(array) => array.elems.iter().all(is_plain_value),
        Expr::Repeat(repeat) => is_plain_value(&repeat.expr),
        Expr::Range(range) => [&range.start, &range.end]
            .into_iter()
            .flatten()
            .all(|end| is_plain_value(end)),
        Expr::Binary(binary) => matches!(
            binary.op,
            And(_) | Or(_) | Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_)
        ),
        _ => false,
    }
}

/// The variable that `expr` names, if it is nothing but a name.
pub(crate) fn as_variable<'a>(expr: &'a Expr, vars: &Vars) -> Option<&'a Ident> {
    match expr {
        Expr::Path(path) if path.qself.is_none() => path
            .path
            .get_ident()
            .filter(|name| vars.contains_key(&name.to_string())),
        Expr::Paren(paren) => as_variable(&paren.expr, vars),
        Expr::Group(group) => as_variable(&group.expr, vars),
        _ => None,
    }
}

/// Says whether `expr` names a place in memory whose address takes no code of the learner's to find.
pub(crate) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => as_wait(expr).is_none() && is_place(&field.base),
        Expr::Index(index) => is_place(&index.expr) && is_simple(&index.index),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)) && is_place(&unary.expr),
        Expr::Paren(paren) => is_place(&paren.expr),
        Expr::Group(group) => is_place(&group.expr),
        _ => false,
    }
}

fn is_simple(index: &Expr) -> bool {
    match index {
        Expr::Lit(_) => true,
        Expr::Range(range) => [&range.start, &range.end]
            .into_iter()
            .all(|end| end.as_ref().is_none_or(|end| is_simple(end))),
        Expr::Binary(binary) => is_simple(&binary.left) && is_simple(&binary.right),
        other => is_place(other),
    }
}
