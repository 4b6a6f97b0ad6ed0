//! Level-triggered and edge-triggered: the lost byte.
//!
//! `cargo run -p ch04-epoll --example ch04_02_level_or_edge`
//!
//! New here: a reader that does not read to the end. Two bytes come, it takes one and waits again.
//! A level-triggered queue reports what *is*: there is a byte. An edge-triggered one reports what
//! has *changed*: nothing has. A read until `WouldBlock` makes the two the same.

use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};

/// Waiting longer would not help: what is lost here is not late.
const A_WHILE: Option<Duration> = Some(Duration::from_millis(100));

fn main() -> io::Result<()> {
    println!("The peer sends \"ab\". The reader takes one byte for each event.");
    run("edge", Interest::READABLE)?;
    match run("level", Interest::READABLE.level()) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => println!("level: {error}"),
        result => result?,
    }
    Ok(())
}

fn run(name: &str, interest: Interest) -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut stream = TcpStream::connect(listener.local_addr()?)?;
    let (mut peer, _) = listener.accept()?;
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(8);
    poll.registry().register(&mut stream, Token(0), interest)?;

    peer.write_all(b"ab")?;
    println!();
    for wait in 1..=3 {
        poll.poll(&mut events, A_WHILE)?;
        let mut byte = [0];
        let what = match events.iter().next() {
            None => "no event".to_owned(),
            Some(_) => match stream.read(&mut byte) {
                Ok(n) => format!("readable; read {:?}", String::from_utf8_lossy(&byte[..n])),
                Err(error) => format!("readable; read: {:?}", error.kind()),
            },
        };
        println!("{name:>5}, wait {wait}: {what}");
    }
    let mut rest = Vec::new();
    // It always ends in WouldBlock here: the peer has not ended the stream.
    let _ = stream.read_to_end(&mut rest);
    println!(
        "{name:>5}, left in the socket: {:?}",
        String::from_utf8_lossy(&rest)
    );
    Ok(())
}
