//! Ten thousand connections on one thread, and what they cost.
//!
//! `cargo run --release -p ch04-epoll --example ch04_07_ten_thousand`
//!
//! New here: the number. The server runs as a process of its own, so that memory and CPU time are
//! the client's alone.

#[path = "../src/exchange.rs"]
mod exchange;

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};
use exchange::Exchange;
use lab::usage;

const PATIENCE: Duration = Duration::from_secs(60);
const DELAY: usize = 2000;

fn main() -> anyhow::Result<()> {
    let about = "Holds thousands of connections on one thread and tells what they cost.";
    let lab = lab::Program::start_crowd(about, 10_000)?;
    let before = usage::memory();
    let start = Instant::now();
    let mut poll = Poll::new()?;

    let mut open = Vec::with_capacity(lab.requests());
    for id in 0..lab.requests() {
        let path = format!("/{DELAY}/{id}");
        let mut exchange = Exchange::begin(lab.server(), &path)
            .with_context(|| format!("connection {id} of {} failed", lab.requests()))?;
        let both = Interest::READABLE | Interest::WRITABLE;
        poll.registry()
            .register(exchange.stream(), Token(id), both)?;
        open.push(Some(exchange));
    }
    let held = usage::memory();
    println!(
        "{} connections opened in {:.2?}",
        open.len(),
        start.elapsed()
    );

    let mut events = Events::with_capacity(1024);
    let (mut left, mut waits) = (open.len(), 0);
    while left > 0 {
        poll.poll(&mut events, Some(PATIENCE))?;
        waits += 1;
        ensure!(
            !events.is_empty(),
            "no event for {PATIENCE:?}: is the server still there?"
        );
        for event in events.iter() {
            let Token(id) = event.token();
            if let Some(exchange) = &mut open[id]
                && let Some(answer) = exchange.advance()?
            {
                let is_ours = answer.body == id.to_string().as_bytes();
                ensure!(is_ours, "answer {id} is another's");
                open[id] = None;
                left -= 1;
            }
        }
    }
    let (count, total) = (open.len(), start.elapsed());
    println!("{count} answers after {total:.2?}, each delayed by {DELAY} ms");
    println!("{waits} waits, {} answers a wait", count / waits);
    if let (Some(before), Some(held)) = (before, held) {
        let each = held.saturating_sub(before) / count;
        println!("{each} bytes of memory a connection, in this process");
    }
    if let Some(cpu) = usage::cpu_time() {
        let each = cpu / count as u32;
        println!("{each:.1?} of CPU time a connection, all threads");
    }
    lab.finish()?;
    Ok(())
}
