//! Where events come from: one [`Driver`] a runtime, which waits for sockets and for timers.
//!
//! Any worker may take a turn at it, one at a time. A turn asks the system what has happened, notes
//! it at the [`Source`]s, and returns the wakers to be called. It knows nothing of tasks.

use std::io;
use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};

use mio::event::{Event, Source as MioSource};
use mio::{Events, Interest, Token};
use slab::Slab;

use crate::registration::{ENDED, READABLE, Source, WRITABLE};
use crate::sync::Mutex;
use crate::sync::atomic::{AtomicBool, Ordering::*};
use crate::sys::Alarm;
use crate::timer::Timers;

/// Neither is ever a source's: the table hands out small numbers.
const INTERRUPT: Token = Token(usize::MAX);
const ALARM: Token = Token(usize::MAX - 1);

/// Events taken a turn. More stay with the system until the next.
const EVENTS: usize = 1024;

/// How late a timer may be, so that one turn serves all that are due close together.
const SLACK: Duration = Duration::from_micros(50);

/// The event queue, the sources that it watches, and the timers.
pub(crate) struct Driver {
    /// Locked by whoever has its turn, and never waited for.
    pub(crate) queue: Mutex<EventQueue>,
    registry: mio::Registry,
    interrupt: mio::Waker,
    /// Locked before a source's own locks, never after.
    sources: Mutex<Slab<Arc<Source>>>,
    pub(crate) timers: Timers,
    /// Its runtime is gone: nothing will happen here any more.
    pub(crate) closed: AtomicBool,
}

pub(crate) struct EventQueue(mio::Poll, Alarm, Events);

impl Driver {
    pub(crate) fn new() -> io::Result<Driver> {
        let poll = mio::Poll::new()?;
        let registry = poll.registry().try_clone()?;
        let alarm = Alarm::new(&registry, ALARM)?;
        Ok(Driver {
            interrupt: mio::Waker::new(&registry, INTERRUPT)?,
            registry,
            queue: Mutex::new(EventQueue(poll, alarm, Events::with_capacity(EVENTS))),
            sources: Mutex::default(),
            timers: Timers::default(),
            closed: AtomicBool::new(false),
        })
    }

    /// Takes what has happened, and with `wait` sleeps until something has. Appends the wakers that
    /// are to be called now: after the turn, when no lock is held.
    pub(crate) fn drive(&self, queue: &mut EventQueue, wait: bool, woken: &mut Vec<Waker>) {
        let EventQueue(poll, alarm, events) = queue;
        let mut timeout = Some(Duration::ZERO);
        if wait {
            let left = |due: Instant| due.saturating_duration_since(Instant::now()) + SLACK;
            timeout = self.timers.fall_asleep().map(left);
        }
        if wait || !self.sources.lock().unwrap().is_empty() {
            let timeout = alarm.set(timeout);
            // A signal ends the wait early, and so does a full table of the system. Nothing has
            // happened then, and who has nothing to do comes back.
            if poll.poll(events, timeout).is_err() {
                events.clear();
            }
            let sources = self.sources.lock().unwrap();
            for event in &*events {
                // Otherwise it is gone, or the event is not a source's.
                if let Some(source) = sources.get(event.token().0) {
                    timeline::ready(event.token().0);
                    source.note(bits(event), woken);
                }
            }
        }
        self.timers.fire(woken);
    }

    /// Ends the wait of whoever drives, or the next one.
    pub(crate) fn interrupt(&self) {
        // Fails only if the system is out of memory, and then the next event ends the wait.
        let _ = self.interrupt.wake();
    }

    /// Watches `io` from now on; what happens to it is noted at the source that this returns.
    pub(crate) fn register(&self, io: &mut impl MioSource) -> io::Result<Arc<Source>> {
        let mut sources = self.sources.lock().unwrap();
        let entry = sources.vacant_entry();
        let source = Arc::new(Source::new(entry.key()));
        let both = Interest::READABLE | Interest::WRITABLE;
        self.registry.register(io, Token(source.key), both)?;
        timeline::register(source.key);
        Ok(entry.insert(source).clone())
    }

    /// Undoes [`register`](Self::register), for a socket that is about to be closed: then the system
    /// stops watching it, and need not be told. An event that was fetched before may still be noted
    /// at whoever gets the key next. It will try, find nothing and go on waiting: readiness is a hint.
    pub(crate) fn deregister(&self, key: usize) {
        self.sources.lock().unwrap().try_remove(key); // not the last reference: the caller has one
    }

    /// Ends all waiting: sockets fail, timers fire.
    pub(crate) fn close(&self, woken: &mut Vec<Waker>) {
        self.closed.store(true, SeqCst);
        for (_, source) in self.sources.lock().unwrap().iter() {
            source.note(READABLE | WRITABLE, woken);
        }
        self.timers.close(woken);
    }

    /// How many sources are watched, and how many timers are armed.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.sources.lock().unwrap().len(), self.timers.len())
    }
}

/// What an event tells. Whoever waits learns of an error by trying again.
fn bits(event: &Event) -> u64 {
    let bit = |is_told, bit| if is_told { bit } else { 0 };
    let error = event.is_error();
    let write = event.is_writable() || event.is_write_closed() || error;
    bit(event.is_readable() || error, READABLE)
        | bit(event.is_read_closed(), ENDED)
        | bit(write, WRITABLE)
}

/// What a socket or timer says when its runtime has been dropped.
pub(crate) const GONE: &str =
    "the runtime that drives this has been dropped: keep it for as long as its sockets and timers";
