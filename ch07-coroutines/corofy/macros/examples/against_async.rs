//! State size and cost of a poll: ten functions as `coroutine fn` and as `async fn`.
//!
//! `cargo run --release -p corofy-macros --example against_async`

use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Instant;

/// The functions: `$kind` is `coroutine` or `async`, `$wait` is `wait` or `await`.
macro_rules! functions {
    ($wrap:ident, $kind:tt, $wait:tt) => {
        $wrap! {
            pub(crate) $kind fn one_wait(n: u64) -> u64 {
                step(n).$wait + 1
            }

            pub(crate) $kind fn two_waits(n: u64) -> u64 {
                let first = step(n).$wait;
                let second = step(n + 1).$wait;
                first + second
            }

            pub(crate) $kind fn expression(n: u64) -> u64 {
                step(n).$wait + step(n + 1).$wait * step(n + 2).$wait
            }

            pub(crate) $kind fn branches(n: u64) -> u64 {
                let sum = if n % 2 == 0 { step(n).$wait } else { step(1).$wait + n };
                match sum % 3 {
                    0 => step(sum).$wait,
                    1 => sum,
                    _ => step(2).$wait + step(3).$wait,
                }
            }

            pub(crate) $kind fn counting(n: u64) -> u64 {
                let mut sum = 0;
                let mut i = 0;
                while i < 8 {
                    sum += step(n + i).$wait;
                    i += 1;
                }
                sum
            }

            pub(crate) $kind fn over_a_list(n: u64) -> u64 {
                let mut sum = 0;
                for item in [n; 8] {
                    sum += step(item).$wait;
                }
                sum
            }

            pub(crate) $kind fn buffer_kept(n: u64) -> u64 {
                let buffer = [n as u8; 1024];
                let at = step(n).$wait as usize % 1024;
                u64::from(buffer[at])
            }

            pub(crate) $kind fn buffer_dead(n: u64) -> u64 {
                let buffer = [n as u8; 1024];
                let first = u64::from(buffer[n as usize % 1024]);
                step(first).$wait
            }

            pub(crate) $kind fn errors(n: u64) -> Result<u64, String> {
                let first = checked(n).$wait?;
                let second = checked(first + 1).$wait?;
                Ok(first + second)
            }

            pub(crate) $kind fn nested(n: u64) -> u64 {
                let inner = two_waits(n).$wait;
                counting(inner).$wait
            }
        }
    };
}

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { std; $($code)* } };
}

macro_rules! plain {
    ($($code:tt)*) => { $($code)* };
}

mod coroutines {
    use super::{checked, step};
    functions!(coroutine, coroutine, wait);
}

mod futures {
    use super::{checked, step};
    functions!(plain, async, await);
}

/// Is ready at the second poll.
struct Step<T> {
    value: Option<T>,
    polled: bool,
}

impl<T: Unpin> Future for Step<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        if !std::mem::replace(&mut self.polled, true) {
            return Poll::Pending;
        }
        Poll::Ready(self.value.take().expect("polled no more once ready"))
    }
}

fn step(n: u64) -> Step<u64> {
    Step {
        value: Some(n),
        polled: false,
    }
}

fn checked(n: u64) -> Step<Result<u64, &'static str>> {
    Step {
        value: Some(if n < 1 << 40 { Ok(n) } else { Err("too much") }),
        polled: false,
    }
}

/// Runs of one function that are timed together.
const RUNS: u64 = 2000;
/// Batches of each kind; they take turns, so that what else the machine does meets both.
const BATCHES: usize = 301;

/// Runs `make`'s futures to their end; returns nanoseconds for each poll.
fn batch<F: Future>(make: impl Fn(u64) -> F) -> f64 {
    let mut context = Context::from_waker(Waker::noop());
    let mut polls = 0_u64;
    let start = Instant::now();
    for n in 0..RUNS {
        let future = pin!(make(black_box(n)));
        // As an executor has it: neither sees through the other.
        let mut future: Pin<&mut dyn Future<Output = F::Output>> = black_box(future);
        loop {
            polls += 1;
            if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
                black_box(value);
                break;
            }
        }
    }
    start.elapsed().as_nanos() as f64 / polls as f64
}

fn compare<C: Future, F: Future>(
    name: &str,
    coroutine: impl Fn(u64) -> C,
    future: impl Fn(u64) -> F,
) {
    let (ours, theirs) = (size_of_val(&coroutine(1)), size_of_val(&future(1)));
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for _ in 0..BATCHES {
        our_times.push(batch(&coroutine));
        their_times.push(batch(&future));
    }
    let (our_time, their_time) = (median(our_times), median(their_times));
    println!(
        "| {name} | {ours} | {theirs} | {:.2} | {our_time:.1} | {their_time:.1} | {:.2} |",
        ours as f64 / theirs as f64,
        our_time / their_time,
    );
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

macro_rules! table {
    ($($name:ident)*) => {
        $(compare(stringify!($name), coroutines::$name, futures::$name);)*
    };
}

fn main() {
    println!(
        "| function | coroutine, bytes | async, bytes | ratio | coroutine, ns | async, ns | ratio |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    table! {
        one_wait two_waits expression branches counting
        over_a_list buffer_kept buffer_dead errors nested
    }
}
