//! What the server makes of methods.

mod common;

use common::{Client, exchange, last_request, server};

#[test]
fn d01_head_has_no_body() {
    let server = server();
    let get = exchange(server.addr(), last_request("GET /0/hello").as_bytes());
    let head = exchange(server.addr(), last_request("HEAD /0/hello").as_bytes());
    let get = String::from_utf8(get).unwrap();
    assert_eq!(
        Some(str::from_utf8(&head).unwrap()),
        get.strip_suffix("hello")
    );
    assert!(get.contains("content-length: 5\r\n"));
}

#[test]
fn d01_head_of_an_error_has_no_body() {
    let server = server();
    for bad in ["HEAD /nowhere", "HEAD /-1/hello"] {
        let answer = exchange(server.addr(), last_request(bad).as_bytes());
        assert!(
            answer.ends_with(b"\r\n\r\n"),
            "{}",
            String::from_utf8_lossy(&answer)
        );
    }
    let no_host = exchange(server.addr(), b"HEAD /0/hello HTTP/1.1\r\n\r\n");
    assert!(no_host.ends_with(b"\r\n\r\n"));
}

#[test]
fn d02_other_methods_are_405_and_say_what_is_allowed() {
    let server = server();
    let mut client = Client::connect(server.addr());
    for method in [
        "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
    ] {
        let response = client.ask(&format!("{method} /0/hello"));
        assert_eq!(response.status, 405, "{method}");
        assert_eq!(response.headers.get("Allow"), Some("GET, HEAD"));
    }
    assert_eq!(client.ask("GET /0/still-here").body, b"still-here");
}

#[test]
fn d02_unknown_methods_are_501() {
    let server = server();
    let mut client = Client::connect(server.addr());
    for method in ["BREW", "get", "GETS", "!#$%&'*+-.^_`|~"] {
        assert_eq!(
            client.ask(&format!("{method} /0/hello")).status,
            501,
            "{method}"
        );
    }
    assert_eq!(client.ask("GET /0/still-here").body, b"still-here");
}
