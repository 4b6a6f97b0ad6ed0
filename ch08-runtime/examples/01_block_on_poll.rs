//! Five requests, and a `block_on` that sleeps in chapter 4's event queue.
//!
//! `cargo run -p ch08-runtime --example ch08_01_block_on_poll`
//!
//! New here, after chapter 7: nobody asks all the time. Whoever polls sleeps until the event queue
//! has news. But news for whom? An event carries a token, and this loop knows one future, not five.
//! So all are asked, at each event of one. And what is no socket could not end this sleep.

mod exchange;

use std::io;
use std::time::Duration;

use anyhow::ensure;
use ch04_epoll::{Events, Poll, Token};
use ch08_runtime::{Future, PollState, Waker, poll_fn};
use exchange::Exchange;

/// No delay server takes this long.
const PATIENCE: Option<Duration> = Some(Duration::from_secs(60));

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Sleeps in the event queue between polls.", 5)?;
    let mut poll = Poll::new()?;
    let mut requests = Vec::new();
    for id in 0..lab.requests() {
        let path = format!("/{}/answer-{id}", (lab.requests() - id) * 100);
        let request = Exchange::begin(lab.server(), &path, poll.registry(), Token(id))?;
        requests.push(Some(request));
    }
    let polls = block_on(&mut poll, all(requests))??;
    println!("{polls} polls of requests, for {} answers", lab.requests());
    Ok(lab.finish()?)
}

/// The whole executor.
fn block_on<F: Future>(poll: &mut Poll, mut future: F) -> anyhow::Result<F::Output> {
    let mut events = Events::with_capacity(64);
    loop {
        // Nobody calls this waker. An event, whichever, is what wakes.
        if let PollState::Ready(output) = future.poll(&Waker::noop()) {
            return Ok(output);
        }
        poll.poll(&mut events, PATIENCE)?;
        ensure!(!events.is_empty(), "nothing for {PATIENCE:?}: no server?");
    }
}

/// Polls all that have not ended, and is ready when all have. Counts these polls.
fn all(mut requests: Vec<Option<Exchange>>) -> impl Future<Output = io::Result<usize>> {
    let mut polls = 0;
    poll_fn(move |_waker| {
        for (id, slot) in requests.iter_mut().enumerate() {
            let Some(request) = slot else { continue };
            polls += 1;
            match request.advance() {
                PollState::NotReady => continue,
                PollState::Ready(Ok(answer)) => println!("request {id}: {answer:?}"),
                PollState::Ready(Err(error)) => return PollState::Ready(Err(error)),
            }
            *slot = None; // closes the socket, which takes it off the queue
        }
        match requests.iter().all(Option::is_none) {
            true => PollState::Ready(Ok(polls)),
            false => PollState::NotReady,
        }
    })
}
