//! Thousands of clients at once that dawdle or vanish.

mod common;

use std::io::Write;
use std::net::{Shutdown, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use common::{Client, eventually, last_request, request, settle};
use delayserver::{DelayServer, ServerHandle};

/// One crowd at a time: tests run side by side, and files are limited.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// 5,000, or as many clients as this process may hold both ends of.
fn crowd_size() -> usize {
    let files = delayserver::raise_file_limit().unwrap();
    // Even, because tests halve it.
    usize::try_from(files.min(12_500) / 5).unwrap() * 2
}

fn crowd(addr: SocketAddr) -> Vec<Client> {
    (0..crowd_size()).map(|_| Client::connect(addr)).collect()
}

fn server_with_idle_limit(limit: Duration) -> ServerHandle {
    let server = DelayServer::bind("127.0.0.1:0").unwrap();
    server.idle_limit(limit).spawn().unwrap()
}

/// Sends one byte to each of `clients` in turn, over and over, until it is told to stop.
fn dribble(clients: &[Client], stop: &AtomicBool) {
    let text = request(&format!("GET /0/{}", "x".repeat(8_000)));
    for byte in text.bytes() {
        for client in clients {
            let _ = (&client.stream).write_all(&[byte]);
            if stop.load(Ordering::Relaxed) {
                return;
            }
        }
    }
}

/// Ends [`dribble`], also when an assertion has failed.
struct StopOnDrop<'a>(&'a AtomicBool);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn d12_slow_loris_crowds_are_timed_out_and_hold_up_nobody() {
    let _alone = alone();
    let server = server_with_idle_limit(Duration::from_secs(6));
    let mut good = Client::connect(server.addr());
    let mut crowd = crowd(server.addr());
    let size = crowd.len() as u64;
    let (silent, slow) = crowd.split_at_mut(crowd_size() / 2);
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let _stopping = StopOnDrop(&stop);
        scope.spawn(|| dribble(slow, &stop));
        for _ in 0..200 {
            assert_eq!(good.ask("GET /0/good").body, b"good");
        }
        let stats = server.stats();
        assert_eq!(stats.served, 200, "nobody else has asked for anything");
        assert_eq!(stats.open, size + 1, "all that before any slow one ended");
        eventually("only the good one is left", || {
            good.ask("GET /0/good");
            server.stats().open == 1
        });
    });
    // Who never began to ask is not told anything, who did is told what was wrong.
    silent[0].assert_closed();
    assert_eq!(server.stats().refused, slow.len() as u64);
}

#[test]
fn d12_a_request_that_takes_too_long_is_408() {
    let server = server_with_idle_limit(Duration::from_millis(100));
    for start in ["G", "GET /0/a HTTP/1.1\r\nHost: a\r\n"] {
        let mut client = Client::connect(server.addr());
        client.send(start);
        let response = client.response();
        assert_eq!(response.status, 408);
        assert_eq!(response.headers.get("connection"), Some("close"));
        client.assert_closed();
    }
}

#[test]
fn d12_a_body_that_never_ends_is_timed_out() {
    let server = server_with_idle_limit(Duration::from_millis(100));
    let mut client = Client::connect(server.addr());
    client.send("GET /0/a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1234");
    assert_eq!(client.response().body, b"a");
    client.assert_closed();
}

#[test]
fn d12_a_client_that_never_takes_its_answers_is_timed_out() {
    let server = DelayServer::bind("127.0.0.1:0").unwrap().faults(true);
    let server = server.idle_limit(Duration::from_millis(200));
    let server = server.spawn().unwrap();
    let mut client = Client::connect(server.addr());
    client.send(request("GET /0/x?fault=body:16000000"));
    eventually("it is let go", || {
        let stats = server.stats();
        (stats.served, stats.open) == (1, 0)
    });
}

#[test]
fn d12_waiting_for_an_answer_is_not_idle() {
    let server = server_with_idle_limit(Duration::from_millis(50));
    let mut client = Client::connect(server.addr());
    client.send(request("GET /400/one") + &request("GET /0/two"));
    Client::connect(server.addr()).ask("GET /200/by-now-it-has-waited-for-longer");
    client.send("GET /0/begun");
    assert_eq!(client.response().body, b"one");
    assert_eq!(client.response().body, b"two");
    assert_eq!(client.response().status, 408); // only now
}

/// A crowd that waits for answers that are due in an hour.
fn waiting_crowd(server: &ServerHandle) -> Vec<Client> {
    let mut crowd = crowd(server.addr());
    for pair in crowd.chunks_mut(2) {
        pair[0].send(request("GET /3600000/never"));
        pair[1].send(last_request("GET /3600000/never"));
    }
    eventually("all wait", || server.stats().pending == crowd.len() as u64);
    crowd
}

#[cfg(target_os = "linux")]
fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

#[test]
fn d13_vanished_crowds_are_freed() {
    let _alone = alone();
    let server = common::server();
    let crowd = waiting_crowd(&server);
    #[cfg(target_os = "linux")]
    let (size, files) = (crowd.len(), open_files());
    drop(crowd);
    eventually("all are freed", || {
        (server.stats().open, server.stats().pending) == (0, 0)
    });
    // This crowd took two a head. Other tests have a few files of their own.
    #[cfg(target_os = "linux")]
    eventually("their files are closed", || {
        open_files() < files - 2 * size + 100
    });
    assert_eq!(server.stats().served, 0);
    settle(server.addr());
}

#[test]
fn d13_who_only_ended_its_side_still_gets_its_answer() {
    let server = common::server();
    let vanished = Client::connect(server.addr());
    let mut listening = Client::connect(server.addr());
    for client in [&vanished, &listening] {
        let text = request("GET /400/answer");
        (&client.stream).write_all(text.as_bytes()).unwrap();
    }
    eventually("both wait", || server.stats().pending == 2);
    listening.stream.shutdown(Shutdown::Write).unwrap();
    drop(vanished);
    eventually("one is freed", || server.stats().open == 1);
    // An interim answer found that out. It comes before the answer, and is to be passed over.
    let text = String::from_utf8(listening.rest()).unwrap();
    assert!(text.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"));
    assert!(text.ends_with("answer"));
}

#[test]
fn d13_http_1_0_clients_are_not_probed() {
    let server = common::server();
    let mut client = Client::connect(server.addr());
    client.send("GET /100/answer HTTP/1.0\r\n\r\n");
    client.stream.shutdown(Shutdown::Write).unwrap();
    let text = String::from_utf8(client.rest()).unwrap();
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.ends_with("answer"));
}
