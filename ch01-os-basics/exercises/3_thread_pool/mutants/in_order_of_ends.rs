//! Wrong: returns the results in the order in which they came.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// A job ended in a panic instead of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panicked;

/// How a job ended.
pub type Outcome<T> = Result<T, Panicked>;

/// Runs `job(0)` to `job(count - 1)` on at most `threads` threads and returns how each one ended,
/// in order. Calls `done` on this thread as each job ends.
pub fn run_all<T: Send>(
    count: usize,
    threads: usize,
    job: &(dyn Fn(usize) -> T + Sync),
    done: &mut dyn FnMut(usize, &Outcome<T>),
) -> Vec<Outcome<T>> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut outcomes = Vec::new();
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            let (next, sender) = (&next, sender.clone());
            scope.spawn(move || {
                loop {
                    // Relaxed: the numbers have to differ, and nothing is handed over by them.
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    let outcome = catch_unwind(AssertUnwindSafe(|| job(index)));
                    if sender.send((index, outcome.map_err(|_| Panicked))).is_err() {
                        break; // `done` panicked, and nobody waits for results any more
                    }
                }
            });
        }
        // Ours too, or the channel stays open and the loop below waits for ever.
        drop(sender);
        for (index, outcome) in receiver {
            done(index, &outcome);
            outcomes.push(outcome);
        }
    });
    outcomes
}
