#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// In reading order, which the blank lines keep from being sorted.
mod future;

mod http;

mod busy;

mod observed;

mod join_all;

/// For the expansion of [`coroutine!`].
#[doc(hidden)]
pub use corofy_macros::corofy as __corofy;

/// Turns every `coroutine fn` in it into a function that returns a state machine, a [`Future`].
///
/// In such a function `.wait` waits for another future: it polls it, and as long as that is
/// `NotReady`, so is the whole. The README of `corofy` has the rules, and what each error means.
///
/// ```
/// use ch07_coroutines::{PollState, busy_poll, coroutine, poll_fn};
/// # use std::time::Duration;
///
/// coroutine! {
///     coroutine fn sum(first: u32, second: u32) -> u32 {
///         slowly(first).wait + slowly(second).wait
///     }
/// }
///
/// fn slowly(n: u32) -> impl ch07_coroutines::Future<Output = u32> {
///     let mut polls = [PollState::NotReady, PollState::Ready(n)].into_iter();
///     poll_fn(move || polls.next().expect("polled after it was ready"))
/// }
///
/// let polled = busy_poll(Duration::ZERO, sum(1, 2));
/// assert_eq!((polled.output, polled.polls), (3, 3));
/// ```
#[macro_export]
macro_rules! coroutine {
    ($($code:tt)*) => { $crate::__corofy! { ch07 $crate; $($code)* } };
}

pub use busy::{Polled, busy_poll};
pub use future::{Future, PollFn, PollState, poll_fn};
pub use http::Http;
pub use join_all::{JoinAll, join_all};
pub use observed::{Observed, observe};
