//! Many requests, one thread, one event queue. The first request asks for the longest delay, so
//! the answers come back in reverse: `cargo run -p ch04-epoll`.

mod exchange;

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};
use exchange::Exchange;
use timeline::{Lane, PollEnd};

/// No delay server takes this long for an answer, so nothing at all for so long is a failure.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Waits for many delayed answers on one thread.", 5)?;
    let start = Instant::now();
    let mut poll = Poll::new().context("cannot create an event queue")?;

    // All requests go out before the first answer can be there. `connect` does not wait either.
    let mut open = Vec::new();
    for id in 0..lab.requests() {
        let path = format!("/{}/request-{id}", (lab.requests() - id) * 200);
        say(start, &format!("request {id} asks for {path}"));
        let lane = Lane::Task(id as u64);
        timeline::spawn(lane);
        timeline::name(lane, || path.clone());
        timeline::poll_start(lane);
        let mut exchange = Exchange::begin(lab.server(), &path)?;
        let both = Interest::READABLE | Interest::WRITABLE;
        poll.registry()
            .register(exchange.stream(), Token(id), both)?;
        timeline::poll_end(lane, PollEnd::Pending);
        open.push(Some(exchange));
    }

    let mut events = Events::with_capacity(64);
    while open.iter().any(Option::is_some) {
        poll.poll(&mut events, Some(PATIENCE))?;
        ensure!(
            !events.is_empty(),
            "no event for {PATIENCE:?}: is the server still there?"
        );
        for event in events.iter() {
            let Token(id) = event.token();
            // Why ask? A last event may still be in the list when its exchange has ended.
            let Some(exchange) = &mut open[id] else {
                continue;
            };
            timeline::poll_start(Lane::Task(id as u64));
            let answer = exchange
                .advance()
                .with_context(|| format!("request {id} failed"))?;
            let end = if answer.is_some() {
                PollEnd::Ready
            } else {
                PollEnd::Pending
            };
            timeline::poll_end(Lane::Task(id as u64), end);
            // Without an answer the event was a hint that there was progress: the request went
            // out, some bytes came, or nothing at all. The exchange knows; the loop need not.
            if let Some(answer) = answer {
                say(start, &format!("answer  {id} is {:?}", answer.body_text()?));
                timeline::done(Lane::Task(id as u64));
                open[id] = None; // closes the socket, which takes it off the queue
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
