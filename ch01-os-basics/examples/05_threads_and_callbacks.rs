//! Two ways to do several things at once: threads that are joined, and callbacks that go on from
//! each other.
//!
//! `cargo run -p ch01-os-basics --example ch01_05_threads_and_callbacks`
//!
//! A thread keeps its place in the program while it waits: its stack, inside the call to `sleep`. A
//! callback keeps it in a closure: "what to do next" is a value, handed to whoever waits. Event
//! loops are made of that second idea.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    println!("Three threads, told to sleep for 300, 100 and 200 ms:");
    let clock = Instant::now();
    let threads = [300, 100, 200].map(|delay| {
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(delay));
            say(clock, &format!("the thread of {delay} ms wakes up"));
        })
    });
    say(clock, "main starts to wait for them");
    for thread in threads {
        thread.join().expect("these threads do not panic");
    }
    say(clock, "main has joined all three");

    println!("Three callbacks, each of which asks for the next:");
    let clock = Instant::now();
    let (finished, wait_for_end) = mpsc::channel();
    after(100, move || {
        say(clock, "first callback; it asks to be followed in 200 ms");
        after(200, move || {
            say(clock, "second callback; it asks to be followed in 100 ms");
            after(100, move || {
                say(clock, "third callback, the last");
                // Nobody can join a callback. Whoever wants to know the end has to be told.
                finished.send(()).expect("main waits for this");
            });
        });
    });
    say(clock, "main has asked for the first and goes on at once");
    wait_for_end
        .recv()
        .expect("the last callback sends before it ends");
}

/// Calls `callback` once, `delay` ms from now, on some other thread. JavaScript's `setTimeout`.
///
/// A thread for each timer is the simplest thing that works. The price of that is the next
/// example's subject.
fn after(delay: u64, callback: impl FnOnce() + Send + 'static) {
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(delay));
        callback();
    });
}

fn say(clock: Instant, what: &str) {
    println!("{:5} ms  {what}", clock.elapsed().as_millis());
}
