//! Waking the loop from another thread.
//!
//! `cargo run -p ch04-epoll --example ch04_05_waking`
//!
//! New here: something to wait for that is no socket. Another thread puts work into a queue and
//! wakes the loop, which sleeps in the kernel and would not look otherwise. Wakes are a flag, not a
//! count: after one, take everything that is in the queue.

use std::io;
use std::sync::mpsc;
use std::thread;

use ch04_epoll::{Events, Poll, Token, Waker};

const WAKE: Token = Token(usize::MAX);

fn main() -> io::Result<()> {
    let mut poll = Poll::new()?;
    let waker = Waker::new(poll.registry(), WAKE)?;
    let (sender, work) = mpsc::channel();
    let (answer, answered) = mpsc::channel();

    let worker = thread::spawn(move || -> io::Result<()> {
        for batch in ["one", "two and three", "four, five and six"] {
            for item in batch
                .split([',', ' '])
                .filter(|word| !["", "and"].contains(word))
            {
                sender.send(item).expect("the loop takes work until we end");
                // After the work is in the queue: a wake that comes first finds it empty, and the
                // loop goes back to sleep.
                waker.wake()?;
            }
            // Lets the loop catch up, so that each batch finds it asleep again.
            answered.recv().expect("the loop answers every wake");
        }
        Ok(())
    });

    let mut events = Events::with_capacity(8);
    let (mut waits, mut items) = (0, 0);
    while items < 6 {
        poll.poll(&mut events, None)?;
        waits += 1;
        // All of it, whatever the number of wakes was.
        let batch: Vec<_> = work.try_iter().collect();
        items += batch.len();
        println!("wait {waits} ended; in the queue: {batch:?}");
        if [1, 3, 6].contains(&items) {
            answer.send(()).expect("the worker waits for this");
        }
    }
    worker.join().expect("the worker does not panic")?;
    println!("6 wakes, {waits} waits");
    Ok(())
}
