//! Several executors, one reactor: tasks run on whichever thread is free.
//!
//! `cargo run -p ch08-runtime --example ch08_05_several_threads`
//!
//! New here: threads. Each lends itself by a `block_on` of the same runtime. They share the queue, so
//! a task that waited on one may go on on another: that is why it has to be `Send`. Whom a thread
//! waits for and whom it runs are two different things.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::net::SocketAddr;
use std::thread;

use anyhow::{Result, anyhow};
use ch08_runtime::{JoinHandle, Runtime, coroutine, http};

const THREADS: usize = 3;

/// The threads that a task began and ended on.
type Trace = (String, String);

coroutine! {
    coroutine fn fetch(server: SocketAddr, path: String) -> Result<Trace> {
        let before = here();
        let answer = http::get(server, &path).wait?;
        black_box(digest(&answer.body));
        Ok((before, here()))
    }

    coroutine fn wait_for(mut tasks: Vec<JoinHandle<Result<Trace>>>) -> Result<Vec<Trace>> {
        let mut traces = Vec::new();
        while let Some(task) = tasks.pop() {
            traces.push(task.wait.map_err(|_| anyhow!("a task panicked"))??);
        }
        Ok(traces)
    }
}

fn main() -> Result<()> {
    let lab = lab::Program::start("Runs tasks on several threads.", 60)?;
    let runtime = Runtime::new()?;
    let mut shares: [Vec<_>; THREADS] = Default::default();
    for id in 0..lab.requests() {
        let task = runtime.spawn(fetch(lab.server(), format!("/50/{id}")));
        shares[id % THREADS].push(task);
    }

    let mut threads: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    thread::scope(|scope| {
        let runtime = &runtime;
        let mut workers = Vec::new();
        for (n, share) in shares.into_iter().enumerate() {
            let worker = thread::Builder::new().name(format!("thread {}", n + 1));
            workers.push(worker.spawn_scoped(scope, || runtime.block_on(wait_for(share)))?);
        }
        for worker in workers {
            for (before, after) in worker.join().expect("it does not panic")? {
                let [ended, came] = threads.entry(after.clone()).or_default();
                *ended += 1;
                *came += usize::from(before != after);
            }
        }
        anyhow::Ok(())
    })?;
    for (thread, [ended, came]) in threads {
        println!("{thread}: {ended} tasks ended here, {came} of them had begun elsewhere");
    }
    println!("{} answers", lab.requests());
    Ok(lab.finish()?)
}

fn here() -> String {
    thread::current().name().unwrap_or("unnamed").to_owned()
}

/// Some work between two waits.
fn digest(bytes: &[u8]) -> u64 {
    let rounds = bytes.iter().cycle().take(50_000);
    rounds.fold(1, |sum: u64, byte| sum.rotate_left(5) ^ u64::from(*byte))
}
