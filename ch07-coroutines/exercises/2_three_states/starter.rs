//! Exercise 2: two waits, three states. The task and its hints are in README.md.

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
    desk: D, // whatever you need
}

/// Stands for:
///
/// ```text
/// coroutine fn introduce(desk: impl Desk) -> String {
///     let name = desk.ask("name").wait;
///     let town = desk.ask(&format!("town of {name}")).wait;
///     format!("{name} from {town}")
/// }
/// ```
pub fn introduce<D: Desk>(desk: D) -> Introduce<D> {
    todo!("the state before the first poll")
}

impl<D: Desk> Future for Introduce<D> {
    type Output = String;

    fn poll(&mut self) -> PollState<String> {
        todo!("from state to state, as far as it gets")
    }
}
