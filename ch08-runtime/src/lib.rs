#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// In reading order, which the blank lines keep from being sorted.
mod future;

mod waker;

// Tasks, and whose turn it is …
mod task;

mod run_queue;

// … who runs them, and how it sleeps …
mod parker;

mod executor;

mod runtime;

// … and what they wait for.
mod reactor;

mod registration;

mod timer;

pub mod http;

mod sync;

/// For the expansion of [`coroutine!`].
#[doc(hidden)]
pub use corofy_macros::corofy as __corofy;

/// Turns every `coroutine fn` in it into a function that returns a state machine, a [`Future`].
///
/// Like chapter 7's [`coroutine!`](ch07_coroutines::coroutine), and the waker of each poll goes down
/// to whatever `.wait` waits for.
///
/// ```
/// use std::time::{Duration, Instant};
/// use ch08_runtime::{Runtime, coroutine, sleep};
///
/// coroutine! {
///     coroutine fn two_naps(nap: Duration) -> u32 {
///         sleep(nap).wait;
///         sleep(nap).wait;
///         2
///     }
/// }
///
/// let (start, nap) = (Instant::now(), Duration::from_millis(10));
/// assert_eq!(Runtime::new()?.block_on(two_naps(nap)), 2);
/// assert!(start.elapsed() >= 2 * nap);
/// # Ok::<(), std::io::Error>(())
/// ```
#[macro_export]
macro_rules! coroutine {
    ($($code:tt)*) => { $crate::__corofy! { ch08 $crate; $($code)* } };
}

pub use future::{Future, PollFn, PollState, poll_fn, yield_now};
pub use parker::{Parker, Unparker};
pub use registration::{Registration, poll_io};
pub use runtime::{Runtime, spawn};
pub use task::{Aborted, JoinHandle};
pub use timer::{sleep, timeout};
pub use waker::{Wake, Waker};
