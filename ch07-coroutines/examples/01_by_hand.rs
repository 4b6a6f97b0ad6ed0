//! A function with two waits, as the state machine that a compiler makes of it.
//!
//! `cargo run -p ch07-coroutines --example ch07_01_by_hand`
//!
//! The function, if Rust had coroutines without wakers:
//! ```text
//! coroutine fn two_greetings(server: SocketAddr) -> io::Result<String> {
//!     let first = Http::get(server, "/300/hello").wait?;
//!     let second = Http::get(server, "/200/goodbye").wait?;
//!     Ok(format!("{} and {}", first.body_text()?, second.body_text()?))
//! }
//! ```

use std::{io, mem, net::SocketAddr, time::Duration};

use ch07_coroutines::{Future, Http, PollState, busy_poll};
use delayserver::http::Response;

/// A variant for each place where a poll can begin. It holds what is needed from there on.
enum TwoGreetings {
    Start { server: SocketAddr },
    First { server: SocketAddr, child: Http },
    Second { first: Response, child: Http },
    Resolved,
}

impl Future for TwoGreetings {
    type Output = io::Result<String>;

    fn poll(&mut self) -> PollState<io::Result<String>> {
        loop {
            // Taken out whole, so that what is in it can be moved into the next state.
            *self = match mem::replace(self, Self::Resolved) {
                Self::Start { server } => {
                    println!("start: makes the first request");
                    let child = Http::get(server, "/300/hello");
                    Self::First { server, child }
                }
                Self::First { server, mut child } => match child.poll() {
                    PollState::NotReady => {
                        *self = Self::First { server, child };
                        return PollState::NotReady;
                    }
                    PollState::Ready(Err(error)) => return PollState::Ready(Err(error)),
                    PollState::Ready(Ok(first)) => {
                        println!("first: has an answer, makes the second request");
                        let child = Http::get(server, "/200/goodbye");
                        Self::Second { first, child }
                    }
                },
                Self::Second { first, mut child } => match child.poll() {
                    PollState::NotReady => {
                        *self = Self::Second { first, child };
                        return PollState::NotReady;
                    }
                    PollState::Ready(second) => {
                        println!("second: has an answer, and is the last");
                        return PollState::Ready(second.and_then(|second| both(&first, &second)));
                    }
                },
                Self::Resolved => panic!("`TwoGreetings` was polled after it was ready"),
            }
        }
    }
}

fn both(first: &Response, second: &Response) -> io::Result<String> {
    let (first, second) = (first.body_text()?, second.body_text()?);
    Ok(format!("{first} and {second}"))
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Runs a state machine that waits for two answers.", 1)?;
    let server = lab.server();
    let start = TwoGreetings::Start { server };
    println!("The state takes {} bytes.", size_of_val(&start));
    let polled = busy_poll(Duration::from_millis(1), start);
    println!("{:?} after {} polls", polled.output?, polled.polls);
    Ok(lab.finish()?)
}
