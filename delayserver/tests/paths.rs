//! The grammar of paths: what is granted, and what the refused are told.

mod common;

use std::sync::mpsc;

use common::{Client, server};
use delayserver::DelayServer;

fn answer(path: &str) -> (u16, String) {
    let server = server();
    let response = Client::connect(server.addr()).ask(&format!("GET {path}"));
    (
        response.status,
        response.body_text().expect("answers are text").to_owned(),
    )
}

#[test]
fn d09_percent_forms_are_decoded() {
    assert_eq!(answer("/0/a%20b"), (200, "a b".into()));
    assert_eq!(answer("/0/%C3%a9t%C3%A9"), (200, "été".into()));
    assert_eq!(answer("/0/a%2Fb"), (200, "a/b".into()));
    assert_eq!(answer("/0/a%00b"), (200, "a\0b".into()));
    assert_eq!(answer("/0/100%25"), (200, "100%".into()));
    assert_eq!(answer("/0/%252F"), (200, "%2F".into()), "once, not twice");
    assert_eq!(answer("/0/a+b"), (200, "a+b".into()));
    assert_eq!(answer("/0/%3F%23"), (200, "?#".into()));
}

#[test]
fn d09_what_is_no_percent_form_is_400() {
    for message in ["%zz", "%", "%4", "a%2", "%+1", "%é"] {
        let (status, why) = answer(&format!("/0/{message}"));
        assert_eq!(status, 400, "{message}");
        assert!(
            why.contains("two hex digits") && why.contains("%25"),
            "{why}"
        );
    }
}

#[test]
fn d09_what_is_not_utf8_is_400() {
    for message in ["%ff", "%C3", "%ED%A0%80"] {
        let (status, why) = answer(&format!("/0/{message}"));
        assert_eq!(status, 400, "{message}");
        assert!(why.contains("not UTF-8"), "{why}");
    }
}

#[test]
fn d10_control_characters_never_reach_headers_or_log() {
    let (lines, logged) = mpsc::channel();
    let server = DelayServer::bind("127.0.0.1:0").unwrap();
    let server = server.log(move |arrival| lines.send(arrival.to_string()).unwrap());
    let server = server.spawn().unwrap();

    let response =
        Client::connect(server.addr()).ask("GET /0/x%0d%0aSet-Cookie:a%1b[2J%c2%9b%e2%80%ae");
    assert_eq!(
        response.body_text(),
        Ok("x\r\nSet-Cookie:a\u{1b}[2J\u{9b}\u{202e}")
    );
    assert_eq!(response.headers.get("set-cookie"), None);
    let line = logged.recv_timeout(common::PATIENCE).unwrap();
    assert_eq!(line, r"#1 – 0 ms: x\r\nSet-Cookie:a\u{1b}[2J\u{9b}\u{202e}");
}

#[test]
fn d10_refusals_repeat_nothing_raw() {
    for path in ["/1%0d%0a/a", "/\u{9b}2J/a", "/5\u{202e}/a"] {
        let (status, why) = answer(path);
        assert_eq!(status, 400);
        let why = why.strip_suffix('\n').expect("one line");
        assert!(
            !why.contains(|c: char| c.is_control() || c == '\u{202e}'),
            "{why:?}"
        );
    }
}

#[test]
fn d11_delays_that_are_none_are_400_and_say_why() {
    for (delay, why) in [
        ("", "\"\" is no delay: write whole milliseconds"),
        ("-1", "\"-1\" is no delay: write whole milliseconds"),
        ("+5", "\"+5\" is no delay: write whole milliseconds"),
        ("1.5", "\"1.5\" is no delay"),
        ("1-", "\"1-\" is no delay"),
        ("1-2-3", "\"1-2-3\" is no delay"),
        ("1-+2", "\"1-+2\" is no delay"),
        ("\u{661}", "\"\u{661}\" is no delay"),
        ("%31", "\"%31\" is no delay"),
        ("20-10", "the range \"20-10\" runs backwards"),
        (
            "3600001",
            "the delay \"3600001\" is over the longest, 3600000 ms",
        ),
        ("0-3600001", "the delay \"0-3600001\" is over the longest"),
        (
            "18446744073709551616",
            "the delay \"18446744073709551616\" is over the longest",
        ),
    ] {
        let (status, body) = answer(&format!("/{delay}/hello"));
        assert_eq!(status, 400, "{delay}");
        assert!(body.starts_with(why), "{delay}: {body}");
    }
}

#[test]
fn d11_the_longest_delay_is_granted() {
    let server = server();
    let mut client = Client::connect(server.addr());
    client.send(common::request("GET /3600000/hello"));
    common::eventually("the answer waits", || server.stats().pending == 1);
    assert_eq!(server.stats().refused, 0);
}

#[test]
fn a_range_holds_both_its_ends() {
    assert_eq!(answer("/0-0/a"), (200, "a".into()));
    assert_eq!(answer("/007-8/a"), (200, "a".into()));
}

#[test]
fn slashes_belong_to_the_message_and_queries_do_not() {
    assert_eq!(answer("/0/a/b//c"), (200, "a/b//c".into()));
    assert_eq!(answer("/0/a?x=/1/y"), (200, "a".into()));
    assert_eq!(answer("http://localhost:1/0/a"), (200, "a".into()));
}

#[test]
fn other_paths_are_404_and_say_what_there_is() {
    for path in [
        "/",
        "/favicon.ico",
        "/100",
        "/100/",
        "/100?/a",
        "*",
        "hello",
    ] {
        let (status, why) = answer(path);
        assert_eq!(status, 404, "{path}");
        assert!(why.contains("/{delay_ms}/{message}"), "{why}");
    }
}

#[test]
fn an_answer_is_not_early_and_a_shorter_delay_overtakes() {
    let server = server();
    let (mut long, mut short) = (
        Client::connect(server.addr()),
        Client::connect(server.addr()),
    );
    let asked = std::time::Instant::now();
    long.send(common::request("GET /200/long"));
    common::settle(server.addr());
    assert_eq!(short.ask("GET /50/short").body, b"short");
    assert_eq!(server.stats().pending, 1, "the long one still waits");
    assert_eq!(long.response().body, b"long");
    assert!(asked.elapsed().as_millis() >= 200);
}
