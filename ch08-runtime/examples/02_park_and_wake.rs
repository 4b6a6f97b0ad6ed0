//! A `block_on` that knows no event queue: it parks, and whoever has news wakes it.
//!
//! `cargo run -p ch08-runtime --example ch08_02_park_and_wake`
//!
//! New here: the waker. Whoever polls hands in a way to be called back, and sleeps. The future gives
//! it to whatever it waits for. Here that is a thread that computes; a socket, a timer or another
//! task would do. The one who sleeps need not know.

use std::sync::{Arc, Mutex};
use std::thread;

use ch08_runtime::{Future, Parker, PollState, Waker, poll_fn};

fn main() {
    let (sum, polls) = block_on(computed(|| (1..=1_000_000_u64).sum::<u64>()));
    println!("the sum is {sum}, after {polls} polls");
    assert!(polls <= 2, "one finds nothing, one finds the result");
}

/// The whole executor. Returns the output and the number of polls.
fn block_on<F: Future>(mut future: F) -> (F::Output, usize) {
    let parker = Parker::new();
    let waker = Waker::from(parker.unparker());
    for polls in 1.. {
        println!("poll {polls}");
        match future.poll(&waker) {
            PollState::Ready(output) => return (output, polls),
            // The wake may have come before this line: then the parker has kept it.
            PollState::NotReady => parker.park(),
        }
    }
    unreachable!("nobody polls so often")
}

/// What the thread and the future share. One lock for both: a look at the result and a waker that is
/// left behind must not be torn apart, or the result comes in between and wakes nobody.
struct Shared<T> {
    result: Option<T>,
    waiting: Option<Waker>,
}

/// A future that ends when a thread has computed its result.
fn computed<T: Send + 'static>(
    compute: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = T> {
    let shared = Arc::new(Mutex::new(Shared {
        result: None,
        waiting: None,
    }));
    let of_thread = Arc::clone(&shared);
    thread::spawn(move || {
        let result = compute();
        let mut shared = of_thread.lock().unwrap();
        shared.result = Some(result);
        let waiting = shared.waiting.take();
        drop(shared); // whoever is woken will want the lock
        if let Some(waker) = waiting {
            println!("the thread wakes whoever waits");
            waker.wake();
        }
    });
    poll_fn(move |waker| {
        let mut shared = shared.lock().unwrap();
        if let Some(result) = shared.result.take() {
            return PollState::Ready(result);
        }
        shared.waiting = Some(waker.clone());
        PollState::NotReady
    })
}
