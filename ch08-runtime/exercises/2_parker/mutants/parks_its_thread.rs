//! Uses the flag that the whole thread shares.

use std::sync::Arc;
use std::thread::{self, Thread};

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
    thread: Thread,
}

impl Parker {
    /// Nobody has unparked yet.
    pub fn new() -> Parker {
        let shared = Shared {
            thread: thread::current(),
        };
        Parker {
            shared: Arc::new(shared),
        }
    }

    /// Sleeps until `unpark` is called, or not at all if it was called since the last `park`.
    pub fn park(&self) {
        thread::park();
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
        self.shared.thread.unpark();
    }
}
