//! Waits inside loops and branches, and the blocks that they are cut into.
//!
//! `cargo run -p ch07-coroutines --example ch07_07_loops_and_branches`
//!
//! New here: control flow around a wait. No `while` can be entered in its middle, so the function
//! becomes blocks that end in a jump or a wait, as in any compiler:
//! `cargo run -p corofy -- ch07-coroutines/examples/07_loops_and_branches.rs --graph` draws them.
//!
//! ```text
//!    start ──▶ head of the loop ◀────────────────────────┐
//!                     │                                  │
//!                wait: the answer                        │
//!                     │                                  │
//!          ┌──── status? ────┬───────────┐               │
//!         200               404        other             │
//!          │            tries left?      │               │
//!          │           yes │ no └──▶ break None          │
//!          │               │                             │
//!     break Some      wait: a pause ─────────────────────┘
//! ```

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use ch07_coroutines::{Future, Http, PollState, busy_poll, coroutine, poll_fn};

type Paths = Vec<&'static str>;

coroutine! {
    /// Asks for one path after the other until one is there.
    coroutine fn find(server: SocketAddr, mut paths: Paths) -> io::Result<Option<String>> {
        let mut pause = Duration::from_millis(10);
        let found = loop {
            let Some(path) = paths.pop() else {
                break None;
            };
            let response = Http::get(server, path).wait?;
            match response.status {
                200 => break Some(response.body_text()?.to_owned()),
                404 => {
                    println!("  nothing at {path}, next one in {pause:?}");
                    timer(pause).wait;
                    pause *= 2;
                }
                status => {
                    println!("  {path} is answered with {status}");
                    break None;
                }
            }
        };
        Ok(found)
    }
}

/// Ready when `delay` has passed since its first poll.
fn timer(delay: Duration) -> impl Future<Output = ()> {
    let mut due = None;
    poll_fn(move || {
        let due = *due.get_or_insert_with(|| Instant::now() + delay);
        match Instant::now() >= due {
            true => PollState::Ready(()),
            false => PollState::NotReady,
        }
    })
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Asks for one path after the other.", 1)?;
    for paths in [
        vec!["/20/treasure", "/", "/nowhere"],
        vec!["/", "/nowhere"],
        vec!["/20/never-asked", "/x/treasure"],
    ] {
        println!("{paths:?}, the last one first:");
        let polled = busy_poll(Duration::from_millis(1), find(lab.server(), paths));
        println!("  {:?}", polled.output?);
    }
    Ok(lab.finish()?)
}
