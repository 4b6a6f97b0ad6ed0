//! Looks at the flag again and again.

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
        while !mem::take(&mut *self.shared.is_unparked.lock().unwrap()) {
            std::hint::spin_loop();
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
        self.shared.changed.notify_one();
    }
}
