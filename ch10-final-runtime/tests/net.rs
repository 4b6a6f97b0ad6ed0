//! Sockets: every byte arrives, every end and error is told, nothing is left registered.

mod common;

use std::future::pending;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener as StdListener, TcpStream as StdStream};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::thread;
use std::time::Duration;

use ch10_final_runtime::net::{TcpListener, TcpStream, UdpSocket};
use ch10_final_runtime::{sleep, spawn, timeout, yield_now};
use common::*;

async fn pair() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let stream = TcpStream::connect(listener.local_addr().unwrap())
        .await
        .unwrap();
    (stream, listener.accept().await.unwrap().0)
}

#[test]
fn n06_after_a_half_close_the_other_direction_works() {
    on_each(|runtime| {
        runtime.block_on(async {
            let (left, right) = pair().await;
            left.write_all(b"question").await.unwrap();
            left.shutdown(Shutdown::Write).unwrap();
            let mut buffer = [0; 64];
            // The end may come along with the bytes, and is told all the same.
            assert_eq!(right.read(&mut buffer).await.unwrap(), 8);
            assert_eq!(right.read(&mut buffer).await.unwrap(), 0);
            assert_eq!(right.read(&mut buffer).await.unwrap(), 0);
            right.write_all(b"answer").await.unwrap();
            assert_eq!(left.read(&mut buffer).await.unwrap(), 6);
        });
    });
}

#[test]
fn n06_the_end_that_came_with_the_last_bytes_is_not_missed() {
    on_each(|runtime| {
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let addr = listener.local_addr().unwrap();
            for _ in 0..100 {
                let mut client = StdStream::connect(addr).unwrap();
                client.write_all(b"all").unwrap();
                drop(client); // bytes and end are there before the first read
                let (stream, _) = listener.accept().await.unwrap();
                yield_now().await;
                let mut buffer = [0; 64];
                assert_eq!(stream.read(&mut buffer).await.unwrap(), 3);
                assert_eq!(stream.read(&mut buffer).await.unwrap(), 0);
            }
        });
    });
}

#[cfg(unix)]
#[test]
fn n07_a_reset_is_an_error() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let stream = runtime.block_on(TcpStream::connect(addr)).unwrap();
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(b"x").unwrap();
        let reading = runtime.spawn(async move {
            let mut buffer = [0; 16];
            loop {
                match stream.read(&mut buffer).await {
                    Ok(0) => panic!("a reset is no end"),
                    Ok(_) => {}
                    Err(error) => return error.kind(),
                }
            }
        });
        os::reset(peer);
        assert_eq!(
            runtime.block_on(reading).unwrap(),
            ErrorKind::ConnectionReset
        );
    });
}

#[test]
fn n09_a_dropped_peer_wakes_the_reader() {
    on_each(|runtime| {
        let (left, right) = runtime.block_on(pair());
        let reading = runtime.spawn(async move { right.read(&mut [0]).await.unwrap() });
        runtime.block_on(async { yield_now().await });
        drop(left);
        assert_eq!(runtime.block_on(reading).unwrap(), 0);
    });
}

#[test]
fn n11_nobody_listens() {
    on_each(|runtime| {
        let free = StdListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let error = runtime.block_on(TcpStream::connect(free)).err().unwrap();
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
        assert!(
            error
                .to_string()
                .starts_with(&format!("cannot connect to {free}: "))
        );
        assert_eq!(runtime.handle().stats().sockets, 0);
    });
}

#[test]
fn x06_a_needless_poll_waits_on() {
    on_each(|runtime| {
        let (left, right) = runtime.block_on(pair());
        let waiting = runtime.spawn(async move {
            let mut buffer = [0; 8];
            let mut read = pin!(right.read(&mut buffer));
            for _ in 0..100 {
                assert!(poll_once(read.as_mut()).is_pending());
                let waker = own_waker().await;
                assert!(
                    read.as_mut()
                        .poll(&mut Context::from_waker(&waker))
                        .is_pending()
                );
            }
            read.await.unwrap()
        });
        runtime.block_on(async { yield_now().await });
        runtime.block_on(sleep(Duration::from_millis(2)));
        runtime.block_on(left.write_all(b"hello")).unwrap();
        assert_eq!(runtime.block_on(waiting).unwrap(), 5);
    });
}

#[test]
fn x17_the_task_that_polled_last_is_woken() {
    on_each(|runtime| {
        let (left, right) = runtime.block_on(pair());
        let replaced = Arc::new(Count::new());
        let waker = Waker::from(replaced.clone());
        assert!(
            right
                .poll_read(&mut Context::from_waker(&waker), &mut [0])
                .is_pending()
        );
        let last = runtime.spawn(async move {
            std::future::poll_fn(|cx| right.poll_read(cx, &mut [0]))
                .await
                .unwrap()
        });
        runtime.block_on(sleep(Duration::from_millis(2)));
        runtime.block_on(left.write_all(b"x")).unwrap();
        assert_eq!(runtime.block_on(last).unwrap(), 1);
    });
}

#[test]
fn two_tasks_may_wait_for_one_socket() {
    on_each(|runtime| {
        let listener = Arc::new(runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap());
        let addr = listener.local_addr().unwrap();
        let accept = |_| {
            let listener = listener.clone();
            runtime.spawn(async move { listener.accept().await.unwrap() })
        };
        let tasks: Vec<_> = (0..4).map(accept).collect();
        let clients: Vec<_> = (0..4).map(|_| StdStream::connect(addr).unwrap()).collect();
        for task in tasks {
            runtime.block_on(task).unwrap();
        }
        drop(clients);
    });
}

#[test]
fn x18_what_is_cancelled_in_the_midst_leaves_nothing_behind() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        runtime.block_on(async {
            let stream = TcpStream::connect(addr).await.unwrap();
            for _ in 0..100 {
                let mut buffer = [0];
                let waiting = timeout(Duration::from_micros(10), stream.read(&mut buffer));
                assert!(waiting.await.is_err());
            }
            let reading = spawn(async move { stream.read(&mut [0]).await });
            yield_now().await;
            reading.abort();
            let _ = reading.await;
        });
        let kept = || {
            let stats = runtime.handle().stats();
            stats.sockets + stats.timers + stats.waiting
        };
        runtime.block_on(until(|| kept() == 0)); // a handle may know first
    });
}

#[test]
fn a_datagram_comes_with_its_sender() {
    on_each(|runtime| {
        runtime.block_on(async {
            let (a, b) = (
                UdpSocket::bind("127.0.0.1:0").await.unwrap(),
                UdpSocket::bind("127.0.0.1:0").await.unwrap(),
            );
            let to = b.local_addr().unwrap();
            let receiving = spawn(async move {
                let mut buffer = [0; 16];
                let (n, from) = b.recv_from(&mut buffer).await.unwrap();
                (buffer[..n].to_vec(), from)
            });
            yield_now().await;
            a.send_to(b"datagram", to).await.unwrap();
            assert_eq!(
                receiving.await.unwrap(),
                (b"datagram".to_vec(), a.local_addr().unwrap())
            );
        });
    });
}

#[test]
fn names_are_resolved() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let stream = runtime
            .block_on(TcpStream::connect(("localhost", port)))
            .unwrap();
        assert_eq!(stream.peer_addr().unwrap().port(), port);
    });
}

#[test]
fn the_halves_of_a_stream_go_to_two_tasks() {
    on_each(|runtime| {
        let (left, right) = runtime.block_on(pair());
        let (reader, writer) = left.split();
        let echo = runtime.spawn(async move {
            let mut buffer = [0; 1024];
            while let n @ 1.. = right.read(&mut buffer).await.unwrap() {
                right.write_all(&buffer[..n]).await.unwrap();
            }
        });
        let writing = runtime.spawn(async move {
            for i in 0..1000_usize {
                writer.write_all(&i.to_le_bytes()).await.unwrap();
            }
        });
        let total = runtime.block_on(async {
            let (mut total, mut buffer) = (0, [0; 1024]);
            while let n @ 1.. = reader.read(&mut buffer).await.unwrap() {
                total += n;
            }
            total
        });
        assert_eq!(total, 8000);
        runtime.block_on(writing).unwrap();
        runtime.block_on(echo).unwrap();
    });
}

#[test]
fn a_socket_says_that_its_runtime_is_gone() {
    on_each(|runtime| {
        let (left, _right) = runtime.block_on(pair());
        drop(runtime);
        let error = ch10_final_runtime::block_on(left.read(&mut [0])).unwrap_err();
        assert!(error.to_string().contains("has been dropped"), "{error}");
    });
}

/// Elsewhere a blocked thread serves: the reader of this socket is not on the runtime at all.
#[test]
fn a_socket_may_be_awaited_outside_of_its_runtime() {
    bounded(|| {
        let runtime = ch10_final_runtime::Runtime::new().unwrap();
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let stream = runtime.block_on(TcpStream::connect(addr)).unwrap();
        let (mut peer, _) = listener.accept().unwrap();
        let reading = thread::spawn(move || ch10_final_runtime::block_on(stream.read(&mut [0; 4])));
        peer.write_all(b"hi").unwrap();
        assert_eq!(reading.join().unwrap().unwrap(), 2);
        let _ = peer.read(&mut []);
    });
}

#[test]
fn cancelling_a_connect_is_safe() {
    on_each(|runtime| {
        let listener = StdListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        for _ in 0..50 {
            let task = runtime.spawn(async move {
                let _stream = TcpStream::connect(addr).await;
                pending::<()>().await;
            });
            runtime.block_on(async { yield_now().await });
            task.abort();
            assert!(runtime.block_on(task).is_err());
        }
        assert_eq!(runtime.handle().stats().sockets, 0);
    });
}
