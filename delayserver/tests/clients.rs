//! Clients that leave, listen only, do not listen, or are too many.

mod common;

use std::io::{ErrorKind, Write};
use std::net::{Shutdown, SocketAddr};

use common::{Client, eventually, last_request, request, server, settle};
use delayserver::DelayServer;

/// Asks for ever more without listening, until the server takes no more; returns how often.
fn stuff(client: &mut Client, addr: SocketAddr) -> usize {
    let text = request(&format!("GET /0/{}", "x".repeat(8000)));
    client.stream.set_nonblocking(true).unwrap();
    let (mut sent, mut refusals) = (0, 0);
    while refusals < 100 {
        match client.stream.write(&text.as_bytes()[sent % text.len()..]) {
            Ok(n) => (sent, refusals) = (sent + n, 0),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::WouldBlock);
                refusals += 1;
                settle(addr);
            }
        }
        // The sockets' buffers take some megabytes. The server has no business adding to that.
        assert!(
            sent < 64 << 20,
            "the server keeps reading though nobody listens"
        );
    }
    client.stream.set_nonblocking(false).unwrap();
    sent / text.len()
}

#[test]
fn d14_a_client_gone_in_mid_write_does_no_harm() {
    let server = server();
    let mut gone = Client::connect(server.addr());
    stuff(&mut gone, server.addr());
    drop(gone); // with answers unread: a reset
    eventually("the connection is freed", || server.stats().open == 0);
    assert_eq!(server.stats().pending, 0);
    settle(server.addr());
}

#[test]
fn a_client_that_does_not_listen_is_not_read_any_more() {
    let server = server();
    let mut client = Client::connect(server.addr());
    let asked = stuff(&mut client, server.addr());
    // As soon as it listens it gets everything, whole and in order.
    for _ in 0..asked {
        assert_eq!(client.response().body.len(), 8000);
    }
}

#[test]
fn a_client_that_shuts_down_its_writing_gets_its_answers() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /20/one") + &request("GET /50/two") + "GET /0/half a requ");
    client.stream.shutdown(Shutdown::Write).unwrap();
    assert_eq!(client.response().body, b"one");
    assert_eq!(client.response().body, b"two");
    client.assert_closed();
    eventually("the connection is freed", || server.stats().open == 0);
}

#[test]
fn a_client_that_says_nothing_and_leaves_is_freed() {
    let server = server();
    let clients: Vec<_> = (0..50).map(|_| Client::connect(server.addr())).collect();
    eventually("all are held", || server.stats().open == 50);
    drop(clients);
    eventually("all are freed", || server.stats().open == 0);
}

#[test]
fn a_reset_while_waiting_frees_the_connection_and_its_answers() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /0/unread") + &request("GET /3600000/never"));
    eventually("one is answered, one waits", || {
        (server.stats().served, server.stats().pending) == (1, 1)
    });
    let mut byte = [0];
    client.stream.peek(&mut byte).unwrap(); // the answer has arrived; left unread it means a reset
    drop(client);
    eventually("both are freed", || {
        (server.stats().open, server.stats().pending) == (0, 0)
    });
}

#[test]
fn a_reset_frees_a_connection_that_is_no_longer_read() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /0/unread") + &last_request("GET /3600000/never"));
    eventually("one is answered, one waits", || {
        (server.stats().served, server.stats().pending) == (1, 1)
    });
    client.stream.peek(&mut [0]).unwrap();
    drop(client);
    eventually("it is freed", || server.stats().open == 0);
}

#[test]
fn the_next_in_a_slot_does_not_get_what_was_owed_to_the_last() {
    let server = server();
    let mut last = Client::connect(server.addr());
    last.send(request("GET /0/unread") + &request("GET /300/for-the-last"));
    eventually("one is answered, one waits", || {
        (server.stats().served, server.stats().pending) == (1, 1)
    });
    last.stream.peek(&mut [0]).unwrap();
    drop(last);
    eventually("it is gone", || server.stats().open == 0);
    assert_eq!(
        Client::connect(server.addr()).ask("GET /600/mine").body,
        b"mine"
    );
}

#[test]
fn a_client_that_never_hangs_up_is_closed_after_its_last_answer() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send("nonsense\r\n");
    assert_eq!(client.response().status, 400);
    client.assert_closed();
    eventually("the server does not wait for it", || {
        server.stats().open == 0
    });
    drop(client); // only now
}

#[test]
fn a_flood_does_not_starve_the_others() {
    let server = server();
    let stream = &Client::connect(server.addr()).stream;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let text = request("GET /0/flood").repeat(1000);
            while (&mut &*stream).write_all(text.as_bytes()).is_ok() {}
        });
        scope.spawn(|| std::io::copy(&mut &*stream, &mut std::io::sink()));
        eventually("the flood runs", || server.stats().served > 1000);
        (0..20).for_each(|_| settle(server.addr()));
        stream.shutdown(Shutdown::Both).unwrap();
    });
}

#[test]
fn d17_beyond_the_limit_newcomers_wait_and_nothing_spins() {
    let server = DelayServer::bind("127.0.0.1:0")
        .unwrap()
        .max_connections(1)
        .spawn()
        .unwrap();
    let mut held = Client::connect(server.addr());
    held.ask("GET /0/hello");
    let mut newcomers: Vec<_> = (0..100).map(|_| Client::connect(server.addr())).collect();
    let before = server.stats().wakeups;
    assert_eq!(held.ask("GET /500/held").body, b"held");
    // At most one for the request, one for the answer, and one for each newcomer.
    let wakeups = server.stats().wakeups - before;
    assert!(wakeups <= 102, "{wakeups} wake-ups");
    assert_eq!(server.stats().accepted, 1);
    drop(held);
    for mut newcomer in newcomers.drain(..) {
        assert_eq!(newcomer.ask("GET /0/newcomer").body, b"newcomer");
    }
}

#[test]
fn d17_beyond_the_limit_newcomers_wait_until_others_have_gone() {
    let server = DelayServer::bind("127.0.0.1:0")
        .unwrap()
        .max_connections(2)
        .spawn()
        .unwrap();
    let [mut first, mut second, mut third] = [(); 3].map(|()| Client::connect(server.addr()));
    third.send(request("GET /0/third"));
    for _ in 0..10 {
        assert_eq!(first.ask("GET /0/a").body, b"a");
        assert_eq!(second.ask("GET /0/b").body, b"b");
    }
    assert_eq!((server.stats().accepted, server.stats().served), (2, 20));
    drop(first);
    assert_eq!(third.response().body, b"third");
}
