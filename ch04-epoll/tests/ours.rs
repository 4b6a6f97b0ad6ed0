//! Where this queue goes beyond mio's.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream as Peer};
use std::time::Duration;

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Events, Interest, Poll, Token};

const LIMIT: Option<Duration> = Some(Duration::from_secs(10));

fn connected_pair() -> (TcpStream, Peer) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (stream, listener.accept().unwrap().0)
}

#[cfg(target_os = "linux")]
#[test]
fn a_level_is_reported_until_it_is_drained() {
    use std::io::{Read, Write};

    let (mut stream, mut peer) = connected_pair();
    let mut poll = Poll::new().unwrap();
    let mut events = Events::with_capacity(8);
    poll.registry()
        .register(&mut stream, Token(0), Interest::READABLE.level())
        .unwrap();
    peer.write_all(b"ab").unwrap();
    for _ in 0..3 {
        poll.poll(&mut events, LIMIT).unwrap();
        assert!(events.iter().any(|event| event.is_readable()));
    }
    assert_eq!(stream.read(&mut [0; 16]).unwrap(), 2);
    poll.poll(&mut events, Some(Duration::ZERO)).unwrap();
    assert!(events.is_empty());
}

#[cfg(not(target_os = "linux"))]
#[test]
fn a_level_is_refused_where_there_is_no_epoll() {
    let (mut stream, _peer) = connected_pair();
    let poll = Poll::new().unwrap();
    let refused = poll
        .registry()
        .register(&mut stream, Token(0), Interest::READABLE.level());
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Unsupported);
}

#[test]
fn finish_connect_tells_of_an_attempt_that_failed_and_of_one_that_did_not() {
    let (stream, _peer) = connected_pair();
    stream.finish_connect().unwrap();

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = listener.local_addr().unwrap();
    drop(listener);
    let refused = match TcpStream::connect(nobody) {
        Err(error) => error, // some systems know at once
        Ok(mut stream) => {
            let mut poll = Poll::new().unwrap();
            poll.registry()
                .register(&mut stream, Token(0), Interest::WRITABLE)
                .unwrap();
            poll.poll(&mut Events::with_capacity(8), LIMIT).unwrap();
            stream.finish_connect().unwrap_err()
        }
    };
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
}
