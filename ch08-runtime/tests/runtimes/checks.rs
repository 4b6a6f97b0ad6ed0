//! Those of exercise 6.

#[path = "../../exercises/runtime/mod.rs"]
pub mod runtime;
#[path = "../../exercises/6_runtime/vocabulary.rs"]
mod vocabulary;

use lab::Check;

use super::answer::Adapted;

pub const FORBIDDEN: &[&str] = &[];

pub const CHECKS: &[Check] = &runtime::checks::<Adapted>();
