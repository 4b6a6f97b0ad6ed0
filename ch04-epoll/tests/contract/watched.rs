//! A connected pair of sockets, one end watched by a queue.

use std::net::{TcpListener as Listener, TcpStream as Peer};
use std::time::Duration;

use super::{Events, Interest, Poll, TcpStream, Token};

/// Long enough for any machine; only a lost event makes a test wait for it.
pub(crate) const LIMIT: Option<Duration> = Some(Duration::from_secs(10));
pub(crate) const TOKEN: Token = Token(7);

/// What the events of one wait say together.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) readable: bool,
    pub(crate) writable: bool,
    pub(crate) read_closed: bool,
    pub(crate) error: bool,
}

/// A connected pair, this end watched by a queue.
pub(crate) struct Watched {
    pub(crate) poll: Poll,
    pub(crate) events: Events,
    pub(crate) stream: TcpStream,
    pub(crate) peer: Peer,
}

impl Watched {
    pub(crate) fn new(interest: Interest) -> Watched {
        let listener = Listener::bind("127.0.0.1:0").unwrap();
        let poll = Poll::new().unwrap();
        let mut stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        poll.registry()
            .register(&mut stream, TOKEN, interest)
            .unwrap();
        let (peer, _) = listener.accept().unwrap();
        Watched {
            poll,
            events: Events::with_capacity(8),
            stream,
            peer,
        }
    }

    /// Waits until events say what is asked for; it may be told in parts.
    pub(crate) fn wait_until(&mut self, asked: impl Fn(&Seen) -> bool) {
        let mut seen = Seen::default();
        while !asked(&seen) {
            self.poll.poll(&mut self.events, LIMIT).unwrap();
            assert!(!self.events.is_empty(), "the event never came");
            for event in self.events.iter() {
                assert_eq!(event.token(), TOKEN);
                seen.readable |= event.is_readable();
                seen.writable |= event.is_writable();
                seen.read_closed |= event.is_read_closed();
                seen.error |= event.is_error();
            }
        }
    }

    /// Whether nothing is reported now.
    pub(crate) fn is_quiet(&mut self) -> bool {
        self.poll
            .poll(&mut self.events, Some(Duration::ZERO))
            .unwrap();
        self.events.is_empty()
    }
}
