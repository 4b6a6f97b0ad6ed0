//! A signal in the middle of a wait is no answer and no failure.
#![cfg(unix)]
#![expect(
    unsafe_code,
    reason = "installs a signal handler and sends signals to one thread"
)]

use ch01_os_basics::wait::{self, Waited};
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::thread::JoinHandleExt;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

const SIGNALS: usize = 50;
const PATIENCE: Duration = Duration::from_secs(20);

type Way = fn(TcpStream) -> io::Result<Waited>;
const WAYS: [(&str, Way); 3] = [
    ("block", wait::block),
    ("spin", wait::spin),
    ("queue", wait::queue),
];

static HANDLED: AtomicUsize = AtomicUsize::new(0);

fn count_signals() {
    extern "C" fn count(_signal: libc::c_int) {
        HANDLED.fetch_add(1, SeqCst);
    }
    // SAFETY: an all-zero `sigaction` is a valid one: it blocks nothing and, without SA_RESTART,
    // has interrupted calls end with EINTR.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = count as extern "C" fn(libc::c_int) as libc::sighandler_t;
    // SAFETY: the handler makes one atomic addition, which a handler may.
    let failed = unsafe { libc::sigaction(libc::SIGUSR1, &raw const action, ptr::null_mut()) };
    assert_eq!(failed, 0);
}

#[test]
fn fifty_signals_neither_end_a_wait_nor_cost_a_byte() -> io::Result<()> {
    count_signals();
    for (name, way) in WAYS {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let connection = TcpStream::connect(listener.local_addr()?)?;
        let mut server = listener.accept()?.0;
        let waiter = thread::spawn(move || way(connection));

        let (start, before) = (Instant::now(), HANDLED.load(SeqCst));
        for sent in 1..=SIGNALS {
            assert!(
                !waiter.is_finished(),
                "{name} ended before there was an answer"
            );
            // SAFETY: the thread has not been joined, so its handle is valid.
            let failed = unsafe { libc::pthread_kill(waiter.as_pthread_t(), libc::SIGUSR1) };
            assert_eq!(failed, 0);
            while HANDLED.load(SeqCst) < before + sent && !waiter.is_finished() {
                assert!(
                    start.elapsed() < PATIENCE,
                    "{name}: signal {sent} was never handled"
                );
                thread::yield_now();
            }
        }
        server.write_all(b"answer")?;
        drop(server);
        while !waiter.is_finished() {
            assert!(start.elapsed() < PATIENCE, "{name} did not see the answer");
            thread::yield_now();
        }
        let waited = waiter.join().expect("a wait does not panic")?;
        assert_eq!(waited.answer, b"answer", "{name}");
    }
    Ok(())
}
