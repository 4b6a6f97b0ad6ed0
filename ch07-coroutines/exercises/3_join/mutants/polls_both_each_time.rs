//! Wrong: polls both until they are ready in the same poll.

use ch07_coroutines::{Future, PollState};

/// Two futures that get on side by side.
pub struct Join<A: Future, B: Future> {
    a: A,
    b: B,
    results: (Option<A::Output>, Option<B::Output>),
}

/// Waits for both, and gives both results.
pub fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> {
    Join {
        a,
        b,
        results: (None, None),
    }
}

impl<A: Future, B: Future> Future for Join<A, B> {
    type Output = (A::Output, B::Output);

    fn poll(&mut self) -> PollState<(A::Output, B::Output)> {
        if let PollState::Ready(a) = self.a.poll() {
            self.results.0 = Some(a);
        }
        if let PollState::Ready(b) = self.b.poll() {
            self.results.1 = Some(b);
        }
        match self.results {
            (Some(_), Some(_)) => PollState::Ready((
                self.results.0.take().unwrap(),
                self.results.1.take().unwrap(),
            )),
            _ => PollState::NotReady,
        }
    }
}
