//! What a runtime takes of the system. In a file, and a test, of its own: it is the process's.
#![cfg(target_os = "linux")]

mod common;

use std::fs;

use ch08_runtime::{PollState, Runtime, http, poll_fn, yield_now};
use common::{Gate, bounded, server};

fn count(folder: &str) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn x20_a_runtime_dropped_with_ten_thousand_pending_leaves_nothing_behind() {
    const PENDING: usize = 10_000;
    const REQUESTS: usize = 100;
    bounded(|| {
        for make in [Runtime::new, Runtime::single_threaded] {
            let server = server();
            let settled = |expected| (0..1_000_000).any(|_| count("/proc/self/fd") == expected);
            let (descriptors, threads) = (count("/proc/self/fd"), count("/proc/self/task"));

            let runtime = make().unwrap();
            let gate = Gate::default();
            for _ in 0..PENDING {
                drop(runtime.spawn(gate.passing()));
            }
            for _ in 0..REQUESTS {
                drop(runtime.spawn(http::get(server.addr(), "/60000/x")));
            }
            runtime.block_on(poll_fn(|waker| {
                if gate.polls() == PENDING && server.stats().pending == REQUESTS as u64 {
                    return PollState::Ready(());
                }
                waker.wake_by_ref();
                PollState::NotReady
            }));
            runtime.block_on(yield_now());
            assert_eq!(runtime.tasks(), PENDING + REQUESTS);
            let wakers = gate.wakers();
            drop(runtime);
            assert_eq!(gate.drops(), PENDING, "while {} wakers live", wakers.len());
            // Fewer, if the list before still had a thread that was joined a moment earlier.
            assert!(count("/proc/self/task") <= threads);
            // The server's ends close when it hears of it.
            assert!(
                settled(descriptors),
                "{} is not {descriptors}",
                count("/proc/self/fd")
            );
        }
    });
}
