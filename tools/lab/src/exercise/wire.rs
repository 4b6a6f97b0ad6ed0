//! What a check's process tells the process that started it: one line a message.
//!
//! The lines travel on standard output, among whatever the answer prints. Each begins with a nonce
//! that the answer has not seen, which is how the two are told apart.

use std::fmt::{self, Display, Formatter};

/// Fields are cut to this many bytes, so that a line goes out in one piece.
const LONGEST_FIELD: usize = 1000;

/// One message. Diagnoses are named by their slug.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Message {
    /// The check begins. What was printed before came from the test harness.
    Begin,
    /// The check comes to its next step.
    WaitingFor { what: String },
    /// What it means should the process crash in this step.
    CrashMeans { diagnosis: String },
    /// Something panicked. Empty `thread`: the check's own.
    Panicked {
        thread: String,
        place: String,
        words: String,
    },
    /// The check found something wrong. Empty `diagnosis`: it has no name.
    Failed { diagnosis: String, words: String },
    /// A step did not come to its end.
    Stuck { diagnosis: String, words: String },
    /// A line of the recorded timeline, the last ones of many.
    Timeline { line: String },
    /// The check has come to its last step.
    Pass,
}

impl Message {
    /// Reads what [`Display`] wrote.
    fn parse(line: &str) -> Option<Message> {
        let mut fields = line.split('\t');
        let kind = fields.next()?;
        let mut next = || fields.next().map(unescape);
        Some(match kind {
            "begin" => Message::Begin,
            "waiting" => Message::WaitingFor { what: next()? },
            "crash-means" => Message::CrashMeans { diagnosis: next()? },
            "panicked" => Message::Panicked {
                thread: next()?,
                place: next()?,
                words: next()?,
            },
            "failed" => Message::Failed {
                diagnosis: next()?,
                words: next()?,
            },
            "stuck" => Message::Stuck {
                diagnosis: next()?,
                words: next()?,
            },
            "timeline" => Message::Timeline { line: next()? },
            "pass" => Message::Pass,
            _ => return None,
        })
    }
}

impl Display for Message {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (kind, fields) = match self {
            Message::Begin => ("begin", vec![]),
            Message::WaitingFor { what } => ("waiting", vec![what]),
            Message::CrashMeans { diagnosis } => ("crash-means", vec![diagnosis]),
            Message::Panicked {
                thread,
                place,
                words,
            } => ("panicked", vec![thread, place, words]),
            Message::Failed { diagnosis, words } => ("failed", vec![diagnosis, words]),
            Message::Stuck { diagnosis, words } => ("stuck", vec![diagnosis, words]),
            Message::Timeline { line } => ("timeline", vec![line]),
            Message::Pass => ("pass", vec![]),
        };
        f.write_str(kind)?;
        fields
            .iter()
            .try_for_each(|field| write!(f, "\t{}", escape(field)))
    }
}

/// The bytes that carry `message`. They begin on a line of their own, wherever the answer stopped.
pub(super) fn frame(nonce: &str, message: &Message) -> Vec<u8> {
    format!("\n{nonce} {message}\n").into_bytes()
}

/// Parts standard output into the messages and what the answer printed.
pub(super) fn parse(nonce: &str, stdout: &[u8]) -> (Vec<Message>, String) {
    let text = String::from_utf8_lossy(stdout);
    let (mut messages, mut printed) = (Vec::new(), String::new());
    let mut rest = text.as_ref();
    let mark = format!("\n{nonce} ");
    while let Some((before, after)) = rest.split_once(&mark) {
        // The last line of a process that was killed may have no end.
        let (line, after) = after.split_once('\n').unwrap_or((after, ""));
        printed.push_str(before);
        match Message::parse(line) {
            Some(Message::Begin) => printed.clear(),
            Some(message) => messages.push(message),
            None => {}
        }
        rest = after;
    }
    printed.push_str(rest);
    (messages, printed)
}

fn escape(field: &str) -> String {
    let cut = &field[..field.floor_char_boundary(LONGEST_FIELD)];
    let escaped = cut.replace('\\', "\\\\").replace('\t', "\\t");
    escaped.replace('\n', "\\n")
}

fn unescape(field: &str) -> String {
    let mut text = String::new();
    let mut chars = field.chars();
    while let Some(char) = chars.next() {
        text.push(match char {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                other => other.unwrap_or('\\'),
            },
            char => char,
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(words: &str) -> Message {
        Message::Failed {
            diagnosis: "a-name".into(),
            words: words.into(),
        }
    }

    #[test]
    fn messages_survive_between_what_an_answer_prints() {
        let message = failed("two\nlines,\ta tab and a \\n");
        let mut stdout = b"running 1 test\n".to_vec();
        stdout.extend(frame("4b1d", &Message::Begin));
        stdout.extend(b"half a li");
        stdout.extend(frame("4b1d", &message));
        stdout.extend(b"ne\n");
        stdout.extend(frame("4b1d", &Message::Pass));
        let (messages, printed) = parse("4b1d", &stdout);
        assert_eq!(messages, [message, Message::Pass]);
        assert_eq!(printed, "half a line\n");
    }

    #[test]
    fn a_line_with_another_nonce_is_only_print() {
        let (messages, printed) = parse("4b1d", b"pass\n4b1d\nffff pass\n\nffff pass\n");
        assert_eq!(messages, []);
        assert_eq!(printed, "pass\n4b1d\nffff pass\n\nffff pass\n");
    }

    #[test]
    fn a_long_field_is_cut() {
        let (messages, _) = parse("0", &frame("0", &failed(&"é".repeat(LONGEST_FIELD))));
        assert_eq!(messages, [failed(&"é".repeat(LONGEST_FIELD / 2))]);
    }
}
