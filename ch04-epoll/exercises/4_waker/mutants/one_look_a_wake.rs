//! Wrong: takes one byte back for each look, so that a thousand wakes are a thousand looks.

use std::io::{self, ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::os::unix::net::UnixStream;

use ch04_epoll::{Events, Interest, Poll, Token};

/// Wakes a [`Sleeper`]. Any thread may.
pub struct Waker {
    pipe: UnixStream,
}

/// A loop that sleeps on an event queue until it is woken.
pub struct Sleeper {
    poll: Poll,
    pipe: UnixStream,
}

/// A loop and what wakes it.
pub fn pair() -> io::Result<(Sleeper, Waker)> {
    let (mut ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    theirs.set_nonblocking(true)?;
    let poll = Poll::new()?;
    poll.registry()
        .register(&mut ours, Token(0), Interest::READABLE.level())?;
    let waker = Waker { pipe: theirs };
    let sleeper = Sleeper { poll, pipe: ours };
    Ok((sleeper, waker))
}

impl Waker {
    /// Has the loop look for work: now if it sleeps, or else before it sleeps again.
    pub fn wake(&self) -> io::Result<()> {
        loop {
            match (&self.pipe).write(&[1]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // Full, so the other end is readable: that is what was wanted.
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                result => return result.map(drop),
            }
        }
    }
}

impl Sleeper {
    /// Sleeps, and calls `look` when it was woken, which takes all the work there is; again and
    /// again until `look` breaks.
    pub fn run(&mut self, look: &mut dyn FnMut() -> ControlFlow<()>) -> io::Result<()> {
        let mut events = Events::with_capacity(8);
        loop {
            self.poll.poll(&mut events, None)?;
            self.take_back()?;
            // After taking back: a wake from now on, also one during the look, ends the next wait.
            if look().is_break() {
                return Ok(());
            }
        }
    }

    /// Takes back all wakes up to now.
    fn take_back(&mut self) -> io::Result<()> {
        let mut byte = [0];
        loop {
            match self.pipe.read(&mut byte) {
                Ok(_) => return Ok(()),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}
