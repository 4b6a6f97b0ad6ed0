//! The same function, and the compiler makes the state machine.
//!
//! `cargo run -p ch07-coroutines --example ch07_02_std_async`
//!
//! New here: `async fn`. Its future asks for two things that ours does without. `Pin` promises that
//! it is not moved any more, and a `Waker` is what it would call when it can go on. This one does
//! nothing, so we ask again and again, as in the first example. The polls are the same, too.

use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use ch07_coroutines::{Future, Http, PollState};

async fn two_greetings(server: SocketAddr) -> io::Result<String> {
    println!("start: makes the first request");
    let first = get(server, "/300/hello").await?;
    println!("first: has an answer, makes the second request");
    let second = get(server, "/200/goodbye").await?;
    println!("second: has an answer, and is the last");
    Ok(format!(
        "{} and {}",
        first.body_text()?,
        second.body_text()?
    ))
}

/// The future at the bottom is still ours.
fn get(server: SocketAddr, path: &str) -> WithoutWaker<Http> {
    WithoutWaker(Http::get(server, path))
}

/// One of our futures as one of std's. It never wakes anybody.
struct WithoutWaker<F>(F);

impl<F: Future + Unpin> std::future::Future for WithoutWaker<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, _waker: &mut Context<'_>) -> Poll<F::Output> {
        match self.0.poll() {
            PollState::Ready(output) => Poll::Ready(output),
            PollState::NotReady => Poll::Pending,
        }
    }
}

/// Like `busy_poll`, for std's futures.
fn busy_poll<F: std::future::Future>(future: F) -> (F::Output, u64) {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for polls in 1.. {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return (output, polls);
        }
        thread::sleep(Duration::from_millis(1));
    }
    unreachable!("the loop has no other end")
}

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Runs an async function that waits for two answers.", 1)?;
    let future = two_greetings(lab.server());
    println!("The state takes {} bytes.", size_of_val(&future));
    let (output, polls) = busy_poll(future);
    println!("{:?} after {polls} polls", output?);
    Ok(lab.finish()?)
}
