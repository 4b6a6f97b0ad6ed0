//! What a thread has for itself: its number, who runs on it now, and the buffer it writes to.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::buffer::{self, Buffer};
use super::session::{self, Session};
use crate::event::About;
use crate::{Cause, Event, Kind, Lane, Recording};

/// Buffers that a thread may fill in one recording.
const MAX_BUFFERS: usize = Recording::EVENTS_PER_THREAD / buffer::EVENTS;

thread_local! {
    /// 0 until it is asked for. Needs no destructor, so it outlives those who ask.
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    static LOCAL: RefCell<Option<Local>> = const { RefCell::new(None) };
}

/// Returns the number of this thread.
pub(crate) fn thread() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NUMBER.with(|number| {
        if number.get() == 0 {
            number.set(NEXT.fetch_add(1, Ordering::Relaxed));
        }
        number.get()
    })
}

/// Returns the lane that runs on this thread.
pub(crate) fn current() -> Lane {
    let current = session::listening().and_then(|id| {
        let of = |local: &RefCell<Option<Local>>| match &*local.try_borrow().ok()? {
            Some(local) if local.session.id == id => Some(local.current()),
            _ => None,
        };
        LOCAL.try_with(of).ok().flatten()
    });
    current.unwrap_or_else(|| Lane::Thread(thread()))
}

/// Records an event for the recording `id`, which ran a moment ago.
#[inline(never)]
pub(super) fn record(id: u64, kind: Kind, about: About) {
    let written = LOCAL.try_with(|local| {
        // It is borrowed already if the allocator records.
        let mut local = local.try_borrow_mut().ok()?;
        let local = match &mut *local {
            Some(local) if local.session.id == id => local,
            other => other.insert(Local::join(id)?),
        };
        local.record(kind, about);
        Some(())
    });
    if !matches!(written, Ok(Some(())))
        && let Some(session) = session::by_id(id)
    {
        session.count_dropped();
    }
}

/// A thread's part in one recording.
struct Local {
    session: Arc<Session>,
    thread: u32,
    /// The buffer with room.
    buffer: Arc<Buffer>,
    /// How many buffers were taken, this one included.
    buffers: usize,
    /// The fiber that was last switched to, or the thread.
    stack: Lane,
    /// The polls that go on, each with the stack that it runs on. A fiber may be switched away
    /// from in the middle of a poll, and resume it when it is switched to again.
    polls: Vec<(Lane, Lane)>,
}

impl Local {
    /// Takes part in a recording, unless it is over.
    fn join(id: u64) -> Option<Self> {
        let session = session::by_id(id)?;
        let thread = thread();
        let buffer = session.buffer(thread)?;
        if let Some(name) = std::thread::current().name() {
            session.name_if_unnamed(Lane::Thread(thread), name);
        }
        Some(Self {
            session,
            thread,
            buffer,
            buffers: 1,
            stack: Lane::Thread(thread),
            polls: Vec::new(),
        })
    }

    fn record(&mut self, kind: Kind, about: About) {
        let (lane, cause) = self.who_and_why(kind, about);
        if self.has_room() {
            let (seq, at) = self.session.stamp();
            let thread = self.thread;
            self.buffer.push(&Event {
                seq,
                at,
                thread,
                lane,
                kind,
                cause,
            });
        } else {
            self.session.count_dropped();
        }
        // Also for a dropped event: what follows it shall name the right lane.
        self.follow(kind, lane);
    }

    /// Works out whom an event happens to, and its cause.
    fn who_and_why(&self, kind: Kind, about: About) -> (Lane, Option<Cause>) {
        match about {
            About::Lane(lane) => match kind {
                Kind::Spawn | Kind::Wake | Kind::Switch => {
                    (lane, Some(Cause::Lane(self.current())))
                }
                _ => (lane, None),
            },
            About::Thread => (Lane::Thread(self.thread), None),
            About::Token(token) if kind == Kind::Register => {
                (self.current(), Some(Cause::Token(token)))
            }
            About::Token(token) => (Lane::Thread(self.thread), Some(Cause::Token(token))),
        }
    }

    /// Returns the innermost poll on this stack, or the stack itself.
    fn current(&self) -> Lane {
        let mut polls = self.polls.iter().rev();
        let innermost = polls.find(|(stack, _)| *stack == self.stack);
        innermost.map_or(self.stack, |&(_, task)| task)
    }

    /// Keeps up with who runs. Called after the event is written: a switch's cause is the lane that
    /// it leaves.
    fn follow(&mut self, kind: Kind, lane: Lane) {
        match kind {
            Kind::PollStart => self.polls.push((self.stack, lane)),
            // Not simply the last: a fiber may have begun another poll since.
            Kind::PollEnd(_) => {
                if let Some(at) = self.polls.iter().rposition(|&(_, task)| task == lane) {
                    self.polls.remove(at);
                }
            }
            Kind::Switch => self.stack = lane,
            // What unwound in the middle of a poll, or was dropped with its stack, runs no more.
            Kind::Done => self
                .polls
                .retain(|&(stack, task)| stack != lane && task != lane),
            _ => {}
        }
    }

    /// Takes a new buffer if this one is full, and says whether that helped.
    fn has_room(&mut self) -> bool {
        if self.buffer.is_full()
            && self.buffers < MAX_BUFFERS
            && let Some(buffer) = self.session.buffer(self.thread)
        {
            self.buffer = buffer;
            self.buffers += 1;
        }
        !self.buffer.is_full()
    }
}
