//! Overflow: what the page below a stack is for.
//!
//! `cargo run -p ch05-fibers --example ch05_06_overflow`
//!
//! New here: a fiber that needs more stack than it has. Child processes try that. The page below
//! each stack may not be touched: the processor refuses, the kernel sends a signal, and a handler
//! on a stack of its own, there being no room left on this one, says which fiber it was.

use std::hint::black_box;

use ch05_fibers::{Builder, Scheduler, Stack};

fn main() -> anyhow::Result<()> {
    lab::child::roles(&[
        ("deep", || overflow("deep", || _ = black_box(descend(0)))),
        ("wide", || {
            overflow("wide", || _ = black_box(a_large_frame()))
        }),
    ]);
    show("deep", "A function that calls itself for ever:")?;
    // Such a frame could reach right over the guard page. The compiler has large functions touch
    // their frames page by page before they use them.
    show("wide", "One call, with a megabyte of locals:")?;
    println!("No other memory was written to: the program ends instead.");
    Ok(())
}

/// Runs `body` in a fiber with a small stack, beside one that should not be harmed.
fn overflow(name: &str, body: fn()) {
    let mut scheduler = Scheduler::new();
    let small = Builder::new().stack_size(Stack::MIN_SIZE);
    let fiber = small.name(name).spawn_on(&scheduler, body);
    fiber.expect("there is memory for one small stack");
    let result = scheduler.run();
    println!("It should not have come back: {result:?}");
}

/// Each call needs some stack, and none returns before the one that it makes.
#[expect(unconditional_recursion, reason = "that is the point")]
fn descend(depth: u64) -> u64 {
    black_box(descend(black_box(depth + 1))) + depth
}

#[inline(never)]
fn a_large_frame() -> u8 {
    let bytes = black_box([1_u8; 1024 * 1024]);
    bytes[black_box(7)]
}

/// Has a child process play one of the roles, and shows how it ends.
fn show(role: &str, what: &str) -> anyhow::Result<()> {
    let ended = lab::child::run(role)?;
    let named = ended.stderr.contains(&format!("fiber {role:?} overflowed"));
    anyhow::ensure!(named || cfg!(windows), "no overflow? The child {ended}");
    println!("{what}");
    for line in ended.stderr.lines().filter(|line| !line.is_empty()) {
        println!("  it said:  {line}");
    }
    println!("  and then it {ended}.\n");
    Ok(())
}
