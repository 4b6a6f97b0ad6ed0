//! Where requests end, and what happens if that cannot be told.

mod common;

use common::{Client, last_request, only_answer, server};

#[test]
fn d03_other_versions_are_400() {
    let server = server();
    for line in [
        "GET /0/a",
        "GET /0/a HTTP/0.9",
        "GET /0/a HTTP/9.9",
        "GET /0/a HTTP/2.0",
    ] {
        let response = only_answer(server.addr(), format!("{line}\r\n"));
        assert_eq!(response.status, 400, "{line}");
        assert_eq!(response.headers.get("connection"), Some("close"));
    }
}

#[test]
fn d04_ambiguous_bodies_are_400_and_close() {
    let server = server();
    for headers in [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\ncontent-length: 6",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length:",
        "Content-Length: 18446744073709551616",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding:",
    ] {
        let smuggled = "GET /0/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
        let text = format!("GET /0/a HTTP/1.1\r\nHost: a\r\n{headers}\r\n\r\n{smuggled}");
        assert_eq!(only_answer(server.addr(), text).status, 400, "{headers}");
    }
    assert_eq!(server.stats().served, 0);
}

#[test]
fn d04_a_coding_in_http_1_0_is_400() {
    let server = server();
    let text = "GET /0/a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assert_eq!(only_answer(server.addr(), text).status, 400);
}

#[test]
fn d05_a_body_is_never_taken_for_a_request() {
    let server = server();
    let inner = "GET /0/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    let by_length = format!("Content-Length: {}\r\n\r\n{inner}", inner.len());
    let chunked = format!(
        "Transfer-Encoding: chunked\r\n\r\n{:x};note=\"1\"\r\n{inner}\r\n0\r\nTrailer: {}\r\n\r\n",
        inner.len(),
        "GET /0/smuggled HTTP/1.1",
    );
    for body in [by_length, chunked] {
        for method in ["GET", "HEAD", "POST"] {
            let mut client = Client::connect(server.addr());
            client.send(format!("{method} /0/first HTTP/1.1\r\nHost: a\r\n{body}"));
            client.send(last_request("GET /0/second"));
            let answers = String::from_utf8(client.rest()).unwrap();
            assert_eq!(
                answers.matches("HTTP/1.1 ").count(),
                2,
                "{method} {body}: {answers}"
            );
            assert!(answers.ends_with("second"));
        }
    }
}

#[test]
fn d05_the_answer_does_not_wait_for_the_body() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send("GET /0/now HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
    assert_eq!(client.response().body, b"now");
    client.send("abcGET /0/next HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().body, b"next");
}

#[test]
fn d05_a_broken_chunked_body_ends_the_connection() {
    let server = server();
    for chunks in [
        "GET /0/a",
        "\r\n",
        "5\nhello",
        "2\r\nabc\r\n",
        "10000000000000000\r\n",
    ] {
        let mut client = Client::connect(server.addr());
        client.send("GET /0/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        client.send(chunks);
        assert_eq!(client.response().status, 200);
        assert_eq!(client.response().status, 400, "{chunks:?}");
        client.assert_closed();
    }
}

#[test]
fn d06_missing_or_repeated_hosts_are_400() {
    let server = server();
    for headers in [
        "",
        "Host: a\r\nHost: a\r\n",
        "Host: a\r\nhost: b\r\n",
        "Host: a b\r\n",
        "Host: a/b\r\n",
        "Host : a\r\n",
    ] {
        let response = only_answer(server.addr(), format!("GET /0/a HTTP/1.1\r\n{headers}\r\n"));
        assert_eq!(response.status, 400, "{headers:?}");
    }
    let response = only_answer(server.addr(), "GET /0/a HTTP/1.0\r\n\r\n");
    assert_eq!(response.status, 200, "HTTP/1.0 does without");
    let response = only_answer(
        server.addr(),
        "GET /0/a HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n",
    );
    assert_eq!(response.status, 400, "but two are too many");
}

#[test]
fn d07_a_long_request_line_is_414_and_closes() {
    let server = server();
    let line = |message: usize| last_request(&format!("GET /0/{}", "x".repeat(message)));
    let around = "GET /0/ HTTP/1.1\r\n".len();
    assert_eq!(
        only_answer(server.addr(), line(8 * 1024 - around)).status,
        200
    );
    assert_eq!(
        only_answer(server.addr(), line(8 * 1024 - around + 1)).status,
        414
    );
}

#[test]
fn d07_a_line_without_end_is_414_before_it_ends() {
    let server = server();
    assert_eq!(only_answer(server.addr(), "G".repeat(9 * 1024)).status, 414);
    assert_eq!(
        only_answer(server.addr(), "\r\n".repeat(5 * 1024)).status,
        414
    );
}

#[test]
fn d07_large_headers_are_431_and_close() {
    let server = server();
    let request = |filling: usize| {
        let fixed = "Host: a\r\nConnection: close\r\nX: \r\n\r\n".len();
        let filling = "x".repeat(filling - fixed);
        format!("GET /0/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: {filling}\r\n\r\n")
    };
    assert_eq!(only_answer(server.addr(), request(16 * 1024)).status, 200);
    assert_eq!(
        only_answer(server.addr(), request(16 * 1024 + 1)).status,
        431
    );
}

#[test]
fn d07_headers_without_end_are_431_before_they_end() {
    let server = server();
    let endless = format!(
        "GET /0/a HTTP/1.1\r\nHost: a\r\nX: {}",
        "x".repeat(17 * 1024)
    );
    assert_eq!(only_answer(server.addr(), endless).status, 431);
    let many = format!("GET /0/a HTTP/1.1\r\nHost: a\r\n{}", "X: x\r\n".repeat(101));
    assert_eq!(only_answer(server.addr(), many).status, 431);
}

#[test]
fn d07_the_answer_survives_what_is_still_sent() {
    let server = server();
    // Far more than is read before the answer: without a lingering close, the rest would be met
    // by a reset that overtakes the answer.
    let endless = "x".repeat(512 * 1024);
    for _ in 0..20 {
        let mut client = Client::connect(server.addr());
        client.send(&endless);
        assert_eq!(client.response().status, 414);
        client.assert_closed();
    }
}

#[test]
fn malformed_heads_are_400() {
    let server = server();
    for head in [
        "GET  /0/a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /0/a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /0/a HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET /0/\x01 HTTP/1.1\r\nHost: a\r\n\r\n",
        " GET /0/a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /0/a HTTP/1.1\r\nHost: a\r\nfolded: x\r\n y\r\n\r\n",
        "GET /0/a HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET /0/a HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /0/a HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
        "GET /0/a HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n",
        "\r\r\nGET /0/a HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        assert_eq!(only_answer(server.addr(), head).status, 400, "{head:?}");
    }
}

#[test]
fn empty_lines_before_a_request_are_passed_over() {
    let server = server();
    let text = format!("\r\n\n\r\n{}", last_request("GET /0/a"));
    assert_eq!(only_answer(server.addr(), text).status, 200);
}
