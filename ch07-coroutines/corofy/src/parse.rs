//! Reads `coroutine fn`s, and tells a wait from a field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Error, Expr, ExprField, Item, Member, Result, Signature, Token};
use syn::{Visibility, spanned::Spanned};

/// A `coroutine fn`, as it is written.
#[derive(Clone)]
pub(crate) struct CoroutineFn {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) block: Block,
}

/// What stands inside `coroutine! { … }`.
pub(crate) enum Piece {
    Coroutine(Box<CoroutineFn>),
    Other(Box<Item>),
}

impl Parse for Piece {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let ahead = input.fork();
        ahead.call(Attribute::parse_outer)?;
        ahead.parse::<Visibility>()?;
        if ahead.parse::<Ident>().is_ok_and(|word| word == "coroutine") {
            Ok(Self::Coroutine(input.parse()?))
        } else {
            Ok(Self::Other(input.parse()?))
        }
    }
}

impl Parse for CoroutineFn {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let word: Ident = input.parse()?;
        if word != "coroutine" || !input.peek(Token![fn]) {
            return Err(Error::new(
                word.span(),
                "`coroutine` is followed by `fn`, and goes with neither `async`, `const`, \
                 `unsafe` nor `extern`: write `coroutine fn name(…) { … }`",
            ));
        }
        let sig: Signature = input.parse()?;
        if let Some(receiver) = sig.receiver() {
            return Err(Error::new(
                receiver.self_token.span,
                "a `coroutine fn` takes no `self`, whose name cannot be given to a field: \
                 write `this: &Self`, and `Type::name(&value)` where it is called",
            ));
        }
        if input.peek(Token![;]) {
            return Err(input.error("a `coroutine fn` has a body: write `{ … }` for the `;`"));
        }
        Ok(Self {
            attrs,
            vis,
            sig,
            block: input.parse()?,
        })
    }
}

impl ToTokens for CoroutineFn {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.attrs.iter().for_each(|attr| attr.to_tokens(tokens));
        self.vis.to_tokens(tokens);
        self.sig.to_tokens(tokens);
        self.block.to_tokens(tokens);
    }
}

/// The field access `.wait`, if `expr` is one. `x.wait()` is a method, `x.r#wait` a field.
pub(crate) fn as_wait(expr: &Expr) -> Option<&ExprField> {
    match expr {
        Expr::Field(field) => match &field.member {
            Member::Named(name) if name == "wait" => Some(field),
            _ => None,
        },
        _ => None,
    }
}

/// Says whether `code` waits itself: closures, `async` blocks and items inside it do not count.
pub(crate) fn waits(code: &Expr) -> bool {
    let mut finder = Waits::default();
    finder.visit_expr(code);
    !finder.found.is_empty()
}

/// Like [`waits`], of a block.
pub(crate) fn block_waits(block: &Block) -> bool {
    let mut finder = Waits::default();
    finder.visit_block(block);
    !finder.found.is_empty()
}

/// Finds the waits of a piece of code.
#[derive(Default)]
pub(crate) struct Waits {
    /// Where the word `wait` stands.
    pub(crate) found: Vec<Span>,
}

impl<'ast> Visit<'ast> for Waits {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => {}
        }
        if let Some((field, value)) = assigned_field(expr) {
            self.visit_expr(&field.base);
            return self.visit_expr(value);
        }
        if let Some(wait) = as_wait(expr) {
            self.found.push(wait.member.span());
        }
        visit::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &'ast Item) {}
}

/// The field and the value, if `expr` assigns to a field called `wait`, which waits for nothing.
pub(crate) fn assigned_field(expr: &Expr) -> Option<(&ExprField, &Expr)> {
    let (left, right) = match expr {
        Expr::Assign(assign) => (&assign.left, &assign.right),
        Expr::Binary(binary) if is_assignment(&binary.op) => (&binary.left, &binary.right),
        _ => return None,
    };
    Some((as_wait(left)?, right))
}

/// Says whether `op` is one of `+=`, `-=`, …
pub(crate) fn is_assignment(op: &syn::BinOp) -> bool {
    use syn::BinOp::*;
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_waiting(code: &str) -> bool {
        waits(&syn::parse_str(code).unwrap())
    }

    #[test]
    fn only_the_field_access_is_a_wait() {
        for code in [
            "x.wait",
            "f(1).wait?",
            "x.wait.len()",
            "x.wait == 1",
            "&x.wait",
            "(x.wait)(1)",
        ] {
            assert!(is_waiting(code), "{code}");
        }
        for code in [
            "x.wait()",
            "x.waiting",
            "wait",
            "x.r#wait",
            "x.wait = 1",
            "x.wait += 1",
            "\"x.wait\"",
        ] {
            assert!(!is_waiting(code), "{code}");
        }
    }

    #[test]
    fn the_right_side_of_an_assignment_may_wait() {
        assert!(is_waiting("x.wait = y.wait"));
    }
}
