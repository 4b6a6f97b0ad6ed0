//! Wrong: has the winner, and waits for the loser all the same.

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
pub struct Select<A: Future, B: Future> {
    a: Option<A>,
    b: Option<B>,
    winner: Option<Either<A::Output, B::Output>>,
}

/// Waits for the one that ends first, and drops the other.
pub fn select<A: Future, B: Future>(a: A, b: B) -> Select<A, B> {
    Select {
        a: Some(a),
        b: Some(b),
        winner: None,
    }
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;

    fn poll(&mut self) -> PollState<Either<A::Output, B::Output>> {
        if let Some(a) = &mut self.a
            && let PollState::Ready(output) = a.poll()
        {
            self.a = None;
            self.winner.get_or_insert(Either::First(output));
        }
        if let Some(b) = &mut self.b
            && let PollState::Ready(output) = b.poll()
        {
            self.b = None;
            self.winner.get_or_insert(Either::Second(output));
        }
        match (&self.a, &self.b) {
            (None, None) => {
                let winner = self.winner.take();
                PollState::Ready(winner.expect("`Select` was polled after it was ready"))
            }
            _ => PollState::NotReady,
        }
    }
}
