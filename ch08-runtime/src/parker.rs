//! Puts a thread to sleep until somebody wants it. Knows nothing of what it waits for.
//!
//! Why not bare [`std::thread::park`]? It needs no lock, but a thread has only one token for it, and
//! everybody in the process shares that: a channel or a `Once` deep in some task's poll parks as
//! well, and takes away the notice that was meant for us. The runtime would sleep with work to do.
//! And `unpark` wakes threads that have long gone on to something else. A parker's notice is its own.

use std::sync::Arc;

use crate::Wake;
use crate::sync::{Condvar, Mutex};

/// Sleeps until its [`Unparker`] is used. One thread's own.
///
/// A notice that comes while nobody sleeps is kept for the next [`park`](Parker::park). Many
/// notices are one: it is a flag, not a counter.
///
/// ```
/// use ch08_runtime::Parker;
///
/// let parker = Parker::new();
/// let unparker = parker.unparker();
/// let thread = std::thread::spawn(move || unparker.unpark());
/// parker.park(); // returns whether the other thread was first or not
/// thread.join().unwrap();
/// ```
#[derive(Default)]
pub struct Parker(Arc<Unparker>);

/// Ends the sleep of a [`Parker`]; any thread may use it. As a [`Waker`](crate::Waker) it wakes the thread.
///
/// ```
/// use ch08_runtime::{Future, Parker, Waker, yield_now};
///
/// // The smallest executor there is: one future, one thread.
/// let parker = Parker::new();
/// let waker = Waker::from(parker.unparker());
/// let mut future = yield_now();
/// while !future.poll(&waker).is_ready() {
///     parker.park();
/// }
/// ```
#[derive(Default)]
pub struct Unparker {
    is_notified: Mutex<bool>,
    changed: Condvar,
}

impl Parker {
    /// Creates a parker without a notice.
    pub fn new() -> Parker {
        Parker::default()
    }

    /// Sleeps until there is a notice, and takes it.
    pub fn park(&self) {
        let mut is_notified = self.0.is_notified.lock().unwrap();
        timeline::park();
        // A condition variable may return for no reason, so the flag is what counts.
        while !*is_notified {
            is_notified = self.0.changed.wait(is_notified).unwrap();
        }
        timeline::unpark();
        *is_notified = false;
    }

    /// A way to wake whoever parks here.
    pub fn unparker(&self) -> Arc<Unparker> {
        Arc::clone(&self.0)
    }
}

impl Unparker {
    /// Gives notice: the sleep that goes on ends, or else the next one.
    pub fn unpark(&self) {
        // The flag is set under the lock. Otherwise the notice could fall between the sleeper's look
        // at the flag and its sleep, and be lost.
        *self.is_notified.lock().unwrap() = true;
        self.changed.notify_one();
    }
}

impl Wake for Unparker {
    fn wake(self: Arc<Unparker>) {
        self.unpark();
    }
}
