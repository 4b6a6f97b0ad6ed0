//! The HTTP client: what is wrong with an answer is an error, and connections are used again.

mod common;

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener as StdListener, TcpStream as StdStream};
use std::sync::{Arc, Mutex};
use std::thread;

use ch10_final_runtime::http::Client;
use ch10_final_runtime::spawn;
use common::*;
use delayserver::DelayServer;

/// Answers so many connections, one after the other, and closes each.
fn serve(
    connections: usize,
    answer: impl Fn(&mut StdStream) + Send + 'static,
) -> (String, thread::JoinHandle<()>) {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let serving = thread::spawn(move || {
        for _ in 0..connections {
            let (mut stream, _) = listener.accept().unwrap();
            let _request = stream.read(&mut [0; 1024]).unwrap();
            answer(&mut stream);
        }
    });
    (host, serving)
}

/// Serves these bytes to one connection.
fn canned(answer: Vec<u8>) -> String {
    serve(1, move |stream| drop(stream.write_all(&answer))).0
}

#[test]
fn n10_what_is_no_whole_answer_is_an_error() {
    on_each(|runtime| {
        let head = "HTTP/1.1 200 OK\r\n";
        let endless = format!("{head}{}", "x: y\r\n".repeat(20_000));
        let chunked = format!("{head}transfer-encoding: chunked\r\n\r\n");
        let cases = [
            (
                "chunk size",
                format!("{chunked}10000000000000000\r\n"),
                ErrorKind::InvalidData,
            ),
            (
                "no chunk size",
                format!("{chunked}+5\r\nhello\r\n0\r\n\r\n"),
                ErrorKind::InvalidData,
            ),
            (
                "chunk longer than its size",
                format!("{chunked}2\r\nhello\r\n0\r\n\r\n"),
                ErrorKind::InvalidData,
            ),
            (
                "no last chunk",
                format!("{chunked}5\r\nhello\r\n"),
                ErrorKind::UnexpectedEof,
            ),
            (
                "length and chunks",
                format!("{head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
                ErrorKind::InvalidData,
            ),
            (
                "signed length",
                format!("{head}content-length: -5\r\n\r\n"),
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

/// Nobody may trust what comes after more bytes than were announced.
#[test]
fn n10_an_answer_longer_than_its_length_ends_the_connection() {
    on_each(|runtime| {
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok and more";
        let open = Mutex::new(Vec::new()); // so that nothing but those bytes speaks against it
        let (host, serving) = serve(2, move |stream| {
            stream.write_all(answer).unwrap();
            open.lock().unwrap().push(stream.try_clone().unwrap());
        });
        let client = Client::new();
        for _ in 0..2 {
            let response = runtime.block_on(client.get(&host, "/")).unwrap();
            assert_eq!(response.body, b"ok");
        }
        serving.join().unwrap(); // two connections for two requests
    });
}

#[test]
fn n10_a_header_without_end_is_not_read_for_ever() {
    on_each(|runtime| {
        let (host, serving) = serve(1, |stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\n").unwrap();
            while stream.write_all(b"name: value\r\n").is_ok() {}
        });
        let error = runtime
            .block_on(Client::new().get(&host, "/"))
            .err()
            .unwrap();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        serving.join().unwrap(); // it writes for as long as it is listened to
    });
}

#[cfg(unix)]
#[test]
fn n07_a_reset_within_an_answer_is_an_error() {
    on_each(|runtime| {
        let (host, serving) = serve(1, |stream| {
            let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhello";
            stream.write_all(head).unwrap();
            os::reset(stream.try_clone().unwrap());
        });
        let error = runtime
            .block_on(Client::new().get(&host, "/"))
            .err()
            .unwrap();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        serving.join().unwrap();
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
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
        let (host, serving) = serve(3, move |stream| stream.write_all(answer).unwrap());
        let client = Client::new();
        for _ in 0..3 {
            let response = runtime.block_on(client.get(&host, "/")).unwrap();
            assert_eq!(response.body, b"ok");
        }
        serving.join().unwrap();
    });
}
