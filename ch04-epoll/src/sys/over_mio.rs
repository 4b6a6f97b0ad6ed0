//! mio in the place of epoll, for systems that have none.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::Duration;

/// What mio can watch.
pub(crate) type Source<'a> = &'a mut dyn mio::event::Source;

/// Sockets that never block.
pub(crate) use mio::net::{TcpListener, TcpStream};

use crate::{Event, Interest, Token};

/// mio's queue.
#[derive(Debug)]
pub(crate) struct Selector {
    registry: mio::Registry,
    /// Locked by the one thread that waits; mio wants it to be exclusive.
    poll: Mutex<mio::Poll>,
}

impl Selector {
    pub(crate) fn new() -> io::Result<Selector> {
        let poll = mio::Poll::new()?;
        Ok(Selector {
            registry: poll.registry().try_clone()?,
            poll: Mutex::new(poll),
        })
    }

    pub(crate) fn register(
        &self,
        source: Source<'_>,
        token: Token,
        interest: Interest,
    ) -> io::Result<()> {
        edges_only(interest)?;
        self.registry
            .register(source, mio::Token(token.0), to_mio(interest))
    }

    pub(crate) fn reregister(
        &self,
        source: Source<'_>,
        token: Token,
        interest: Interest,
    ) -> io::Result<()> {
        edges_only(interest)?;
        self.registry
            .reregister(source, mio::Token(token.0), to_mio(interest))
    }

    pub(crate) fn deregister(&self, source: Source<'_>) -> io::Result<()> {
        self.registry.deregister(source)
    }

    pub(crate) fn wait(&self, list: &mut EventList, timeout: Option<Duration>) -> io::Result<()> {
        self.poll.lock().unwrap().poll(&mut list.0, timeout)
    }
}

fn edges_only(interest: Interest) -> io::Result<()> {
    if interest.is_level() {
        let what = "level-triggered interests need epoll: this system has edge-triggered ones only";
        return Err(io::Error::new(io::ErrorKind::Unsupported, what));
    }
    Ok(())
}

fn to_mio(interest: Interest) -> mio::Interest {
    match (interest.is_readable(), interest.is_writable()) {
        (true, true) => mio::Interest::READABLE | mio::Interest::WRITABLE,
        (true, false) => mio::Interest::READABLE,
        _ => mio::Interest::WRITABLE,
    }
}

/// mio's waker.
#[derive(Debug)]
pub(crate) struct Waker(mio::Waker);

impl Waker {
    pub(crate) fn new(selector: &Selector, token: Token) -> io::Result<Waker> {
        mio::Waker::new(&selector.registry, mio::Token(token.0)).map(Waker)
    }

    pub(crate) fn wake(&self) -> io::Result<()> {
        self.0.wake()
    }
}

/// Listens on `addr`.
pub(crate) fn listen(addr: SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(addr)
}

/// Takes a connection that has come in.
pub(crate) fn accept(listener: &TcpListener) -> io::Result<(TcpStream, SocketAddr)> {
    listener.accept()
}

/// Begins to connect to `addr`; the socket becomes writable when the attempt has ended.
pub(crate) fn connect(addr: SocketAddr) -> io::Result<TcpStream> {
    TcpStream::connect(addr)
}

/// mio's buffer of events, translated when read.
pub(crate) struct EventList(mio::Events);

impl EventList {
    pub(crate) fn with_capacity(capacity: usize) -> EventList {
        EventList(mio::Events::with_capacity(capacity))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Event> + '_ {
        self.0.iter().map(|event| Event {
            token: Token(event.token().0),
            readable: event.is_readable(),
            writable: event.is_writable(),
            read_closed: event.is_read_closed(),
            write_closed: event.is_write_closed(),
            error: event.is_error(),
        })
    }
}

impl fmt::Debug for EventList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
