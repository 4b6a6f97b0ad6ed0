//! A thousand requests with random delays, a hundred at a time: `cargo run -p ch10-final-runtime`.

use std::io::{self, IsTerminal};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use anyhow::Context;
use ch10_final_runtime::{Runtime, http::Client, spawn, timeout};

/// So many tasks make the requests. Each waits for its answer before it asks again.
const AT_A_TIME: usize = 100;
/// The longest delay that the server is asked for, in milliseconds.
const LONGEST: u64 = 200;
/// Between two looks at how far it is.
const LOOK: Duration = Duration::from_millis(50);

/// Requests that were begun: the number of the next one.
static BEGUN: AtomicUsize = AtomicUsize::new(0);

/// How late an answer was, and the delay that was asked for.
type Times = (Duration, Duration);

/// Makes requests for as long as there are any left.
async fn ask(client: Arc<Client>, server: String, requests: usize) -> anyhow::Result<Vec<Times>> {
    let mut times = Vec::new();
    loop {
        let id = BEGUN.fetch_add(1, Relaxed);
        if id >= requests {
            return Ok(times);
        }
        let delay = rand::random_range(1..=LONGEST);
        let (path, start) = (format!("/{delay}/{id}"), Instant::now());
        let answer = client.get(&server, &path).await;
        let answer = answer.with_context(|| format!("request {id} failed"))?;
        anyhow::ensure!(answer.body_text()? == id.to_string(), "{answer:?}");
        let delay = Duration::from_millis(delay);
        times.push((start.elapsed().saturating_sub(delay), delay));
    }
}

/// Has the requests made by tasks of their own, and waits for these.
async fn ask_all(server: String, requests: usize) -> anyhow::Result<Vec<Times>> {
    let client = Arc::new(Client::new());
    let ask = |_| spawn(ask(client.clone(), server.clone(), requests));
    let tasks: Vec<_> = (0..requests.min(AT_A_TIME)).map(ask).collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    Ok(times)
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Makes requests with random delays, 100 at a time.", 1000)?;
    let (server, requests, start) = (lab.server().to_string(), lab.requests(), Instant::now());
    let runtime = Runtime::new().context("cannot start the runtime")?;
    let mut times = runtime.block_on(async {
        let mut all = pin!(ask_all(server, requests));
        loop {
            if let Ok(times) = timeout(LOOK, all.as_mut()).await {
                return times;
            }
            if io::stderr().is_terminal() {
                let begun = BEGUN.load(Relaxed).min(requests);
                eprint!("\r{begun} of {requests} begun\r");
            }
        }
    })?;
    drop(runtime); // so that the timeline has all of it
    times.sort();
    let (count, took) = (times.len(), start.elapsed());
    let asked: Duration = times.iter().map(|(_, delay)| delay).sum();
    println!("{count} answers to {asked:.0?} of delay, in {took:.1?}");
    let late = |percent| times.get(count * percent / 100).map(|(late, _)| *late);
    let late = [50, 99].map(|percent| late(percent).unwrap_or_default());
    println!("late by {:.1?} (p50), {:.1?} (p99)", late[0], late[1]);
    Ok(lab.finish()?)
}
