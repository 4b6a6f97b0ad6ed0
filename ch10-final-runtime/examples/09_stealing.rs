//! One worker has all the work, until another one takes half of it.
//!
//! `cargo run -p ch10-final-runtime --example ch10_09_stealing`
//!
//! New here: a queue for each worker. What a task spawns goes to the queue of the worker that runs it,
//! where nobody is in the way. A worker that has nothing to do steals half of another's. On the
//! timeline all tasks are spawned by one worker, and run on both.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::thread;

use ch10_final_runtime::{Builder, spawn};
use timeline::{Picture, Recording, Terminal};

const TASKS: u64 = 12;

fn main() -> anyhow::Result<()> {
    let runtime = Builder::new().workers(2).build()?;
    let recording = Recording::start()?;
    // A task, so that it is a worker that spawns the others.
    let spawner = runtime.spawn(async {
        let tasks: Vec<_> = (0..TASKS).map(|n| spawn(async move { work(n) })).collect();
        let mut ran: BTreeMap<String, u32> = BTreeMap::new();
        for task in tasks {
            *ran.entry(task.await?).or_default() += 1;
        }
        anyhow::Ok((here(), ran))
    });
    timeline::name(spawner.id().lane(), || "the spawner".to_owned());
    let (last, ran) = runtime.block_on(spawner)??;
    drop(runtime);

    for (worker, count) in ran {
        println!("{worker} ran {count} of {TASKS} tasks");
    }
    println!("the spawner ended on {last}");
    let picture = Picture::new(&recording.stop()).terminal(Terminal::of_stdout());
    let lanes = picture
        .lines()
        .take_while(|line| line.is_empty() || !line.starts_with("A column"));
    println!("{}", lanes.collect::<Vec<_>>().join("\n"));
    Ok(())
}

/// Computes for a few milliseconds; returns on which thread.
fn work(n: u64) -> String {
    black_box((0..400_000).fold(n, |sum, i| black_box(sum.rotate_left(5) ^ i)));
    here()
}

fn here() -> String {
    thread::current().name().unwrap_or("unnamed").to_owned()
}
