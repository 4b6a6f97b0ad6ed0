//! What a client is owed: answers in the order of their requests, sent when they are due.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::mem;
use std::time::Instant;

use crate::http::{self, Persistence};
use crate::ledger::Ledger;

/// Answers are gathered up to this many bytes for one write.
const OUTPUT_SIZE: usize = 64 * 1024;

/// An answer before it is written out.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) due: Instant,
    pub(crate) status: u16,
    pub(crate) persistence: Persistence,
    pub(crate) head_only: bool,
    pub(crate) body: Box<str>,
}

/// Answers on their way to one client.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    /// An answer waits for those before it, even if it is due earlier.
    answers: VecDeque<Answer>,
    /// What the socket has not taken yet.
    unsent: Vec<u8>,
}

impl Outbox {
    pub(crate) fn push(&mut self, answer: Answer, ledger: &Ledger) {
        if self.answers.capacity() == 0 {
            // Most clients wait for one answer at a time. Left to itself, the queue would start
            // with four places.
            self.answers.reserve_exact(1);
        }
        self.answers.push_back(answer);
        ledger.waits();
    }

    /// How many answers wait.
    pub(crate) fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether everything has been handed to the system.
    pub(crate) fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.unsent.is_empty()
    }

    /// Whether the client leaves its answers lying, so that the socket takes no more.
    pub(crate) fn is_blocked(&self) -> bool {
        !self.unsent.is_empty()
    }

    /// When the next answer is due. While the socket takes nothing there is no such time.
    pub(crate) fn next_due(&self) -> Option<Instant> {
        let next = self.answers.front().filter(|_| !self.is_blocked())?;
        Some(next.due)
    }

    /// Lets the last answer say that the connection ends with it.
    pub(crate) fn close_after_last(&mut self) {
        if let Some(last) = self.answers.back_mut() {
            last.persistence = Persistence::Close;
        }
    }

    /// Sends what is due in as few writes as may be. `output` is scratch space.
    ///
    /// # Errors
    /// Fails if the client is gone.
    pub(crate) fn send(
        &mut self,
        mut socket: impl Write,
        output: &mut Vec<u8>,
        now: Instant,
        ledger: &Ledger,
    ) -> io::Result<()> {
        loop {
            output.clear();
            output.append(&mut mem::take(&mut self.unsent));
            self.write_due(output, now, ledger);
            if output.is_empty() {
                return Ok(());
            }
            let written = match socket.write(output) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => written,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    // An event tells when the socket takes more.
                    self.unsent = output.to_vec();
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            // Without memory if all went, as it mostly does.
            self.unsent = output[written..].to_vec();
        }
    }

    fn write_due(&mut self, output: &mut Vec<u8>, now: Instant, ledger: &Ledger) {
        while output.len() < OUTPUT_SIZE
            && let Some(answer) = self.answers.pop_front_if(|answer| answer.due <= now)
        {
            let Answer {
                status,
                persistence,
                head_only,
                ..
            } = answer;
            http::write_response(output, status, persistence, head_only, &answer.body);
            ledger.answers(status);
        }
        if self.answers.is_empty() && self.answers.capacity() > 1 {
            self.answers = VecDeque::new(); // what a burst has left behind
        }
    }
}
