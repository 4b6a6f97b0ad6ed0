#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]
#![forbid(unsafe_code)]

mod expand;
mod target;

mod depth;
mod parse;

mod check;

mod rename;

mod desugar;

mod block;
mod lower;

mod flow;
mod liveness;

mod borrow;

mod emit;
mod fill;
mod words;

mod macros;
mod names;
mod pattern;
mod vars;

#[cfg(feature = "program")]
mod program;

pub use expand::expand;
#[cfg(feature = "program")]
pub use program::{Problem, Source, dot, graph, rewrite, save, side_by_side};
pub use target::Target;
