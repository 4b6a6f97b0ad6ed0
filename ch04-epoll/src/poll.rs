//! The event queue: [`Registry`] says what to watch, [`Poll`] sleeps until something of it is ready.
//!
//! Like mio's pair of the same names. The operating system's part stands in [`sys`].

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::sys;
use crate::{Events, Interest, Token};

/// An event queue. One thread waits on it; any thread may register through its [`Registry`].
///
/// ```
/// # use std::{io, net::TcpListener, time::Duration};
/// # use ch04_epoll::{Events, Interest, Poll, Token, net::TcpStream};
/// # fn main() -> io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let mut poll = Poll::new()?;
/// let mut events = Events::with_capacity(8);
///
/// let mut stream = TcpStream::connect(listener.local_addr()?)?;
/// poll.registry().register(&mut stream, Token(0), Interest::WRITABLE)?;
/// poll.poll(&mut events, Some(Duration::from_secs(5)))?;
/// assert!(events.iter().any(|event| event.token() == Token(0) && event.is_writable()));
/// stream.finish_connect()?; // it is connected
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Poll {
    registry: Registry,
}

/// Adds and removes what a [`Poll`] watches. Its clones serve the same queue.
#[derive(Clone, Debug)]
pub struct Registry {
    pub(crate) selector: Arc<sys::Selector>,
}

/// Something that an event queue can watch.
///
/// On Linux that is everything with a file descriptor that epoll takes: sockets, pipes, terminals,
/// eventfds, but not regular files, which are always ready. Elsewhere it is the types of
/// [`net`](crate::net).
pub trait Source {
    /// The source as the operating system's selector wants it.
    fn as_source(&mut self) -> sys::Source<'_>;
}

impl Poll {
    /// Creates an empty queue.
    ///
    /// # Errors
    /// When the process or the system is out of file descriptors, see epoll_create1(2).
    pub fn new() -> io::Result<Poll> {
        let selector = Arc::new(sys::Selector::new()?);
        Ok(Poll {
            registry: Registry { selector },
        })
    }

    /// What this queue watches.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Sleeps until a watched source is ready or `timeout` has passed, then fills `events`.
    ///
    /// Without a timeout it waits for ever. A timeout is rounded up to whole milliseconds, so that
    /// a wait never ends early; no events then says that it has passed. Signals do not end the
    /// wait, they neither shorten nor lengthen it.
    ///
    /// # Errors
    /// None that a working program meets: epoll_wait(2) lists them.
    pub fn poll(&mut self, events: &mut Events, timeout: Option<Duration>) -> io::Result<()> {
        // A timeout too far off to be told by the clock is none.
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        timeline::park();
        let result = self.wait(events, deadline);
        timeline::unpark();
        for event in events.iter() {
            timeline::ready(event.token().0);
        }
        result
    }

    fn wait(&self, events: &mut Events, deadline: Option<Instant>) -> io::Result<()> {
        loop {
            let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
            match self.registry.selector.wait(&mut events.list, left) {
                // A signal handler ran on this thread. The deadline stands, so what is left shrinks.
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
                Ok(()) if !events.is_empty() => return Ok(()),
                // Why look again? The longest wait that the kernel takes may be shorter than ours.
                Ok(()) if deadline.is_some_and(|at| Instant::now() >= at) => return Ok(()),
                Ok(()) => {}
            }
        }
    }
}

impl Registry {
    /// Watches `source`; its events carry `token`.
    ///
    /// Edge-triggered, unless the interest says [`level`](Interest::level): an event tells of a
    /// change. Use the source until it says `WouldBlock` before waiting for the next one. A source
    /// that is ready already is reported once.
    ///
    /// # Errors
    /// - `AlreadyExists`: the source is registered with this queue.
    /// - `PermissionDenied`: a regular file or a directory, which cannot be waited for.
    /// - `Unsupported`: a level-triggered interest where there is no epoll.
    /// - Out of memory or of watches, see epoll_ctl(2).
    pub fn register(
        &self,
        source: &mut (impl Source + ?Sized),
        token: Token,
        interest: Interest,
    ) -> io::Result<()> {
        timeline::register(token.0);
        self.selector.register(source.as_source(), token, interest)
    }

    /// Changes what a registered source is watched for, and its token.
    ///
    /// Readiness that is there at this moment is reported again, so this also re-arms a source.
    ///
    /// # Errors
    /// `NotFound`: the source is not registered with this queue.
    pub fn reregister(
        &self,
        source: &mut (impl Source + ?Sized),
        token: Token,
        interest: Interest,
    ) -> io::Result<()> {
        timeline::register(token.0);
        self.selector
            .reregister(source.as_source(), token, interest)
    }

    /// Stops watching `source`. Events of it that were fetched before are still in their `Events`.
    ///
    /// Closing the last descriptor of a source does this as well.
    ///
    /// # Errors
    /// `NotFound`: the source is not registered with this queue.
    pub fn deregister(&self, source: &mut (impl Source + ?Sized)) -> io::Result<()> {
        self.selector.deregister(source.as_source())
    }
}
