//! The command line's part: source text in, source text out.
//!
//! The passes know nothing of files. Here stand what surrounds them when it is not the compiler
//! that calls: finding the functions in a text, keeping what is not theirs, showing the result.

mod comments;
mod diff;
mod graph;
mod imports;
mod print;
mod problem;
mod save;
mod source;
mod splice;

pub use diff::side_by_side;
pub use graph::{dot, graph};
pub use problem::Problem;
pub use save::save;
pub use source::Source;
pub use splice::rewrite;
