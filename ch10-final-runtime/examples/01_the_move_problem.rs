//! A value that points into itself, and what a move makes of it.
//!
//! `cargo run -p ch10-final-runtime --example ch10_01_the_move_problem`
//!
//! New here, after chapter 7: the reference across a wait that corofy refused, kept as a pointer and
//! followed. Moving copies bytes and tells nobody, so the copy points at the old place. What happens
//! then is undefined, and any of it may look right; so child processes try it.
#![expect(unsafe_code, reason = "follows a pointer into itself, on purpose")]

use std::{mem, ptr};

/// What would be made of a function that borrows its own local across a wait:
/// `let word = &mut text; a_moment().await; mem::take(word)`.
struct Coroutine {
    text: String,
    word: *mut String, // the reference; null before the first poll
}

impl Coroutine {
    fn new(text: &str) -> Coroutine {
        let word = ptr::null_mut();
        Coroutine {
            text: text.to_owned(),
            word,
        }
    }

    /// Up to the wait; then on to the end. Nothing in `&mut self` forbids a move between the two.
    fn poll(&mut self) -> Option<String> {
        if self.word.is_null() {
            self.word = &raw mut self.text;
            return None;
        }
        // SAFETY: none. Nobody may have moved the value, which this function cannot know. (Even then
        // a compiler might take `&mut self` for the only way to it: see `03_pinned_coroutine`.)
        Some(mem::take(unsafe { &mut *self.word }))
    }
}

fn stays() {
    let mut first = Coroutine::new("first");
    first.poll();
    println!("  the first says {:?}", first.poll());
}

fn swapped() {
    let (mut first, mut second) = (Coroutine::new("first"), Coroutine::new("second"));
    first.poll();
    second.poll();
    mem::swap(&mut first, &mut second);
    println!("  the first says {:?}", second.poll());
}

fn moved() {
    let mut here = Coroutine::new("first");
    here.poll();
    let mut there = Box::new(here);
    // The bytes at the old place are as they were, so this String and the Box's are the same one.
    println!("  the first says {:?}", there.poll());
    println!("  so far all seems well; now the Box is dropped");
}

fn main() -> anyhow::Result<()> {
    lab::child::roles(&[("stays", stays), ("swapped", swapped), ("moved", moved)]);

    for (role, what) in [
        ("stays", "polled twice where it is"),
        ("swapped", "swapped with another between its polls"),
        ("moved", "moved into a Box between its polls"),
    ] {
        println!("A coroutine is {what}:");
        let ended = lab::child::run(role)?;
        print!(
            "{}  and its process {ended}\n{}",
            ended.stdout, ended.stderr
        );
    }
    Ok(())
}
