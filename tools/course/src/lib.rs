#![doc = include_str!("../README.md")]

// What the course consists of, as its folders tell it, and how an answer is checked.
pub mod catalog;
pub mod check;

// The commands.
mod cli;
#[cfg(target_os = "linux")]
mod grade;
mod handout;
mod learner;
mod verify;

// Beneath them: what is remembered, what was handed out, how it is printed.
mod original;
mod progress;
mod text;

pub use cli::Options;
pub use text::complain;
