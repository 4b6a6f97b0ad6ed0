//! What is waited for ([`Interest`], under a [`Token`]) and what came of it ([`Event`]).

use std::fmt;
use std::ops::BitOr;

use crate::sys;

/// Names a registration: the queue hands it back with each of its events.
///
/// The queue never looks inside. Most programs put an index there; ones that reuse an index soon
/// after a registration ended add a generation, so that a late event finds nobody.
///
/// ```
/// use ch04_epoll::Token;
///
/// let connection = Token(7);
/// assert_eq!(connection.0, 7);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(pub usize);

/// What a registration wants to hear of. Never empty.
///
/// Hang-ups and errors are reported whether asked for or not: epoll_ctl(2).
///
/// ```
/// use ch04_epoll::Interest;
///
/// let both = Interest::READABLE | Interest::WRITABLE;
/// assert!(both.is_readable() && both.is_writable());
/// assert!(!Interest::READABLE.is_writable());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interest(u8);

impl Interest {
    /// Bytes to read, a connection to accept, or the end of the stream.
    pub const READABLE: Interest = Interest(1);
    /// Room to write, or a connection attempt that has ended.
    pub const WRITABLE: Interest = Interest(2);

    const LEVEL: Interest = Interest(4);

    /// The same interest, level-triggered: *each* wait reports the source for as long as it is
    /// ready, not just the first one after a change. Linux only.
    pub const fn level(self) -> Interest {
        Interest(self.0 | Interest::LEVEL.0)
    }

    /// Whether it is level-triggered.
    pub const fn is_level(self) -> bool {
        self.0 & Interest::LEVEL.0 != 0
    }

    /// Whether reading is asked for.
    pub const fn is_readable(self) -> bool {
        self.0 & Interest::READABLE.0 != 0
    }

    /// Whether writing is asked for.
    pub const fn is_writable(self) -> bool {
        self.0 & Interest::WRITABLE.0 != 0
    }
}

impl BitOr for Interest {
    type Output = Interest;

    fn bitor(self, other: Interest) -> Interest {
        Interest(self.0 | other.0)
    }
}

impl fmt::Debug for Interest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flags = [
            ("READABLE", self.is_readable()),
            ("WRITABLE", self.is_writable()),
            ("LEVEL", self.is_level()),
        ];
        f.write_str(&names_of(flags).join(" | "))
    }
}

/// The names whose flag is set.
fn names_of<const N: usize>(flags: [(&'static str, bool); N]) -> Vec<&'static str> {
    let set = flags.into_iter().filter(|(_, is_set)| *is_set);
    set.map(|(name, _)| name).collect()
}

/// One readiness report. It is a hint that trying is worth it, not a promise that it succeeds.
///
/// ```
/// # use std::{io::Write, net::{TcpListener, TcpStream}};
/// # use ch04_epoll::{Events, Interest, Poll, Token, net};
/// # fn main() -> std::io::Result<()> {
/// # let listener = TcpListener::bind("127.0.0.1:0")?;
/// # let mut poll = Poll::new()?;
/// let mut stream = net::TcpStream::connect(listener.local_addr()?)?;
/// poll.registry().register(&mut stream, Token(1), Interest::READABLE)?;
/// let (mut peer, _) = listener.accept()?;
/// peer.write_all(b"hello")?;
///
/// let mut events = Events::with_capacity(8);
/// poll.poll(&mut events, None)?;
/// let event = events.iter().next().expect("no timeout was set, so something came");
/// assert_eq!(event.token(), Token(1));
/// assert!(event.is_readable() && !event.is_read_closed());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Event {
    pub(crate) token: Token,
    pub(crate) readable: bool,
    pub(crate) writable: bool,
    pub(crate) read_closed: bool,
    pub(crate) write_closed: bool,
    pub(crate) error: bool,
}

impl Event {
    /// The registration that this is about.
    pub fn token(&self) -> Token {
        self.token
    }

    /// Whether a read may get somewhere.
    pub fn is_readable(&self) -> bool {
        self.readable
    }

    /// Whether a write may get somewhere.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// Whether the peer has ended its direction. Bytes it sent before may still wait to be read.
    pub fn is_read_closed(&self) -> bool {
        self.read_closed
    }

    /// Whether nothing written from now on can arrive.
    pub fn is_write_closed(&self) -> bool {
        self.write_closed
    }

    /// Whether the source failed; the next read, write or `take_error` says how.
    pub fn is_error(&self) -> bool {
        self.error
    }
}

/// Short, for programs that show what comes: `Token(4): readable, read-closed`.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flags = [
            ("readable", self.readable),
            ("writable", self.writable),
            ("read-closed", self.read_closed),
            ("write-closed", self.write_closed),
            ("error", self.error),
        ];
        write!(f, "{:?}: {}", self.token, names_of(flags).join(", "))
    }
}

/// Room for what one [`Poll::poll`](crate::Poll::poll) may report; reused from wait to wait.
///
/// Events that find no room are not lost: the kernel reports them at the next wait.
///
/// ```
/// use ch04_epoll::Events;
///
/// let events = Events::with_capacity(64);
/// assert!(events.is_empty());
/// ```
#[derive(Debug)]
pub struct Events {
    pub(crate) list: sys::EventList,
}

impl Events {
    /// Makes room for `capacity` events a wait.
    ///
    /// # Panics
    /// If `capacity` is 0: such a wait could report nothing.
    pub fn with_capacity(capacity: usize) -> Events {
        assert!(capacity > 0, "a wait needs room for at least one event");
        Events {
            list: sys::EventList::with_capacity(capacity),
        }
    }

    /// The events of the last wait, in the order in which the kernel listed them.
    pub fn iter(&self) -> impl Iterator<Item = Event> + '_ {
        self.list.iter()
    }

    /// Whether the last wait ended without an event.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
