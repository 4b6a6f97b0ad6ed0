//! What is reported, and when.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener as Listener, TcpStream as Peer};
use std::time::Duration;

use super::watched::{LIMIT, TOKEN, Watched};
use super::{Events, Interest, Poll, TcpListener, TcpStream, Token};

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
    // kqueue has no flag for it and reports the end of both directions instead.
    let flag_is_expected = cfg!(target_os = "linux");
    assert!(
        events
            .iter()
            .any(|event| event.is_error() || !flag_is_expected && event.is_read_closed())
    );
    assert_eq!(
        stream.read(&mut [0; 16]).unwrap_err().kind(),
        ErrorKind::ConnectionReset
    );
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
