//! Wrong: returns only when both have ended.

use std::mem;

use ch07_coroutines::{Future, PollState};

/// Two futures that get on side by side.
pub struct Join<A: Future, B: Future> {
    a: Side<A>,
    b: Side<B>,
}

/// One of the two: first the future, then its result, which is taken once.
enum Side<F: Future> {
    Pending(F),
    Ended(F::Output),
    Taken,
}

/// Waits for both, and gives both results.
pub fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> {
    Join {
        a: Side::Pending(a),
        b: Side::Pending(b),
    }
}

impl<A: Future, B: Future> Future for Join<A, B> {
    type Output = (A::Output, B::Output);

    fn poll(&mut self) -> PollState<(A::Output, B::Output)> {
        while !self.a.get_on() {}
        while !self.b.get_on() {}
        PollState::Ready((self.a.take(), self.b.take()))
    }
}

impl<F: Future> Side<F> {
    /// Polls the future unless it has ended, and tells whether it has now.
    fn get_on(&mut self) -> bool {
        if let Side::Pending(future) = self {
            match future.poll() {
                PollState::Ready(output) => *self = Side::Ended(output), // drops the future
                PollState::NotReady => return false,
            }
        }
        true
    }

    fn take(&mut self) -> F::Output {
        match mem::replace(self, Side::Taken) {
            Side::Ended(output) => output,
            Side::Pending(_) => unreachable!("it is taken when both have ended"),
            Side::Taken => panic!("`Join` was polled after it was ready"),
        }
    }
}
