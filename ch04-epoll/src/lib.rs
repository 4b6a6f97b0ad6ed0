#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod event;
pub mod net;
mod poll;
mod waker;

mod sys;

pub use event::{Event, Events, Interest, Token};
pub use poll::{Poll, Registry, Source};
pub use waker::Waker;
