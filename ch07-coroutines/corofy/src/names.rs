//! Names that nobody else uses, so that generated code cannot capture the learner's.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

/// Every name that occurs in a function, and those made for it since.
pub(crate) struct Names {
    used: HashSet<String>,
}

impl Names {
    /// Collects the names in `code`, also those inside strings: `"{left}"` is a use of `left`.
    pub(crate) fn of(code: TokenStream) -> Self {
        let mut used = HashSet::new();
        collect(code, &mut used);
        Self { used }
    }

    /// Makes `base`, or `base_1`, `base_2`, … if that is taken.
    ///
    /// The name resolves where the macro is defined: no learner's macro can touch it.
    pub(crate) fn fresh(&mut self, base: &str, span: Span) -> Ident {
        Ident::new(&self.unused(base), Span::mixed_site().located_at(span))
    }

    /// Renames `ident`, which keeps its place and its hygiene.
    pub(crate) fn renamed(&mut self, ident: &Ident) -> Ident {
        let text = ident.to_string();
        Ident::new(&self.unused(text.trim_start_matches("r#")), ident.span())
    }

    fn unused(&mut self, base: &str) -> String {
        let numbered = (1..).map(|number| format!("{base}_{number}"));
        let name = std::iter::once(base.to_string())
            .chain(numbered)
            .find(|name| !self.used.contains(name))
            .expect("there are more numbers than names");
        self.used.insert(name.clone());
        name
    }
}

/// `first_answer` as a type parameter: `FirstAnswer`.
pub(crate) fn camel_case(name: &str) -> String {
    let words = name.trim_start_matches("r#").split('_');
    let camel: String = words
        .filter_map(|word| {
            let mut letters = word.chars();
            let first = letters.next()?;
            Some(first.to_uppercase().collect::<String>() + letters.as_str())
        })
        .collect();
    if camel.starts_with(|first: char| first.is_alphabetic()) {
        camel
    } else {
        format!("V{camel}")
    }
}

fn collect(code: TokenStream, used: &mut HashSet<String>) {
    for token in code {
        match token {
            TokenTree::Group(group) => collect(group.stream(), used),
            TokenTree::Ident(ident) => {
                used.insert(ident.to_string().trim_start_matches("r#").to_string());
            }
            TokenTree::Literal(literal) => used.extend(words(&literal.to_string())),
            TokenTree::Punct(_) => {}
        }
    }
}

/// The words of a literal that could be names.
pub(crate) fn words(literal: &str) -> Vec<String> {
    let no_name = |letter: char| !(letter.is_alphanumeric() || letter == '_');
    let words = literal.split(no_name);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut names = Names::of("let x = 1; f(x, x_1)".parse().unwrap());
        assert_eq!(names.fresh("x", Span::call_site()), "x_2");
        assert_eq!(names.fresh("y", Span::call_site()), "y");
        assert_eq!(names.fresh("y", Span::call_site()), "y_1");
    }

    #[test]
    fn a_name_inside_a_string_is_taken() {
        let mut names = Names::of(r#"println!("{value:?}")"#.parse().unwrap());
        assert_eq!(names.fresh("value", Span::call_site()), "value_1");
    }

    #[test]
    fn type_parameters_are_in_camel_case() {
        assert_eq!(camel_case("first_answer"), "FirstAnswer");
        assert_eq!(camel_case("r#type"), "Type");
        assert_eq!(camel_case("_1"), "V1");
    }
}
