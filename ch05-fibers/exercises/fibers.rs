//! Runs the fibers of a check to their end, and tells why if they do not come to it. The exercises
//! share this.

use std::mem;
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use ch05_fibers::{RunError, Scheduler};
use lab::diagnosis::Diagnosis;
use lab::fail;

/// Runs `first` as a fiber, and all that it spawns. Fibers that wait for each other for ever mean
/// `stuck_means`.
pub(super) fn run(stuck_means: &'static Diagnosis, first: impl FnOnce() + 'static) {
    watch_for_panics();
    let mut scheduler = Scheduler::new();
    drop(scheduler.spawn(first));
    let result = scheduler.run();
    if PANICKED.load(Ordering::Relaxed) {
        // The scheduler has caught it. What followed from it is of no interest.
        mem::forget(scheduler);
        panic::resume_unwind(Box::new("a fiber panicked"));
    }
    let Err(error) = result else { return };
    mem::forget(scheduler); // ending its fibers would run more of the answer
    match error {
        RunError::Deadlock(_) => fail((stuck_means, error.to_string())),
        RunError::Poll(error) => fail(format!("the event queue failed: {error}")),
    }
}

static PANICKED: AtomicBool = AtomicBool::new(false);

/// The answer's fibers are its own: nobody here joins them and hears of their panics.
fn watch_for_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            PANICKED.store(true, Ordering::Relaxed);
            tell(info);
        }));
    });
}
