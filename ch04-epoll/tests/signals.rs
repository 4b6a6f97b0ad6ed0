//! Signals and waits. In a file of its own: a signal handler belongs to the whole process.
#![cfg(target_os = "linux")]
#![expect(unsafe_code, reason = "std can neither handle nor send a signal")]

use std::mem;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ch04_epoll::{Events, Poll};

static SIGNALS: AtomicUsize = AtomicUsize::new(0);

extern "C" fn count(_signal: i32) {
    SIGNALS.fetch_add(1, Ordering::SeqCst);
}

/// A wait that started anew after each signal would end only when the signals do.
#[test]
fn e01_signals_neither_end_nor_shorten_nor_extend_a_wait() {
    const TIMEOUT: Duration = Duration::from_millis(500);
    const MOST_SIGNALS: usize = 1_000;
    // SAFETY: zeros are a valid sigaction: no flags, an empty mask.
    let mut action: libc::sigaction = unsafe { mem::zeroed() };
    action.sa_sigaction = count as *const () as usize;
    // SAFETY: the handler only adds to an atomic, which is allowed in any context.
    let result = unsafe { libc::sigaction(libc::SIGUSR1, &action, ptr::null_mut()) };
    assert_eq!(result, 0);
    // SAFETY: pthread_self has no preconditions.
    let this_thread = unsafe { libc::pthread_self() };

    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(1);
    let over = AtomicUsize::new(0);
    let (elapsed, sent) = thread::scope(|scope| {
        let sender = scope.spawn(|| {
            (0..MOST_SIGNALS)
                .take_while(|_| over.load(Ordering::SeqCst) == 0)
                .fold(0, |sent, _| {
                    // SAFETY: the scope keeps that thread alive until this one has ended.
                    unsafe { libc::pthread_kill(this_thread, libc::SIGUSR1) };
                    thread::sleep(Duration::from_millis(5)); // paces the storm; nothing relies on it
                    sent + 1
                })
        });
        let start = Instant::now();
        let result = poll.poll(&mut events, Some(TIMEOUT));
        let elapsed = start.elapsed();
        over.store(1, Ordering::SeqCst);
        result.expect("a signal is no error");
        (elapsed, sender.join().unwrap())
    });

    assert!(events.is_empty());
    assert!(
        SIGNALS.load(Ordering::SeqCst) > 0,
        "no signal came, so nothing was tested"
    );
    assert!(elapsed >= TIMEOUT, "the wait ended after {elapsed:?}");
    assert!(
        sent < MOST_SIGNALS,
        "the wait ended only when the signals did"
    );
}
