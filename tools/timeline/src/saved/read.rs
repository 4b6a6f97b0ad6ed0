//! Reads a saved log, and trusts none of it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::{MAGIC, VERSION};
use crate::{Cause, Event, Kind, Lane, PollEnd, Timeline};

/// What is wrong with a saved log, and where.
///
/// ```
/// let damage = timeline::Timeline::from_log(b"timeline 1\nduration soon\n").unwrap_err();
/// assert_eq!(damage.line(), 2);
/// assert_eq!(
///     damage.to_string(),
///     r#"line 2: expected "duration" and a number of nanoseconds, found "duration soon""#
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    line: usize,
    expected: String,
    /// The line, or nothing where the log ends too early.
    found: Option<String>,
}

impl Damage {
    /// Returns the number of the line, from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// More of a line does not help.
        const MOST: usize = 60;
        let Damage { line, expected, .. } = self;
        write!(f, "line {line}: expected {expected}, found ")?;
        match &self.found {
            None => write!(f, "the end: the log was cut short"),
            Some(text) if text.chars().count() > MOST => {
                let start: String = text.chars().take(MOST).collect();
                write!(f, "{start:?} and more")
            }
            Some(text) => write!(f, "{text:?}"),
        }
    }
}

impl std::error::Error for Damage {}

impl Timeline {
    /// Reads what [`to_log`](Timeline::to_log) wrote.
    ///
    /// # Errors
    /// Fails if the log is of another version, was cut short or is damaged.
    pub fn from_log(log: &[u8]) -> Result<Timeline, Damage> {
        let mut lines = Lines { rest: log, line: 0 };
        let this = format!("\"{MAGIC} {VERSION}\", as a saved timeline of this version begins");
        lines.read(&this, |line| {
            (line == format!("{MAGIC} {VERSION}")).then_some(())
        })?;
        let duration = lines.header("duration", "a number of nanoseconds", number)?;
        let dropped = lines.header("dropped", "a number of events", number)?;
        let cpu_time = lines.header("cpu", "a number of nanoseconds or -", |text| match text {
            "-" => Some(None),
            _ => number(text).map(Some),
        })?;
        let mut timeline = Timeline {
            events: Vec::new(),
            labels: BTreeMap::new(),
            dropped,
            duration: Duration::from_nanos(duration),
            cpu_time: cpu_time.map(Duration::from_nanos),
        };

        let labels: u64 = lines.header("labels", "how many follow", number)?;
        for n in 1..=labels {
            let this = format!("label {n} of {labels}, such as task 3 \"a label\"");
            let (lane, label) = lines.read(&this, label)?;
            timeline.labels.insert(lane, label);
        }
        let events: u64 = lines.header("events", "how many follow", number)?;
        let mut next_seq = Some(0);
        for n in 1..=events {
            let this = format!(
                "event {n} of {events}, such as 7 1500 1 task 3 wake thread 1, with a greater \
                 number than the one before"
            );
            let in_order = |event: &Event| next_seq.is_some_and(|next| event.seq >= next);
            let event = lines.read(&this, |line| event(line).filter(in_order))?;
            next_seq = event.seq.checked_add(1);
            timeline.events.push(event);
        }
        lines.read("\"end\"", |line| (line == "end").then_some(()))?;
        lines.nothing_more()?;
        Ok(timeline)
    }
}

struct Lines<'a> {
    rest: &'a [u8],
    /// The number of the line that was read last.
    line: usize,
}

impl<'a> Lines<'a> {
    /// Reads the next line with `parse`. In words, that is what was `expected`.
    fn read<T>(
        &mut self,
        expected: &str,
        parse: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, Damage> {
        self.line += 1;
        let damage = |found| Damage {
            line: self.line,
            expected: expected.to_owned(),
            found,
        };
        let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') else {
            // Half a line is as good as none: a number may lack its last digits.
            return Err(damage(None));
        };
        let line = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        let text = str::from_utf8(line).ok();
        let text = text.map(|text| text.strip_suffix('\r').unwrap_or(text));
        text.and_then(parse)
            .ok_or_else(|| damage(Some(String::from_utf8_lossy(line).into_owned())))
    }

    fn header<T>(
        &mut self,
        word: &str,
        value: &str,
        parse: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, Damage> {
        let expected = format!("{word:?} and {value}");
        self.read(&expected, |line| {
            let (first, rest) = line.split_once(' ')?;
            (first == word).then(|| parse(rest)).flatten()
        })
    }

    fn nothing_more(&self) -> Result<(), Damage> {
        let line = self.rest.split(|byte| *byte == b'\n').next();
        match line {
            _ if self.rest.is_empty() => Ok(()),
            line => Err(Damage {
                line: self.line + 1,
                expected: "nothing after the end".to_owned(),
                found: line.map(|line| String::from_utf8_lossy(line).into_owned()),
            }),
        }
    }
}

/// Unlike `parse`, takes no sign: only what `to_log` writes.
fn number<T: FromStr>(text: &str) -> Option<T> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn lane(kind: &str, number_text: &str) -> Option<Lane> {
    match kind {
        "thread" => number(number_text).map(Lane::Thread),
        "fiber" => number(number_text).map(Lane::Fiber),
        "task" => number(number_text).map(Lane::Task),
        _ => None,
    }
}

fn event(line: &str) -> Option<Event> {
    let words: Vec<&str> = line.split(' ').collect();
    let (event, cause) = words.split_at_checked(6)?;
    Some(Event {
        seq: number(event[0])?,
        at: Duration::from_nanos(number(event[1])?),
        thread: number(event[2])?,
        lane: lane(event[3], event[4])?,
        kind: kind(event[5])?,
        cause: match cause {
            [] => None,
            ["token", token] => Some(Cause::Token(number(token)?)),
            [kind, number] => Some(Cause::Lane(lane(kind, number)?)),
            _ => return None,
        },
    })
}

fn kind(word: &str) -> Option<Kind> {
    const KINDS: [Kind; 11] = [
        Kind::Spawn,
        Kind::PollStart,
        Kind::PollEnd(PollEnd::Ready),
        Kind::PollEnd(PollEnd::Pending),
        Kind::Wake,
        Kind::Park,
        Kind::Unpark,
        Kind::Register,
        Kind::Ready,
        Kind::Switch,
        Kind::Done,
    ];
    KINDS.into_iter().find(|kind| kind.to_string() == word)
}

fn label(line: &str) -> Option<(Lane, String)> {
    let (kind, rest) = line.split_once(' ')?;
    let (number, quoted) = rest.split_once(' ')?;
    let escaped = quoted.strip_prefix('"')?.strip_suffix('"')?;
    Some((lane(kind, number)?, unescaped(escaped)?))
}

/// Undoes the escapes of a string's `Debug`.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let code = escape.chars().next()?;
        rest = &escape[code.len_utf8()..];
        plain.push(match code {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            '\\' | '"' | '\'' => code,
            'u' => {
                let (hex, after) = rest.strip_prefix('{')?.split_once('}')?;
                rest = after;
                char::from_u32(u32::from_str_radix(hex, 16).ok()?)?
            }
            _ => return None,
        });
    }
    plain.push_str(rest);
    Some(plain)
}
