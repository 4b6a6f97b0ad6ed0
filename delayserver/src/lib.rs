#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// In reading order, which the blank lines keep from being sorted.
mod server;

mod connection;

mod timers;

mod outbox;

mod slots;

mod listener;

mod errand;

mod answer;
mod faults;
mod ledger;
mod rules;

mod handle;

mod sys;

pub mod http;

pub use errand::MAX_DELAY_MS;
pub use handle::{ServerHandle, Stopper};
pub use ledger::{Arrival, Stats};
pub use server::DelayServer;
pub use sys::raise_file_limit;
