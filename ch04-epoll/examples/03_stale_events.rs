//! Stale events: why tokens carry generations.
//!
//! `cargo run -p ch04-epoll --example ch04_03_stale_events`
//!
//! New here: a connection that ends while an event of it is still in the list. A wait fetches many
//! events at once. Handling the first may close the connection that the second is about, and its
//! slot in the table may have a new owner by then.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};

/// How far the generation stands above the slot in a token.
const SHIFT: u32 = usize::BITS / 2;

/// Names the `generation`-th owner of a slot.
fn token(slot: usize, generation: usize) -> Token {
    Token(generation << SHIFT | slot)
}

fn slot_and_generation(Token(token): Token) -> (usize, usize) {
    (token & ((1 << SHIFT) - 1), token >> SHIFT)
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let server = listener.local_addr()?;
    let mut poll = Poll::new()?;

    // Two slots, each with its first owner, and something to read for both.
    let owners = [token(0, 1), token(1, 1)];
    let mut streams = [
        connect(&poll, server, owners[0])?,
        connect(&poll, server, owners[1])?,
    ];
    let mut peers = [listener.accept()?.0, listener.accept()?.0];
    for peer in &mut peers {
        peer.write_all(b"x")?;
    }
    let [_first, second] = fetch_two(&mut poll)?;
    let (slot, generation) = slot_and_generation(second);
    println!("Two events are fetched. The second is for owner {generation} of slot {slot}.");

    let new_owner = token(slot, generation + 1);
    streams[slot] = connect(&poll, server, new_owner)?; // the old stream is closed here
    println!("Handling the first ends that owner; owner 2 takes the slot. Nobody writes to it.");

    println!("The second event's turn. By its slot alone it would be owner 2's,");
    let result = streams[slot].read(&mut [0]).map_err(|error| error.kind());
    println!("  which is told to read, and finds {result:?}.");
    assert_ne!(second, new_owner);
    println!("By slot and generation it is for somebody who is gone: passed over.");
    Ok(())
}

fn connect(poll: &Poll, server: SocketAddr, owner: Token) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(server)?;
    poll.registry()
        .register(&mut stream, owner, Interest::READABLE)?;
    Ok(stream)
}

/// Waits until there is an event for both slots. Mostly one wait brings both.
fn fetch_two(poll: &mut Poll) -> io::Result<[Token; 2]> {
    let mut events = Events::with_capacity(8);
    let mut tokens = Vec::new();
    loop {
        poll.poll(&mut events, Some(Duration::from_secs(10)))?;
        tokens.extend(events.iter().map(|event| event.token()));
        tokens.dedup();
        if let [first, second] = tokens[..] {
            return Ok([first, second]);
        }
    }
}
