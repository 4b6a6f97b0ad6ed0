//! A task that blocks its worker, and so everybody; and the thread that blocks in its place.
//!
//! `cargo run -p ch10-final-runtime --example ch10_10_blocking_the_executor`
//!
//! New here: a bad neighbour. A task gives its turn back at an `.await` and nowhere else. One that
//! sleeps in the system, or computes, keeps the thread, and even a timer that is due has to wait.
//! `spawn_blocking` has a thread of a pool do it, and what the task awaits is that thread's result.

use std::cell::Cell;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use ch10_final_runtime::{LocalRuntime, interval, spawn_blocking, spawn_local, yield_now};

const LONG: Duration = Duration::from_millis(100);

fn main() -> anyhow::Result<()> {
    println!("A clock ticks every 5 ms. Its ticks during {LONG:?} of");
    LocalRuntime::new()?.block_on(async {
        beside("a call that blocks", async { thread::sleep(LONG) }).await;
        beside("the same in the pool", async {
            let call = spawn_blocking(|| thread::sleep(LONG));
            call.await.expect("it does not panic");
        })
        .await;
        beside("computing", compute(Duration::MAX)).await;
        beside("computing with pauses", compute(Duration::from_micros(50))).await;
    });
    Ok(())
}

/// Keeps the CPU busy, and gives its turn back now and then.
async fn compute(turn: Duration) {
    let start = Instant::now();
    let mut turn_began = start;
    while start.elapsed() < LONG {
        if turn_began.elapsed() >= turn {
            yield_now().await;
            turn_began = Instant::now();
        }
    }
}

/// Runs a neighbour of the clock's, and shows what it leaves to the clock.
async fn beside(what: &str, neighbour: impl Future<Output = ()>) {
    let ticks = Rc::new(Cell::new(0));
    let clock = spawn_local(tick(ticks.clone()));
    while ticks.get() == 0 {
        yield_now().await;
    }
    ticks.set(0);
    neighbour.await;
    println!("  {what:<22}{:>3}", ticks.get());
    clock.abort();
}

async fn tick(ticks: Rc<Cell<u32>>) {
    let mut clock = interval(Duration::from_millis(5));
    loop {
        clock.tick().await;
        ticks.set(ticks.get() + 1);
    }
}
