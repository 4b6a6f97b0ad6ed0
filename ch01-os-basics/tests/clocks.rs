//! The kernel's clocks, asked without libc.
#![cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]

use ch01_os_basics::syscall::{self, Clock, clock_gettime};
use std::io;
use std::sync::mpsc;
use std::time::{Duration, Instant};

#[test]
fn the_process_number_is_the_one_that_std_knows() {
    assert_eq!(syscall::getpid(), std::process::id());
}

#[test]
fn the_monotonic_clock_never_runs_backwards_and_is_the_one_of_libc() -> io::Result<()> {
    let mut last = Duration::ZERO;
    for _ in 0..10_000 {
        let now = clock_gettime(Clock::Monotonic)?;
        assert!(last <= now, "{last:?} was followed by {now:?}");
        last = now;
    }

    let mut libc_time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    #[expect(unsafe_code, reason = "libc is told of memory by address")]
    // SAFETY: libc writes one timespec at that address, and `libc_time` is one.
    let result = unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut libc_time) };
    assert_eq!(result, 0);
    let libc_time = Duration::new(libc_time.tv_sec as u64, libc_time.tv_nsec as u32);
    assert!(last <= libc_time && libc_time <= clock_gettime(Clock::Monotonic)?);
    Ok(())
}

#[test]
fn the_cpu_clock_counts_this_thread_and_no_other() -> io::Result<()> {
    const WORK: Duration = Duration::from_millis(20);
    const PATIENCE: Duration = Duration::from_secs(20);

    // Another thread computes for so much CPU time, while this one sleeps until it is told.
    let (done, wait) = mpsc::channel();
    let before = clock_gettime(Clock::ThreadCpu)?;
    let worker = std::thread::spawn(move || {
        let (start, begin) = (Instant::now(), clock_gettime(Clock::ThreadCpu).unwrap());
        let worked = || clock_gettime(Clock::ThreadCpu).unwrap() - begin;
        while worked() < WORK && start.elapsed() < PATIENCE {}
        done.send(worked()).unwrap();
    });
    let worked = wait.recv().unwrap();
    let slept = clock_gettime(Clock::ThreadCpu)? - before;
    worker.join().unwrap();
    assert!(worked >= WORK, "computing all the time counted {worked:?}");
    assert!(slept < WORK, "sleeping counted {slept:?}");
    Ok(())
}
