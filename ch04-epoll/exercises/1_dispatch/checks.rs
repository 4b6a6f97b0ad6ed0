//! What a right answer to exercise 1 does.

#[path = "../watching.rs"]
mod watching;

use std::cell::Cell;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream as Peer};
use std::thread;

use ch04_epoll::net::TcpStream;
use ch04_epoll::{Poll, Source};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Handler, run};

pub const FORBIDDEN: &[&str] = &["mio", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "calls whom the event is about",
        points: 2,
        run: calls_the_right_one,
    },
    Check {
        name: "goes on until all have ended",
        points: 2,
        run: counts_ends,
    },
    Check {
        name: "leaves alone what has ended",
        points: 1,
        run: leaves_the_finished_alone,
    },
    Check {
        name: "leaves nothing on the queue",
        points: 1,
        run: cleans_up,
    },
    Check {
        name: "sleeps until something comes",
        points: 1,
        run: sleeps,
    },
    Check {
        name: "serves 60 at a time",
        points: 1,
        run: serves_many,
    },
];

/// Reads `wanted` bytes, and does something whenever some have come.
struct Reader<'a> {
    name: &'static str,
    stream: TcpStream,
    wanted: usize,
    heard: usize,
    /// Whether somebody has spoken to it yet: before that there can be no event for it.
    spoken_to: &'a Cell<bool>,
    /// What it does when it has heard something. An error is handed on.
    then: Box<dyn FnMut() -> io::Result<()> + 'a>,
}

impl Reader<'_> {
    fn has_ended(&self) -> bool {
        self.heard == self.wanted
    }

    /// Reads until nothing is there: an edge is told of once.
    fn hear(&mut self) -> io::Result<()> {
        let mut bytes = [0; 16];
        loop {
            match self.stream.read(&mut bytes) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(n) => self.heard += n,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Handler for Reader<'_> {
    fn source(&mut self) -> &mut dyn Source {
        &mut self.stream
    }

    fn advance(&mut self) -> io::Result<()> {
        let name = self.name;
        if self.has_ended() {
            let words = format!("{name} had ended and was told to advance");
            fail((&diagnosis::CALLS_THE_FINISHED, words));
        }
        if !self.spoken_to.get() {
            let words = format!("{name} was told to advance before anybody had spoken to it");
            fail((&diagnosis::ANOTHERS_EVENT, words));
        }
        let before = self.heard;
        self.hear()?;
        if self.heard > before {
            (self.then)()?;
        }
        match self.has_ended() {
            true => Ok(()),
            false => Err(ErrorKind::WouldBlock.into()),
        }
    }
}

/// The other end of a reader's stream.
#[derive(Debug)]
struct Speaker {
    peer: Peer,
    has_spoken: Cell<bool>,
}

impl Speaker {
    fn speak(&self) -> io::Result<()> {
        self.has_spoken.set(true);
        (&self.peer).write_all(b"x")
    }
}

fn connected<const N: usize>() -> ([TcpStream; N], [Speaker; N]) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let addr = listener.local_addr().expect("an address");
    let mut speakers = Vec::new();
    let streams = std::array::from_fn(|_| {
        let stream = TcpStream::connect(addr).expect("a connection");
        speakers.push(Speaker {
            peer: listener.accept().expect("a connection").0,
            has_spoken: Cell::new(false),
        });
        stream
    });
    (streams, speakers.try_into().expect("as many"))
}

fn reader<'a>(
    name: &'static str,
    stream: TcpStream,
    speaker: &'a Speaker,
    wanted: usize,
    then: impl FnMut() -> io::Result<()> + 'a,
) -> Reader<'a> {
    Reader {
        name,
        stream,
        wanted,
        heard: 0,
        spoken_to: &speaker.has_spoken,
        then: Box::new(then),
    }
}

/// Runs what is to end well.
fn run_well(poll: &mut Poll, readers: &mut [&mut Reader]) {
    let mut handlers = Vec::new();
    for reader in readers.iter_mut() {
        handlers.push(&mut **reader as &mut dyn Handler);
    }
    match run(poll, &mut handlers) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::WouldBlock => fail((
            &diagnosis::EVENT_FOR_A_PROMISE,
            "a handler said WouldBlock, and run returned that as its error",
        )),
        Err(error) => fail(format!("run returned an error: {error}")),
    }
    for reader in readers {
        let (name, heard, wanted) = (reader.name, reader.heard, reader.wanted);
        let words = format!("run returned when {name} had heard {heard} of {wanted} bytes");
        expect(heard == wanted, (&diagnosis::COUNTS_EVENTS, words));
    }
}

fn queue() -> Poll {
    Poll::new().expect("an event queue")
}

fn calls_the_right_one() {
    let ([a, b, c], [to_a, to_b, to_c]) = connected();
    // The last one first; who has heard something passes it on.
    let mut a = reader("the first", a, &to_a, 1, || to_b.speak());
    let mut b = reader("the second", b, &to_b, 1, || Ok(()));
    let mut c = reader("the third", c, &to_c, 1, || to_a.speak());
    to_c.speak().expect("room for a byte");
    waiting_for("a byte for the third of 3 handlers, then the first, then the second");
    run_well(&mut queue(), &mut [&mut a, &mut b, &mut c]);
}

fn counts_ends() {
    let ([a, b], [to_a, to_b]) = connected();
    let mut a = reader("the first", a, &to_a, 4, || to_a.speak());
    let mut b = reader("the second", b, &to_b, 4, || to_b.speak());
    to_a.speak().expect("room for a byte");
    to_b.speak().expect("room for a byte");
    waiting_for("2 handlers, each of which ends at its fourth event");
    run_well(&mut queue(), &mut [&mut a, &mut b]);
}

fn leaves_the_finished_alone() {
    let ([a, b], [to_a, to_b]) = connected();
    let mut a = reader("the first", a, &to_a, 1, || Ok(()));
    let mut b = reader("the second", b, &to_b, 4, || {
        to_a.speak()?; // nobody listens there any more
        to_b.speak()
    });
    to_a.speak().expect("room for a byte");
    to_b.speak().expect("room for a byte");
    waiting_for(
        "a handler that ends at its first event and is spoken to further, and one that goes on",
    );
    run_well(&mut queue(), &mut [&mut a, &mut b]);
}

fn cleans_up() {
    let ([a, b], [to_a, to_b]) = connected();
    let mut poll = queue();
    let mut a = reader("the first", a, &to_a, 1, || to_b.speak());
    let mut b = reader("the second", b, &to_b, 1, || Ok(()));
    to_a.speak().expect("room for a byte");
    waiting_for("2 handlers that end, and nothing of them on the queue");
    run_well(&mut poll, &mut [&mut a, &mut b]);
    expect_unwatched(&poll, [&mut a, &mut b], "all had ended");

    let ([a, b], [to_a, to_b]) = connected();
    let mut a = reader("the first", a, &to_a, 2, || {
        Err(ErrorKind::InvalidData.into())
    });
    let mut b = reader("the second", b, &to_b, 2, || Ok(()));
    to_a.speak().expect("room for a byte");
    waiting_for("the error of a handler that fails, and nothing on the queue");
    let result = run(&mut poll, &mut [&mut a, &mut b]);
    let is_handed_on = matches!(&result, Err(error) if error.kind() == ErrorKind::InvalidData);
    let words = format!("a handler failed with InvalidData, run returned {result:?}");
    expect(is_handed_on, words);
    expect_unwatched(&poll, [&mut a, &mut b], "one had failed");
}

fn expect_unwatched(poll: &Poll, readers: [&mut Reader; 2], when: &str) {
    for reader in readers {
        let is_watched = poll.registry().deregister(reader.source()).is_ok();
        let words = format!("{when}, and {} was still registered", reader.name);
        expect(!is_watched, (&diagnosis::LEAVES_REGISTERED, words));
    }
}

fn sleeps() {
    let ([a], [to_a]) = connected();
    let spoken_to = Cell::new(true); // by a thread of its own
    let mut a = Reader {
        spoken_to: &spoken_to,
        ..reader("the only one", a, &to_a, 1, || Ok(()))
    };
    let mut peer = to_a.peer.try_clone().expect("a descriptor");
    waiting_for("a byte that is sent when the loop sleeps");
    let sleeps = thread::scope(|scope| {
        let speaker = scope.spawn(move || {
            let sleeps = watching::until_asleep();
            peer.write_all(b"x").expect("room for a byte");
            sleeps
        });
        run_well(&mut queue(), &mut [&mut a]);
        speaker.join().expect("it does not panic")
    });
    let words = "nothing had come, and its waits ended again and again";
    expect(sleeps, (&diagnosis::WAITS_IN_CIRCLES, words));
}

fn serves_many() {
    const BYTES: usize = 5;
    let (streams, speakers) = connected::<60>();
    speakers
        .iter()
        .for_each(|speaker| speaker.has_spoken.set(true));
    let peers = speakers
        .each_ref()
        .map(|speaker| speaker.peer.try_clone().expect("a descriptor"));
    let mut readers: Vec<_> = streams
        .into_iter()
        .zip(&speakers)
        .map(|(stream, speaker)| reader("one of 60", stream, speaker, BYTES, || Ok(())))
        .collect();
    waiting_for("60 handlers, each of which is sent 5 bytes by another thread");
    thread::scope(|scope| {
        scope.spawn(move || {
            for round in 0..BYTES {
                for at in 0..peers.len() {
                    let mut peer = &peers[(at * 7 + round) % peers.len()];
                    peer.write_all(b"x").expect("room for a byte");
                }
            }
        });
        run_well(&mut queue(), &mut readers.iter_mut().collect::<Vec<_>>());
    });
}
