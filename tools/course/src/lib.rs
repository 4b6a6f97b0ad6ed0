#![doc = include_str!("../README.md")]

// What the course consists of, as its folders tell it, and how an answer is checked.
pub mod catalog;
pub mod check;

// The commands.
mod cli;
mod learner;

pub use cli::{Command, Options};
