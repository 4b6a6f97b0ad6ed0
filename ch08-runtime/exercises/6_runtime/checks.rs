//! What a right answer to exercise 6 does: what any runtime does.

#[path = "../runtime/mod.rs"]
pub mod runtime;
#[path = "vocabulary.rs"]
mod vocabulary;

use lab::Check;

use super::answer::MyRuntime;

pub const FORBIDDEN: &[&str] = &[
    "ch08_runtime::Handle",
    "ch08_runtime::http",
    "ch08_runtime::JoinHandle",
    "ch08_runtime::Parker",
    "ch08_runtime::Registration",
    "ch08_runtime::Runtime",
    "ch08_runtime::sleep",
    "ch08_runtime::spawn",
    "ch08_runtime::timeout",
];

pub const CHECKS: &[Check] = &runtime::checks::<MyRuntime>();
