//! Three switches side by side: what they cost, and why.
//!
//! `cargo run --release -p ch05-fibers --example ch05_10_three_switches`
//!
//! New here: the same switch written in three ways (see `switches/`), and a clock. The first two
//! differ in one instruction.
#![cfg_attr(unix, expect(unsafe_code, reason = "switches stacks by hand"))]

#[cfg(unix)]
mod switches;

#[cfg(unix)]
fn main() {
    use switches::arch::{ByJump, ByReturn, Inlined};

    println!("A round trip: into a fiber and back, two switches.");
    measure::<ByReturn>();
    measure::<ByJump>();
    measure::<Inlined>();
    println!(
        "\n\
         A processor runs ahead of itself. It notes where each call comes from and takes it that\n\
         each ret goes to the latest note; but a switch comes from one fiber and goes to another.\n\
         The guess is wrong every time, and what was run ahead is thrown away. For a jump it\n\
         remembers where that jump went before. Inlined, there is no call at all, and nothing is\n\
         saved that the code around it does not need."
    );
}

/// Prints what a round trip by `S` takes: the median of some runs.
#[cfg(unix)]
fn measure<S: switches::Switch>() {
    use std::cell::Cell;
    use std::time::Instant;

    const RUNS: usize = 11;
    const TRIPS: u32 = 200_000;

    let stack = switches::Stack::new();
    let fiber = Cell::new(stack.prepare::<S>(back_and_forth::<S>));
    let mut times = [(); RUNS].map(|()| {
        let start = Instant::now();
        for _ in 0..TRIPS {
            // SAFETY: prepared for `S`, or left there by it; the stack outlives the loop.
            unsafe { S::swap(&fiber) };
        }
        start.elapsed()
    });
    times.sort_unstable();
    let trip = times[RUNS / 2].as_secs_f64() * 1e9 / f64::from(TRIPS);
    println!("  {:25} {trip:5.1} ns", S::NAME);
}

/// A fiber that switches back whenever it runs.
#[cfg(unix)]
extern "C" fn back_and_forth<S: switches::Switch>(main: &switches::Other) -> ! {
    loop {
        // SAFETY: `main` was left there by the switch that led here.
        unsafe { S::swap(main) };
    }
}

#[cfg(not(unix))]
fn main() {
    println!("These switches are for Unix: the library's src/arch has one for Windows.");
}
