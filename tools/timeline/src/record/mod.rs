//! Keeps events while a recording runs.
//!
//! The contract, which `off.rs` fulfils with nothing:
//! - [`record()`] is one relaxed load when nothing listens;
//! - it takes no lock while it has room in the thread's buffer, never waits for a reader, and never
//!   panics, not even while the thread's locals are being destroyed;
//! - an event belongs to the recording that ran when its call began, or to none.
//!
//! [`session`] is what threads share, [`local`] what a thread has for itself, and [`buffer`] what
//! lies between: written by one thread, read by any.

mod buffer;
mod local;
mod session;

pub(crate) use local::{current, thread};
pub(crate) use session::{Session, snapshot};

use crate::event::About;
use crate::{Kind, Lane};

/// Records one event, if a recording runs.
#[inline]
pub(crate) fn record(kind: Kind, about: About) {
    if let Some(id) = session::listening() {
        local::record(id, kind, about);
    }
}

/// Labels a lane, if a recording runs.
#[inline]
pub(crate) fn name(lane: Lane, text: impl FnOnce() -> String) {
    if let Some(id) = session::listening() {
        // The text first: it is the caller's code, and must not run under a lock.
        let text = text();
        if let Some(session) = session::by_id(id) {
            session.name(lane, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::thread;

    use super::*;

    static TURN: Mutex<()> = Mutex::new(());

    /// A thread may be held up between the look at who listens and the event. Here a whole
    /// recording comes between the two halves of the call. One thread has taken part in the first
    /// recording, the other has not.
    #[test]
    fn a_late_event_is_in_no_later_recording() {
        let _turn = TURN.lock();
        for took_part in [true, false] {
            let first = Session::start().unwrap();
            let late = session::listening().unwrap();
            let record_late = move || local::record(late, Kind::Park, About::Thread);
            let second = thread::spawn(move || {
                if took_part {
                    record_late();
                }
                first.silence();
                let second = Session::start().unwrap();
                record_late();
                second.silence();
                second.timeline()
            });
            let second = second.join().unwrap();
            assert_eq!((second.events.len(), second.dropped), (0, 0));
        }
    }

    #[test]
    fn silencing_a_recording_twice_leaves_the_next_alone() {
        let _turn = TURN.lock();
        let first = Session::start().unwrap();
        first.silence();
        let second = Session::start().unwrap();
        first.silence();
        assert_eq!(session::listening(), Some(second.id));
        second.silence();
        assert_eq!(session::listening(), None);
    }
}
