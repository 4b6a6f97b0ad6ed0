//! What fibers leave behind: nothing. In a file of its own: memory belongs to the whole process.
#![cfg(target_os = "linux")]

use std::fs;
use std::sync::Mutex;

use ch05_fibers::{Fiber, Scheduler, Stack, spawn, suspend};

/// Tests of one file run side by side; here each one needs the process for itself.
static ALONE: Mutex<()> = Mutex::new(());

fn mappings() -> usize {
    fs::read_to_string("/proc/self/maps")
        .unwrap()
        .lines()
        .count()
}

/// Kilobytes that may come on top. A sanitizer keeps what was freed for a while, and an emulator (as
/// which tests on aarch64 mostly run) keeps the code that it has translated.
const SLACK: usize = if cfg!(any(asan, target_arch = "aarch64")) {
    100_000
} else {
    2_000
};

/// Kilobytes.
fn resident_memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Runs `many` after it has run a tenth of it, and compares.
fn assert_flat(times: usize, many: impl Fn(usize)) {
    let _alone = ALONE.lock();
    many(times / 10);
    let before = (mappings(), resident_memory());
    many(times);
    let after = (mappings(), resident_memory());
    // A leak of one page for each would be 400 MB, of one mapping or two the end of them.
    assert!(after.0 < before.0 + 20, "mappings: {before:?}, {after:?}");
    assert!(
        after.1 < before.1 + SLACK,
        "kilobytes: {before:?}, {after:?}"
    );
}

#[test]
fn f09_fibers_that_come_and_go_leave_no_memory_behind() {
    assert_flat(100_000, |times| {
        for n in 0..times {
            let fiber = Fiber::new(Stack::new(0).unwrap(), move || {
                let _boxed = Box::new(n);
                suspend();
            });
            if n % 3 > 0 {
                fiber.resume().unwrap();
            }
            if n % 3 > 1 {
                fiber.resume().unwrap();
            }
        }
    });
}

#[test]
fn f09_a_scheduler_uses_stacks_again() {
    let most = mappings() + 1_000;
    assert_flat(100_000, |times| {
        let mut scheduler = Scheduler::new();
        let run = move || {
            for n in 0..times {
                assert_eq!(spawn(move || Box::new(n)).join().unwrap(), n.into());
            }
        };
        scheduler.block_on(run).unwrap();
        assert!(mappings() < most);
    });
}
