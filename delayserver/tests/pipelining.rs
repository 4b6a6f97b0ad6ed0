//! Several requests on one connection, in any pieces.

mod common;

use common::{Client, exchange, last_request, only_answer, request, server, settle};

#[test]
fn d08_a_hundred_pipelined_requests_are_answered_in_order() {
    let server = server();
    let mut client = Client::connect(server.addr());
    // The later the request, the shorter its delay: order is not for free.
    let requests: Vec<_> = (0..100)
        .map(|i| request(&format!("GET /{}/{i}", (99 - i) % 7)))
        .collect();
    client.send(requests.concat());
    for i in 0..100 {
        assert_eq!(client.response().body_text(), Ok(i.to_string().as_str()));
    }
}

#[test]
fn d08_far_more_requests_than_are_taken_ahead_are_answered_in_order() {
    let server = server();
    let mut client = Client::connect(server.addr());
    let requests: Vec<_> = (0..5000)
        .map(|i| request(&format!("GET /{}/{i}", i % 2)))
        .collect();
    let mut sender = client.stream.try_clone().unwrap();
    let sending = std::thread::spawn(move || {
        std::io::Write::write_all(&mut sender, requests.concat().as_bytes())
    });
    for i in 0..5000 {
        assert_eq!(client.response().body_text(), Ok(i.to_string().as_str()));
    }
    sending.join().unwrap().unwrap();
}

/// What is sent in the tests of splits: good and bad, with bodies and without.
fn texts() -> Vec<String> {
    let last = last_request("HEAD /0/last");
    let chunked = "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    vec![
        last_request("GET /1/hello%20w"),
        format!("{}\r\n{last}", request("GET /0/one")),
        format!("POST /0/a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nGET {last}"),
        format!(
            "GET /0/a HTTP/1.1\r\n{chunked}\
             a;x=y\r\n0123456789\r\n00\r\nT: t\r\n\r\n{last}"
        ),
        format!(
            "GET /0/a HTTP/1.1\r\n{chunked}1\r\nG\r\n0b\r\nET / HTTP/1.\r\n0\r\n\r\n\
             GET /0/b HTTP/1.1\r\n{chunked}0\r\n\r\n{last}"
        ),
        format!("GET /0/a HTTP/1.1\r\n{chunked}5\r\nhello!\r\n0\r\n\r\n{last}"),
        format!("GET /0/a HTTP/1.1\nHost: a\nContent-Length: 0\n\n\n{last}"),
        format!("GET http://a/0/b?c HTTP/1.0\r\nConnection: keep-alive\r\n\r\n{last}"),
        format!("{}{last}", request("GET /0/%zz")),
        "GET /0/a HTTP/1.1\r\nHost: a\r\nbad header\r\nmore: x\r\n\r\n".to_owned(),
        "GET /0/a HTTP/3.0\r\nHost: a\r\n\r\n".to_owned(),
    ]
}

#[test]
fn d08_every_split_point_gives_the_same_bytes() {
    let server = server();
    for text in texts() {
        let whole = exchange(server.addr(), text.as_bytes());
        assert!(whole.starts_with(b"HTTP/1.1 "));
        for at in 1..text.len() {
            let mut client = Client::connect(server.addr());
            client.send(&text[..at]);
            settle(server.addr());
            // The server may have closed by now, if what it had was bad enough.
            let _ = std::io::Write::write_all(&mut client.stream, &text.as_bytes()[at..]);
            let split = client.rest();
            assert_eq!(split, whole, "split after {:?}", &text[..at]);
        }
    }
}

#[test]
fn d08_every_pair_of_split_points_gives_the_same_bytes() {
    let server = server();
    let text =
        "GET /0/a HTTP/1.0\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n\r\nG /\r\n";
    let whole = exchange(server.addr(), text.as_bytes());
    assert_eq!(
        String::from_utf8_lossy(&whole).matches("HTTP/1.1 ").count(),
        2
    );
    for second in 2..text.len() {
        for first in 1..second {
            let mut client = Client::connect(server.addr());
            for piece in [&text[..first], &text[first..second], &text[second..]] {
                client.send(piece);
                settle(server.addr());
            }
            assert_eq!(client.rest(), whole, "split at {first} and {second}");
        }
    }
}

#[test]
fn d08_byte_by_byte_gives_the_same_bytes() {
    let server = server();
    for text in texts() {
        let whole = exchange(server.addr(), text.as_bytes());
        let mut client = Client::connect(server.addr());
        for byte in text.as_bytes() {
            let _ = std::io::Write::write_all(&mut client.stream, &[*byte]);
            settle(server.addr());
        }
        assert_eq!(client.rest(), whole, "{text:?}");
    }
}

#[test]
fn delays_of_pipelined_requests_run_at_the_same_time() {
    let server = server();
    let mut pipelined = Client::connect(server.addr());
    let mut other = Client::connect(server.addr());
    pipelined.send(request("GET /300/p").repeat(100));
    settle(server.addr());
    other.send(request("GET /3000/other"));
    (0..100).for_each(|_| assert_eq!(pipelined.response().body, b"p"));
    // One after another they would take 30 s; so all were there before 3 s were over.
    assert_eq!(server.stats().pending, 1);
}

#[test]
fn requests_on_one_connection_follow_each_other() {
    let server = server();
    let mut client = Client::connect(server.addr());
    for i in 0..10 {
        let response = client.ask(&format!("GET /{i}/{i}"));
        assert_eq!(response.body_text(), Ok(i.to_string().as_str()));
        assert_eq!(response.headers.get("connection"), None);
    }
    assert_eq!((server.stats().accepted, server.stats().served), (1, 10));
}

#[test]
fn connection_close_is_the_last_request() {
    let server = server();
    let text = last_request("GET /0/last") + &request("GET /0/never");
    let response = only_answer(server.addr(), text);
    assert_eq!(response.headers.get("connection"), Some("close"));
    assert_eq!(server.stats().served, 1);
}

#[test]
fn http_1_0_closes_unless_asked_to_stay() {
    let server = server();
    let response = only_answer(server.addr(), "GET /0/bye HTTP/1.0\r\n\r\n");
    assert_eq!(response.headers.get("connection"), Some("close"));

    let mut client = Client::connect(server.addr());
    client.send("GET /0/stay HTTP/1.0\r\nConnection: x, Keep-Alive\r\n\r\n");
    assert_eq!(
        client.response().headers.get("connection"),
        Some("keep-alive")
    );
    assert_eq!(client.ask("GET /0/again").body, b"again");
}

#[test]
fn close_wins_over_keep_alive() {
    let server = server();
    let text = "GET /0/a HTTP/1.0\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n";
    assert_eq!(
        only_answer(server.addr(), text).headers.get("connection"),
        Some("close")
    );
}
