//! Wrong: the lock lives until the end of the loop's body, so one job runs at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, mpsc};
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
    let next = Mutex::new(0..count);
    let (sender, receiver) = mpsc::channel();
    let mut outcomes: Vec<_> = (0..count).map(|_| Err(Panicked)).collect();
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            let (next, sender) = (&next, sender.clone());
            scope.spawn(move || {
                while let Some(index) = next.lock().unwrap_or_else(|e| e.into_inner()).next() {
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
            outcomes[index] = outcome;
        }
    });
    outcomes
}
