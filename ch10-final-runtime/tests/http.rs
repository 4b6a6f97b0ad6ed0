//! The HTTP client: what is wrong with an answer is an error, and connections are used again.

mod common;

use std::io::{ErrorKind, Read, Write};
use std::net::TcpListener as StdListener;
use std::sync::Arc;
use std::thread;

use ch10_final_runtime::http::Client;
use ch10_final_runtime::spawn;
use common::*;
use delayserver::DelayServer;

/// Serves these bytes to one connection, then closes it.
fn canned(answer: Vec<u8>) -> String {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 1024];
        let _ = stream.read(&mut request);
        let _ = stream.write_all(&answer);
    });
    host
}

#[test]
fn n10_what_is_no_whole_answer_is_an_error() {
    on_each(|runtime| {
        let head = "HTTP/1.1 200 OK\r\n";
        let endless = format!("{head}{}", "x: y\r\n".repeat(20_000));
        let cases: [(&str, String, ErrorKind); 6] = [
            (
                "chunk size",
                format!("{head}transfer-encoding: chunked\r\n\r\n10000000000000000\r\n"),
                ErrorKind::InvalidData,
            ),
            (
                "early end",
                format!("{head}content-length: 10\r\n\r\nhello"),
                ErrorKind::UnexpectedEof,
            ),
            (
                "two lengths",
                format!("{head}content-length: 1\r\ncontent-length: 2\r\n\r\nx"),
                ErrorKind::InvalidData,
            ),
            ("endless header", endless, ErrorKind::InvalidData),
            ("no answer", String::new(), ErrorKind::UnexpectedEof),
            (
                "no HTTP",
                "SSH-2.0-server\r\n\r\n".to_owned(),
                ErrorKind::InvalidData,
            ),
        ];
        for (name, answer, kind) in cases {
            let host = canned(answer.into_bytes());
            let error = runtime
                .block_on(Client::new().get(&host, "/"))
                .err()
                .unwrap();
            assert_eq!(error.kind(), kind, "{name}: {error}");
        }
    });
}

#[test]
fn n10_a_body_that_is_no_text_is_told_when_asked_for_as_text() {
    on_each(|runtime| {
        let host = canned(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xfe".to_vec());
        let response = runtime.block_on(Client::new().get(&host, "/")).unwrap();
        assert!(response.body_text().is_err());
    });
}

#[test]
fn n11_no_server_is_an_error_that_says_so() {
    on_each(|runtime| {
        let free = StdListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let error = runtime
            .block_on(Client::new().get(&free.to_string(), "/"))
            .err()
            .unwrap();
        assert!(
            error
                .to_string()
                .contains(&format!("cannot connect to {free}")),
            "{error}"
        );
    });
}

#[test]
fn requests_one_after_the_other_share_a_connection() {
    on_each(|runtime| {
        let server = DelayServer::bind("127.0.0.1:0").unwrap().spawn().unwrap();
        let host = server.addr().to_string();
        let client = Client::new();
        runtime.block_on(async {
            for i in 0..20 {
                let response = client.get(&host, &format!("/0/message-{i}")).await.unwrap();
                assert_eq!(response.body_text().unwrap(), format!("message-{i}"));
            }
        });
        assert_eq!((server.stats().accepted, server.stats().served), (1, 20));
    });
}

#[test]
fn requests_at_once_get_their_own_answers() {
    on_each(|runtime| {
        let server = DelayServer::bind("127.0.0.1:0").unwrap().spawn().unwrap();
        let host = server.addr().to_string();
        let client = Arc::new(Client::new());
        runtime.block_on(async {
            let get = |i: usize| {
                let (client, host) = (client.clone(), host.clone());
                spawn(async move { client.get(&host, &format!("/{}/m{i}", i % 7)).await })
            };
            let tasks: Vec<_> = (0..200).map(get).collect();
            for (i, task) in tasks.into_iter().enumerate() {
                let response = task.await.unwrap().unwrap();
                assert_eq!(response.body_text().unwrap(), format!("m{i}"));
            }
        });
        assert_eq!(server.stats().served, 200);
    });
}

#[test]
fn a_connection_that_the_server_has_closed_is_replaced() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        // Each connection gets one answer, and is then closed without a word.
        let serving = thread::spawn(move || {
            for _ in 0..3 {
                let (mut stream, _) = listener.accept().unwrap();
                let _ = stream.read(&mut [0; 1024]);
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
                    .unwrap();
            }
        });
        let client = Client::new();
        for _ in 0..3 {
            let response = runtime.block_on(client.get(&host, "/")).unwrap();
            assert_eq!(response.body, b"ok");
        }
        serving.join().unwrap();
    });
}
