//! What the concurrent parts take from std, in one place.
//!
//! The crate in `model/` compiles the same source files against model checkers' versions of these
//! names, which try every order in which threads can meet. Nothing else may name `std::sync::atomic`
//! or `std::thread`.

pub(crate) use std::sync::{Mutex, atomic, atomic::fence};
pub(crate) use std::thread::{self, Thread, available_parallelism};
pub(crate) use std::thread_local;

/// Looks for a few microseconds whether it is `done`: as long as it takes to fall asleep and be
/// woken, for whom sleep may be short.
pub(crate) fn linger(done: impl Fn() -> bool) {
    const LOOKS: u32 = 200;
    for _ in 0..LOOKS {
        if done() {
            return;
        }
        std::hint::spin_loop();
    }
}

/// `std::cell::UnsafeCell`, used through closures so that a model can see when an access begins
/// and ends.
#[derive(Debug)]
pub(crate) struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

impl<T> UnsafeCell<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(std::cell::UnsafeCell::new(value))
    }

    /// Hands out the pointer. Whoever dereferences it answers for the access being the only one.
    #[inline(always)]
    pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut T) -> R) -> R {
        access(self.0.get())
    }
}
