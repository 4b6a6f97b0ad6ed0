//! Exercise 1: `block_on`. The task and its hints are in README.md.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Runs `future` to its end on this thread, and sleeps while it waits.
pub fn block_on<F: Future>(future: F) -> F::Output {
    todo!("pin it; poll it; sleep until it is woken; poll it again")
}

/// What it sleeps on.
struct Parker {
    thread: Thread, // whatever you need
}

impl Wake for Parker {
    fn wake(self: Arc<Parker>) {
        todo!("see that the thread is awake, or will not fall asleep")
    }
}
