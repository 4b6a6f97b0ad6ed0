#![doc = include_str!("../README.md")]
//!
//! # The map
//!
//! Read in this order:
//!
//! | module | what it holds |
//! | --- | --- |
//! | `block_on` | the smallest executor: one future, one thread; the parker |
//! | `task` | a future in one allocation, with one atomic word that keeps it in one queue at most |
//! | `join_handle` | awaiting a task, aborting it, its panic as an error |
//! | `run_queue` | a list under a lock: one for each worker, and the injector for everybody |
//! | `executor` | workers: run, steal, sleep; runtimes: build, enter, drop |
//! | `reactor` | the driver: one turn takes what sockets and timers have to say |
//! | `registration` | a socket that waits instead of blocking |
//! | `timer` | a sorted map of what is due when |
//! | [`time`], [`net`], `blocking`, [`http`] | what programs use |
//!
//! ```text
//!   spawn ──▶ ┌── worker ───────────┐  steals   ┌── worker ───────────┐
//!             │ next · run queue    │ ◀───────▶ │ next · run queue    │
//!             └─▲───────▲─────────┬─┘           └─▲───────▲───────────┘
//!     wakes own │       │injector │ idle: a turn  │       │ idle, somebody else drives: parks
//!               │       │         ▼               │       │
//!           ┌───┴───────┴── driver ───────────────┴───────┘
//!           │ sockets: ready until an attempt finds nothing
//!           │ timers: exact, 50 µs may be waited to serve several at once
//!           └── epoll, kqueue or IOCP, by mio
//! ```
//!
//! # Limits
//! - Only an idle worker drives the reactor, or a busy one between two tasks. If the worker that
//!   drove last computes for long, sockets and timers wait for it, whoever else sleeps: take
//!   [`spawn_blocking`] for what computes or blocks.
//! - A runtime has at most 64 workers.
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

pub mod time;

pub mod net;

mod blocking;

pub mod http;

// Beneath them.
mod sync;
mod sys;

pub use block_on::block_on;
pub use blocking::spawn_blocking;
pub use executor::{Builder, Handle, LocalRuntime, Runtime, Stats};
pub use executor::{spawn, spawn_local, yield_now};
pub use join_handle::{AbortHandle, JoinError, JoinHandle};
pub use task::TaskId;
pub use time::{interval, sleep, sleep_until, timeout};
