//! Waits that end. The tests share this.
#![allow(dead_code, reason = "not every test needs all of it")]

use std::sync::Once;
use std::thread;
use std::time::{Duration, Instant};

pub(crate) use ch07_coroutines::Polled as Bounded;
use ch07_coroutines::{Future, PollState};

/// So much more than anything here takes that a slow machine is not taken for a bug.
const LIMIT: Duration = Duration::from_secs(30);

/// `busy_poll` that gives up.
pub(crate) fn bounded<F: Future>(mut future: F) -> Bounded<F::Output> {
    let mut polls = 0;
    let mut output = None;
    until("it is ready", || {
        polls += 1;
        if let PollState::Ready(ready) = future.poll() {
            output = Some(ready);
        }
        output.is_some()
    });
    let output = output.expect("it is ready");
    Bounded { output, polls }
}

/// Polls may not wait. One that does must not hang the tests either.
fn guard_against_hanging_polls() {
    static GUARD: Once = Once::new();
    GUARD.call_once(|| {
        drop(thread::spawn(|| {
            thread::sleep(2 * LIMIT);
            eprintln!("a poll does not return");
            std::process::abort()
        }));
    });
}

pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    guard_against_hanging_polls();
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < LIMIT, "waited in vain until {what}");
        thread::yield_now();
    }
}
