//! Exercise 2: a parker without lost wake-ups. The task and its hints are in README.md.

use std::sync::Arc;

// As in `std::sync`; the checks decide what happens between two of their calls.
use super::checks::given::{Condvar, Mutex};

/// Puts its thread to sleep.
pub struct Parker {
    // whatever you need
}

/// Ends the sleep, from any thread.
#[derive(Clone)]
pub struct Unparker {
    // whatever you need
}

impl Parker {
    /// Nobody has unparked yet.
    pub fn new() -> Parker {
        todo!("both ends share something")
    }

    /// Sleeps until `unpark` is called, or not at all if it was called since the last `park`.
    pub fn park(&self) {
        todo!("sleep while there is no reason to go on")
    }

    /// The other end.
    pub fn unparker(&self) -> Unparker {
        todo!("share it")
    }
}

impl Unparker {
    /// Ends the `park` that is going on, or else the next one.
    pub fn unpark(&self) {
        todo!("give a reason, and wake whoever sleeps")
    }
}
