//! A notice is not lost, whether it comes before, while or after the sleeper falls asleep.

use std::sync::Arc;

use loom::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use loom::sync::{Condvar, Mutex};
use loom::thread;

use crate::{Parker, check};

/// What a parker can do.
trait Park: Default + Send + Sync + 'static {
    fn park(&self);
    fn unpark(&self);
}

impl Park for Parker {
    fn park(&self) {
        Parker::park(self);
    }

    fn unpark(&self) {
        self.unparker().unpark();
    }
}

/// Two threads give a reason and then notice; the sleeper sleeps until it has seen both reasons.
fn two_notices<P: Park>() {
    check(3, || {
        let shared = Arc::new((P::default(), AtomicUsize::new(0)));
        for _ in 0..2 {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                shared.1.fetch_add(1, Ordering::Relaxed);
                shared.0.unpark();
            });
        }
        while shared.1.load(Ordering::Relaxed) < 2 {
            shared.0.park();
        }
    });
}

#[test]
fn no_notice_is_lost() {
    two_notices::<Parker>();
}

/// A mutant: the flag is set outside of the lock, and may fall between look and sleep.
#[derive(Default)]
struct FlagOutsideOfTheLock {
    is_notified: AtomicBool,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Park for FlagOutsideOfTheLock {
    fn park(&self) {
        let mut guard = self.lock.lock().unwrap();
        while !self.is_notified.swap(false, Ordering::AcqRel) {
            guard = self.changed.wait(guard).unwrap();
        }
    }

    fn unpark(&self) {
        self.is_notified.swap(true, Ordering::AcqRel);
        self.changed.notify_one();
    }
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_flag_outside_of_the_lock_is_found() {
    two_notices::<FlagOutsideOfTheLock>();
}
