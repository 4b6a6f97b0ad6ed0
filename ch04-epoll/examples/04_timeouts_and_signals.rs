//! Timeouts, and the error that is none: EINTR.
//!
//! `cargo run -p ch04-epoll --example ch04_04_timeouts_and_signals`
//!
//! New here: waits that end without an event. The kernel counts in milliseconds, and a signal that
//! is handled ends its wait. A caller who waits again with the full timeout waits longer with every
//! signal; one who takes the error for a failure does not wait at all.
#![allow(unsafe_code, reason = "handles signals; only unix has them")]

#[cfg(not(unix))]
fn main() {
    println!("Signals are a matter of unix: go on with example 05.");
}

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    use std::sync::atomic::Ordering::Relaxed;
    use std::time::{Duration, Instant};
    use std::{io, ptr};

    let mut poll = ch04_epoll::Poll::new()?;
    let mut events = ch04_epoll::Events::with_capacity(8);
    println!("Without a signal:");
    for micros in [0, 100, 1500] {
        let (timeout, start) = (Duration::from_micros(micros), Instant::now());
        poll.poll(&mut events, Some(timeout))?;
        let took = start.elapsed();
        println!("  asked for {timeout:>8.1?}, took {took:>8.1?}");
    }

    println!("With a signal every 20 ms:");
    signals::send_every(20_000)?;
    let start = Instant::now();
    // SAFETY: no file is watched, so no memory is touched. It only waits.
    let result = unsafe { libc::poll(ptr::null_mut(), 0, 300) };
    let (error, took) = (io::Error::last_os_error(), start.elapsed());
    println!("  poll(2), 300 ms: {result}, {error}, after {took:.0?}");

    signals::COUNT.store(0, Relaxed);
    let start = Instant::now();
    poll.poll(&mut events, Some(Duration::from_millis(300)))?;
    let (count, took) = (signals::COUNT.load(Relaxed), start.elapsed());
    println!("  Poll::poll, 300 ms: no error after {took:.0?}");
    println!("  and {count} signals. It waited again, each time for what was left.");
    signals::send_every(0)
}

#[cfg(unix)]
mod signals {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    use std::{io, ptr};

    pub(crate) static COUNT: AtomicU32 = AtomicU32::new(0);

    extern "C" fn count(_signal: i32) {
        COUNT.fetch_add(1, Relaxed);
    }

    /// Has the kernel send SIGALRM every so many microseconds; 0 ends it. See setitimer(2).
    pub(crate) fn send_every(micros: libc::suseconds_t) -> io::Result<()> {
        let handler = count as *const () as libc::sighandler_t;
        // SAFETY: the handler only adds to an atomic, which any context allows.
        if unsafe { libc::signal(libc::SIGALRM, handler) } == libc::SIG_ERR {
            return Err(io::Error::last_os_error());
        }
        let (tv_sec, tv_usec) = (0, micros);
        let it_interval = libc::timeval { tv_sec, tv_usec };
        let timer = libc::itimerval {
            it_interval,
            it_value: it_interval,
        };
        // SAFETY: the kernel only reads `timer`.
        match unsafe { libc::setitimer(libc::ITIMER_REAL, &timer, ptr::null_mut()) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}
