//! The clock of exercise 4. The checks have another one beside the system's, on which time passes
//! only while somebody waits.
#![allow(dead_code, reason = "the answer uses it")]

use std::time::Instant;

/// What time it is, and how to wait for a time.
pub trait Clock {
    /// The time now.
    fn now(&self) -> Instant;

    /// Has this thread sleep until it is `due`, or for less: like every wait, it may end early.
    fn wait(&self, due: Instant);
}
