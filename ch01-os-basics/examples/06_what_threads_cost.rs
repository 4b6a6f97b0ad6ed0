//! What a thread costs on this machine: to create, to keep, and to switch to.
//!
//! `cargo run -p ch01-os-basics --example ch01_06_what_threads_cost`
//!
//! New here: figures (medians). They are why a server does not keep 10,000 threads.

use ch01_os_basics::cores;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

fn main() -> io::Result<()> {
    let create = median(1_000, || drop(thread::spawn(|| ()).join()));
    println!("create, run and join a thread   {create:>8.1?}");
    match memory_of_a_thread(500) {
        Some(kib) => println!("memory of a thread that sleeps  {kib:>4} KiB"),
        None => println!("memory of a thread that sleeps  only Linux tells"),
    }

    // On one core a thread runs only after the other has been taken off it: a switch.
    let first_core = cores::allowed().map(|all| all[0]);
    let same_core = first_core.and_then(cores::stay_on).is_ok();
    let (mut reader, mut writer) = io::pipe()?;
    let alone = median(10_000, || pass_a_byte(&mut writer, &mut reader));
    let across = ping_pong()?;
    println!("a byte into a pipe and out      {alone:>8.1?}");
    println!("the same, to another thread     {across:>8.1?}");
    let where_to = if same_core { "same" } else { "any" };
    let switch = across.saturating_sub(alone);
    println!("so a switch, {where_to:>4} core, costs   {switch:>8.1?}");
    Ok(())
}

/// Returns the time that half of the runs stay below.
fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Instant::now();
        work();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[runs / 2]
}

/// Returns KiB of RAM for one of `count` threads. What the kernel keeps for it comes on top.
fn memory_of_a_thread(count: usize) -> Option<usize> {
    let resident = || -> Option<usize> {
        let text = std::fs::read_to_string("/proc/self/smaps_rollup").ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("Rss:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    };
    let before = resident()?;
    let barrier = Arc::new(Barrier::new(count + 1));
    for _ in 0..count {
        let barrier = barrier.clone();
        thread::spawn(move || (barrier.wait(), barrier.wait()));
    }
    barrier.wait(); // now all of them are there, about to sleep until the second meeting
    let after = resident();
    barrier.wait();
    Some(after?.saturating_sub(before) / count)
}

/// Returns the time for a byte to a thread that has to be woken: half of there and back.
fn ping_pong() -> io::Result<Duration> {
    let (mut ping_reader, mut ping_writer) = io::pipe()?;
    let (mut pong_reader, mut pong_writer) = io::pipe()?;
    thread::spawn(move || {
        let mut byte = [0]; // comes to an end when this function drops the writing end
        while ping_reader.read_exact(&mut byte).is_ok() && pong_writer.write_all(&byte).is_ok() {}
    });
    Ok(median(10_000, || pass_a_byte(&mut ping_writer, &mut pong_reader)) / 2)
}

fn pass_a_byte(writer: &mut PipeWriter, reader: &mut PipeReader) {
    writer.write_all(&[1]).expect("the pipe has room");
    reader.read_exact(&mut [0]).expect("a byte comes");
}
