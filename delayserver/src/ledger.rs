//! What the server knows of itself: its counts, and the log of arrivals.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// A request that has just arrived, for the log.
///
/// Displayed, it is one line of plain text whatever the client sent: what could move a terminal's
/// cursor or forge a line is escaped.
///
/// ```
/// use std::time::Duration;
/// use delayserver::Arrival;
///
/// let message = "two\nlines";
/// let arrival = Arrival { number: 12, delay: Duration::from_millis(1000), message };
/// assert_eq!(arrival.to_string(), r"#12 – 1000 ms: two\nlines");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival<'a> {
    /// Counts from 1.
    pub number: u64,
    /// How long the answer is going to wait.
    pub delay: Duration,
    /// What the answer is going to say, exactly as the client sent it.
    pub message: &'a str,
}

impl fmt::Display for Arrival<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, delay) = (self.number, self.delay.as_millis());
        write!(f, "#{number} – {delay} ms: {}", Shown(self.message))
    }
}

/// A stranger's text, made safe to show.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            // Separators and direction marks are no control characters, yet they act like some.
            '\\' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                write!(f, "{}", c.escape_default())
            }
            c if c.is_control() => write!(f, "{}", c.escape_default()),
            c => write!(f, "{c}"),
        })
    }
}

/// What a server has done and has to do. See [`ServerHandle::stats`](crate::ServerHandle::stats).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Connections taken since the start.
    pub accepted: u64,
    /// Connections held now.
    pub open: u64,
    /// Answers that wait for their time, or for their turn behind others that do.
    pub pending: u64,
    /// Messages sent, or about to be within this turn.
    pub served: u64,
    /// Requests answered with an error, or about to be within this turn.
    pub refused: u64,
    /// Times the server has woken from its wait. Bounded by what there was to do: if it grows while
    /// nothing happens, something is wrong.
    pub wakeups: u64,
}

/// [`Stats`] as they are kept. Written by the server's thread alone and read by anyone, each for
/// itself; nothing else is published through them, so relaxed order will do.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) accepted: AtomicU64,
    pub(crate) open: AtomicU64,
    pub(crate) pending: AtomicU64,
    pub(crate) served: AtomicU64,
    pub(crate) refused: AtomicU64,
    pub(crate) wakeups: AtomicU64,
}

impl Counters {
    pub(crate) fn stats(&self) -> Stats {
        Stats {
            accepted: self.accepted.load(Relaxed),
            open: self.open.load(Relaxed),
            pending: self.pending.load(Relaxed),
            served: self.served.load(Relaxed),
            refused: self.refused.load(Relaxed),
            wakeups: self.wakeups.load(Relaxed),
        }
    }
}

/// Receives each [`Arrival`].
pub(crate) type Log = Box<dyn FnMut(&Arrival<'_>) + Send>;

/// Where connections enter what happens.
pub(crate) struct Ledger {
    pub(crate) counters: Arc<Counters>,
    pub(crate) log: Option<Log>,
    arrivals: u64,
}

impl Ledger {
    pub(crate) fn new() -> Ledger {
        Ledger {
            counters: Arc::default(),
            log: None,
            arrivals: 0,
        }
    }

    pub(crate) fn woken(&self) {
        self.counters.wakeups.fetch_add(1, Relaxed);
    }

    pub(crate) fn opened(&self) {
        self.counters.accepted.fetch_add(1, Relaxed);
        self.counters.open.fetch_add(1, Relaxed);
    }

    /// A connection has gone, and with it `unanswered` answers.
    pub(crate) fn closed(&self, unanswered: usize) {
        self.counters.open.fetch_sub(1, Relaxed);
        self.counters.pending.fetch_sub(unanswered as u64, Relaxed);
    }

    /// A request that is going to be answered as it wishes.
    pub(crate) fn arrived(&mut self, delay: Duration, message: &str) {
        self.arrivals += 1;
        if let Some(log) = &mut self.log {
            log(&Arrival {
                number: self.arrivals,
                delay,
                message,
            });
        }
    }

    /// An answer has been put in line.
    pub(crate) fn waits(&self) {
        self.counters.pending.fetch_add(1, Relaxed);
    }

    /// An answer leaves the line. Counted before it is sent, so that whoever holds an answer finds
    /// it in the counts.
    pub(crate) fn answers(&self, status: u16) {
        let kind = if status == 200 {
            &self.counters.served
        } else {
            &self.counters.refused
        };
        kind.fetch_add(1, Relaxed);
        self.counters.pending.fetch_sub(1, Relaxed);
    }
}
