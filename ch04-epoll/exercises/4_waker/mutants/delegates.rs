//! Wrong: has this chapter's own waker do the work.

use std::io;
use std::ops::ControlFlow;

use ch04_epoll::{Events, Poll, Token};

/// Wakes a [`Sleeper`]. Any thread may.
pub struct Waker(ch04_epoll::Waker);

/// A loop that sleeps on an event queue until it is woken.
pub struct Sleeper(Poll);

/// A loop and what wakes it.
pub fn pair() -> io::Result<(Sleeper, Waker)> {
    let poll = Poll::new()?;
    let waker = ch04_epoll::Waker::new(poll.registry(), Token(0))?;
    Ok((Sleeper(poll), Waker(waker)))
}

impl Waker {
    /// Has the loop look for work: now if it sleeps, or else before it sleeps again.
    pub fn wake(&self) -> io::Result<()> {
        self.0.wake()
    }
}

impl Sleeper {
    /// Sleeps, and calls `look` when it was woken, which takes all the work there is; again and
    /// again until `look` breaks.
    pub fn run(&mut self, look: &mut dyn FnMut() -> ControlFlow<()>) -> io::Result<()> {
        let mut events = Events::with_capacity(8);
        loop {
            self.0.poll(&mut events, None)?;
            if look().is_break() {
                return Ok(());
            }
        }
    }
}
