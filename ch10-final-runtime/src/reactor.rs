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

use crate::registration::{Side, Source};
use crate::sync::atomic::{AtomicBool, Ordering::*};
use crate::sync::{Mutex, MutexGuard};
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
    queue: Mutex<EventQueue>,
    registry: mio::Registry,
    interrupt: mio::Waker,
    /// Locked before a source's own locks, never after.
    sources: Mutex<Slab<Arc<Source>>>,
    pub(crate) timers: Timers,
    /// When the timers' time began.
    start: Instant,
    /// Its runtime is gone: nothing will happen here any more.
    closed: AtomicBool,
}

pub(crate) struct EventQueue {
    poll: mio::Poll,
    events: Events,
    alarm: Alarm,
}

impl Driver {
    pub(crate) fn new() -> io::Result<Driver> {
        let poll = mio::Poll::new()?;
        let registry = poll.registry().try_clone()?;
        let alarm = Alarm::new(&registry, ALARM)?;
        let events = Events::with_capacity(EVENTS);
        Ok(Driver {
            interrupt: mio::Waker::new(&registry, INTERRUPT)?,
            registry,
            queue: Mutex::new(EventQueue {
                poll,
                events,
                alarm,
            }),
            sources: Mutex::default(),
            timers: Timers::new(),
            start: Instant::now(),
            closed: AtomicBool::new(false),
        })
    }

    /// Takes the right to drive unless somebody has it.
    pub(crate) fn try_turn(&self) -> Option<MutexGuard<'_, EventQueue>> {
        self.queue.try_lock().ok()
    }

    /// Takes what has happened, and with `wait` sleeps until something has. Appends the wakers that
    /// are to be called now: after the turn, when no lock is held.
    pub(crate) fn drive(&self, queue: &mut EventQueue, wait: bool, woken: &mut Vec<Waker>) {
        if wait {
            let left = |next: u64| Duration::from_nanos(next.saturating_sub(self.now()));
            let slack = |left: Duration| if left.is_zero() { left } else { left + SLACK };
            let timeout = self.timers.fall_asleep().map(left).map(slack);
            self.poll(queue, timeout, woken);
        } else if !self.sources.lock().unwrap().is_empty() {
            self.poll(queue, Some(Duration::ZERO), woken);
        }
        self.timers.fire(|| self.now(), woken);
    }

    fn poll(&self, queue: &mut EventQueue, timeout: Option<Duration>, woken: &mut Vec<Waker>) {
        let timeout = queue.alarm.set(timeout);
        let waits = timeout != Some(Duration::ZERO);
        if waits {
            timeline::park();
        }
        // A signal ends the wait early, and so does a full table of the system. Nothing has
        // happened then, and who has nothing to do comes back.
        if queue.poll.poll(&mut queue.events, timeout).is_err() {
            queue.events.clear();
        }
        if waits {
            timeline::unpark();
        }
        let sources = self.sources.lock().unwrap();
        for event in &queue.events {
            // Otherwise it is gone, or the event is not a source's.
            if let Some(source) = sources.get(event.token().0) {
                note(source, event, woken);
            }
        }
    }

    /// Ends the wait of whoever drives, or the next one.
    pub(crate) fn interrupt(&self) {
        // Fails only if the system is out of memory, and then the next event ends the wait.
        let _ = self.interrupt.wake();
    }

    /// Watches `io` from now on; what happens to it is noted at the source.
    pub(crate) fn register(
        &self,
        io: &mut impl MioSource,
        source: Arc<Source>,
    ) -> io::Result<usize> {
        if self.is_closed() {
            return Err(gone());
        }
        let key = self.sources.lock().unwrap().insert(source);
        timeline::register(key);
        let both = Interest::READABLE | Interest::WRITABLE;
        let registered = self.registry.register(io, Token(key), both);
        registered.inspect_err(|_| self.forget(key))?;
        Ok(key)
    }

    /// Undoes [`register`](Self::register). An event that was fetched before may still be noted at
    /// whoever gets the key next. It will try, find nothing and go on waiting: readiness is a hint.
    pub(crate) fn deregister(&self, io: &mut impl MioSource, key: usize) {
        let _ = self.registry.deregister(io); // closing it does the same
        self.forget(key);
    }

    fn forget(&self, key: usize) {
        let source = self.sources.lock().unwrap().try_remove(key);
        drop(source); // after the lock: with it go wakers, which are foreign code
    }

    /// Ends all waiting: sockets fail, timers fire.
    pub(crate) fn close(&self, woken: &mut Vec<Waker>) {
        self.closed.store(true, SeqCst);
        for (_, source) in self.sources.lock().unwrap().iter() {
            source.note(Side::Read, false, woken);
            source.note(Side::Write, false, woken);
        }
        self.timers.fire(|| u64::MAX, woken);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(SeqCst)
    }

    /// How many sources are watched, and how many timers are armed.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.sources.lock().unwrap().len(), self.timers.len())
    }

    /// An instant in the timers' time: nanoseconds, which are enough for 584 years.
    pub(crate) fn nanos(&self, instant: Instant) -> u64 {
        let since = instant.saturating_duration_since(self.start);
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    }

    fn now(&self) -> u64 {
        self.nanos(Instant::now())
    }
}

/// Whoever waits learns of an error by trying again.
fn note(source: &Source, event: &Event, woken: &mut Vec<Waker>) {
    timeline::ready(event.token().0);
    if event.is_readable() || event.is_read_closed() || event.is_error() {
        source.note(Side::Read, event.is_read_closed(), woken);
    }
    if event.is_writable() || event.is_write_closed() || event.is_error() {
        source.note(Side::Write, event.is_write_closed(), woken);
    }
}

pub(crate) const GONE: &str =
    "the runtime that drives this has been dropped: keep it for as long as its sockets and timers";

/// What a socket says when its runtime has been dropped.
pub(crate) fn gone() -> io::Error {
    io::Error::other(GONE)
}
