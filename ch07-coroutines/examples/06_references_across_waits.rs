//! References across waits: why they are refused, and what they would come to.
//!
//! `cargo run -p ch07-coroutines --example ch07_06_references_across_waits`
//!
//! New here: a local that points at another. A function's stay where they are until it returns. In
//! a state machine both are fields of one value, which its owner may move between two polls:
//! ```text
//! let buffer = *b"hello world!";
//! let word = &buffer[6..];        // a reference …
//! a_moment().wait;                // … that lives across a wait: refused
//! word[0]
//! ```

use std::time::Duration;

use ch07_coroutines::{PollState, busy_poll, coroutine, poll_fn};

/// What would stand in the state at that wait.
struct State {
    buffer: [u8; 12],
    /// In place of the reference: its address, as a number. Nothing here ever follows it.
    word: usize,
}

impl State {
    fn look(&self, when: &str) {
        let start = self.buffer.as_ptr().addr();
        let place = match self.word.checked_sub(start) {
            Some(offset) if offset < self.buffer.len() => format!("byte {offset} of it"),
            _ => "where it was before".to_owned(),
        };
        println!("{when} `buffer` stands at {start:#x},");
        println!("  and `word` holds {:#x}, {place}", self.word);
    }
}

// What to write instead: each keeps across the wait what is still right after a move.
coroutine! {
    coroutine fn a_position() -> u8 {
        let buffer = *b"hello world!";
        let word = 6..buffer.len();
        a_moment().wait;
        buffer[word][0]
    }

    coroutine fn a_copy() -> u8 {
        let word = b"hello world!"[6..].to_vec();
        a_moment().wait;
        word[0]
    }

    coroutine fn borrowed_later() -> u8 {
        let buffer = *b"hello world!";
        a_moment().wait;
        let word = &buffer[6..];
        word[0]
    }
}

/// Not ready once.
fn a_moment() -> impl ch07_coroutines::Future<Output = ()> {
    let mut polls = [PollState::NotReady, PollState::Ready(())].into_iter();
    poll_fn(move || polls.next().expect("a moment is over after two polls"))
}

fn main() {
    let buffer = *b"hello world!";
    let mut state = State { buffer, word: 0 };
    state.word = state.buffer[6..].as_ptr().addr();
    state.look("At the wait");
    let state = Box::new(state); // any move will do; this one goes to the heap
    state.look("After a move");
    let show = |name, output| println!("{name}: {:?}", char::from(output));
    show("a position", busy_poll(Duration::ZERO, a_position()).output);
    show("a copy", busy_poll(Duration::ZERO, a_copy()).output);
    show(
        "borrowed later",
        busy_poll(Duration::ZERO, borrowed_later()).output,
    );
}
