//! One client: what it has sent, and when to look at it again.
//!
//! A connection is driven in turns. A turn reads once, takes what requests there are, sends what
//! is due, and says when the next turn should be. It never waits, and it never goes on for as long
//! as a client cares to send: the others would starve.
//!
//! While it sleeps it holds no buffers. A turn borrows what is [`Lent`] to all; only leftovers
//! (half a request, an answer that the client does not take) are kept.

use std::io::{self, Read};
use std::net::Shutdown;
use std::time::{Duration, Instant};

use mio::event::Event;
use mio::net::TcpStream;

use crate::answer::Answer;
use crate::http::{self, BodyReader, Persistence, Request};
use crate::ledger::Ledger;
use crate::outbox::{self, Outbox};
use crate::rules::Rules;
use crate::timers::Alarm;

/// Once so many answers wait, no more is read from that client until some are sent. What one read
/// has brought is taken whole, so that there may be a few more.
const MAX_PIPELINED: usize = 128;

/// How long a client may take to hang up after its last answer. Closing at once could destroy
/// that answer: what the client still sends would be met by a reset (RFC 9112 §9.6).
const LINGER: Duration = Duration::from_secs(1);

/// Twice the longest head: whatever is kept of one, there is room to read into.
const INPUT_SIZE: usize = 2 * (http::MAX_FIRST_LINE + http::MAX_HEADERS);

/// Lent to each connection for its turn.
pub(crate) struct Lent {
    input: Vec<u8>,
    output: Vec<u8>,
    pub(crate) rules: Rules,
    pub(crate) ledger: Ledger,
}

impl Lent {
    pub(crate) fn new() -> Lent {
        Lent {
            input: vec![0; INPUT_SIZE],
            output: Vec::with_capacity(outbox::OUTPUT_SIZE),
            rules: Rules::default(),
            ledger: Ledger::new(),
        }
    }
}

pub(crate) struct Connection {
    socket: TcpStream,
    /// Whether the socket may hold more than was read. Events are edge-triggered: each comes once.
    readable: bool,
    /// An event has told that the client's last bytes are there, so that the end is still to be
    /// read after them.
    end_ahead: bool,
    /// For the server: when the next turn is.
    pub(crate) alarm: Alarm,
    pub(crate) outbox: Outbox,
    phase: Phase,
    /// The client will send nothing more. It may well still listen.
    peer_done: bool,
    /// The start of a request whose rest has not come.
    unparsed: Vec<u8>,
    /// A request's body, passed over as it comes.
    body: Option<BodyReader>,
    /// When a request last became whole, or the socket last took something. Bytes that do not make
    /// a request whole do not count: one a minute would hold the connection for ever.
    progress: Instant,
}

#[derive(PartialEq)]
enum Phase {
    /// Requests are taken.
    Open,
    /// The last request has been taken; its answer has not been sent.
    Finishing,
    /// The last answer has been sent; what still comes is thrown away.
    Lingering { until: Instant },
}

impl Connection {
    pub(crate) fn new(socket: TcpStream) -> Connection {
        Connection {
            socket,
            readable: false,
            end_ahead: false,
            alarm: Alarm::default(),
            outbox: Outbox::default(),
            phase: Phase::Open,
            peer_done: false,
            unparsed: Vec::new(),
            body: None,
            progress: Instant::now(),
        }
    }

    /// Takes note of an event; a turn is to follow.
    pub(crate) fn on_event(&mut self, event: &Event) {
        self.end_ahead |= event.is_read_closed();
        self.readable |= event.is_readable() || event.is_read_closed();
    }

    /// Takes no further requests. The answers owed are still given.
    pub(crate) fn finish(&mut self) {
        if self.phase == Phase::Open {
            self.phase = Phase::Finishing;
            self.outbox.close_after_last();
        }
    }

    /// Does what can be done without waiting. Returns when to have the next turn, unless an event
    /// brings one earlier; `None` if the connection is over.
    ///
    /// # Errors
    /// Fails if the socket does. Then the client is gone, and the connection is over.
    pub(crate) fn turn(&mut self, lent: &mut Lent) -> io::Result<Option<Instant>> {
        let kept = self.unparsed.len();
        let read = self.read(&mut lent.input[kept..])?;
        // After reading, so that no delay begins before its request was there.
        let now = Instant::now();
        if self.phase == Phase::Open && read > 0 {
            self.take_requests(kept, read, now, lent);
        }
        if self.phase == Phase::Open && !self.unparsed.is_empty() && self.is_late(now, lent.rules) {
            let why = "the request has taken too long: a blank line ends it";
            self.reject(Answer::last(408, &why, &[], now), &lent.ledger);
        }
        let Lent { output, ledger, .. } = lent;
        if self.outbox.send(&mut self.socket, output, now, ledger)? {
            self.progress = now;
        }
        if self.phase == Phase::Finishing && self.outbox.is_empty() && !self.peer_done {
            self.socket.shutdown(Shutdown::Write)?;
            let until = now + LINGER;
            self.phase = Phase::Lingering { until };
        }
        Ok(self.next(now, lent.rules))
    }

    fn next(&self, now: Instant, rules: Rules) -> Option<Instant> {
        match self.phase {
            Phase::Finishing if self.outbox.is_empty() => None,
            Phase::Lingering { until } if until <= now => None,
            _ if self.is_late(now, rules) => None,
            _ if self.readable && self.reads() => Some(now),
            Phase::Lingering { until } => Some(until),
            _ => self
                .outbox
                .next_due()
                .or(Some(self.progress + rules.idle_limit)),
        }
    }

    /// Whether the client has kept the server waiting for too long. While an answer waits for its
    /// time, it is the server that keeps the client waiting.
    fn is_late(&self, now: Instant, rules: Rules) -> bool {
        self.outbox.next_due().is_none() && now - self.progress >= rules.idle_limit
    }

    /// Whether it takes what the client sends. Not while that one leaves its answers lying.
    fn reads(&self) -> bool {
        match self.phase {
            Phase::Open => self.outbox.len() < MAX_PIPELINED && !self.outbox.is_blocked(),
            // Thrown away, but it ends where the client does.
            Phase::Finishing | Phase::Lingering { .. } => true,
        }
    }

    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if !self.readable || !self.reads() {
            return Ok(0);
        }
        let read = match self.socket.read(room) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                self.readable = false;
                return Ok(0);
            }
            result => result?,
        };
        if read == 0 {
            self.peer_done = true;
            self.phase = Phase::Finishing;
            self.outbox.probe(Instant::now());
        }
        // A short read has emptied the socket, so the next bytes bring a new event; the read that
        // finds nothing can be saved (epoll(7), questions and answers). Windows wants that read:
        // it is what arms the next event.
        let emptied = read < room.len() && !self.end_ahead && cfg!(unix);
        self.readable = read > 0 && !emptied;
        Ok(read)
    }

    /// Takes requests from what is lent as input: `kept` bytes that have been here before, and
    /// `read` new ones.
    fn take_requests(&mut self, kept: usize, read: usize, now: Instant, lent: &mut Lent) {
        lent.input[..kept].copy_from_slice(&self.unparsed);
        let mut rest = &lent.input[..kept + read];
        // Half a line completes no head: what a client sends byte by byte is parsed once a line,
        // not once a byte.
        let line_ended = rest[kept..].contains(&b'\n');
        while self.phase == Phase::Open && !rest.is_empty() {
            if let Some(body) = &mut self.body {
                match body.read(&mut rest, |_| {}) {
                    Ok(true) => self.body = None,
                    Ok(false) => {}
                    Err(error) => self.reject(Answer::last(400, &error, rest, now), &lent.ledger),
                }
            } else if !line_ended && rest.len() <= http::MAX_FIRST_LINE {
                break;
            } else {
                match http::parse_request(rest) {
                    Ok(None) => break,
                    Ok(Some((request, length))) => {
                        rest = &rest[length..];
                        self.accept(&request, now, lent.rules, &mut lent.ledger);
                    }
                    Err(error) => {
                        let status = error.status();
                        self.reject(Answer::last(status, &error, rest, now), &lent.ledger);
                    }
                }
            }
        }
        // No larger than needed, and without memory if nothing is left.
        self.unparsed = rest.to_vec();
    }

    fn accept(&mut self, request: &Request<'_>, now: Instant, rules: Rules, ledger: &mut Ledger) {
        if request.persistence == Persistence::Close {
            self.phase = Phase::Finishing;
        }
        self.body = request.body.map(BodyReader::new);
        self.progress = now;
        let answer = Answer::to(request, now, rules, ledger);
        self.outbox.push(answer, ledger);
    }

    /// Answers what is no request. Where the next would start cannot be told: this was the last.
    fn reject(&mut self, answer: Answer, ledger: &Ledger) {
        self.phase = Phase::Finishing;
        self.outbox.push(answer, ledger);
    }
}
