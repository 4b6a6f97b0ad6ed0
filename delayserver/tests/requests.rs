//! The text that clients send, read back by the server's own parser.

use delayserver::http::{Persistence, get_request, parse_request};

#[test]
fn a_request_is_what_the_server_reads() {
    for (keep_alive, persistence) in [(true, Persistence::Implied), (false, Persistence::Close)] {
        let bytes = get_request("localhost:80", "/100/hello?x", keep_alive);
        let (request, length) = parse_request(&bytes).unwrap().unwrap();
        assert_eq!((request.method, request.target), ("GET", "/100/hello?x"));
        assert_eq!((request.persistence, request.body), (persistence, None));
        assert_eq!(length, bytes.len());
    }
}

#[test]
fn no_path_breaks_out_of_its_line() {
    for (path, target) in [
        ("/1/a b", "/1/a%20b"),
        (
            "/1/a\r\nX: y\r\n\r\nGET /2/b",
            "/1/a%0D%0AX:%20y%0D%0A%0D%0AGET%20/2/b",
        ),
        ("/1/\0\t\u{1b}[m\u{7f}", "/1/%00%09%1B[m%7F"),
        ("/1/é#\"<>", "/1/%C3%A9%23%22%3C%3E"),
        ("/1/50%25%zz", "/1/50%25%zz"),
        ("1/a", "/1/a"),
        ("", "/"),
    ] {
        let bytes = get_request("a", path, true);
        let (request, length) = parse_request(&bytes).unwrap().unwrap();
        assert_eq!((request.target, length), (target, bytes.len()), "{path:?}");
    }
}

#[test]
fn no_host_breaks_out_of_its_line() {
    for host in ["a\r\nX: y", "a b", "[::1]:8080", "é", "a/b@c", ""] {
        let bytes = get_request(host, "/1/a", true);
        let (_, length) = parse_request(&bytes).unwrap().unwrap();
        assert_eq!(length, bytes.len(), "{host:?}");
        assert_eq!(
            bytes.iter().filter(|&&byte| byte == b'\n').count(),
            3,
            "{host:?}"
        );
    }
}

#[test]
fn every_prefix_of_a_request_asks_for_more() {
    let bytes = b"\r\nPUT /1/a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    let head = bytes.len() - 3;
    for at in 0..head {
        assert_eq!(parse_request(&bytes[..at]), Ok(None), "{at}");
    }
    for at in head..=bytes.len() {
        let (request, length) = parse_request(&bytes[..at]).unwrap().unwrap();
        assert_eq!((request.method, length), ("PUT", head));
    }
}
