//! One thread for all: it sleeps in the event queue itself, and nothing is handed from thread to thread.
//!
//! `cargo run --release -p ch08-runtime --example ch08_10_single_threaded`
//!
//! New here: no reactor thread. Where the executor has nothing to run, it drives the reactor, in
//! `Poll::poll`, and is woken by the kernel and not by another thread that was. Requests in turn show
//! what a hand-over costs: each answer is one. A crowd has many answers to one wait, and shows less.

use std::io;
use std::net::SocketAddr;
use std::time::Instant;

use ch08_runtime::{JoinHandle, Runtime, coroutine, http, spawn};
use lab::usage;
use timeline::Recording;

const ROUNDS: usize = 5;

coroutine! {
    coroutine fn in_turn(server: SocketAddr, count: usize) -> io::Result<()> {
        let mut done = 0;
        while done < count {
            http::get(server, "/0/x").wait?;
            done += 1;
        }
        Ok(())
    }

    coroutine fn at_once(server: SocketAddr, count: usize) -> io::Result<()> {
        let mut tasks: Vec<JoinHandle<io::Result<()>>> = Vec::new();
        while tasks.len() < count {
            tasks.push(spawn(in_turn(server, 1)));
        }
        while let Some(task) = tasks.pop() {
            task.wait.map_err(|_| io::Error::other("a task panicked"))??;
        }
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    // The server is a process of its own, so that the CPU time is ours alone.
    let lab = lab::Program::start_crowd("Compares two threads with one.", 300)?;
    let (server, count) = (lab.server(), lab.requests());
    println!("{count} requests, the median of {ROUNDS} rounds");
    println!("{:<28}{:>10}{:>10}{:>10}", "", "wall", "CPU", "sleeps");
    let (two, one) = (Runtime::new()?, Runtime::single_threaded()?);
    for (name, runtime) in [("a reactor thread", &two), ("single-threaded", &one)] {
        let in_turn = || runtime.block_on(in_turn(server, count));
        measure(&format!("{name}, in turn"), in_turn)?;
        let at_once = || runtime.block_on(at_once(server, count));
        measure(&format!("{name}, at once"), at_once)?;
    }
    Ok(lab.finish()?)
}

fn measure(name: &str, round: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let _recording = Recording::start(); // unless `--timeline` records already
    let sleeps = || timeline::snapshot().map_or(0, |timeline| timeline.parks().len());
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let (slept, cpu) = (sleeps(), usage::cpu_time().unwrap_or_default());
        let start = Instant::now();
        round()?;
        let (wall, cpu_now) = (start.elapsed(), usage::cpu_time().unwrap_or_default());
        rounds.push((wall, cpu_now - cpu, sleeps() - slept));
    }
    rounds.sort();
    let (wall, cpu, sleeps) = rounds[ROUNDS / 2];
    println!("{name:<28}{wall:>10.1?}{cpu:>10.1?}{sleeps:>10}");
    Ok(())
}
