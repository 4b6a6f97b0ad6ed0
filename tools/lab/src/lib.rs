#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// Programs: their options, the server that they talk to, child processes that play a part.
mod options;
mod program;

pub mod child;
mod server;
pub mod usage;

// Exercises: what checks find, and how they are kept from hanging.
#[cfg(feature = "exercises")]
pub mod diagnosis;
#[cfg(feature = "exercises")]
mod exercise;
#[cfg(feature = "exercises")]
mod signs;

// Beneath both: processes, how they end, and what the system has to say.
mod ending;
pub mod process;
mod sys;

#[cfg(feature = "exercises")]
pub use exercise::{
    Check, Mistake, Report, Suite, Verdict, Waiting, accepts, expect, fail, fnv1a, prove, rule_out,
    vary, waiting_for,
};
pub use options::{Destination, Options, Parsed, UsageError};
pub use program::Program;
