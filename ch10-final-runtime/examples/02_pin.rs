//! `Pin`: a pointer whose target will not move any more.
//!
//! `cargo run -p ch10-final-runtime --example ch10_02_pin`
//!
//! New here: a promise in place of a hope. `Pin<P>` hides the `&mut` by which a value could be moved.
//! It is for types that say they mind, by not being `Unpin`; all others are let out again.
#![expect(unsafe_code, reason = "projects a pin, and breaks one on purpose")]

use std::marker::PhantomPinned;
use std::mem;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use ch10_final_runtime::{block_on, yield_now};

/// Notes its own address, as a number: nothing here follows it.
#[derive(Default)]
struct Note {
    address: usize,
    _pinned: PhantomPinned, // moving matters: without it the type would be `Unpin`
}

fn write(note: Pin<&mut Note>) {
    let address = (&raw const *note).addr();
    // SAFETY: a number is written, nothing is moved.
    unsafe { note.get_unchecked_mut() }.address = address;
}

/// Counts polls. Where it is pinned so is its future, but not its count: its author's choice, kept.
struct Counted<F> {
    future: F,
    polls: u32,
}

impl<F: Future> Future for Counted<F> {
    type Output = (u32, F::Output);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: `future` is not moved out of it here or anywhere, and there is no Drop that could.
        let this = unsafe { self.get_unchecked_mut() };
        this.polls += 1;
        // SAFETY: it stays where it is for as long as the whole does, which is pinned.
        let future = unsafe { Pin::new_unchecked(&mut this.future) };
        future.poll(cx).map(|output| (this.polls, output))
    }
}

fn main() {
    let mut boxed = Box::pin(Note::default());
    write(boxed.as_mut());
    let moved = boxed; // the pointer goes, its target stays
    show("heap, the box moved", &moved);

    let mut first = pin!(Note::default()); // takes the value: no name is left to move it by
    let mut second = pin!(Note::default());
    write(first.as_mut());
    mem::swap(&mut first, &mut second); // two pointers change places, no note does
    show("stack, the pins swapped", &second);
    second.set(Note::default()); // drops the old one where it stands, and writes another there
    show("stack, another note set", &second);

    let (mut mine, mut other) = (Note::default(), Note::default());
    // SAFETY: none, as the next line shows: `mine` is moved after it was pinned.
    write(unsafe { Pin::new_unchecked(&mut mine) });
    mem::swap(&mut mine, &mut other); // its name was still there to take it by
    show("unsafe, the notes swapped", &other);

    let (mut five, mut six) = (pin!(5), pin!(6)); // numbers are Unpin, so a pin lets them out
    mem::swap(five.as_mut().get_mut(), six.as_mut().get_mut());
    println!("Unpin, swapped through their pins: {five} {six}");

    let future = yield_now();
    let (polls, ()) = block_on(Counted { future, polls: 0 });
    println!("projection: {polls} polls of `yield_now`");
}

fn show(what: &str, note: &Note) {
    let is = ["wrong", "right"][usize::from(note.address == (&raw const *note).addr())];
    println!("{what:<26} the note is {is}");
}
