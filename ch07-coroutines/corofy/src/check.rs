//! Refuses waits where no state machine can stop, each with what to write instead.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Error, Expr, Item, Macro, Pat, Result, Stmt};

use crate::parse::{CoroutineFn, as_wait, assigned_field, block_waits};

/// Fails with every misplaced wait of `function`.
pub(crate) fn check(function: &CoroutineFn) -> Result<()> {
    let mut checker = Checker {
        inside: None,
        error: None,
    };
    // Statement by statement: an item may stand among the outermost.
    function
        .block
        .stmts
        .iter()
        .for_each(|stmt| checker.visit_stmt(stmt));
    checker.error.map_or(Ok(()), Err)
}

/// What surrounds a wait, and what to write instead.
#[derive(Clone, Copy)]
struct Place {
    name: &'static str,
    instead: &'static str,
}

const CLOSURE: Place = Place {
    name: "a closure",
    instead: "a closure runs to its end when it is called: wait before it, and let it use the \
              value, or write a loop instead of the closure",
};
const ASYNC: Place = Place {
    name: "an `async` block or closure",
    instead: "that is a future of its own, made by the compiler: write `.await` in it, or move \
              the wait out",
};
const CONST: Place = Place {
    name: "a constant",
    instead: "a constant is computed while compiling: wait in a `let` before it",
};
const ITEM: Place = Place {
    name: "an item inside the function",
    instead: "make it a `coroutine fn` of its own, beside this one",
};
const MACRO: Place = Place {
    name: "a macro call",
    instead: "what a macro does with its arguments cannot be seen: wait in a `let` before the \
              call, as in `let value = ….wait;`",
};
const UNSAFE: Place = Place {
    name: "an `unsafe` block",
    instead: "the function leaves the block when it waits: wait in a `let` before the block",
};
const GUARD: Place = Place {
    name: "the guard of a match arm",
    instead: "a guard borrows what its pattern binds: wait in a `let` before the `match`, or \
              write an `if` in the arm's body",
};
const TRY_BLOCK: Place = Place {
    name: "a `try` block",
    instead: "move the block's content to a `coroutine fn` of its own",
};

struct Checker {
    /// The innermost construct that no wait may leave.
    inside: Option<Place>,
    error: Option<Error>,
}

impl Checker {
    fn report(&mut self, span: Span, message: impl std::fmt::Display) {
        let error = Error::new(span, message);
        match &mut self.error {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    fn within(&mut self, place: Place, visit: impl FnOnce(&mut Self)) {
        let outside = self.inside.replace(place);
        visit(self);
        self.inside = outside;
    }

    fn refuse(&mut self, wait: Span, place: Place) {
        let Place { name, instead } = place;
        self.report(wait, format!("`.wait` inside {name}: {instead}"));
    }

    /// Refuses the waits among tokens that nobody has parsed.
    fn check_tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.check_tokens(group.stream()),
                TokenTree::Ident(word)
                    if word == "wait" && is_field(&tokens[..index], &tokens[index + 1..]) =>
                {
                    self.refuse(word.span(), MACRO);
                }
                _ => {}
            }
        }
    }
}

/// Says whether the word between is a field that is read.
fn is_field(before: &[TokenTree], after: &[TokenTree]) -> bool {
    let punct = |token: Option<&TokenTree>, wanted: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    let is_range = before.len() > 1 && punct(before.get(before.len() - 2), '.');
    let is_call = matches!(after.first(), Some(TokenTree::Group(group))
        if group.delimiter() == proc_macro2::Delimiter::Parenthesis);
    let is_assigned = punct(after.first(), '=') && !punct(after.get(1), '=');
    punct(before.last(), '.') && !is_range && !is_call && !is_assigned
}

impl<'ast> Visit<'ast> for Checker {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        let visit = |inner: &mut Self| visit::visit_expr(inner, expr);
        match expr {
            Expr::Closure(closure) if closure.asyncness.is_some() => self.within(ASYNC, visit),
            Expr::Closure(_) => self.within(CLOSURE, visit),
            Expr::Async(_) => self.within(ASYNC, visit),
            Expr::Const(_) => self.within(CONST, visit),
            Expr::Unsafe(_) => self.within(UNSAFE, visit),
            Expr::TryBlock(_) => self.within(TRY_BLOCK, visit),
            Expr::Await(awaited) if self.inside.is_none_or(|place| place.name != ASYNC.name) => {
                let span = awaited.await_token.span;
                self.report(
                    span,
                    "`.await` belongs to `async fn`: in a `coroutine fn` write `.wait`",
                );
                visit(self);
            }
            // `x.wait = y` waits for nothing.
            _ if let Some((field, value)) = assigned_field(expr) => {
                self.visit_expr(&field.base);
                self.visit_expr(value);
            }
            _ => {
                if let (Some(place), Some(wait)) = (self.inside, as_wait(expr)) {
                    self.refuse(wait.member.span(), place);
                }
                visit(self);
            }
        }
    }

    fn visit_pat(&mut self, pat: &'ast Pat) {
        match pat {
            Pat::Guard(guarded) => {
                self.visit_pat(&guarded.pat);
                self.within(GUARD, |inner| inner.visit_expr(&guarded.guard));
            }
            other => visit::visit_pat(self, other),
        }
    }

    fn visit_block(&mut self, block: &'ast Block) {
        let item = block
            .stmts
            .iter()
            .find(|stmt| matches!(stmt, Stmt::Item(_)));
        if let (Some(item), None, true) = (item, self.inside, block_waits(block)) {
            self.report(
                item.span(),
                "an item inside a block that waits, which becomes several pieces: move it to the \
                 beginning of the function",
            );
        }
        visit::visit_block(self, block);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        self.within(ITEM, |inner| visit::visit_item(inner, item));
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.check_tokens(call.tokens.clone());
    }
}
