//! What one request is answered with, from its arrival until it is written out.

use std::fmt::Display;
use std::time::Instant;

use crate::errand::Errand;
use crate::faults::Faults;
use crate::http::{self, Persistence, Request};
use crate::ledger::Ledger;
use crate::rules::Rules;

/// An answer before it is written out.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) due: Instant,
    pub(crate) status: u16,
    pub(crate) persistence: Persistence,
    head_only: bool,
    /// Whether the client knows interim answers: HTTP/1.0 has none.
    pub(crate) takes_interim: bool,
    body: Box<str>,
    pub(crate) faults: Option<Box<Faults>>,
}

impl Answer {
    /// What a request gets, and after which delay: its message, or the reason why not.
    pub(crate) fn to(
        request: &Request<'_>,
        now: Instant,
        rules: Rules,
        ledger: &mut Ledger,
    ) -> Answer {
        let answer = Answer {
            due: now,
            status: 200,
            persistence: request.persistence,
            head_only: request.method == "HEAD",
            takes_interim: request.version > 0,
            body: Box::default(),
            faults: None,
        };
        match Errand::of(request, rules.faults) {
            Ok(errand) => {
                ledger.arrived(errand.delay, &errand.message);
                Answer {
                    due: now + errand.delay,
                    body: errand.message.into(),
                    faults: errand.faults,
                    ..answer
                }
            }
            Err(refusal) => Answer {
                status: refusal.status,
                body: format!("{}\n", refusal.why).into(),
                ..answer
            },
        }
    }

    /// The last answer on a connection: what has come, starting with `bytes`, is no request.
    pub(crate) fn last(status: u16, why: &dyn Display, bytes: &[u8], now: Instant) -> Answer {
        Answer {
            due: now,
            status,
            persistence: Persistence::Close,
            head_only: bytes.starts_with(b"HEAD "),
            takes_interim: false,
            body: format!("{why}\n").into(),
            faults: None,
        }
    }

    /// Appends it to `out`.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let longer = self.faults.as_ref().map(|faults| faults.body(&self.body));
        let body = longer.as_deref().unwrap_or(self.body.as_bytes());
        http::write_response(out, self.status, self.persistence, self.head_only, body);
    }
}
