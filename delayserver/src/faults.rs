//! Answers that come as no client wishes them: what real networks do now and then, to order.
//!
//! A client that works with this server over loopback has proved little: there every answer comes
//! whole, in one read. So a request may ask for trouble in its query, `?fault=split:20`, as the
//! README has it. The server must have been told to give in to that.

use std::time::{Duration, Instant};

use crate::errand::MAX_DELAY_MS;

/// Between two bytes of an answer that dribbles.
const DRIBBLE_PAUSE: Duration = Duration::from_millis(1);

/// Between pieces otherwise. Long enough that a client has read one before the next arrives.
const PAUSE: Duration = Duration::from_millis(20);

/// The pause of an answer that stalls: as long as the longest delay.
const STALL: Duration = Duration::from_millis(MAX_DELAY_MS);

/// The longest body to be had, in bytes.
const MAX_BODY: usize = 16 * 1024 * 1024;

/// What a request wants to go wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    /// The body's length in bytes, if it is not the message's own.
    body: Option<usize>,
    manner: Option<Manner>,
}

/// How an answer is delivered. Offsets count from its first byte, the head's.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Manner {
    Dribble,
    Split(Vec<usize>),
    Reset(usize),
    Stall(usize),
}

impl Faults {
    /// Reads the faults from a query; the other things in there are nobody's business.
    pub(crate) fn of(query: &str) -> Result<Option<Box<Faults>>, String> {
        let mut faults = Faults::default();
        let asked = query
            .split('&')
            .filter_map(|pair| pair.strip_prefix("fault="));
        for fault in asked {
            let (name, value) = fault.split_once(':').unwrap_or((fault, ""));
            match (name, offsets(value).as_deref()) {
                ("dribble", _) if value.is_empty() => faults.manner = Some(Manner::Dribble),
                ("split", Some(at)) => faults.manner = Some(Manner::Split(at.to_vec())),
                ("reset", Some(&[at])) => faults.manner = Some(Manner::Reset(at)),
                ("stall", Some(&[at])) => faults.manner = Some(Manner::Stall(at)),
                ("body", Some(&[length])) if length <= MAX_BODY => faults.body = Some(length),
                _ => {
                    return Err(format!(
                        "this fault is not known: there are dribble, split:AT,AT…, reset:AT, \
                         stall:AT and body:LENGTH (at most {MAX_BODY}), all numbers in bytes"
                    ));
                }
            }
        }
        Ok((faults != Faults::default()).then(|| Box::new(faults)))
    }

    /// The body that is sent: the message, over and over if it is to be longer.
    pub(crate) fn body(&self, message: &str) -> Vec<u8> {
        let length = self.body.unwrap_or(message.len());
        message.bytes().cycle().take(length).collect()
    }
}

/// Ascending numbers, separated by commas.
fn offsets(text: &str) -> Option<Vec<usize>> {
    let offsets: Vec<usize> = text
        .split(',')
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    offsets.is_sorted().then_some(offsets)
}

/// An answer on its way in pieces.
#[derive(Debug)]
pub(crate) struct Delivery {
    bytes: Vec<u8>,
    sent: usize,
    manner: Manner,
    /// Between the piece that was sent last and the next step.
    pause: Duration,
    /// When the next step is.
    pub(crate) due: Instant,
}

/// What is to be done next for a [`Delivery`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// Send this, on its own.
    Send(&'a [u8]),
    /// Cut the connection off.
    Reset,
}

impl Delivery {
    /// Starts to deliver `bytes`; returns them if nothing is to go wrong with that.
    pub(crate) fn new(faults: Faults, bytes: Vec<u8>, now: Instant) -> Result<Delivery, Vec<u8>> {
        let Some(manner) = faults.manner else {
            return Err(bytes);
        };
        let pause = match manner {
            Manner::Stall(0) => STALL,
            _ => Duration::ZERO,
        };
        Ok(Delivery {
            bytes,
            sent: 0,
            manner,
            pause,
            due: now + pause,
        })
    }

    /// The step that is due. Moves on to the next one.
    pub(crate) fn step(&mut self) -> Step<'_> {
        let (start, length) = (self.sent, self.bytes.len());
        let (end, pause) = match &self.manner {
            Manner::Dribble => (start + 1, DRIBBLE_PAUSE),
            Manner::Split(cuts) => {
                let next = cuts.iter().find(|&&cut| cut > start);
                (next.copied().unwrap_or(length), PAUSE)
            }
            &Manner::Reset(at) if start >= at.min(length) => return Step::Reset,
            &Manner::Reset(at) => (at, PAUSE),
            &Manner::Stall(at) if start < at => (at, STALL),
            Manner::Stall(_) => (length, STALL),
        };
        self.sent = end.min(length);
        self.pause = pause;
        Step::Send(&self.bytes[start..self.sent])
    }

    /// Takes note that the socket has taken all there was: the pause begins.
    pub(crate) fn rest(&mut self, now: Instant) {
        self.due = now + self.pause;
    }

    /// Whether there are no more steps.
    pub(crate) fn is_over(&self) -> bool {
        self.sent == self.bytes.len() && !matches!(self.manner, Manner::Reset(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces that `fault` makes of ten bytes, each with the time that it is sent after.
    fn steps(fault: &str) -> Vec<(Duration, String)> {
        let start = Instant::now();
        let faults = Faults::of(&format!("fault={fault}")).unwrap().unwrap();
        let mut delivery = Delivery::new(*faults, b"0123456789".to_vec(), start).unwrap();
        let mut steps = Vec::new();
        while !delivery.is_over() {
            let now = delivery.due;
            match delivery.step() {
                Step::Send(piece) => {
                    steps.push((now - start, str::from_utf8(piece).unwrap().to_owned()));
                    delivery.rest(now);
                }
                Step::Reset => {
                    steps.push((now - start, "reset".to_owned()));
                    break;
                }
            }
        }
        steps
    }

    #[test]
    fn answers_are_cut_where_they_are_to_be_cut() {
        let pieces = |fault| {
            let steps = steps(fault).into_iter();
            steps.map(|(_, piece)| piece).collect::<Vec<_>>()
        };
        assert_eq!(pieces("split:0,3,3,9,10,99"), ["012", "345678", "9"]);
        assert_eq!(pieces("dribble").len(), 10);
        assert_eq!(pieces("reset:4"), ["0123", "reset"]);
        assert_eq!(pieces("reset:0"), ["reset"]);
        assert_eq!(pieces("reset:99"), ["0123456789", "reset"]);
        assert_eq!(pieces("stall:4"), ["0123", "456789"]);
        assert_eq!(pieces("stall:99"), ["0123456789"]);
    }

    #[test]
    fn pauses_come_between_pieces_and_not_before_the_first() {
        let times = |fault| {
            let steps = steps(fault).into_iter();
            steps.map(|(time, _)| time).collect::<Vec<_>>()
        };
        assert_eq!(times("split:4"), [Duration::ZERO, PAUSE]);
        assert_eq!(times("reset:4"), [Duration::ZERO, PAUSE]);
        assert_eq!(times("stall:4"), [Duration::ZERO, STALL]);
        assert_eq!(times("stall:0"), [STALL]);
    }

    #[test]
    fn what_is_no_fault_is_refused() {
        for fault in [
            "",
            "x",
            "split",
            "split:",
            "split:2,1",
            "reset:1,2",
            "stall:-1",
        ] {
            assert!(Faults::of(&format!("fault={fault}")).is_err(), "{fault}");
        }
        for fault in ["dribble:1", "body:16777217", "body:1e6"] {
            assert!(Faults::of(&format!("fault={fault}")).is_err(), "{fault}");
        }
        assert_eq!(Faults::of("a=b&c&default=1"), Ok(None));
    }

    #[test]
    fn a_long_body_is_the_message_over_and_over() {
        let faults = Faults::of("fault=body:7").unwrap().unwrap();
        assert_eq!(faults.body("abc"), b"abcabca");
    }
}
