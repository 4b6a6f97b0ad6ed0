//! What a right answer to exercise 2 does.

#[path = "../watching.rs"]
mod watching;

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream as Peer};
use std::thread;

use ch04_epoll::Poll;
use ch04_epoll::net::TcpStream;
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Stream, drain, receive};

pub const FORBIDDEN: &[&str] = &[
    "level",
    "mio",
    "read_exact",
    "read_to_end",
    "read_to_string",
    "std::io::Read::bytes",
    "std::io::copy",
    "std::thread",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "drains until WouldBlock",
        points: 2,
        run: drains,
    },
    Check {
        name: "sees the end behind the last bytes",
        points: 1,
        run: sees_the_end,
    },
    Check {
        name: "goes on after a signal",
        points: 1,
        run: survives_signals,
    },
    Check {
        name: "hands over what came before an error",
        points: 1,
        run: keeps_what_came,
    },
    Check {
        name: "receives 300 KB over a real socket",
        points: 2,
        run: receives,
    },
    Check {
        name: "sleeps until something comes",
        points: 1,
        run: sleeps,
    },
];

enum Step {
    Bytes(usize),
    Fails(ErrorKind),
}
use Step::{Bytes, Fails};

const NOTHING_YET: Step = Fails(ErrorKind::WouldBlock);

/// What the last read came to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Last {
    FullBuffer,
    ShortRead,
    NothingYet,
    End,
    /// An error, or there was none yet.
    Other,
}

/// A socket that plays its part, and notices when it is not played along. Behind its last step is
/// the end.
struct Script {
    steps: VecDeque<Step>,
    last: Last,
}

impl Script {
    fn new<const N: usize>(steps: [Step; N]) -> Script {
        Script {
            steps: steps.into(),
            last: Last::Other,
        }
    }

    fn next(&mut self, room: usize) -> (Last, io::Result<usize>) {
        match self.steps.pop_front() {
            None => (Last::End, Ok(0)),
            Some(Bytes(n)) if n > room => {
                self.steps.push_front(Bytes(n - room)); // the rest stays
                (Last::FullBuffer, Ok(room))
            }
            Some(Bytes(n)) if n == room => (Last::FullBuffer, Ok(n)),
            Some(Bytes(n)) => (Last::ShortRead, Ok(n)),
            Some(Fails(ErrorKind::WouldBlock)) => {
                (Last::NothingYet, Err(ErrorKind::WouldBlock.into()))
            }
            Some(Fails(kind)) => (Last::Other, Err(kind.into())),
        }
    }
}

impl Read for Script {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        expect(!buffer.is_empty(), "read was called with an empty buffer");
        match self.last {
            Last::NothingYet => fail((
                &diagnosis::SPINS_INSTEAD_OF_WAITING,
                "nothing was there, and it asked again at once",
            )),
            Last::End => fail((
                &diagnosis::END_AS_WOULD_BLOCK,
                "it read again after the end",
            )),
            _ => {}
        }
        let (last, result) = self.next(buffer.len());
        self.last = last;
        if let Ok(n) = result {
            buffer[..n].fill(b'x');
        }
        result
    }
}

/// Drains once, and expects this result and so many bytes in all.
fn expect_drained(script: &mut Script, heard: &mut Vec<u8>, result: Stream, bytes: usize) {
    script.last = Last::Other; // an event has come
    let found = drain(script, heard).unwrap_or_else(|error| {
        let diagnosis = match error.kind() {
            ErrorKind::WouldBlock => &diagnosis::EVENT_FOR_A_PROMISE,
            _ => &diagnosis::SIGNAL_FOR_AN_ERROR,
        };
        fail((diagnosis, format!("it returned an error: {error}")))
    });
    expect_nothing_left(script.last);
    let otherwise = match script.last {
        Last::End => &diagnosis::END_AS_WOULD_BLOCK,
        _ => &diagnosis::WOULD_BLOCK_FOR_THE_END,
    };
    let words = format!(
        "what its last read came to was {:?}, it returned {found:?}",
        script.last
    );
    expect(found == result, (otherwise, words));
    expect_heard(heard, bytes);
}

fn expect_nothing_left(last: Last) {
    match last {
        Last::FullBuffer => fail((
            &diagnosis::ONE_READ_AN_EDGE,
            "its last read filled the buffer, and it did not read on",
        )),
        Last::ShortRead => fail((
            &diagnosis::STOPS_AT_A_SHORT_READ,
            "its last read did not fill the buffer, and it did not read on",
        )),
        Last::NothingYet | Last::End | Last::Other => {}
    }
}

fn expect_heard(heard: &[u8], bytes: usize) {
    let words = format!("{bytes} bytes had come, it handed over {}", heard.len());
    expect(heard.len() == bytes, words);
}

fn drains() {
    // The first piece is larger than most buffers.
    let mut script = Script::new([
        Bytes(200_000),
        Bytes(7),
        NOTHING_YET,
        Bytes(300),
        Bytes(300),
        NOTHING_YET,
        NOTHING_YET,
        Bytes(1),
        NOTHING_YET,
    ]);
    let mut heard = Vec::new();
    for bytes in [200_007, 200_607, 200_607, 200_608] {
        waiting_for(format!(
            "a drain to byte {bytes}, where nothing more is there"
        ));
        expect_drained(&mut script, &mut heard, Stream::Open, bytes);
    }
}

fn sees_the_end() {
    waiting_for("a drain of 300 bytes with the end right behind them");
    let mut heard = Vec::new();
    let mut script = Script::new([Bytes(300)]);
    expect_drained(&mut script, &mut heard, Stream::Ended, 300);
    waiting_for("a drain of nothing but the end");
    expect_drained(&mut Script::new([]), &mut heard, Stream::Ended, 300);
}

fn survives_signals() {
    waiting_for("a drain with a signal before and after each read");
    let signal = || Fails(ErrorKind::Interrupted);
    let mut script = Script::new([
        signal(),
        Bytes(300),
        signal(),
        signal(),
        Bytes(300),
        signal(),
        NOTHING_YET,
    ]);
    expect_drained(&mut script, &mut Vec::new(), Stream::Open, 600);
}

fn keeps_what_came() {
    waiting_for("300 bytes, then the error behind them");
    let mut heard = b"before".to_vec();
    let mut script = Script::new([Bytes(300), Fails(ErrorKind::ConnectionReset)]);
    let result = drain(&mut script, &mut heard);
    expect_nothing_left(script.last);
    let is_handed_on = matches!(&result, Err(error) if error.kind() == ErrorKind::ConnectionReset);
    let words = format!("the connection was reset, it returned {result:?}");
    expect(is_handed_on, words);
    let found = heard.len() - b"before".len();
    let words = format!("300 bytes came before the error, it handed over {found}");
    expect(found == 300, (&diagnosis::LOSES_WHAT_CAME, words));
}

fn connected() -> (TcpStream, Peer) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let addr = listener.local_addr().expect("an address");
    let stream = TcpStream::connect(addr).expect("a connection");
    (stream, listener.accept().expect("a connection").0)
}

/// What `receive` hears up to the end. Nothing may be left on the queue.
fn receive_well(stream: &mut TcpStream) -> Vec<u8> {
    let mut poll = Poll::new().expect("an event queue");
    let mut heard = Vec::new();
    if let Err(error) = receive(&mut poll, stream, &mut heard) {
        fail(format!("it returned an error: {error}"));
    }
    let is_watched = poll.registry().deregister(stream).is_ok();
    let words = "the stream had ended, and was still registered";
    expect(!is_watched, (&diagnosis::LEAVES_REGISTERED, words));
    heard
}

fn receives() {
    const PIECE: usize = 1000;
    const PIECES: usize = 300;

    waiting_for("8 bytes that were sent before, and the end right behind them");
    let (mut stream, mut peer) = connected();
    peer.write_all(b"all said").expect("room");
    drop(peer);
    expect_heard(&receive_well(&mut stream), 8);

    waiting_for("300 pieces that are sent meanwhile, and the end");
    let (mut stream, mut peer) = connected();
    let heard = thread::scope(|scope| {
        scope.spawn(move || {
            for piece in 0..PIECES {
                peer.write_all(&[b'a' + (piece % 26) as u8; PIECE])
                    .expect("a peer that listens");
                thread::yield_now(); // lets the reader catch up now and then
            }
        });
        receive_well(&mut stream)
    });
    expect_heard(&heard, PIECE * PIECES);
    let in_place = |(at, byte): (usize, &u8)| *byte == b'a' + (at / PIECE % 26) as u8;
    let words = "the bytes are not in the order they were sent in";
    expect(heard.iter().enumerate().all(in_place), words);
}

fn sleeps() {
    let (mut stream, mut peer) = connected();
    waiting_for("the end of a stream, which comes when the loop sleeps");
    let sleeps = thread::scope(|scope| {
        let speaker = scope.spawn(move || {
            peer.write_all(b"listen").expect("room");
            let sleeps = watching::until_asleep();
            drop(peer);
            sleeps
        });
        receive_well(&mut stream);
        speaker.join().expect("it does not panic")
    });
    let words = "nothing had come, and its waits ended again and again";
    expect(sleeps, (&diagnosis::WAITS_IN_CIRCLES, words));
}
