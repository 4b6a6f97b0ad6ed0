//! Wrong: asks at once, whether or not anybody wants to know.

use std::mem;

use ch07_coroutines::{Future, PollState};

/// Knows the answers. They take their time.
pub trait Desk {
    /// The answer to one question.
    type Answer: Future<Output = String>;

    /// Asks something. Each question costs, so it is asked once.
    fn ask(&self, question: &str) -> Self::Answer;
}

/// What `coroutine fn introduce` would return.
pub struct Introduce<D: Desk> {
    desk: D,
    state: State<D::Answer>,
}

/// Where it stands, and what it needs to go on from there.
enum State<A> {
    AsksForName { answer: A },
    AsksForTown { name: String, answer: A },
    Resolved,
}

/// The state machine of `introduce`, before its first poll.
pub fn introduce<D: Desk>(desk: D) -> Introduce<D> {
    let answer = desk.ask("name");
    let state = State::AsksForName { answer };
    Introduce { desk, state }
}

impl<D: Desk> Future for Introduce<D> {
    type Output = String;

    fn poll(&mut self) -> PollState<String> {
        loop {
            // Taken out, so that an arm can move what is in it into the next state.
            match mem::replace(&mut self.state, State::Resolved) {
                State::AsksForName { mut answer } => match answer.poll() {
                    PollState::NotReady => {
                        self.state = State::AsksForName { answer };
                        return PollState::NotReady;
                    }
                    PollState::Ready(name) => {
                        let answer = self.desk.ask(&format!("town of {name}"));
                        self.state = State::AsksForTown { name, answer };
                    }
                },
                State::AsksForTown { name, mut answer } => match answer.poll() {
                    PollState::NotReady => {
                        self.state = State::AsksForTown { name, answer };
                        return PollState::NotReady;
                    }
                    PollState::Ready(town) => {
                        return PollState::Ready(format!("{name} from {town}"));
                    }
                },
                State::Resolved => panic!("`Introduce` was polled after it was ready"),
            }
        }
    }
}
