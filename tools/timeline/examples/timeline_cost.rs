//! What a call costs: cargo run --release -p timeline --example timeline_cost
//!
//! The figures of a running recording include the clock and the number that all threads share.
//! Each is that of the fastest round: what else the machine does can only add.

use std::hint::black_box;
use std::thread;
use std::time::Instant;

use timeline::{Lane, Recording};

const CALLS: u64 = 50_000;
const ROUNDS: usize = 20;

fn main() {
    line("a loop around nothing", || ns_a_call(|_| ()));
    line("nothing listens", || ns_a_call(wake));

    if let Err(error) = Recording::start() {
        return println!("{error}");
    }
    line("recording, one thread", || {
        let _recording = Recording::start();
        ns_a_call(wake)
    });
    line("recording, two threads at once", || {
        let _recording = Recording::start();
        thread::scope(|scope| {
            let other = scope.spawn(|| ns_a_call(wake));
            let ours = ns_a_call(wake);
            (ours + other.join().expect("the other thread only counts")) / 2.0
        })
    });
    line("recording, no room left", || {
        let _recording = Recording::start();
        (0..Recording::EVENTS_PER_THREAD as u64).for_each(wake);
        ns_a_call(wake)
    });
}

fn wake(id: u64) {
    timeline::wake(Lane::Task(id));
}

/// Returns the mean time of a call, in nanoseconds.
fn ns_a_call(call: impl Fn(u64)) -> f64 {
    let start = Instant::now();
    for id in 0..CALLS {
        call(black_box(id));
    }
    start.elapsed().as_secs_f64() * 1e9 / CALLS as f64
}

fn line(what: &str, round: impl Fn() -> f64) {
    let fastest = (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min);
    println!("{what:32} {fastest:6.2} ns a call");
}
