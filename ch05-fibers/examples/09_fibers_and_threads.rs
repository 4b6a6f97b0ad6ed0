//! Fibers and threads at the same job, in figures.
//!
//! `cargo run --release -p ch05-fibers --example ch05_09_fibers_and_threads`
//!
//! New here: `fetch` knows of neither. It is written once, for whatever reads and writes, and waits
//! on a thread for each request, then on a fiber for each. The server is a process of its own, so
//! that memory and CPU time are the client's alone.

use std::io::{Read, Write};
use std::net::{self, SocketAddr};
use std::sync::OnceLock;
use std::thread;
use std::time::Instant;

use anyhow::{Result, ensure};
use ch05_fibers::{Scheduler, io::TcpStream, spawn};
use delayserver::http::get_request;
use lab::usage;

/// In milliseconds: all requests have gone out before the first answer comes.
const DELAY: usize = 2000;

/// The memory in use when the first answer comes, and all the others wait.
type Held = OnceLock<Option<usize>>;
static BY_FIBERS: Held = OnceLock::new();
static BY_THREADS: Held = OnceLock::new();

fn main() -> Result<()> {
    let about = "Waits for many answers on a fiber each, and on a thread each.";
    let lab = lab::Program::start_crowd(about, 1_000)?;
    let (server, count) = (lab.server(), lab.requests());
    println!("{count} answers, each delayed by {DELAY} ms");
    println!("             wall  CPU each  memory each");

    // Fibers first: threads leave memory behind, which the next might be given.
    measure("fibers", count, &BY_FIBERS, || {
        let fiber = move || fetch(TcpStream::connect(server)?, server, &BY_FIBERS);
        Scheduler::new().block_on(move || {
            let fibers = Vec::from_iter((0..count).map(|_| spawn(fiber)));
            let mut fibers = fibers.into_iter();
            fibers.try_for_each(|fiber| fiber.join().expect("it does not panic"))
        })?
    })?;
    measure("threads", count, &BY_THREADS, || {
        let thread = move || fetch(net::TcpStream::connect(server)?, server, &BY_THREADS);
        let threads = Vec::from_iter((0..count).map(|_| thread::spawn(thread)));
        let mut threads = threads.into_iter();
        threads.try_for_each(|thread| thread.join().expect("it does not panic"))
    })?;
    lab.finish()?;
    Ok(())
}

/// Asks and waits for the answer. Whoever runs this waits with it.
fn fetch(mut stream: impl Read + Write, server: SocketAddr, held: &Held) -> Result<()> {
    stream.write_all(&get_request(server, &format!("/{DELAY}/hello"), false))?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    held.get_or_init(usage::memory);
    ensure!(answer.ends_with("hello"), "not the answer: {answer:?}");
    Ok(())
}

/// Prints a line of figures about `job`.
fn measure(name: &str, count: usize, held: &Held, job: impl FnOnce() -> Result<()>) -> Result<()> {
    let (memory, cpu, start) = (usage::memory(), usage::cpu_time(), Instant::now());
    job()?;
    print!("{name:8} {:>8.2?}", start.elapsed());
    if let (Some(before), Some(after)) = (cpu, usage::cpu_time()) {
        print!("  {:>8.1?}", (after - before) / count as u32);
    }
    if let (Some(before), Some(&Some(held))) = (memory, held.get()) {
        print!("  {:>5} bytes", held.saturating_sub(before) / count);
    }
    println!();
    Ok(())
}
