//! std's contract between a future and whoever polls it, with a thread at the other end.
//!
//! `cargo run -p ch10-final-runtime --example ch10_05_block_on`
//!
//! New here, after chapter 8: the types are std's. A waker comes in a `Context`, behind it is whatever
//! implements `std::task::Wake`, and the future does not know whose it is. So one future, written
//! once, runs on three executors; each polls it when it was woken, and not otherwise.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;

use ch10_final_runtime::{LocalRuntime, Runtime, block_on};

/// What a thread computes for a future.
#[derive(Default)]
struct Shared {
    sum: Option<u64>,
    /// The waker of the last poll.
    waker: Option<Waker>,
}

struct Sum {
    shared: Arc<Mutex<Shared>>,
    polls: u32,
}

fn sum(numbers: std::ops::Range<u64>) -> Sum {
    let shared = Arc::new(Mutex::new(Shared::default()));
    let result = shared.clone();
    thread::spawn(move || {
        let sum = numbers.sum();
        let waker = {
            let mut shared = result.lock().unwrap();
            shared.sum = Some(sum);
            shared.waker.take()
        };
        // The lock is free again: whoever is woken wants it.
        if let Some(waker) = waker {
            waker.wake();
        }
    });
    Sum { shared, polls: 0 }
}

impl Future for Sum {
    type Output = (u64, u32);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.polls += 1;
        let mut shared = self.shared.lock().unwrap();
        // Under one lock: either the sum is there, or whoever brings it finds this waker.
        match shared.sum {
            Some(sum) => Poll::Ready((sum, self.polls)),
            None => {
                shared.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

fn main() -> anyhow::Result<()> {
    let numbers = || sum(0..1_000_000);
    show("block_on", block_on(numbers()));
    show("LocalRuntime", LocalRuntime::new()?.block_on(numbers()));
    show("Runtime", Runtime::new()?.block_on(numbers()));
    Ok(())
}

fn show(executor: &str, (sum, polls): (u64, u32)) {
    println!("{executor:<13} the sum is {sum}, after {polls} polls");
}
