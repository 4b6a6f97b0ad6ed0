//! Ends the wait from another thread.

use std::io;

use crate::{Registry, Token, sys};

/// Wakes the thread that waits on a queue; any thread may do so.
///
/// A wake is an event under the waker's token. It is kept for the next wait when nobody waits now,
/// and many wakes before one wait are one event, so a waker is a flag and not a counter.
///
/// ```
/// # use ch04_epoll::{Events, Poll, Token, Waker};
/// # fn main() -> std::io::Result<()> {
/// const WAKE: Token = Token(usize::MAX);
/// let mut poll = Poll::new()?;
/// let waker = Waker::new(poll.registry(), WAKE)?;
///
/// std::thread::scope(|scope| {
///     scope.spawn(|| waker.wake());
///     let mut events = Events::with_capacity(8);
///     poll.poll(&mut events, None)?; // no timeout: only the waker ends it
///     assert!(events.iter().any(|event| event.token() == WAKE));
///     Ok(())
/// })
/// # }
/// ```
#[derive(Debug)]
pub struct Waker {
    inner: sys::Waker,
}

impl Waker {
    /// Adds a waker to a queue. When it is dropped, so is its registration.
    ///
    /// # Errors
    /// When the process or the system is out of file descriptors, see eventfd(2).
    pub fn new(registry: &Registry, token: Token) -> io::Result<Waker> {
        sys::Waker::new(&registry.selector, token).map(|inner| Waker { inner })
    }

    /// Ends the wait that is going on, or else the next one.
    ///
    /// # Errors
    /// None that a working program meets.
    pub fn wake(&self) -> io::Result<()> {
        self.inner.wake()
    }
}
