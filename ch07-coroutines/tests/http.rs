//! Whatever a server does, a request ends with a value: an answer or an error.

mod common;

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

use ch07_coroutines::{Future, Http, PollState};
use common::{Bounded, bounded};
use delayserver::http::{self, Response, ResponseError};
use delayserver::{DelayServer, ServerHandle};

fn faulty_server() -> ServerHandle {
    let server = DelayServer::bind("127.0.0.1:0").unwrap();
    server.faults(true).spawn().unwrap()
}

fn get(server: SocketAddr, path: &str) -> io::Result<Response> {
    bounded(Http::get(server, path)).output
}

/// A server for one connection: reads the request, says `bytes`, and then does as told.
fn server_that_says(bytes: &'static [u8], then: Then) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        read_request(&mut stream);
        stream.write_all(bytes).unwrap();
        match then {
            Then::Ends => stream.shutdown(Shutdown::Both),
            Then::WaitsForTheClient => stream.read(&mut [0]).map(drop),
        }
    });
    addr
}

enum Then {
    Ends,
    WaitsForTheClient,
}

/// To the end of its head, and tells its length. Closing before that would be a reset.
fn read_request(stream: &mut TcpStream) -> usize {
    let (mut request, mut buffer) = (Vec::new(), vec![0; 1 << 16]);
    while !request.ends_with(b"\r\n\r\n") {
        let n = stream.read(&mut buffer).unwrap();
        assert_ne!(n, 0, "the request ended early");
        request.extend_from_slice(&buffer[..n]);
    }
    request.len()
}

fn response_error(error: &io::Error) -> Option<&ResponseError> {
    error.get_ref()?.downcast_ref()
}

#[test]
fn an_answer_comes_whole_in_whatever_pieces() {
    let server = faulty_server();
    let whole = get(server.addr(), "/0/hello").unwrap();
    for path in ["/0/hello?fault=dribble", "/0/hello?fault=split:1,20,90"] {
        assert_eq!(get(server.addr(), path).unwrap(), whole, "{path}");
    }
}

#[test]
fn a_large_answer_takes_several_polls_and_comes_whole() {
    let server = faulty_server();
    let request = Http::get(server.addr(), "/0/0123456789?fault=body:8000000");
    let Bounded { output, polls } = bounded(request);
    let body = output.unwrap().body;
    assert_eq!(body.len(), 8_000_000);
    assert!(body.chunks(10).all(|chunk| chunk == b"0123456789"));
    assert!(polls > 2, "{polls} polls");
}

#[test]
fn an_answer_that_is_not_200_is_an_answer() {
    let server = faulty_server();
    assert_eq!(get(server.addr(), "/").unwrap().status, 404);
}

#[test]
fn making_a_request_sends_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let request = Http::get(listener.local_addr().unwrap(), "/0/hello");
    listener.set_nonblocking(true).unwrap();
    let nobody = listener.accept().unwrap_err();
    assert_eq!(nobody.kind(), ErrorKind::WouldBlock);
    drop(request);
}

#[test]
fn no_server_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    drop(listener);
    let error = get(addr, "/0/hello").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
}

#[test]
fn a_reset_in_the_middle_is_an_error() {
    let server = faulty_server();
    for path in ["/0/hello?fault=reset:0", "/0/hello?fault=reset:50"] {
        let error = get(server.addr(), path).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{path}");
    }
}

#[test]
fn an_early_end_is_an_error_that_says_what_was_missing() {
    let early = [
        (&b""[..], ResponseError::NoResponse),
        (
            b"HTTP/1.1 200 OK\r\nContent-Le",
            ResponseError::HeadEndedEarly,
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel",
            ResponseError::BodyEndedEarly {
                read: 3,
                expected: Some(9),
            },
        ),
    ];
    for (bytes, expected) in early {
        let error = get(server_that_says(bytes, Then::Ends), "/").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
        assert_eq!(response_error(&error), Some(&expected));
    }
}

#[test]
fn garbage_is_an_error_and_no_reason_to_wait_for_more() {
    let garbage = b"220 mail.example ESMTP\r\n\r\n";
    let error = get(server_that_says(garbage, Then::WaitsForTheClient), "/").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    let what = response_error(&error);
    assert!(matches!(what, Some(ResponseError::BadHead(_))), "{what:?}");
}

/// Larger than the buffers of both sockets, so that one write cannot take it.
#[test]
fn a_large_request_is_sent_whole() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    let path = format!("/{}", "x".repeat(16 << 20));
    let length = http::get_request(addr, &path, false).len();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let length = read_request(&mut stream);
        stream
            .write_all(b"HTTP/1.1 204 No Content\r\n\r\n")
            .unwrap();
        length
    });
    assert_eq!(get(addr, &path).unwrap().status, 204);
    assert_eq!(server.join().unwrap(), length);
}

/// A request that has been sent, and the stream on which its answer is awaited.
fn sent_request() -> (Http, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut request = Http::get(listener.local_addr().unwrap(), "/");
    assert!(!request.poll().is_ready());
    let (mut peer, _) = listener.accept().unwrap();
    peer.set_nonblocking(true).unwrap();
    let mut heard = Vec::new();
    common::until("the request has come", || {
        assert!(!request.poll().is_ready());
        let _ = peer.read_to_end(&mut heard); // `WouldBlock`, and what has come is kept
        heard.ends_with(b"\r\n\r\n")
    });
    (request, peer)
}

#[test]
fn one_poll_takes_all_that_has_come() {
    let answer = [
        &b"HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n"[..],
        &[b'x'; 20_000],
    ];
    // Several times: over loopback an answer is mostly there when its write returns, not always.
    let is_taken_at_once = (0..20).any(|_| {
        let (mut request, mut peer) = sent_request();
        peer.write_all(&answer.concat()).unwrap();
        matches!(request.poll(), PollState::Ready(Ok(response)) if response.body == answer[1])
    });
    assert!(is_taken_at_once);
}

#[test]
fn a_request_that_is_dropped_closes_its_connection() {
    let (request, mut peer) = sent_request();
    drop(request);
    common::until("the stream has ended", || {
        matches!(peer.read(&mut [0]), Ok(0))
    });
}

#[test]
#[should_panic(expected = "`Http` was polled after it was ready")]
fn c08_a_poll_after_the_answer_panics() {
    let server = faulty_server();
    let mut request = Http::get(server.addr(), "/0/hello");
    assert!(bounded(&mut request).output.is_ok());
    request.poll();
}

#[test]
#[should_panic(expected = "`Http` was polled after it was ready")]
fn c08_a_poll_after_an_error_panics() {
    let addr = server_that_says(b"", Then::Ends);
    let mut request = Http::get(addr, "/");
    assert!(bounded(&mut request).output.is_err());
    let _: PollState<_> = request.poll();
}
