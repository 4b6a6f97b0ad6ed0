//! The same program on mio: compare it with `src/main.rs`, line by line.
//!
//! `cargo run -p ch04-epoll --example ch04_06_on_mio`
//!
//! New here: nothing but the names in two `use` lines, and what mio leaves to its users. It hands on
//! EINTR, and it does not ask for you how a connection attempt has ended.

#[path = "../src/exchange.rs"]
mod exchange;

use std::io::{self, ErrorKind};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use exchange::Exchange;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Waits for many delayed answers on one thread.", 5)?;
    let start = Instant::now();
    let mut poll = Poll::new().context("cannot create an event queue")?;

    let mut open = Vec::new();
    for id in 0..lab.requests() {
        let path = format!("/{}/request-{id}", (lab.requests() - id) * 200);
        say(start, &format!("request {id} asks for {path}"));
        let mut exchange = Exchange::begin(lab.server(), &path)?;
        let both = Interest::READABLE | Interest::WRITABLE;
        poll.registry()
            .register(exchange.stream(), Token(id), both)?;
        open.push(Some(exchange));
    }

    let mut events = Events::with_capacity(64);
    while open.iter().any(Option::is_some) {
        match poll.poll(&mut events, Some(PATIENCE)) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            result => result?,
        }
        ensure!(
            !events.is_empty(),
            "no event for {PATIENCE:?}: is the server still there?"
        );
        for event in events.iter() {
            let Token(id) = event.token();
            if let Some(exchange) = &mut open[id]
                && let Some(answer) = exchange.advance()?
            {
                say(start, &format!("answer  {id} is {:?}", answer.body_text()?));
                open[id] = None;
            }
        }
    }
    say(start, &format!("{} answers, one thread", lab.requests()));
    lab.finish()?;
    Ok(())
}

fn say(start: Instant, what: &str) {
    println!("{:>5} ms  {what}", start.elapsed().as_millis());
}

/// What ours has and mio's documentation tells its users to write.
trait FinishConnect {
    fn finish_connect(&self) -> io::Result<()>;
}

impl FinishConnect for TcpStream {
    fn finish_connect(&self) -> io::Result<()> {
        let is_pending = |error: &io::Error| error.kind() == ErrorKind::NotConnected;
        match (self.take_error()?, self.peer_addr()) {
            (Some(error), _) => Err(error),
            (_, Err(error)) if is_pending(&error) => Err(ErrorKind::WouldBlock.into()),
            (_, peer) => peer.map(drop),
        }
    }
}
