//! Tasks and their ends: an output, a panic, an abort, and nobody who wants to know.
//!
//! `cargo run -p ch10-final-runtime --example ch10_06_spawn_and_join`
//!
//! New here: `spawn`. A task runs beside the one that spawned it, from then on. Its `JoinHandle` is a
//! future like any other, and how the task ended is a value: a panic in it is nobody else's.

use std::cell::Cell;
use std::future::pending;
use std::rc::Rc;
use std::time::Duration;

use ch10_final_runtime::{LocalRuntime, Runtime, sleep, spawn, spawn_local, yield_now};

fn main() -> anyhow::Result<()> {
    let lab = lab::Program::start("Spawns tasks and waits for them.", 3)?;
    let runtime = Runtime::new()?;
    runtime.block_on(async {
        let squares: Vec<_> = (1..=lab.requests()).map(|n| spawn(square(n))).collect();
        for task in squares {
            println!("a square: {}", task.await?);
        }

        let careless = spawn(async { "seven".parse::<u32>().expect("it is a number") });
        let error = careless.await.expect_err("it is none");
        println!("a panic: {}", error.is_panic());

        let endless = spawn(pending::<()>());
        endless.abort();
        let error = endless.await.expect_err("it never ends");
        println!("an abort: {}", error.is_cancelled());

        // Dropping the handle lets the task run on. Its runtime's end is its own.
        drop(spawn(async {
            let _guard = OnDrop("detached, and ended by its runtime");
            pending::<()>().await;
        }));
        sleep(Duration::from_millis(10)).await;
        anyhow::Ok(())
    })?;
    drop(runtime);

    // On one thread nothing has to be `Send`, and turns are taken in order.
    LocalRuntime::new()?.block_on(async {
        let turns = Rc::new(Cell::new(0));
        let tasks = ["ping", "pong"].map(|name| spawn_local(play(name, turns.clone())));
        for task in tasks {
            task.await?;
        }
        println!("{} turns", turns.get());
        anyhow::Ok(())
    })?;
    Ok(lab.finish()?)
}

async fn square(n: usize) -> usize {
    sleep(Duration::from_millis(10)).await;
    n * n
}

async fn play(name: &str, turns: Rc<Cell<u32>>) {
    for _ in 0..2 {
        println!("{name}");
        turns.set(turns.get() + 1);
        yield_now().await;
    }
}

struct OnDrop(&'static str);

impl Drop for OnDrop {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
