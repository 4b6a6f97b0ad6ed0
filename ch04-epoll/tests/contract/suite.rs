//! What an event queue promises. Compiled once for ours and once for mio.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener as Listener, TcpStream as Peer};
use std::time::Duration;

use super::{Events, Interest, Poll, TcpListener, TcpStream, Token, Waker, another};

/// Long enough for any machine; only a lost event makes a test wait for it.
const LIMIT: Option<Duration> = Some(Duration::from_secs(10));
const TOKEN: Token = Token(7);

/// What the events of one wait say together.
#[derive(Default)]
struct Seen {
    readable: bool,
    writable: bool,
    read_closed: bool,
    error: bool,
}

/// A connected pair, this end watched by a queue.
struct Watched {
    poll: Poll,
    events: Events,
    stream: TcpStream,
    peer: Peer,
}

impl Watched {
    fn new(interest: Interest) -> Watched {
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
    fn wait_until(&mut self, asked: impl Fn(&Seen) -> bool) {
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
    fn is_quiet(&mut self) -> bool {
        self.poll
            .poll(&mut self.events, Some(Duration::ZERO))
            .unwrap();
        self.events.is_empty()
    }
}

#[test]
fn connecting_ends_with_a_writable_event() {
    let mut watched = Watched::new(Interest::WRITABLE);
    watched.wait_until(|seen| seen.writable);
    assert!(watched.stream.peer_addr().is_ok());
}

#[test]
fn a_refused_connection_is_reported_and_explained() {
    let listener = Listener::bind("127.0.0.1:0").unwrap();
    let nobody = listener.local_addr().unwrap();
    drop(listener);
    let refused = match TcpStream::connect(nobody) {
        Err(error) => error, // some systems know at once
        Ok(mut stream) => {
            let mut poll = Poll::new().unwrap();
            let mut events = Events::with_capacity(8);
            poll.registry()
                .register(&mut stream, TOKEN, Interest::WRITABLE)
                .unwrap();
            poll.poll(&mut events, LIMIT).unwrap();
            assert!(events.iter().any(|event| event.is_writable()));
            stream.take_error().unwrap().expect("the reason")
        }
    };
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
}

#[test]
fn bytes_from_the_peer_are_an_event() {
    let mut watched = Watched::new(Interest::READABLE);
    watched.peer.write_all(b"hello").unwrap();
    watched.wait_until(|seen| seen.readable);
    let mut buffer = [0; 16];
    assert_eq!(watched.stream.read(&mut buffer).unwrap(), 5);
    assert_eq!(&buffer[..5], b"hello");
}

#[test]
fn an_empty_socket_says_would_block() {
    let mut watched = Watched::new(Interest::WRITABLE);
    watched.wait_until(|seen| seen.writable);
    let error = watched.stream.read(&mut [0; 16]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
}

/// On Linux, where std can look at what has come in without taking it.
#[cfg(target_os = "linux")]
#[test]
fn e02_an_edge_is_reported_once_and_draining_gets_the_rest() {
    use std::os::fd::AsFd;

    const SENT: usize = 64 * 1024;
    let mut watched = Watched::new(Interest::READABLE);
    watched.peer.write_all(&vec![b'x'; SENT]).unwrap();
    let same_socket = Peer::from(watched.stream.as_fd().try_clone_to_owned().unwrap());
    let mut buffer = vec![0; 2 * SENT];
    // What is still coming in is a change, too: all of it has to be there first.
    while !same_socket.peek(&mut buffer).is_ok_and(|n| n == SENT) {
        watched.wait_until(|seen| seen.readable);
    }
    while !watched.is_quiet() {}

    assert_eq!(watched.stream.read(&mut [0]).unwrap(), 1);
    assert!(
        watched.is_quiet(),
        "one byte taken is no change that the peer made"
    );
    assert_eq!(watched.stream.read(&mut buffer).unwrap(), SENT - 1);
}

#[test]
fn e04_registering_twice_is_refused() {
    let mut watched = Watched::new(Interest::READABLE);
    let again = watched
        .poll
        .registry()
        .register(&mut watched.stream, TOKEN, Interest::WRITABLE);
    assert_eq!(again.unwrap_err().kind(), ErrorKind::AlreadyExists);
}

#[test]
fn e04_deregistering_what_is_unknown_is_refused() {
    let mut watched = Watched::new(Interest::READABLE);
    watched
        .poll
        .registry()
        .deregister(&mut watched.stream)
        .unwrap();
    let again = watched.poll.registry().deregister(&mut watched.stream);
    assert_eq!(again.unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn after_deregistering_nothing_is_reported() {
    let mut watched = Watched::new(Interest::READABLE | Interest::WRITABLE);
    watched.wait_until(|seen| seen.writable);
    watched
        .poll
        .registry()
        .deregister(&mut watched.stream)
        .unwrap();
    watched.peer.write_all(b"unheard").unwrap();
    watched.peer.shutdown(Shutdown::Write).unwrap();
    assert!(watched.is_quiet());
}

#[test]
fn reregistering_changes_the_interest_and_reports_what_is_ready() {
    let mut watched = Watched::new(Interest::READABLE);
    assert!(watched.is_quiet());
    watched
        .poll
        .registry()
        .reregister(&mut watched.stream, TOKEN, Interest::WRITABLE)
        .unwrap();
    watched.wait_until(|seen| seen.writable);
}

#[test]
fn e05_a_peer_that_ends_its_direction_is_seen_and_can_still_be_written_to() {
    let mut watched = Watched::new(Interest::READABLE);
    watched.peer.shutdown(Shutdown::Write).unwrap();
    watched.wait_until(|seen| seen.read_closed);
    assert_eq!(watched.stream.read(&mut [0; 16]).unwrap(), 0);

    watched.stream.write_all(b"still here").unwrap();
    watched.stream.shutdown(Shutdown::Write).unwrap();
    let mut heard = String::new();
    watched.peer.read_to_string(&mut heard).unwrap();
    assert_eq!(heard, "still here");
}

#[test]
fn e06_a_reset_is_an_error_event() {
    let mut watched = Watched::new(Interest::READABLE);
    watched.stream.write_all(b"never read").unwrap();
    // Closing with unread bytes sends a reset instead of the end of the stream: RFC 2525, 2.17.
    watched.peer.peek(&mut [0]).unwrap();
    let Watched {
        mut poll,
        mut events,
        mut stream,
        peer,
    } = watched;
    drop(peer);
    poll.poll(&mut events, LIMIT).unwrap();
    assert!(
        events
            .iter()
            .any(|event| event.is_error() || event.is_read_closed())
    );
    assert_eq!(
        stream.read(&mut [0; 16]).unwrap_err().kind(),
        ErrorKind::ConnectionReset
    );
}

#[test]
fn e08_a_registration_made_during_the_wait_is_seen() {
    let Watched {
        mut poll,
        mut events,
        mut stream,
        mut peer,
    } = Watched::new(Interest::READABLE);
    let registry = another(poll.registry());
    registry.deregister(&mut stream).unwrap();
    peer.write_all(b"x").unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Most likely the other thread sleeps by now; if it does not, the event waits for it.
            std::thread::yield_now();
            registry
                .register(&mut stream, TOKEN, Interest::READABLE)
                .unwrap();
        });
        poll.poll(&mut events, LIMIT).unwrap();
    });
    assert!(events.iter().any(|event| event.is_readable()));
}

#[test]
fn e10_a_timeout_beyond_the_clock_is_no_error() {
    let mut watched = Watched::new(Interest::READABLE);
    watched.peer.write_all(b"x").unwrap();
    watched
        .poll
        .poll(&mut watched.events, Some(Duration::MAX))
        .unwrap();
    assert!(!watched.events.is_empty());
}

#[test]
fn events_that_find_no_room_come_with_the_next_wait() {
    let listener = Listener::bind("127.0.0.1:0").unwrap();
    let mut poll = Poll::new().unwrap();
    let mut streams: Vec<_> = (0..3)
        .map(|_| TcpStream::connect(listener.local_addr().unwrap()).unwrap())
        .collect();
    for (id, stream) in streams.iter_mut().enumerate() {
        poll.registry()
            .register(stream, Token(id), Interest::WRITABLE)
            .unwrap();
    }
    let mut events = Events::with_capacity(1);
    let mut seen = [false; 3];
    while seen.contains(&false) {
        poll.poll(&mut events, LIMIT).unwrap();
        let event = events.iter().next().expect("an event for each stream");
        seen[event.token().0] = true;
    }
}

#[test]
fn e09_a_wake_before_the_wait_is_kept_and_a_thousand_are_one_event() {
    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(8);
    let waker = Waker::new(poll.registry(), TOKEN).unwrap();
    for _ in 0..1_000 {
        waker.wake().unwrap();
    }
    poll.poll(&mut events, LIMIT).unwrap();
    assert_eq!(
        events.iter().map(|event| event.token()).collect::<Vec<_>>(),
        [TOKEN]
    );
    poll.poll(&mut events, Some(Duration::ZERO)).unwrap();
    assert!(events.is_empty());
}

#[test]
fn e09_a_wake_ends_a_wait_without_a_timeout() {
    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(8);
    let waker = Waker::new(poll.registry(), TOKEN).unwrap();
    for _ in 0..100 {
        std::thread::scope(|scope| {
            scope.spawn(|| waker.wake().unwrap());
            poll.poll(&mut events, LIMIT).unwrap();
        });
        assert!(events.iter().any(|event| event.token() == TOKEN));
    }
}

#[test]
fn a_listener_tells_of_connections() {
    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(8);
    let mut listener = TcpListener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    poll.registry()
        .register(&mut listener, TOKEN, Interest::READABLE)
        .unwrap();
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock);

    let mut client = Peer::connect(listener.local_addr().unwrap()).unwrap();
    poll.poll(&mut events, LIMIT).unwrap();
    assert!(
        events
            .iter()
            .any(|event| event.token() == TOKEN && event.is_readable())
    );
    let (mut stream, _) = listener.accept().unwrap();
    let nothing_yet = stream.read(&mut [0; 16]).unwrap_err();
    assert_eq!(
        nothing_yet.kind(),
        ErrorKind::WouldBlock,
        "accepted connections do not block"
    );

    stream.write_all(b"hello").unwrap();
    drop(stream);
    let mut heard = String::new();
    client.read_to_string(&mut heard).unwrap();
    assert_eq!(heard, "hello");
}
