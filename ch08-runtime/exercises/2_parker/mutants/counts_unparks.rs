//! Counts: each unpark is good for one park.

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
    unparks: Mutex<usize>,
    changed: Condvar,
}

impl Parker {
    /// Nobody has unparked yet.
    pub fn new() -> Parker {
        let shared = Shared {
            unparks: Mutex::new(0),
            changed: Condvar::new(),
        };
        Parker {
            shared: Arc::new(shared),
        }
    }

    /// Sleeps until `unpark` is called, or not at all if it was called since the last `park`.
    pub fn park(&self) {
        let mut unparks = self.shared.unparks.lock().unwrap();
        // Locked from the look to the sleep: `wait` lets go of the lock when it sleeps, not before.
        while *unparks == 0 {
            unparks = self.shared.changed.wait(unparks).unwrap();
        }
        *unparks -= 1;
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
        *self.shared.unparks.lock().unwrap() += 1;
        self.shared.changed.notify_one();
    }
}
