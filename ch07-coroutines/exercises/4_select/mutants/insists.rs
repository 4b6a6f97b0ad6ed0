//! Wrong: returns only when one has ended.

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
    /// `None`: one of them has ended.
    futures: Option<(A, B)>,
}

/// Waits for the one that ends first, and drops the other.
pub fn select<A: Future, B: Future>(a: A, b: B) -> Select<A, B> {
    Select {
        futures: Some((a, b)),
    }
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;

    fn poll(&mut self) -> PollState<Either<A::Output, B::Output>> {
        let futures = self.futures.as_mut();
        let (a, b) = futures.expect("`Select` was polled after it was ready");
        let winner = loop {
            match a.poll() {
                PollState::Ready(output) => break Either::First(output),
                // Only now: two results would be one too many.
                PollState::NotReady => match b.poll() {
                    PollState::Ready(output) => break Either::Second(output),
                    PollState::NotReady => {}
                },
            }
        };
        self.futures = None; // whoever has lost stops here, and not when this is dropped
        PollState::Ready(winner)
    }
}
