//! The same function twice more: written by corofy, and by rustc.
//!
//! `cargo run -p ch10-final-runtime --example ch10_04_corofy_and_async`
//!
//! New here: corofy's target `std`, whose coroutines run on any runtime. It keeps its states free of
//! references into themselves, so they are `Unpin` and need no unsafe code. `async` allows such
//! references, and takes every function for one that has some.

use std::future::poll_fn;
use std::mem;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use ch10_final_runtime::{LocalRuntime, sleep};

const PAUSE: Duration = Duration::from_millis(10);

corofy_macros::corofy! { std;
    coroutine fn by_corofy(text: &str) -> String {
        let mut text = text.to_owned();
        sleep(PAUSE).wait;
        let word = &mut text;   // before the wait it would be refused
        mem::take(word)
    }
}

async fn by_rustc(text: &str) -> String {
    let mut text = text.to_owned();
    let word = &mut text;
    sleep(PAUSE).await;
    mem::take(word)
}

fn main() -> anyhow::Result<()> {
    let runtime = LocalRuntime::new()?;

    let coroutine = by_corofy("first");
    let bytes = size_of_val(&coroutine);
    let word = runtime.block_on(moved_on_the_way(coroutine));
    println!("by corofy  {bytes} bytes, moved in the middle, it says {word:?}");

    let future = by_rustc("second");
    let bytes = size_of_val(&future);
    // `moved_on_the_way(future)` does not compile: "cannot be unpinned".
    let word = runtime.block_on(pin!(future));
    println!("by rustc   {bytes} bytes, pinned to the stack, it says {word:?}");
    Ok(())
}

/// Moves the future between two polls, if it is of a kind that lets one.
async fn moved_on_the_way<F: Future + Unpin>(mut future: F) -> F::Output {
    let first = poll_fn(|cx| Poll::Ready(Pin::new(&mut future).poll(cx))).await;
    assert!(first.is_pending(), "it waits for its sleep");
    Box::new(future).await
}
