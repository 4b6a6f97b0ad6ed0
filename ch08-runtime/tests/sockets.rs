//! Requests, and what the reactor keeps of them.

mod common;
#[cfg(target_os = "linux")]
#[path = "../exercises/runtime/linux.rs"]
#[allow(dead_code, reason = "only the listener is wanted here")]
mod linux;

use std::io::{ErrorKind, Read, Write};
use std::mem;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::Ordering;
use std::time::Duration;

use ch04_epoll::net::TcpStream;
use ch08_runtime::{
    Future, PollState, Registration, Runtime, http, poll_fn, poll_io, sleep, timeout, yield_now,
};
use common::{Wakes, all, bounded, counted, server, with_each};

#[test]
fn a_request_takes_one_poll_to_begin_one_to_send_and_one_to_end() {
    with_each(|runtime| {
        let server = server();
        let (request, polls) = counted(http::get(server.addr(), "/100/x"));
        let response = runtime.block_on(runtime.spawn(request)).unwrap().unwrap();
        assert_eq!(response.body_text().unwrap(), "x");
        let polls = polls.load(Ordering::SeqCst);
        assert!(polls <= 3 + 1, "{polls}; the answer may come in two pieces");
    });
}

#[test]
fn x18_a_request_dropped_in_mid_io_leaves_nothing_with_the_reactor() {
    with_each(|runtime| {
        let server = server();
        // Held for a minute, that is: they are dropped while they wait for the answer.
        let mut requests: Vec<_> = (0..50)
            .map(|_| http::get(server.addr(), "/60000/x"))
            .collect();
        runtime.block_on(poll_fn(|waker| {
            for request in &mut requests {
                assert!(!request.poll(waker).is_ready());
            }
            // Until all have asked; a request the server has not seen is dropped while connecting.
            if server.stats().pending < 50 {
                waker.wake_by_ref();
                return PollState::NotReady;
            }
            PollState::Ready(())
        }));
        assert_eq!(runtime.sources(), 50);
        requests.truncate(25);
        assert_eq!(runtime.sources(), 25);
        // To drop a handle drops no future: the task goes on.
        let task = runtime.spawn(http::get(server.addr(), "/60000/x"));
        let limit = Duration::from_millis(20);
        let ran_out = runtime.block_on(timeout(limit, task));
        assert_eq!(ran_out.unwrap_err().kind(), ErrorKind::TimedOut);
        assert_eq!(runtime.sources(), 26);
        // The future itself under the timeout: that ends it.
        let cut = runtime.block_on(timeout(limit, http::get(server.addr(), "/60000/x")));
        assert_eq!(cut.unwrap_err().kind(), ErrorKind::TimedOut);
        assert_eq!((runtime.sources(), runtime.timers()), (26, 0));
    });
}

/// An address where nobody listens: the port was free a moment ago.
fn nobody() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}

#[test]
fn without_a_server_a_request_is_an_error_and_the_runtime_goes_on() {
    with_each(|runtime| {
        let refused = runtime.block_on(http::get(nobody(), "/0/x")).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
        let server = server();
        runtime.block_on(http::get(server.addr(), "/0/x")).unwrap();
        assert_eq!(runtime.sources(), 0);
    });
}

/// The queue of a listener that never accepts is full: a connection attempt hangs in the kernel.
#[cfg(target_os = "linux")]
#[test]
fn connecting_does_not_block_the_thread() {
    with_each(|runtime| {
        let full = linux::FullListener::new();
        let stuck = runtime.spawn(http::get(full.addr(), "/0/x"));
        runtime.block_on(yield_now()); // it has begun
        assert_eq!(runtime.sources(), 1);
        let server = server();
        let response = runtime.block_on(http::get(server.addr(), "/0/x")).unwrap();
        assert_eq!(response.body_text().unwrap(), "x");
        assert_eq!(runtime.sources(), 1, "it is still connecting");
        drop(stuck);
    });
}

/// The book's futures print a progress line, or connect, once for each poll that comes too early.
#[test]
fn spurious_polls_repeat_nothing() {
    with_each(|runtime| {
        let server = server();
        let mut request = http::get(server.addr(), "/50/x");
        let mut too_early = 0;
        let response = runtime.block_on(poll_fn(|waker| {
            let polled = request.poll(waker);
            if !polled.is_ready() && too_early < 10_000 {
                too_early += 1;
                waker.wake_by_ref();
            }
            polled
        }));
        assert_eq!(response.unwrap().body_text().unwrap(), "x");
        assert!(too_early > 100, "only {too_early} polls came too early");
        assert_eq!((server.stats().accepted, server.stats().served), (1, 1));
    });
}

fn connected_pair() -> (TcpStream, std::net::TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (stream, listener.accept().unwrap().0)
}

/// Polls once, in `block_on`.
fn once<T>(runtime: &Runtime, mut step: impl FnMut() -> T) -> T {
    runtime.block_on(poll_fn(|_| PollState::Ready(step())))
}

#[test]
fn x17_the_latest_waker_of_a_socket_is_the_one_that_is_woken() {
    bounded(|| {
        let runtime = Runtime::new().unwrap();
        let (stream, mut peer) = connected_pair();
        let mut source = once(&runtime, {
            let mut stream = Some(stream);
            move || Registration::new(stream.take().unwrap()).unwrap()
        });
        let mut read = |waker: &_| source.try_io(waker, |stream| stream.read(&mut [0; 8]));
        // In the first rounds the event of the socket's beginning may come late and wake the former.
        let former_wakes: Vec<usize> = (0..10)
            .map(|_| {
                let (former, former_waker) = Wakes::new();
                let nothing = read(&former_waker).unwrap_err();
                assert_eq!(nothing.kind(), ErrorKind::WouldBlock);
                let mut sent = false;
                let n = runtime.block_on(poll_fn(|waker| match read(waker) {
                    Err(error) if error.kind() == ErrorKind::WouldBlock => {
                        if !mem::replace(&mut sent, true) {
                            peer.write_all(b"x").unwrap();
                        }
                        PollState::NotReady
                    }
                    read => PollState::Ready(read.unwrap()),
                }));
                assert_eq!(n, 1);
                former.count()
            })
            .collect();
        assert!(former_wakes.contains(&0), "{former_wakes:?}");
    });
}

/// An event belongs to a registration and not to the number of its socket.
#[test]
fn the_next_owner_of_a_sockets_number_gets_no_event_of_the_one_before() {
    with_each(|runtime| {
        for _ in 0..200 {
            // Its event is on the way, or fetched already, when it goes.
            let (stream, mut peer) = connected_pair();
            let before = once(&runtime, {
                let mut stream = Some(stream);
                move || Registration::new(stream.take().unwrap()).unwrap()
            });
            peer.write_all(b"x").unwrap();
            drop(before);
            let (stream, _peer) = connected_pair();
            let mut after = once(&runtime, {
                let mut stream = Some(stream);
                move || Registration::new(stream.take().unwrap()).unwrap()
            });
            // Its own event is that it can be written to.
            let write = |waker: &_| after.try_io(waker, |stream| stream.write(b"x"));
            runtime.block_on(poll_io(write)).unwrap();
            let (wakes, waker) = Wakes::new();
            let nothing = after.try_io(&waker, |stream| stream.read(&mut [0; 8]));
            assert_eq!(nothing.unwrap_err().kind(), ErrorKind::WouldBlock);
            runtime.block_on(sleep(Duration::from_micros(100)));
            assert_eq!(wakes.count(), 0);
        }
        assert_eq!(runtime.sources(), 0);
    });
}

/// The book's reactor looks for a waker, finds none, and drops the event. The model `registering`
/// tries all orders.
#[test]
fn an_event_that_comes_before_anybody_waits_for_it_is_kept() {
    with_each(|runtime| {
        let (stream, mut peer) = connected_pair();
        peer.write_all(b"x").unwrap();
        let mut source = once(&runtime, {
            let mut stream = Some(stream);
            move || Registration::new(stream.take().unwrap()).unwrap()
        });
        // The wait that ends with this timer has fetched the event, which was there before.
        runtime.block_on(sleep(Duration::from_millis(20)));
        let mut read = |waker: &_| source.try_io(waker, |s| s.read(&mut [0; 8]));
        assert_eq!(read(&ch08_runtime::Waker::noop()).unwrap(), 1);
    });
}

#[test]
fn what_is_read_in_part_is_ready_still() {
    with_each(|runtime| {
        let (stream, mut peer) = connected_pair();
        peer.write_all(b"abc").unwrap();
        let (mut stream, mut source, mut read) = (Some(stream), None, Vec::<u8>::new());
        runtime.block_on(poll_fn(|waker| {
            if let Some(stream) = stream.take() {
                source = Some(Registration::new(stream).unwrap());
            }
            let source = source.as_mut().unwrap();
            let mut byte = [0];
            while read.len() < 3 {
                match source.try_io(waker, |stream| stream.read(&mut byte)) {
                    Ok(n) => read.extend(&byte[..n]),
                    Err(_) => return PollState::NotReady,
                }
            }
            PollState::Ready(())
        }));
        assert_eq!(read, b"abc");
    });
}

#[test]
fn whoever_waits_for_a_runtime_that_is_gone_is_told_so() {
    bounded(|| {
        for make in [Runtime::new, Runtime::single_threaded] {
            let runtime = make().unwrap();
            let server = server();
            let mut request = http::get(server.addr(), "/60000/x");
            let (wakes, waker) = Wakes::new();
            once(&runtime, || assert!(!request.poll(&waker).is_ready()));
            drop(runtime);
            assert!(wakes.count() > 0);
            let other = Runtime::new().unwrap();
            let error = other.block_on(request).unwrap_err();
            assert!(error.to_string().contains("is gone"), "{error}");
        }
    });
}

#[test]
fn many_requests_are_answered_each_with_its_own() {
    with_each(|runtime| {
        let server = server();
        let ask = |n: usize| runtime.spawn(http::get(server.addr(), &format!("/{}/{n}", n % 50)));
        let requests: Vec<_> = (0..500).map(ask).collect();
        for (n, response) in runtime.block_on(all(requests)).into_iter().enumerate() {
            assert_eq!(
                response.unwrap().unwrap().body_text().unwrap(),
                n.to_string()
            );
        }
        runtime.block_on(yield_now());
        assert_eq!(runtime.sources(), 0);
    });
}
