//! Wrong: a thread a job, though never more than `threads` of them at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
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
    let (sender, receiver) = mpsc::channel();
    let mut outcomes: Vec<_> = (0..count).map(|_| Err(Panicked)).collect();
    thread::scope(|scope| {
        let start = |index: usize| {
            let sender = sender.clone();
            scope.spawn(move || {
                let outcome = catch_unwind(AssertUnwindSafe(|| job(index)));
                sender.send((index, outcome.map_err(|_| Panicked)))
            });
        };
        (0..threads.min(count)).for_each(start);
        for (ended, (index, outcome)) in receiver.iter().take(count).enumerate() {
            if threads + ended < count {
                start(threads + ended);
            }
            done(index, &outcome);
            outcomes[index] = outcome;
        }
    });
    outcomes
}
