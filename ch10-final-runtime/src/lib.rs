#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// In reading order, which the blank lines keep from being sorted.
mod block_on;

mod task;

mod join_handle;

mod run_queue;

mod executor;

mod reactor;

mod registration;

mod timer;

mod runtime;

mod builder;

pub mod time;

pub mod net;

mod blocking;

pub mod http;

// Beneath them.
mod sync;
mod sys;

pub use block_on::block_on;
pub use blocking::spawn_blocking;
pub use builder::Builder;
pub use join_handle::{AbortHandle, JoinError, JoinHandle};
pub use runtime::{Handle, LocalRuntime, Runtime, Stats, spawn, spawn_local, yield_now};
pub use task::TaskId;
pub use time::{interval, sleep, sleep_until, timeout};
