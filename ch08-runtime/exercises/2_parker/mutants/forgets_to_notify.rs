//! Sets the flag, and lets the sleeper sleep.

use std::mem;
use std::sync::Arc;

use super::checks::given::{Condvar, Mutex};

/// Puts its thread to sleep.
pub struct Parker {
    shared: Arc<Shared>,
}

/// Ends the sleep, from any thread.
#[derive(Clone)]
pub struct Unparker {
    shared: Arc<Shared>,
}

struct Shared {
    is_unparked: Mutex<bool>,
    changed: Condvar,
}

impl Parker {
    /// Nobody has unparked yet.
    pub fn new() -> Parker {
        let shared = Shared {
            is_unparked: Mutex::new(false),
            changed: Condvar::new(),
        };
        Parker {
            shared: Arc::new(shared),
        }
    }

    /// Sleeps until `unpark` is called, or not at all if it was called since the last `park`.
    pub fn park(&self) {
        let mut is_unparked = self.shared.is_unparked.lock().unwrap();
        // Locked from the look to the sleep: `wait` lets go of the lock when it sleeps, not before.
        while !mem::take(&mut *is_unparked) {
            is_unparked = self.shared.changed.wait(is_unparked).unwrap();
        }
    }

    /// The other end.
    pub fn unparker(&self) -> Unparker {
        Unparker {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl Unparker {
    /// Ends the `park` that is going on, or else the next one.
    pub fn unpark(&self) {
        *self.shared.is_unparked.lock().unwrap() = true;
    }
}
