//! Exercise 4: the first of two. The task and its hints are in README.md.

use ch07_coroutines::{Future, PollState};

/// Whose result it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Either<A, B> {
    /// The first one's.
    First(A),
    /// The second one's.
    Second(B),
}

/// Two futures, one of which will do.
pub struct Select<A, B> {
    futures: (A, B), // whatever you need
}

/// Waits for the one that ends first, and drops the other.
pub fn select<A: Future, B: Future>(a: A, b: B) -> Select<A, B> {
    todo!("keep both")
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;

    fn poll(&mut self) -> PollState<Either<A::Output, B::Output>> {
        todo!("poll one, then the other, and let go of both when there is a result")
    }
}
