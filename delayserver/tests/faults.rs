//! Answers that go wrong on request, seen from a client.

mod common;

use std::io::{ErrorKind, Read};

use common::{Client, eventually, request, server};
use delayserver::http::ResponseError;
use delayserver::{DelayServer, ServerHandle};

fn faulty_server() -> ServerHandle {
    let server = DelayServer::bind("127.0.0.1:0").unwrap().faults(true);
    server.spawn().unwrap()
}

/// The answer to `target` in the pieces in which it is read, and how the stream ends.
fn pieces(server: &ServerHandle, target: &str) -> (Vec<Vec<u8>>, Option<ErrorKind>) {
    let mut client = Client::connect(server.addr());
    client.send(common::last_request(&format!("GET {target}")));
    let (mut pieces, mut buffer) = (Vec::new(), [0; 64 * 1024]);
    loop {
        match client.stream.read(&mut buffer) {
            Ok(0) => return (pieces, None),
            Ok(read) => pieces.push(buffer[..read].to_vec()),
            Err(error) => return (pieces, Some(error.kind())),
        }
    }
}

/// The answer as it should be, from a connection of the same kind.
fn whole(server: &ServerHandle) -> Vec<u8> {
    let (pieces, end) = pieces(server, "/0/hello");
    assert_eq!(end, None);
    pieces.concat()
}

#[test]
fn dribble_sends_byte_by_byte() {
    let server = faulty_server();
    let (pieces, end) = pieces(&server, "/0/hello?fault=dribble");
    let whole = whole(&server);
    assert_eq!((pieces.concat(), end), (whole.clone(), None));
    // A reader that is held up finds several bytes at once; one in four shows the difference.
    assert!(pieces.len() > whole.len() / 4, "{} pieces", pieces.len());
}

#[test]
fn split_cuts_where_it_is_told() {
    let server = faulty_server();
    let whole = whole(&server);
    let target = format!("/0/hello?fault=split:9,{}", whole.len() - 5);
    // A reader that is held up may miss a cut, but not every time.
    let mut tries = (0..20).map(|_| pieces(&server, &target).0);
    let expected = [&whole[..9], &whole[9..whole.len() - 5], b"hello"];
    assert!(tries.any(|pieces| pieces == expected));
}

#[test]
fn split_keeps_the_connection_and_the_order() {
    let server = faulty_server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /50/one?fault=split:1,2,3") + &request("GET /0/two"));
    client.send(request("GET /0/three?fault=dribble") + &request("GET /0/four"));
    for body in [&b"one"[..], b"two", b"three", b"four"] {
        assert_eq!(client.response().body, body);
    }
}

#[test]
fn reset_cuts_the_connection_off_in_the_middle() {
    let server = faulty_server();
    let whole = whole(&server);
    for at in [0, 1, 30, whole.len() - 2] {
        let (pieces, end) = pieces(&server, &format!("/0/hello?fault=reset:{at}"));
        assert_eq!(pieces.concat(), whole[..at]);
        if cfg!(unix) {
            assert_eq!(end, Some(ErrorKind::ConnectionReset));
        }
    }
    eventually("all are freed", || server.stats().open == 0);
}

#[test]
fn stall_leaves_the_client_waiting() {
    let server = faulty_server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /0/hello?fault=stall:30"));
    let mut start = [0; 30];
    client.stream.read_exact(&mut start).unwrap();
    // Others are served meanwhile, and long after the rest would have come.
    assert_eq!(
        Client::connect(server.addr()).ask("GET /300/other").body,
        b"other"
    );
    client.stream.set_nonblocking(true).unwrap();
    let error = client.stream.read(&mut start).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
    drop(client);
    eventually("whoever gives up is let go", || server.stats().open == 0);
}

#[test]
fn a_long_body_makes_both_sides_wait() {
    let server = faulty_server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /0/0123456789?fault=body:1000000").repeat(20));
    // It takes more than the sockets' buffers hold: the server has to wait for the reader.
    eventually("the server is at work", || server.stats().served > 0);
    common::settle(server.addr());
    for _ in 0..20 {
        let body = client.response().body;
        assert_eq!(body.len(), 1_000_000);
        assert!(body.chunks(10).all(|chunk| chunk == b"0123456789"));
    }
}

#[test]
fn a_long_body_may_go_wrong_too() {
    let server = faulty_server();
    let (pieces, _) = pieces(&server, "/0/x?fault=body:1000000&fault=reset:500000");
    // What a slow reader has not taken by then is lost.
    let length = pieces.concat().len();
    assert!((1..=500_000).contains(&length), "{length}");
}

#[test]
fn head_tells_the_length_of_a_long_body() {
    let server = faulty_server();
    let mut client = Client::connect(server.addr());
    client.send(common::last_request("HEAD /0/x?fault=body:1000000"));
    let head = String::from_utf8(client.rest()).unwrap();
    assert!(head.contains("content-length: 1000000\r\n") && head.ends_with("\r\n\r\n"));
}

#[test]
fn unknown_faults_are_400_and_say_what_there_is() {
    let server = faulty_server();
    let mut client = Client::connect(server.addr());
    for fault in ["", "nonsense", "split", "reset:x", "body:99999999999"] {
        let response = client.ask(&format!("GET /0/hello?fault={fault}"));
        assert_eq!(response.status, 400, "{fault}");
        assert!(response.body_text().unwrap().contains("stall:AT"));
    }
}

#[test]
fn faults_mean_nothing_unless_they_are_enabled() {
    let server = server();
    let mut client = Client::connect(server.addr());
    for fault in ["dribble", "reset:0", "stall:0", "body:9", "nonsense"] {
        let response = client.ask(&format!("GET /0/hello?fault={fault}"));
        assert_eq!((response.status, &response.body[..]), (200, &b"hello"[..]));
    }
}

#[test]
fn a_reset_answer_is_an_error_to_the_clients_parser() {
    let server = faulty_server();
    let mut client = Client::connect(server.addr());
    client.send(common::last_request("GET /0/hello?fault=stall:90"));
    let mut start = vec![0; 90];
    client.stream.read_exact(&mut start).unwrap();
    let mut parser = delayserver::http::ResponseParser::new();
    assert_eq!(parser.feed(&start), Ok(None));
    assert_eq!(parser.finish(), Err(ResponseError::HeadEndedEarly));
}
