//! Three ways to wait for an answer that is not there yet.
//!
//! | way | what the thread does meanwhile |
//! | --- | --- |
//! | [`block`] | sleeps in the kernel, inside the one call that reads |
//! | [`spin`] | asks again and again: "now?" |
//! | [`queue`] | sleeps in the kernel, in a call that could watch thousands of connections |
//!
//! The reading is the same in all three, `read_to_end`; they differ in what they do when nothing
//! is there. Each returns what it read and what the wait cost.
//!
//! Boundary: connecting and sending the request come before and are not measured. A client that
//! connects and sends without blocking is chapter 4's, and so is the inside of an event queue; here
//! it is mio's, unopened.

use std::hint;
use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use mio::{Events, Interest, Poll, Token};

use crate::thread_cpu_time;

/// What a wait cost the thread that waited.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Time that passed.
    pub wall: Duration,
    /// Time that a CPU spent on this thread; `None` where [`thread_cpu_time`] is.
    pub cpu: Option<Duration>,
    /// System calls that this thread made in order to wait, counted where they are made.
    ///
    /// Setting the socket up, making and closing a queue count; closing the connection and reading
    /// the two clocks do not. On Linux `strace -f` finds the same number, and before each `close`
    /// an `fcntl` of std's where debug assertions are on.
    pub system_calls: u64,
}

/// What came, and what it cost to wait for it.
///
/// ```
/// use std::io::Write;
/// let server = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let connection = std::net::TcpStream::connect(server.local_addr()?)?;
/// server.accept()?.0.write_all(b"hello")?;
///
/// let waited = ch01_os_basics::wait::block(connection)?;
/// assert_eq!(waited.answer, b"hello");
/// assert!(waited.cost.system_calls >= 2, "one read finds the bytes, one their end");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Waited {
    /// Every byte until the other side closed the connection.
    pub answer: Vec<u8>,
    /// The price of waiting for them.
    pub cost: Cost,
}

/// Waits inside `read`: the kernel takes the thread off its CPU until bytes arrive.
///
/// # Errors
///
/// What read(2) reports, except `EINTR`: a signal is no answer. `UnexpectedEof` if the other side
/// closes without a byte. `WouldBlock` if the connection was made non-blocking before.
pub fn block(mut connection: TcpStream) -> io::Result<Waited> {
    let mut meter = Meter::start();
    let not_there = |_: &mut Meter| Err(ErrorKind::WouldBlock.into());
    timeline::park();
    let answer = read_to_end(&mut connection, &mut meter, not_there);
    timeline::unpark();
    Ok(meter.stop(answer?))
}

/// Waits by asking without a pause: no sleep, no wake-up, and no CPU left for anyone else.
///
/// # Errors
///
/// As [`block`], except that it never fails with `WouldBlock`.
pub fn spin(mut connection: TcpStream) -> io::Result<Waited> {
    let mut meter = Meter::start();
    meter.call(|| connection.set_nonblocking(true))?;
    let ask_again = |_: &mut Meter| {
        hint::spin_loop();
        Ok(())
    };
    let answer = read_to_end(&mut connection, &mut meter, ask_again)?;
    Ok(meter.stop(answer))
}

/// Waits for an event queue to say that the connection is readable, and only then reads.
///
/// # Errors
///
/// As [`block`], except that it never fails with `WouldBlock`; and what epoll_create1(2),
/// epoll_ctl(2) and epoll_wait(2) report (or kqueue(2) and its like elsewhere), `EINTR` excepted.
pub fn queue(connection: TcpStream) -> io::Result<Waited> {
    const THE_CONNECTION: Token = Token(0);

    let mut meter = Meter::start();
    meter.call(|| connection.set_nonblocking(true))?;
    let mut connection = mio::net::TcpStream::from_std(connection);
    let mut poll = meter.call(Poll::new)?;
    meter.call(|| {
        poll.registry()
            .register(&mut connection, THE_CONNECTION, Interest::READABLE)
    })?;
    timeline::register(THE_CONNECTION.0);

    let mut events = Events::with_capacity(1);
    let sleep_until_readable = |meter: &mut Meter| {
        timeline::park();
        let woken = meter.call(|| poll.poll(&mut events, None));
        timeline::unpark();
        match woken {
            Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(()),
            woken => woken?,
        }
        for event in &events {
            timeline::ready(event.token().0);
        }
        // An event is a hint. The read that follows finds out whether there is something.
        Ok(())
    };
    let answer = read_to_end(&mut connection, &mut meter, sleep_until_readable)?;

    meter.call(|| {
        drop(poll);
        Ok(())
    })?;
    Ok(meter.stop(answer))
}

/// Reads until the other side closes, and calls `wait` whenever nothing is there yet.
fn read_to_end(
    connection: &mut impl Read,
    meter: &mut Meter,
    mut wait: impl FnMut(&mut Meter) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    const BUFFER_SIZE: usize = 4 * 1024;

    let mut answer = Vec::new();
    let mut buffer = [0; BUFFER_SIZE];
    loop {
        match meter.call(|| connection.read(&mut buffer)) {
            Ok(0) if answer.is_empty() => {
                let what = "the server closed the connection without an answer";
                return Err(io::Error::new(ErrorKind::UnexpectedEof, what));
            }
            Ok(0) => return Ok(answer),
            // A read may bring less than was sent: TCP knows bytes, not messages.
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => wait(meter)?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Two clocks and a counter.
struct Meter {
    started: Instant,
    cpu_before: Option<Duration>,
    system_calls: u64,
}

impl Meter {
    fn start() -> Meter {
        Meter {
            started: Instant::now(),
            cpu_before: thread_cpu_time(),
            system_calls: 0,
        }
    }

    /// Makes one system call and counts it.
    fn call<T>(&mut self, call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        self.system_calls += 1;
        call()
    }

    fn stop(self, answer: Vec<u8>) -> Waited {
        let cpu = thread_cpu_time()
            .zip(self.cpu_before)
            .map(|(after, before)| after - before);
        let cost = Cost {
            wall: self.started.elapsed(),
            cpu,
            system_calls: self.system_calls,
        };
        Waited { answer, cost }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    /// A connection that does what it is told, one step a read.
    struct Scripted(VecDeque<Step>);

    enum Step {
        Bytes(&'static [u8]),
        Fails(ErrorKind),
    }
    use Step::{Bytes, Fails};

    impl Read for Scripted {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.pop_front() {
                Some(Bytes(mut bytes)) => bytes.read(buffer),
                Some(Fails(kind)) => Err(kind.into()),
                None => Ok(0),
            }
        }
    }

    /// Returns the answer, the number of system calls and the number of waits.
    fn run<const N: usize>(steps: [Step; N]) -> (io::Result<Vec<u8>>, u64, usize) {
        let (mut meter, mut waits) = (Meter::start(), 0);
        let wait = |_: &mut Meter| {
            waits += 1;
            Ok(())
        };
        let answer = read_to_end(&mut Scripted(steps.into()), &mut meter, wait);
        (answer, meter.system_calls, waits)
    }

    #[test]
    fn short_reads_are_put_together() {
        let (answer, calls, waits) = run([Bytes(b"o"), Bytes(b"n"), Bytes(b"e")]);
        assert_eq!((answer.unwrap(), calls, waits), (b"one".to_vec(), 4, 0));
    }

    #[test]
    fn a_wake_up_for_nothing_waits_again() {
        let nothing = || Fails(ErrorKind::WouldBlock);
        let (answer, calls, waits) = run([nothing(), nothing(), Bytes(b"one"), nothing()]);
        assert_eq!((answer.unwrap(), calls, waits), (b"one".to_vec(), 5, 3));
    }

    #[test]
    fn a_signal_is_no_answer_and_no_wait() {
        let signal = || Fails(ErrorKind::Interrupted);
        let (answer, calls, waits) = run([signal(), Bytes(b"one"), signal()]);
        assert_eq!((answer.unwrap(), calls, waits), (b"one".to_vec(), 4, 0));
    }

    #[test]
    fn other_failures_end_the_wait() {
        let (answer, ..) = run([Bytes(b"one"), Fails(ErrorKind::ConnectionReset)]);
        assert_eq!(answer.unwrap_err().kind(), ErrorKind::ConnectionReset);
    }

    #[test]
    fn the_end_before_any_byte_is_an_error() {
        let (answer, ..) = run([]);
        assert_eq!(answer.unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }
}
