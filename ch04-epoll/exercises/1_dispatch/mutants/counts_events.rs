//! Wrong: takes every event for an end.

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
    for (id, handler) in handlers.iter_mut().enumerate() {
        poll.registry()
            .register(handler.source(), Token(id), Interest::READABLE)?;
    }
    let mut events = Events::with_capacity(64);
    let mut left = handlers.len();
    while left > 0 {
        poll.poll(&mut events, None)?;
        for event in events.iter() {
            let Token(id) = event.token();
            match handlers[id].advance() {
                Err(error) if error.kind() != ErrorKind::WouldBlock => return Err(error),
                _ => left -= 1,
            }
        }
    }
    for handler in handlers.iter_mut() {
        poll.registry().deregister(handler.source())?;
    }
    Ok(())
}
