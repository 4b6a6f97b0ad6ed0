//! Only who sleeps already is woken.

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
    lock: Mutex<()>,
    changed: Condvar,
}

impl Parker {
    /// Nobody has unparked yet.
    pub fn new() -> Parker {
        let shared = Shared {
            lock: Mutex::new(()),
            changed: Condvar::new(),
        };
        Parker {
            shared: Arc::new(shared),
        }
    }

    /// Sleeps until `unpark` is called, or not at all if it was called since the last `park`.
    pub fn park(&self) {
        let lock = self.shared.lock.lock().unwrap();
        drop(self.shared.changed.wait(lock));
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
        self.shared.changed.notify_one();
    }
}
