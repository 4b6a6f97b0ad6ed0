//! Peers that are slow, silent or gone: who waits for them holds up nobody and loses nothing.
#![cfg(target_os = "linux")]

mod common;

use std::future::poll_fn;
use std::hash::{DefaultHasher, Hasher};
use std::io::{ErrorKind, Read};
use std::net::{Shutdown, TcpListener as StdListener};
use std::pin::pin;
use std::thread;
use std::time::Duration;

use ch10_final_runtime::net::TcpStream;
use ch10_final_runtime::{http::Client, spawn, timeout, yield_now};
use common::os::{shrink_backlog, shrink_receive_buffer, shrink_send_buffer, socket_at};
use common::*;

fn byte(i: usize) -> u8 {
    (i.wrapping_mul(2654435761) >> 13) as u8
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

#[test]
fn n05_eight_mebibytes_through_a_tiny_buffer_to_a_slow_reader_have_the_same_hash() {
    on_each(|runtime| {
        const LEN: usize = 8 << 20;
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        shrink_receive_buffer(&listener);
        let addr = listener.local_addr().unwrap();
        let stream = runtime.block_on(TcpStream::connect(addr)).unwrap();
        shrink_send_buffer(&socket_at(stream.local_addr().unwrap()));
        let (mut peer, _) = listener.accept().unwrap();
        let waits = Count::new();
        let counted = waits.clone();
        let writing = runtime.spawn(async move {
            let bytes: Vec<u8> = (0..LEN).map(byte).collect();
            let mut write = pin!(stream.write_all(&bytes));
            poll_fn(|cx| {
                let polled = write.as_mut().poll(cx);
                polled.is_pending().then(|| counted.add());
                polled
            })
            .await
            .unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            hash(&bytes)
        });
        let reading = thread::spawn(move || {
            let (mut all, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
            while let n @ 1.. = peer.read(&mut buffer).unwrap() {
                all.extend_from_slice(&buffer[..n]);
                thread::sleep(Duration::from_micros(200)); // slow, whatever the machine
            }
            hash(&all)
        });
        let sent = runtime.block_on(writing).unwrap();
        assert_eq!(sent, reading.join().unwrap());
        assert!(waits.get() > 10, "it waited {} times", waits.get());
    });
}

#[test]
fn n09_a_dropped_peer_wakes_the_writer() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let stream = runtime.block_on(TcpStream::connect(addr)).unwrap();
        let (peer, _) = listener.accept().unwrap();
        let waits = Count::new();
        let counted = waits.clone();
        let writing = runtime.spawn(async move {
            let bytes = [0; 64 * 1024];
            loop {
                let mut write = pin!(stream.write(&bytes));
                let written = poll_fn(|cx| {
                    let polled = write.as_mut().poll(cx);
                    polled.is_pending().then(|| counted.add());
                    polled
                });
                if let Err(error) = written.await {
                    return error.kind();
                }
            }
        });
        runtime.block_on(until(|| waits.get() > 0)); // nobody reads, so it gets no further
        drop(peer);
        let kind = runtime.block_on(writing).unwrap();
        assert!(
            matches!(kind, ErrorKind::BrokenPipe | ErrorKind::ConnectionReset),
            "{kind:?}"
        );
    });
}

/// The server's system has no room for another connection and says nothing. A `connect` that
/// blocks its thread would do so for two minutes.
#[test]
fn n11_a_server_that_does_not_answer_holds_up_nobody() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        shrink_backlog(&listener);
        let addr = listener.local_addr().unwrap();
        runtime.block_on(async {
            let began = Count::new();
            let connects: Vec<_> = (0..8)
                .map(|_| {
                    let began = began.clone();
                    spawn(async move {
                        began.add();
                        TcpStream::connect(addr).await
                    })
                })
                .collect();
            until(|| began.get() == 8).await;
            for _ in 0..100 {
                yield_now().await;
            }
            let waiting = connects.iter().filter(|task| !task.is_finished()).count();
            assert!(waiting >= 4, "{waiting} of 8 wait");
            let client = Client::new();
            let host = addr.to_string();
            let request = timeout(Duration::from_millis(20), client.get(&host, "/"));
            assert!(request.await.is_err());
            for task in connects {
                task.abort();
                drop(task.await);
            }
        });
        runtime.block_on(until(|| runtime.handle().stats().sockets == 0));
    });
}
