//! What is wrong, and where.

use std::fmt;

/// An error at a place of the source.
///
/// ```
/// use corofy::{Source, Target, rewrite};
///
/// let source = Source::read(b"coroutine fn f() { || x.wait }".to_vec()).unwrap();
/// let problems = rewrite(&source, &Target::named("std", "std").unwrap()).unwrap_err();
/// assert_eq!((problems[0].line, problems[0].column), (1, 25));
/// assert!(problems[0].to_string().starts_with("1:25: `.wait` inside a closure"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what to write instead.
    pub message: String,
}

impl Problem {
    pub(super) fn new(span: proc_macro2::Span, message: impl fmt::Display) -> Self {
        let start = span.start();
        Self {
            line: start.line,
            column: start.column + 1,
            message: message.to_string(),
        }
    }

    pub(super) fn all(errors: syn::Error) -> Vec<Self> {
        errors
            .into_iter()
            .map(|error| Self::new(error.span(), &error))
            .collect()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Problem {}
