//! How many fibers? What each takes of memory, what a turn costs among them, and who says stop.
//!
//! `cargo run --release -p ch05-fibers --example ch05_08_how_many -- 10000`
//!
//! New here: the number; and with `without-guards` behind it, stacks of which the kernel has
//! nothing to remember one by one. A million of those take about 4.5 GB.
#![expect(unsafe_code, reason = "stacks without guards")]

use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant;

use anyhow::Context;
use ch05_fibers::{Builder, Scheduler, Stack, yield_now};
use lab::usage;

/// How often each fiber yields while the clock runs.
const ROUNDS: u32 = 20;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().unwrap_or("10000".to_owned());
    let count = count
        .parse()
        .with_context(|| format!("{count:?} is no number of fibers"))?;
    let mut scheduler = Scheduler::new();
    if arguments.next().as_deref() == Some("without-guards") {
        // SAFETY: these fibers do nothing but yield: they need a fraction of their stacks.
        scheduler = unsafe { scheduler.without_guards() };
    }
    scheduler.block_on(move || live_together(count))?;
    scheduler.run()?;
    Ok(())
}

/// Spawns fibers, shows what they cost, and lets them end.
fn live_together(count: usize) {
    let before = usage::memory();
    let stop = Rc::new(Cell::new(false));
    let start = Instant::now();
    let mut fibers = 0;
    while fibers < count {
        let stop = stop.clone();
        let small = Builder::new().stack_size(Stack::MIN_SIZE);
        let spawned = small.spawn(move || {
            while !stop.get() {
                yield_now();
            }
        });
        if let Err(error) = spawned {
            println!("number {}: {error}", fibers + 1);
            break;
        }
        fibers += 1;
    }
    println!("{fibers} fibers spawned in {:.1?}", start.elapsed());

    yield_now(); // to the end of the queue: all of them run first, and touch their stacks
    if let (Some(before), Some(held)) = (before, usage::memory()) {
        let (total, each) = (held >> 20, held.saturating_sub(before) / fibers.max(1));
        println!("{total} MiB of memory in use, {each} bytes a fiber");
    }
    let start = Instant::now();
    (0..ROUNDS).for_each(|_| yield_now());
    let round = start.elapsed() / ROUNDS;
    let turn = round.as_secs_f64() * 1e9 / (fibers + 1) as f64;
    println!("once round in {round:.1?}, {turn:.0} ns a turn");
    stop.set(true);
}
