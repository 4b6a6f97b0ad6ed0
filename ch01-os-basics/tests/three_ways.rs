//! The three ways to wait bring the same bytes, at different prices.

use ch01_os_basics::wait::{self, Waited};
use std::io::{self, ErrorKind, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

type Way = fn(TcpStream) -> io::Result<Waited>;
const WAYS: [(&str, Way); 3] = [
    ("block", wait::block),
    ("spin", wait::spin),
    ("queue", wait::queue),
];

/// No wait here is meant to take longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Has `serve` answer one connection, and returns what waiting for that in `way` brought.
fn wait_for(way: Way, serve: impl FnOnce(TcpStream)) -> io::Result<Waited> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let waiting = start(way, TcpStream::connect(listener.local_addr()?)?);
    let client = listener.accept()?.0;
    client.set_write_timeout(Some(PATIENCE))?;
    serve(client);
    finish(waiting)
}

fn start(way: Way, connection: TcpStream) -> Receiver<io::Result<Waited>> {
    let (sender, waiting) = mpsc::channel();
    thread::spawn(move || sender.send(way(connection)));
    waiting
}

fn finish(waiting: Receiver<io::Result<Waited>>) -> io::Result<Waited> {
    waiting
        .recv_timeout(PATIENCE)
        .expect("a wait ends once the server has closed the connection")
}

#[test]
fn each_brings_every_byte_of_an_answer_in_pieces() {
    for (name, way) in WAYS {
        let waited = wait_for(way, |mut client| {
            client.set_nodelay(true).unwrap();
            for byte in b"an answer, byte by byte" {
                client.write_all(&[*byte]).unwrap();
                thread::yield_now();
            }
        });
        assert_eq!(waited.unwrap().answer, b"an answer, byte by byte", "{name}");
    }
}

#[test]
fn each_brings_an_answer_larger_than_any_buffer() {
    let large: Vec<u8> = (0..4_000_000_u32).map(|n| n as u8).collect();
    for (name, way) in WAYS {
        let waited = wait_for(way, |mut client| client.write_all(&large).unwrap());
        assert!(
            waited.unwrap().answer == large,
            "{name} lost or mixed up bytes"
        );
    }
}

#[test]
fn each_finds_an_answer_that_was_there_first() -> io::Result<()> {
    for (name, way) in WAYS {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let connection = TcpStream::connect(listener.local_addr()?)?;
        listener.accept()?.0.write_all(b"early")?;
        connection.peek(&mut [0])?; // it is there
        assert_eq!(finish(start(way, connection))?.answer, b"early", "{name}");
    }
    Ok(())
}

#[test]
fn each_says_so_when_the_server_closes_without_a_word() {
    for (name, way) in WAYS {
        let error = wait_for(way, drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof, "{name}");
        assert_eq!(
            error.to_string(),
            "the server closed the connection without an answer"
        );
    }
}

#[test]
fn sleeping_takes_few_calls_and_spinning_takes_thousands() {
    let calls_of = |way| {
        let waited = wait_for(way, |mut client| {
            thread::sleep(Duration::from_millis(100)); // the delay that is waited for
            client.write_all(b"late").unwrap();
        });
        waited.unwrap().cost.system_calls
    };
    let [block, spin, queue] = WAYS.map(|(_, way)| calls_of(way));
    assert!((2..=3).contains(&block), "block: {block} calls");
    assert!((8..=12).contains(&queue), "queue: {queue} calls");
    assert!(spin > 1_000, "spin: {spin} calls");
}

#[test]
fn a_thread_that_sleeps_leaves_its_core_to_others() {
    let delay = Duration::from_millis(100);
    let cpu_of = |way| {
        let waited = wait_for(way, move |mut client| {
            thread::sleep(delay);
            client.write_all(b"late").unwrap();
        });
        waited.unwrap().cost
    };
    for way in [wait::block as Way, wait::queue] {
        let cost = cpu_of(way);
        assert!(cost.wall >= delay / 2, "the wait took {:?}", cost.wall);
        if let Some(cpu) = cost.cpu {
            assert!(
                cpu < cost.wall / 4,
                "asleep for {:?}, {cpu:?} of CPU time",
                cost.wall
            );
        }
    }
    if let Some(cpu) = cpu_of(wait::spin).cpu {
        assert!(
            cpu > Duration::from_millis(1),
            "spinning took {cpu:?} of CPU time"
        );
    }
}
