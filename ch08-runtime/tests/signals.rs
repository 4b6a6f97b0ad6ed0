//! Signals to every thread of the process. In a file of its own: a handler belongs to all of them.
#![cfg(target_os = "linux")]
#![expect(unsafe_code, reason = "std can neither handle nor send a signal")]

mod common;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, mem, process, ptr, thread};

use ch08_runtime::{http, sleep};
use common::{all, server, with_each};

static SIGNALS: AtomicUsize = AtomicUsize::new(0);

extern "C" fn count(_signal: i32) {
    SIGNALS.fetch_add(1, Ordering::SeqCst);
}

fn handle_signals() {
    // SAFETY: zeros are a valid sigaction: an empty mask, and no flag that restarts system calls.
    let mut action: libc::sigaction = unsafe { mem::zeroed() };
    action.sa_sigaction = count as *const () as usize;
    // SAFETY: the handler only adds to an atomic, which is allowed in any context.
    let result = unsafe { libc::sigaction(libc::SIGUSR1, &action, ptr::null_mut()) };
    assert_eq!(result, 0);
}

/// Sends a signal to each thread but this one. Threads come and go: to one that is gone, it is none.
fn send_signals() {
    // SAFETY: gettid has no preconditions.
    let this = unsafe { libc::gettid() };
    for entry in fs::read_dir("/proc/self/task").unwrap().flatten() {
        let thread: i32 = entry.file_name().to_str().unwrap().parse().unwrap();
        if thread != this {
            // SAFETY: tgkill touches no memory, and reaches only threads of this process.
            unsafe { libc::syscall(libc::SYS_tgkill, process::id(), thread, libc::SIGUSR1) };
        }
    }
}

/// The book's reactor thread ends at the first signal, and the program hangs.
#[test]
fn x19_a_storm_of_signals_disturbs_neither_reactor_nor_executor() {
    handle_signals();
    with_each(|runtime| {
        let (server, before) = (server(), SIGNALS.load(Ordering::SeqCst));
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                while !is_over.load(Ordering::SeqCst) {
                    send_signals();
                    thread::sleep(Duration::from_millis(1)); // paces the storm; nothing relies on it
                }
            });
            for _ in 0..3 {
                let ask = |n| runtime.spawn(http::get(server.addr(), &format!("/{n}/x")));
                let requests: Vec<_> = (50..100).map(ask).collect();
                runtime.block_on(sleep(Duration::from_millis(30)));
                for response in runtime.block_on(all(requests)) {
                    response.unwrap().expect("a signal is no error");
                }
            }
            is_over.store(true, Ordering::SeqCst);
        });
        let signals = SIGNALS.load(Ordering::SeqCst) - before;
        assert!(
            signals > 50,
            "only {signals} signals came: little was tested"
        );
    });
}
