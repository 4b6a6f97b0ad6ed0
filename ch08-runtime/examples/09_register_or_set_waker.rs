//! Is it a race to register a socket before its waker is set? Every order, with the event in the gap.
//!
//! `cargo run -p ch08-runtime --example ch08_09_register_or_set_waker`
//!
//! New here: a say in when the event comes. A future registers, leaves its waker, tries to read; the
//! reactor may see an event between any two steps. One thread plays both, so that each order happens
//! as it is written. What counts is how it ends: will anybody poll again?

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use anyhow::ensure;
use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};

#[derive(Debug)]
enum Step {
    Register,
    SetWaker,
    Try,
    /// Leaves the waker, unless an event was counted since the last try: then it tries once more.
    SetWakerOrTry,
    /// A byte comes, and the reactor wakes whoever has left a waker.
    Event,
}
use Step::{Event, Register, SetWaker, SetWakerOrTry, Try};

fn main() -> anyhow::Result<()> {
    println!("The waker first, then the try:");
    play(&[Register, Event, SetWaker, Try], "reads")?;
    play(&[Register, SetWaker, Event, Try], "reads, is polled again")?;
    play(&[Register, SetWaker, Try, Event], "is polled again")?;
    println!("The try first, then the waker:");
    play(&[Register, Event, Try, SetWaker], "reads")?;
    play(&[Register, Try, Event, SetWaker], "sleeps for ever")?;
    play(&[Register, Try, SetWaker, Event], "is polled again")?;
    println!("The try first, and a reactor that counts events:");
    play(&[Register, Event, Try, SetWakerOrTry], "reads")?;
    play(&[Register, Try, Event, SetWakerOrTry], "reads")?;
    play(&[Register, Try, SetWakerOrTry, Event], "is polled again")
}

/// Takes the steps in this order, and insists on the end.
fn play(order: &[Step], expected: &str) -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut stream = TcpStream::connect(listener.local_addr()?)?;
    let mut peer = listener.accept()?.0;
    let (mut poll, mut events) = (Poll::new()?, Events::with_capacity(8));
    let registry = poll.registry().clone();
    let (mut has_waker, mut is_woken, mut has_read) = (false, false, false);
    let (mut count, mut known) = (0, 0);
    for step in order {
        match step {
            Register => registry.register(&mut stream, Token(0), Interest::READABLE)?,
            SetWaker => has_waker = true,
            SetWakerOrTry if count == known => has_waker = true,
            Try | SetWakerOrTry => {
                known = count; // and not after the read: an event may come in between
                has_read = matches!(stream.read(&mut [0; 8]), Ok(1));
            }
            Event => {
                peer.write_all(b"x")?;
                poll.poll(&mut events, Some(Duration::from_secs(10)))?;
                count += events.iter().count();
                is_woken |= std::mem::take(&mut has_waker);
            }
        }
    }
    let end = match (has_read, is_woken) {
        (true, false) => "reads",
        (true, true) => "reads, is polled again",
        (false, true) => "is polled again",
        (false, false) => "sleeps for ever",
    };
    println!("  {:<42}{end}", format!("{order:?}"));
    ensure!(end == expected, "it was to be: {expected}");
    Ok(())
}
