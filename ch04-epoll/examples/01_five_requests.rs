//! The five requests of main, with every step in sight.
//!
//! `cargo run -p ch04-epoll --example ch04_01_five_requests`
//!
//! A connection waits until it is connected and until the answer is there. Here all five take each
//! step together, and every event is shown. Main lets each one go at its own pace.

use std::io::{ErrorKind, Read, Write};
use std::time::Duration;

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};
use delayserver::http::get_request;

const LIMIT: Option<Duration> = Some(Duration::from_secs(60));

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Waits for delayed answers step by step.", 5)?;
    let (server, count) = (lab.server(), lab.requests());
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(16);

    println!("1. Connect. The call returns at once; writable will mean that it has ended.");
    let mut streams = Vec::new();
    for id in 0..count {
        let mut stream = TcpStream::connect(server)?;
        poll.registry()
            .register(&mut stream, Token(id), Interest::WRITABLE)?;
        streams.push(stream);
    }

    println!("2. Write each request when its stream is writable, then watch for the answer.");
    let mut waiting = count;
    while waiting > 0 {
        poll.poll(&mut events, LIMIT)?;
        anyhow::ensure!(!events.is_empty(), "the server accepts no connections");
        for event in events.iter() {
            println!("   {event:?}");
            let Token(id) = event.token();
            streams[id].finish_connect()?;
            let path = format!("/{}/answer-{id}", (count - id) * 100);
            // So few bytes always fit into the empty buffer of a new connection.
            streams[id].write_all(&get_request(server, &path, false))?;
            poll.registry()
                .reregister(&mut streams[id], Token(id), Interest::READABLE)?;
            waiting -= 1;
        }
    }

    println!("3. Read when there is something to read, until the server ends the stream.");
    let mut streams: Vec<_> = streams.into_iter().map(Some).collect();
    let mut answers = vec![Vec::new(); count];
    while streams.iter().any(Option::is_some) {
        poll.poll(&mut events, LIMIT)?;
        anyhow::ensure!(!events.is_empty(), "the server does not answer");
        for event in events.iter() {
            println!("   {event:?}");
            let Token(id) = event.token();
            // Count streams, not events: the end may come with the last bytes and once more.
            let Some(stream) = &mut streams[id] else {
                continue;
            };
            match stream.read_to_end(&mut answers[id]) {
                Ok(_) => {
                    let text = String::from_utf8_lossy(&answers[id]);
                    println!("   answer: {}", text.lines().last().unwrap_or_default());
                    streams[id] = None;
                }
                // What came so far is kept. An edge will tell of the rest.
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    lab.finish()?;
    Ok(())
}
