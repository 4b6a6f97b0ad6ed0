//! Starting, watching and ending a server from a program.

mod common;

use std::net::TcpStream;

use common::{Client, eventually, request, server, settle};
use delayserver::{DelayServer, Stats};

#[test]
fn stats_count_what_happens() {
    let server = server();
    assert_eq!(server.stats(), Stats::default());
    let mut client = Client::connect(server.addr());
    client.ask("GET /0/hello");
    client.ask("GET /nowhere");
    client.send(request("GET /3600000/later"));
    eventually("the last one waits", || server.stats().pending == 1);
    let stats = server.stats();
    let expected = Stats {
        accepted: 1,
        open: 1,
        pending: 1,
        served: 1,
        refused: 1,
        ..stats
    };
    assert_eq!(stats, expected);
    assert!(stats.wakeups > 0);
}

#[test]
fn shutdown_answers_what_is_owed_and_hangs_up() {
    let server = server();
    let (mut busy, mut idle) = (
        Client::connect(server.addr()),
        Client::connect(server.addr()),
    );
    idle.ask("GET /0/before");
    busy.send(request("GET /100/one") + &request("GET /300/two"));
    settle(server.addr());
    let addr = server.addr();
    let ending = std::thread::spawn(move || server.shutdown());
    idle.assert_closed(); // so the end has begun
    busy.stream
        .set_read_timeout(Some(common::PATIENCE))
        .unwrap();
    assert_eq!(busy.response().body, b"one");
    let last = busy.response();
    assert_eq!(last.body, b"two");
    assert_eq!(last.headers.get("connection"), Some("close"));
    busy.assert_closed();
    drop(busy);
    ending.join().unwrap().unwrap();
    assert!(TcpStream::connect(addr).is_err(), "nobody listens any more");
}

#[test]
fn newcomers_are_refused_while_the_rest_is_answered() {
    let server = server();
    let (mut busy, mut idle) = (
        Client::connect(server.addr()),
        Client::connect(server.addr()),
    );
    idle.ask("GET /0/before");
    busy.send(request("GET /1000/last"));
    settle(server.addr());
    let addr = server.addr();
    let ending = std::thread::spawn(move || server.shutdown());
    idle.assert_closed();
    eventually("newcomers are refused", || {
        TcpStream::connect(addr).is_err()
    });
    assert!(!ending.is_finished(), "it still owes an answer");
    assert_eq!(busy.response().body, b"last");
    drop(busy);
    ending.join().unwrap().unwrap();
}

#[test]
fn shutdown_does_not_wait_for_answers_beyond_its_limit() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /3600000/never"));
    eventually("it waits", || server.stats().pending == 1);
    server.shutdown().unwrap(); // returns
    client.assert_closed();
}

#[test]
fn drop_ends_it_at_once() {
    let server = server();
    let addr = server.addr();
    let mut client = Client::connect(addr);
    client.send(request("GET /3600000/never"));
    eventually("it waits", || server.stats().pending == 1);
    drop(server);
    client.assert_closed();
    assert!(TcpStream::connect(addr).is_err());
}

#[test]
fn a_panic_in_the_log_is_reported_by_shutdown() {
    let server = DelayServer::bind("127.0.0.1:0").unwrap();
    let server = server
        .log(|_| panic!("a seeded panic, which the test expects"))
        .spawn()
        .unwrap();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /0/hello"));
    assert!(client.try_response().is_err());
    let error = server.shutdown().unwrap_err();
    assert_eq!(error.to_string(), "the delay server's thread panicked");
}

#[test]
fn binding_an_address_in_use_fails() {
    let server = server();
    let error = DelayServer::bind(server.addr())
        .err()
        .expect("it is in use");
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}
