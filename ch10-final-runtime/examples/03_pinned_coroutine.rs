//! The coroutine of `01_the_move_problem` once more, and this time it is right.
//!
//! `cargo run -p ch10-final-runtime --example ch10_03_pinned_coroutine`
//!
//! New here: std's `Future`. Its `poll` takes `Pin<&mut Self>`, so that whoever polls has promised
//! to leave the value where it is. It points into itself from its first poll on, and no sooner.
#![expect(unsafe_code, reason = "points into itself")]

use std::marker::PhantomPinned;
use std::mem;
use std::pin::{Pin, pin};
use std::ptr::NonNull;
use std::task::{Context, Poll};

use ch10_final_runtime::{block_on, yield_now};

struct Coroutine {
    state: State,
    text: String,
    /// Keeps the type from being `Unpin`. More than a label: compilers (and Miri) take a `&mut` to
    /// what is `Unpin` for the only way to it, and so would forbid `word` beside `poll`'s.
    _pinned: PhantomPinned,
}

type Child = Pin<Box<dyn Future<Output = ()>>>;

enum State {
    Start,
    /// The pointer is to `text`.
    Wait(NonNull<String>, Child),
    Done,
}

impl Future for Coroutine {
    type Output = String;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<String> {
        // SAFETY: nothing is moved out of it: `state` is replaced and `text` changed in their places.
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.state {
                State::Start => {
                    // The pinned place is borrowed here for the last time. Until `word` has been
                    // used, nobody says `this.text`: a new borrow would end the pointer's.
                    let word = NonNull::from(&mut this.text);
                    this.state = State::Wait(word, Box::pin(yield_now()));
                }
                State::Wait(word, child) => {
                    if child.as_mut().poll(cx).is_pending() {
                        return Poll::Pending;
                    }
                    // SAFETY: `text` is where it was when `word` was made of it: the value was pinned
                    // then, so it has not moved. And it was reached by no other way since.
                    let text = mem::take(unsafe { word.as_mut() });
                    this.state = State::Done;
                    return Poll::Ready(text);
                }
                State::Done => panic!("a coroutine was polled after it had been ready"),
            }
        }
    }
}

fn main() {
    let made = |text: &str| Coroutine {
        state: State::Start,
        text: text.to_owned(),
        _pinned: PhantomPinned,
    };
    // Before its first poll nothing points at it, so it may go where it is to stay.
    let on_stack = pin!(made("first"));
    println!("on the stack: {:?}", block_on(on_stack));
    let on_heap = Box::pin(made("second"));
    println!("on the heap: {:?}", block_on(on_heap));
}
