//! Wrong: remembers who has ended, and leaves them on the queue.

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
    dispatch(poll, handlers, &mut vec![false; handlers.len()])
}

/// Keeps in `watched` who is on the queue.
fn dispatch(
    poll: &mut Poll,
    handlers: &mut [&mut dyn Handler],
    watched: &mut [bool],
) -> io::Result<()> {
    for (id, handler) in handlers.iter_mut().enumerate() {
        poll.registry()
            .register(handler.source(), Token(id), Interest::READABLE)?;
        watched[id] = true;
    }
    let mut events = Events::with_capacity(64);
    while watched.contains(&true) {
        poll.poll(&mut events, None)?;
        for event in events.iter() {
            let Token(id) = event.token();
            if !watched[id] {
                continue;
            }
            match handlers[id].advance() {
                Ok(()) => watched[id] = false,
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
