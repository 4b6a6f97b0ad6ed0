//! What a pattern binds, and what it takes from the value.

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, PatIdent};

/// What matching a pattern takes from the value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Taken {
    /// It binds nothing: the value stays whole.
    Nothing,
    /// Every part is bound or is a literal: nothing that could be dropped is left.
    All,
    /// It binds some parts and leaves others.
    Some,
}

/// Says what matching `pat` takes from the value.
pub(crate) fn taken(pat: &Pat) -> Taken {
    match pat {
        Pat::Ident(name) if name.by_ref.is_some() => Taken::Some,
        Pat::Ident(name) if is_binding(name) => Taken::All,
        Pat::Type(typed) => taken(&typed.pat),
        Pat::Paren(paren) => taken(&paren.pat),
        Pat::Guard(guarded) => taken(&guarded.pat),
        Pat::Reference(_) => Taken::All,
        Pat::Tuple(tuple) => all(tuple.elems.iter()),
        Pat::TupleStruct(tuple) => all(tuple.elems.iter()),
        Pat::Slice(slice) => all(slice.elems.iter()),
        Pat::Struct(fields) if fields.rest.is_some() => {
            all(fields.fields.iter().map(|field| &*field.pat)).and(Taken::Nothing)
        }
        Pat::Struct(fields) => all(fields.fields.iter().map(|field| &*field.pat)),
        Pat::Or(or) => all(or.cases.iter()),
        _ => Taken::Nothing,
    }
}

/// Says for each arm of a `match` whether nothing is left of the value in it.
///
/// An arm that binds every part uses the value up. Beside such an arm, one that names a constant
/// has nothing left either (`None` beside `Some(x)`), and so has `_` behind `Some(x)`.
pub(crate) fn consumed(pats: &[&Pat]) -> Vec<bool> {
    let takes_all = |pat: &&Pat| taken(pat) == Taken::All;
    let any = pats.iter().any(takes_all);
    let only_some = pats
        .iter()
        .all(|pat| is_some(pat) || matches!(pat, Pat::Wild(_)));
    let is_left = |pat: &&Pat| match pat {
        Pat::Wild(_) => !(any && only_some),
        pat => !(any && is_constant(pat)),
    };
    pats.iter()
        .map(|pat| takes_all(pat) || !is_left(pat))
        .collect()
}

fn is_constant(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(name) => !is_binding(name),
        Pat::Or(or) => or.cases.iter().all(is_constant),
        pat => matches!(pat, Pat::Path(_) | Pat::Lit(_) | Pat::Range(_)),
    }
}

/// Says whether `pat` compares with literals: what they match has no destructor.
pub(crate) fn is_literal(pat: &Pat) -> bool {
    match pat {
        Pat::Lit(_) | Pat::Range(_) => true,
        Pat::Or(or) => or.cases.iter().any(is_literal),
        Pat::Guard(guarded) => is_literal(&guarded.pat),
        _ => false,
    }
}

/// `Some(x)`: what does not match it is `None`.
fn is_some(pat: &Pat) -> bool {
    matches!(pat, Pat::TupleStruct(some) if some.path.is_ident("Some") && taken(pat) == Taken::All)
}

impl Taken {
    fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Some }
    }
}

/// Constants count with neither side: what matches them has nothing to drop.
fn all<'a>(parts: impl Iterator<Item = &'a Pat>) -> Taken {
    let parts = parts.filter(|part| match part {
        Pat::Lit(_) | Pat::Range(_) | Pat::Path(_) => false,
        Pat::Ident(name) => is_binding(name),
        _ => true,
    });
    parts
        .map(taken)
        .reduce(Taken::and)
        .unwrap_or(Taken::Nothing)
}

/// Tells a new variable from a constant: by its first letter, as the compiler's lints have it.
pub(crate) fn is_binding(pat: &PatIdent) -> bool {
    pat.by_ref.is_some()
        || pat.mutability.is_some()
        || pat.subpat.is_some()
        || !pat.ident.to_string().starts_with(char::is_uppercase)
}

/// The variables that `pat` declares, in order, each once.
pub(crate) fn bindings(pat: &Pat) -> Vec<Ident> {
    let mut finder = Bindings(Vec::new());
    finder.visit_pat(pat);
    finder.0
}

struct Bindings(Vec<Ident>);

impl<'ast> Visit<'ast> for Bindings {
    fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
        if is_binding(pat) && !self.0.contains(&pat.ident) {
            self.0.push(pat.ident.clone());
        }
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr(&mut self, _: &'ast Expr) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse::Parser;

    fn what(pat: &str) -> Taken {
        taken(&Pat::parse_multi.parse_str(pat).unwrap())
    }

    #[test]
    fn a_pattern_takes_all_nothing_or_some() {
        for pat in [
            "x",
            "Ok(x)",
            "(a, Some(b))",
            "(None, x)",
            "Point { x, y }",
            "(1, x)",
            "Ok(x) | Err(x)",
        ] {
            assert_eq!(what(pat), Taken::All, "{pat}");
        }
        for pat in ["_", "None", "Err(_)", "1..=3", "Point { .. }", "A | B"] {
            assert_eq!(what(pat), Taken::Nothing, "{pat}");
        }
        for pat in ["(a, _)", "Point { x, .. }", "ref x", "Ok(x) | Err(_)"] {
            assert_eq!(what(pat), Taken::Some, "{pat}");
        }
    }

    #[test]
    fn the_arms_of_a_match_use_the_value_up_or_leave_it() {
        let what = |pats: &[&str]| {
            let pat = |pat: &&str| Pat::parse_multi.parse_str(pat).unwrap();
            let pats: Vec<Pat> = pats.iter().map(pat).collect();
            consumed(&pats.iter().collect::<Vec<_>>())
        };
        assert_eq!(what(&["Some(x)", "None"]), [true, true]);
        assert_eq!(what(&["Some(x)", "_"]), [true, true]);
        assert_eq!(what(&["Some(_)", "None"]), [false, false]);
        assert_eq!(what(&["Ok(x)", "_"]), [true, false]);
        assert_eq!(what(&["A", "B"]), [false, false]);
    }

    #[test]
    fn a_capital_first_letter_is_a_constant() {
        let names = |pat: &str| bindings(&Pat::parse_multi.parse_str(pat).unwrap());
        assert_eq!(names("(a, LIMIT, mut b)"), ["a", "b"]);
        assert_eq!(names("Ok(x) | Err(x)"), ["x"]);
    }
}
