//! Exercise 3: two futures as one. The task and its hints are in README.md.

use std::mem;

use ch07_coroutines::{Future, PollState};

/// Two futures that get on side by side.
pub struct Join<A: Future, B: Future> {
    futures: (A, B), // whatever you need
}

/// Waits for both, and gives both results.
pub fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> {
    todo!("keep both")
}

impl<A: Future, B: Future> Future for Join<A, B> {
    type Output = (A::Output, B::Output);

    fn poll(&mut self) -> PollState<(A::Output, B::Output)> {
        todo!("poll those that have not ended")
    }
}
