//! Wrong: a job's panic ends its thread, and the result is waited for for ever.

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
    let mut outcomes: Vec<_> = (0..count).map(|_| Err(Panicked)).collect();
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
                    if sender.send((index, Ok(job(index)))).is_err() {
                        break; // `done` panicked, and nobody waits for results any more
                    }
                }
            });
        }
        for (index, outcome) in receiver.into_iter().take(count) {
            done(index, &outcome);
            outcomes[index] = outcome;
        }
    });
    outcomes
}
