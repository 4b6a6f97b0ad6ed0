//! Exercise 4: a waker from a pipe and a flag. The task and its hints are in README.md.

use std::io::{self, ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ch04_epoll::{Events, Interest, Poll, Token};

/// Wakes a [`Sleeper`]. Any thread may.
pub struct Waker {
    pipe: UnixStream, // whatever you need
}

/// A loop that sleeps on an event queue until it is woken.
pub struct Sleeper {
    pipe: UnixStream, // whatever you need
}

/// A loop and what wakes it.
pub fn pair() -> io::Result<(Sleeper, Waker)> {
    todo!("a pair of sockets that never block, one of them on an event queue")
}

impl Waker {
    /// Has the loop look for work: now if it sleeps, or else before it sleeps again.
    pub fn wake(&self) -> io::Result<()> {
        todo!("make the other end readable, without waiting")
    }
}

impl Sleeper {
    /// Sleeps, and calls `look` when it was woken, which takes all the work there is; again and
    /// again until `look` breaks.
    pub fn run(&mut self, look: &mut dyn FnMut() -> ControlFlow<()>) -> io::Result<()> {
        todo!("wait, take back the wakes, look")
    }
}
