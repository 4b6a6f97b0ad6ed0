//! Exercise 1: one loop for many. The task and its hints are in README.md.

use std::io::{self, ErrorKind};

use ch04_epoll::{Events, Interest, Poll, Source, Token};

/// Something that goes on whenever there is something to read for it.
pub trait Handler {
    /// What it reads from.
    fn source(&mut self) -> &mut dyn Source;

    /// Goes on as far as it gets without waiting. `Ok`: it has ended. `WouldBlock`: it has not, and
    /// wants to be called again at its next event.
    fn advance(&mut self) -> io::Result<()>;
}

/// Watches the sources, and has each handler advance at its own events until all have ended.
pub fn run(poll: &mut Poll, handlers: &mut [&mut dyn Handler]) -> io::Result<()> {
    todo!("register each, wait, and let whoever an event is about advance")
}
