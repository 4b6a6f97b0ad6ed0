//! Concurrency is not parallelism: the same work on one core and on two.
//!
//! `cargo run -p ch01-os-basics --example ch01_08_concurrent_or_parallel`
//!
//! New here: nobody waits, both tasks compute. Concurrent means that one begins before the other
//! has ended; a single core can do that. Parallel means that both advance at the same instant.

use ch01_os_basics::{cores, thread_cpu_time};
use std::time::{Duration, Instant};
use std::{io, sync::Barrier, thread};

const STEPS: usize = 150;
const CELLS: usize = 64;

/// When each of two tasks ended each of its steps.
type Ends = [Vec<Duration>; 2];

fn main() -> io::Result<()> {
    let cores = cores::allowed().unwrap_or_default();
    let Some(&[first, second]) = cores.first_chunk() else {
        println!("This takes two cores, and a system that ties a thread to one: Linux.");
        return Ok(());
    };
    let (one, two) = (quickest([first, first])?, quickest([first, second])?);
    let width = end(&one).max(end(&two));
    show("Concurrent: they take turns on one core", &one, width);
    show("Parallel: a core each", &two, width);
    let gain = end(&one).as_secs_f64() / end(&two).as_secs_f64();
    println!("\nAs much work, as many threads: the second core makes it {gain:.1} times as fast.");
    Ok(())
}

/// Returns the quickest of some runs: what else this machine does is not the subject.
fn quickest(cores: [usize; 2]) -> io::Result<Ends> {
    let runs: io::Result<Vec<Ends>> = (0..15).map(|_| run_both(cores)).collect();
    Ok(runs?.into_iter().min_by_key(end).expect("it ran"))
}

/// Runs two tasks at once, each on its core.
fn run_both(cores: [usize; 2]) -> io::Result<Ends> {
    let together = Barrier::new(2);
    let task = &|core| {
        let tied = cores::stay_on(core);
        together.wait();
        let start = Instant::now();
        tied.map(|()| (0..STEPS).map(|_| step(start)).collect())
    };
    let [first, second] = thread::scope(|scope| {
        let threads = cores.map(|core| scope.spawn(move || task(core)));
        threads.map(|thread| thread.join().expect("it only computes"))
    });
    Ok([first?, second?])
}

/// Takes a tenth of a millisecond of CPU time and returns when that was done.
fn step(start: Instant) -> Duration {
    let enough = thread_cpu_time().map(|now| now + Duration::from_micros(100));
    while thread_cpu_time() < enough {}
    start.elapsed()
}

fn end(tasks: &Ends) -> Duration {
    tasks.iter().flatten().max().copied().unwrap_or_default()
}

/// Draws a lane a task, `width` wide: a block where a step ended, a dot where none did.
fn show(title: &str, tasks: &Ends, width: Duration) {
    println!("{title}: {:.0?}", end(tasks));
    for (name, steps) in ["A", "B"].iter().zip(tasks) {
        let mut lane = ['·'; CELLS];
        for step in steps {
            let cell = step.as_secs_f64() / width.as_secs_f64() * CELLS as f64;
            lane[(cell as usize).min(CELLS - 1)] = '█';
        }
        println!("  task {name}  {}", String::from_iter(lane));
    }
}
