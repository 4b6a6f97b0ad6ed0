//! Wrong: lets the loser live for as long as it is kept itself.

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
    futures: (A, B),
    has_ended: bool,
}

/// Waits for the one that ends first, and drops the other.
pub fn select<A: Future, B: Future>(a: A, b: B) -> Select<A, B> {
    Select {
        futures: (a, b),
        has_ended: false,
    }
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;

    fn poll(&mut self) -> PollState<Either<A::Output, B::Output>> {
        assert!(!self.has_ended, "`Select` was polled after it was ready");
        let (a, b) = &mut self.futures;
        let winner = match a.poll() {
            PollState::Ready(output) => Either::First(output),
            // Only now: two results would be one too many.
            PollState::NotReady => match b.poll() {
                PollState::Ready(output) => Either::Second(output),
                PollState::NotReady => return PollState::NotReady,
            },
        };
        self.has_ended = true;
        PollState::Ready(winner)
    }
}
