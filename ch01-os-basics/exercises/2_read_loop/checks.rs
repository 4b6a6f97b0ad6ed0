//! What a right answer to exercise 2 does.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::read_all;

pub const FORBIDDEN: &[&str] = &[
    "bytes",
    "ch01_os_basics",
    "read_exact",
    "read_to_end",
    "read_to_string",
    "std::io::copy",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "puts short reads together",
        points: 1,
        run: joins_short_reads,
    },
    Check {
        name: "waits where nothing is there",
        points: 2,
        run: waits,
    },
    Check {
        name: "goes on after a signal",
        points: 1,
        run: survives_signals,
    },
    Check {
        name: "hands on what went wrong",
        points: 1,
        run: reports_errors,
    },
    Check {
        name: "reads 300 KB from a real socket",
        points: 2,
        run: reads_a_socket,
    },
];

enum Step {
    Bytes(&'static str),
    Fails(ErrorKind),
}
use Step::{Bytes, Fails};

const NOTHING_YET: Step = Fails(ErrorKind::WouldBlock);

/// What the script's last read came to.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    BytesOrError,
    NothingYet,
    End,
}

/// A socket that plays its part, and notices when it is not played along.
struct Script<'a> {
    steps: VecDeque<Step>,
    last: &'a Cell<Last>,
}

impl Read for Script<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        expect(!buffer.is_empty(), "read was called with an empty buffer");
        match self.last.replace(Last::BytesOrError) {
            Last::BytesOrError => {}
            Last::NothingYet => fail((
                &diagnosis::SPINS_INSTEAD_OF_WAITING,
                "nothing was there, and it asked again at once",
            )),
            Last::End => fail((
                &diagnosis::END_AS_WOULD_BLOCK,
                "it read again after the end",
            )),
        }
        match self.steps.pop_front() {
            None => {
                self.last.set(Last::End);
                Ok(0)
            }
            Some(Bytes(bytes)) => {
                let n = bytes.len().min(buffer.len());
                buffer[..n].copy_from_slice(&bytes.as_bytes()[..n]);
                if n < bytes.len() {
                    self.steps.push_front(Bytes(&bytes[n..]));
                }
                Ok(n)
            }
            Some(Fails(kind)) => {
                if kind == ErrorKind::WouldBlock {
                    self.last.set(Last::NothingYet);
                }
                Err(kind.into())
            }
        }
    }
}

/// What the answer makes of `steps`, and how often it waited.
fn play<const N: usize>(steps: [Step; N]) -> (io::Result<String>, usize) {
    let (last, mut waits) = (Cell::new(Last::BytesOrError), 0);
    let mut script = Script {
        steps: steps.into(),
        last: &last,
    };
    let mut wait = || {
        waits += 1;
        match last.replace(Last::BytesOrError) {
            Last::NothingYet => Ok(()),
            Last::End => fail((&diagnosis::END_AS_WOULD_BLOCK, "it waited after the end")),
            Last::BytesOrError => fail("it waited although nothing had said WouldBlock"),
        }
    };
    let result = read_all(&mut script, &mut wait);
    let text = result.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (text, waits)
}

fn expect_text(result: io::Result<String>, text: &str, otherwise: &'static diagnosis::Diagnosis) {
    match result {
        Ok(found) if found == text => {}
        Ok(found) => fail((
            otherwise,
            format!("{text:?} was sent and {found:?} returned"),
        )),
        Err(error) => fail((otherwise, format!("it returned an error, {error}"))),
    }
}

fn joins_short_reads() {
    waiting_for("all of \"one two\", which comes in three reads");
    let (result, _) = play([Bytes("one"), Bytes(" "), Bytes("two")]);
    expect_text(result, "one two", &diagnosis::SHORT_READ_FOR_ALL);
}

fn waits() {
    waiting_for("\"one two\", with nothing there at first, in the middle and before the end");
    let steps = [
        NOTHING_YET,
        Bytes("one"),
        NOTHING_YET,
        NOTHING_YET,
        Bytes(" two"),
        NOTHING_YET,
    ];
    let (result, waits) = play(steps);
    expect_text(result, "one two", &diagnosis::WOULD_BLOCK_FOR_THE_END);
    expect(
        waits == 4,
        format!("there were 4 times to wait, it waited {waits} times"),
    );
}

fn survives_signals() {
    waiting_for("\"one two\", with a signal before and after each read");
    let signal = || Fails(ErrorKind::Interrupted);
    let (result, _) = play([
        signal(),
        Bytes("one"),
        signal(),
        signal(),
        Bytes(" two"),
        signal(),
    ]);
    expect_text(result, "one two", &diagnosis::SIGNAL_FOR_AN_ERROR);
}

fn reports_errors() {
    waiting_for("the error after \"one\"");
    let (result, _) = play([Bytes("one"), Fails(ErrorKind::ConnectionReset)]);
    match result {
        Err(error) => expect(
            error.kind() == ErrorKind::ConnectionReset,
            format!("the connection was reset, it reported: {error}"),
        ),
        Ok(found) => fail(format!(
            "the connection was reset, it returned Ok({found:?})"
        )),
    }
    waiting_for("the error of a wait that fails");
    let last = Cell::new(Last::BytesOrError);
    let mut script = Script {
        steps: [NOTHING_YET, Bytes("late")].into(),
        last: &last,
    };
    let result = read_all(&mut script, &mut || Err(ErrorKind::TimedOut.into()));
    let is_handed_on = result
        .as_ref()
        .is_err_and(|error| error.kind() == ErrorKind::TimedOut);
    expect(
        is_handed_on,
        format!("the wait failed, it returned {result:?}"),
    );
}

fn reads_a_socket() {
    const PIECE: usize = 1000;
    const PIECES: usize = 300;

    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let mut peer = TcpStream::connect(listener.local_addr().unwrap()).expect("a connection");
    let (mut socket, _) = listener.accept().expect("a connection");
    socket
        .set_nonblocking(true)
        .expect("a socket can be told not to block");
    let sender = thread::spawn(move || {
        for piece in 0..PIECES {
            peer.write_all(&[b'a' + (piece % 26) as u8; PIECE])?;
            thread::sleep(Duration::from_micros(50)); // lets the reader catch up now and then
        }
        io::Result::Ok(())
    });
    waiting_for("everything that was sent, and its end");
    let mut wait = || {
        thread::sleep(Duration::from_micros(200)); // an event queue would sleep exactly long enough
        Ok(())
    };
    let all = match read_all(&mut socket, &mut wait) {
        Ok(all) => all,
        Err(error) => fail(format!("it returned an error, {error}")),
    };
    sender.join().unwrap().expect("everything could be sent");
    let words = format!("{} bytes were sent, {} returned", PIECE * PIECES, all.len());
    expect(all.len() == PIECE * PIECES, words);
    let in_place = |(at, byte): (usize, &u8)| *byte == b'a' + (at / PIECE % 26) as u8;
    expect(
        all.iter().enumerate().all(in_place),
        "the bytes are not in the order they were sent in",
    );
}
