#![doc = include_str!("../README.md")]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// From the machine upwards …
mod arch;
#[cfg(asan)]
mod asan;
pub mod context;
pub mod stack;

// … to a function call that can be left and entered again …
pub mod fiber;
pub mod overflow;

// … and to many of them, which wait without holding up each other.
pub mod io;
pub mod scheduler;

pub use context::{Context, switch};
pub use fiber::{Fiber, FloatControl, ResumeError, Resumed, suspend};
pub use scheduler::{
    Blocked, Builder, FiberId, Handle, JoinHandle, RunError, Scheduler, Waiting, current, park,
    spawn, yield_now,
};
pub use stack::{Stack, StackPool};
