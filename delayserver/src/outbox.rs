//! What a client is owed: answers in the order of their requests, sent when they are due.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::mem;
use std::time::Instant;

use mio::net::TcpStream;

use crate::answer::Answer;
use crate::faults::{Delivery, Step};
use crate::http::Persistence;
use crate::ledger::Ledger;
use crate::sys;

/// Answers are gathered up to this many bytes for one write.
pub(crate) const OUTPUT_SIZE: usize = 64 * 1024;

/// Answers on their way to one client.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    /// An answer waits for those before it, even if it is due earlier.
    answers: VecDeque<Answer>,
    /// The one before all of these, if it goes out in pieces.
    delivery: Option<Box<Delivery>>,
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
        self.answers.is_empty() && self.unsent.is_empty() && self.delivery.is_none()
    }

    /// Whether the client leaves its answers lying, so that the socket takes no more.
    pub(crate) fn is_blocked(&self) -> bool {
        !self.unsent.is_empty()
    }

    /// When there is something to send. While the socket takes nothing there is no such time.
    pub(crate) fn next_due(&self) -> Option<Instant> {
        if self.is_blocked() {
            return None;
        }
        let delivery = self.delivery.as_ref().map(|delivery| delivery.due);
        delivery.or_else(|| self.answers.front().map(|answer| answer.due))
    }

    /// Lets the last answer say that the connection ends with it.
    pub(crate) fn close_after_last(&mut self) {
        if let Some(last) = self.answers.back_mut() {
            last.persistence = Persistence::Close;
        }
    }

    /// Finds out whether a client that has ended its side still listens: says something that
    /// means nothing, `100 Continue` (RFC 9110 §15.2.1). If nobody is there, the client's system
    /// answers with a reset. Not to who does not know that, and not in the middle of an answer:
    /// there its next piece will tell.
    pub(crate) fn probe(&mut self, now: Instant) {
        if let Some(delivery) = &mut self.delivery {
            delivery.due = now; // it may have stalled
        } else if self.unsent.is_empty()
            && self.answers.front().is_some_and(|next| next.takes_interim)
        {
            self.unsent = b"HTTP/1.1 100 Continue\r\n\r\n".to_vec();
        }
    }

    /// Sends what is due in as few writes as may be; returns whether anything went. `output` is
    /// scratch space.
    ///
    /// # Errors
    /// Fails if the client is gone, or is to be cut off.
    pub(crate) fn send(
        &mut self,
        socket: &mut TcpStream,
        output: &mut Vec<u8>,
        now: Instant,
        ledger: &Ledger,
    ) -> io::Result<bool> {
        let mut progress = false;
        loop {
            output.clear();
            output.shrink_to(2 * OUTPUT_SIZE); // what a long body has left behind
            output.append(&mut mem::take(&mut self.unsent));
            self.write_due(output, now, ledger);
            self.write_piece(output, now).inspect_err(|_| {
                // Without it the client would see an end in good order.
                let _ = sys::reset_on_close(socket);
            })?;
            if output.is_empty() {
                return Ok(progress);
            }
            let written = match socket.write(output) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => written,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    // An event tells when the socket takes more.
                    self.unsent = output.to_vec();
                    return Ok(progress);
                }
                Err(error) => return Err(error),
            };
            progress |= written > 0;
            // Without memory if all went, as it mostly does.
            self.unsent = output[written..].to_vec();
            if let Some(delivery) = self.delivery.as_mut().filter(|_| written == output.len()) {
                delivery.rest(now);
            }
        }
    }

    /// Adds the answers that are due, up to the first that goes out in pieces.
    fn write_due(&mut self, output: &mut Vec<u8>, now: Instant, ledger: &Ledger) {
        while output.len() < OUTPUT_SIZE
            && self.delivery.is_none()
            && let Some(mut answer) = self.answers.pop_front_if(|answer| answer.due <= now)
        {
            ledger.answers(answer.status);
            if answer.faults.is_none() {
                answer.write(output);
                continue;
            }
            let mut bytes = Vec::new();
            answer.write(&mut bytes);
            let faults = answer.faults.take().expect("seen above");
            match Delivery::new(*faults, bytes, now) {
                Ok(delivery) => self.delivery = Some(Box::new(delivery)),
                Err(bytes) => output.extend(bytes),
            }
        }
        if self.answers.is_empty() && self.answers.capacity() > 1 {
            self.answers = VecDeque::new(); // what a burst has left behind
        }
    }

    /// Adds the piece that is due, if it is to go out next.
    fn write_piece(&mut self, output: &mut Vec<u8>, now: Instant) -> io::Result<()> {
        let due = |delivery: &&mut Box<Delivery>| output.is_empty() && delivery.due <= now;
        let Some(delivery) = self.delivery.as_mut().filter(due) else {
            return Ok(());
        };
        match delivery.step() {
            Step::Send(piece) => output.extend_from_slice(piece),
            Step::Reset => return Err(io::ErrorKind::ConnectionAborted.into()),
        }
        if delivery.is_over() {
            self.delivery = None;
        }
        Ok(())
    }
}
