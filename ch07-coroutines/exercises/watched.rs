//! Futures that watch how the answer treats them. The exercises share this.
#![allow(dead_code, reason = "not every exercise needs all of it")]

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

use ch07_coroutines::{Future, PollState};
use lab::{diagnosis, fail};

/// Polls the answer, and knows how often that was done and what its children did meanwhile.
#[derive(Debug, Default)]
pub(super) struct Driver {
    /// Counts the answer's polls.
    poll: Cell<u32>,
    /// The poll in which a child last said `NotReady`.
    waited_in: Cell<u32>,
    /// The answer was ready: what it does to its children now is not the matter any more.
    is_over: Cell<bool>,
}

impl Driver {
    /// Polls the answer once. `NotReady` has to come from a child: with nothing to wait for, nobody
    /// would have a reason to poll the answer again.
    pub(super) fn poll<F: Future>(&self, answer: &mut F) -> PollState<F::Output> {
        self.poll.set(self.poll.get() + 1);
        let found = answer.poll();
        if !found.is_ready() && self.waited_in.get() != self.poll.get() {
            let words = "it returned NotReady, and none of its children had said so in that poll";
            fail((&diagnosis::STOPS_WITHOUT_A_REASON, words));
        }
        found
    }

    /// Goes on if a poll of `ended`, which was ready, panics and says why.
    pub(super) fn expect_end<F: Future>(&self, ended: &mut F) {
        self.is_over.set(true);
        expect_end(ended);
    }

    pub(super) fn child(&self, name: &'static str) -> Watched<'_> {
        Watched {
            driver: self,
            name,
            result: RefCell::new(None),
            polls: Cell::new(0),
            polled_in: Cell::new(0),
            state: Cell::new(State::Pending),
        }
    }
}

/// What the check holds of a child: it says when the child is ready, and sees what becomes of it.
#[derive(Debug)]
pub(super) struct Watched<'a> {
    driver: &'a Driver,
    pub(super) name: &'static str,
    result: RefCell<Option<String>>,
    polls: Cell<u32>,
    polled_in: Cell<u32>,
    state: Cell<State>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Pending,
    Ended,
    Dropped,
}

impl Watched<'_> {
    /// Lets the next poll be `Ready`.
    pub(super) fn open(&self, result: &str) {
        *self.result.borrow_mut() = Some(result.to_owned());
    }

    pub(super) fn polls(&self) -> u32 {
        self.polls.get()
    }

    /// Whether the answer's last poll polled it.
    pub(super) fn was_polled(&self) -> bool {
        self.polled_in.get() == self.driver.poll.get()
    }

    pub(super) fn is_dropped(&self) -> bool {
        self.state.get() == State::Dropped
    }

    /// The future itself, for the answer.
    pub(super) fn future(&self) -> Child<'_> {
        Child(self)
    }
}

/// What the answer holds of a child.
#[derive(Debug)]
pub(super) struct Child<'a>(&'a Watched<'a>);

impl Future for Child<'_> {
    type Output = String;

    fn poll(&mut self) -> PollState<String> {
        let Child(watched) = self;
        let (name, poll) = (watched.name, watched.driver.poll.get());
        if watched.driver.is_over.get() {
            return PollState::NotReady;
        }
        if watched.state.get() == State::Ended {
            let words = format!("{name} had ended, and was polled once more");
            fail((&diagnosis::POLLS_THE_ENDED, words));
        }
        if watched.polled_in.replace(poll) == poll {
            let words = format!("{name} was NotReady, and polled again in the same poll");
            fail((&diagnosis::WAITS_INSIDE_A_POLL, words));
        }
        watched.polls.set(watched.polls.get() + 1);
        match watched.result.take() {
            Some(result) => {
                watched.state.set(State::Ended);
                PollState::Ready(result)
            }
            None => {
                watched.driver.waited_in.set(poll);
                PollState::NotReady
            }
        }
    }
}

impl Drop for Child<'_> {
    fn drop(&mut self) {
        self.0.state.set(State::Dropped);
    }
}

/// Goes on if a poll of `ended`, which was ready, panics and says why.
pub(super) fn expect_end<F: Future>(ended: &mut F) {
    let words = match panic::catch_unwind(AssertUnwindSafe(|| ended.poll().is_ready())) {
        Ok(true) => "polled after Ready, it was Ready again".to_owned(),
        Ok(false) => "polled after Ready, it was NotReady".to_owned(),
        Err(panic) if text_of(&*panic).to_lowercase().contains("poll") => return,
        Err(panic) => format!(
            "polled after Ready, it panicked, but not over that: {}",
            text_of(&*panic)
        ),
    };
    fail((&diagnosis::NO_END_STATE, words));
}

fn text_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref().copied())
        .unwrap_or_default()
}
