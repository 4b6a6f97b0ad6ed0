//! What a request asks for: how long to wait, and what to say then.
//!
//! The grammar stands in the README. Whoever is refused is told what was wrong and what to write
//! instead, because this server's users are learning to write requests.

use std::time::Duration;

use crate::faults::Faults;
use crate::http::{self, Request};
use crate::ledger::Shown;

/// The longest delay that is granted, in milliseconds: one hour.
pub const MAX_DELAY_MS: u64 = 3_600_000;

/// Methods that exist (RFC 9110 §9, RFC 5789) and have no business here.
const OTHER_METHODS: [&str; 7] = [
    "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
];

/// A request that can be granted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Errand {
    pub(crate) delay: Duration,
    pub(crate) message: String,
    pub(crate) faults: Option<Box<Faults>>,
}

/// Why a request cannot be granted. The connection goes on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) why: String,
}

impl Errand {
    /// With `faulty`, faults are granted too; without, they are as good as any other query.
    pub(crate) fn of(request: &Request<'_>, faulty: bool) -> Result<Errand, Refusal> {
        match request.method {
            "GET" | "HEAD" => Errand::from_target(request.target, faulty),
            other if OTHER_METHODS.contains(&other) => Err(refuse(
                405,
                format!("{other} is not for this server: use GET or HEAD"),
            )),
            other => {
                let shown: String = other.chars().take(20).collect();
                Err(refuse(
                    501,
                    format!("there is no method {shown} here: use GET or HEAD"),
                ))
            }
        }
    }

    fn from_target(target: &str, faulty: bool) -> Result<Errand, Refusal> {
        if target.contains('#') {
            return Err(refuse(
                400,
                "a # ends the path before it is sent: write it as %23".into(),
            ));
        }
        let path = without_authority(target);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (delay, message) = path
            .strip_prefix('/')
            .and_then(|path| path.split_once('/'))
            .filter(|(_, message)| !message.is_empty())
            .ok_or_else(|| {
                let why = "nothing is here: ask for /{delay_ms}/{message}, as in /1000/hello";
                refuse(404, why.into())
            })?;
        let delay = Duration::from_millis(delay_ms(delay).map_err(|why| refuse(400, why))?);
        let message = http::decode(message)
            .map_err(|error| refuse(400, format!("the message cannot be read: {error}")))?;
        let faults = if faulty { Faults::of(query) } else { Ok(None) };
        Ok(Errand {
            delay,
            message,
            faults: faults.map_err(|why| refuse(400, why))?,
        })
    }
}

fn refuse(status: u16, why: String) -> Refusal {
    Refusal { status, why }
}

/// A target may come as a whole URL, as it does to a proxy (RFC 9112 §3.2.2).
fn without_authority(target: &str) -> &str {
    match target.split_at_checked("http://".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http://") => {
            rest.find('/').map_or("/", |at| &rest[at..])
        }
        _ => target,
    }
}

/// A number, or any number from a range that holds both its ends.
fn delay_ms(text: &str) -> Result<u64, String> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let shown: String = text.chars().take(40).collect();
    let shown = Shown(&shown);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(low) || !digits(high) {
        return Err(format!(
            "\"{shown}\" is no delay: write whole milliseconds from 0 to {MAX_DELAY_MS}, as in \
             /1000/hello, or a range, as in /100-500/hello"
        ));
    }
    // Digits only fail to be a number when there are too many of them.
    let number = |part: &str| part.parse().unwrap_or(u64::MAX);
    match (number(low), number(high)) {
        (low, high) if low > high => Err(format!(
            "the range \"{shown}\" runs backwards: write the smaller number first"
        )),
        (_, high) if high > MAX_DELAY_MS => Err(format!(
            "the delay \"{shown}\" is over the longest, {MAX_DELAY_MS} ms (one hour)"
        )),
        (low, high) if low == high => Ok(low),
        (low, high) => Ok(rand::random_range(low..=high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reaches_both_its_ends_and_nothing_else() {
        let drawn: Vec<_> = (0..1000).map(|_| delay_ms("7-9").unwrap()).collect();
        assert!(
            (7..=9).all(|ms| drawn.contains(&ms)),
            "each of three is drawn in 1,000 draws"
        );
        assert!(drawn.iter().all(|ms| (7..=9).contains(ms)));
    }

    #[test]
    fn a_url_stands_for_its_path() {
        let from_path = Errand::from_target("/5/hello", false).unwrap();
        assert_eq!(
            Errand::from_target("http://localhost:8080/5/hello", false),
            Ok(from_path)
        );
        assert_eq!(
            Errand::from_target("HTTP://localhost", false)
                .unwrap_err()
                .status,
            404
        );
    }
}
