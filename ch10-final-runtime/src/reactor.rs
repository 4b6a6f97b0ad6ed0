//! Where events come from: one [`Driver`] a runtime, which waits for sockets and for timers.
//!
//! Any worker may take a turn at it, one at a time. A turn asks the system what has happened, notes
//! it at the [`Source`]s, and returns the wakers to be called. It knows nothing of tasks.

use std::io;
use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};

use mio::event::Source as MioSource;
use mio::{Events, Interest, Token};

use crate::registration::{Side, Source};
use crate::slab::Slab;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use crate::sync::{Mutex, MutexGuard};
use crate::sys::Alarm;
use crate::timer::{TimerKey, Timers};

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
    polling: Mutex<Polling>,
    registry: mio::Registry,
    interrupt: mio::Waker,
    /// Locked before a source's own locks, never after.
    sources: Mutex<Slab<Arc<Source>>>,
    /// The length of `sources`, to be looked at without the lock.
    watched: AtomicUsize,
    timers: Timers,
    /// When the timers' time began.
    start: Instant,
    /// Its runtime is gone: nothing will happen here any more.
    closed: AtomicBool,
}

struct Polling {
    poll: mio::Poll,
    events: Events,
    alarm: Alarm,
}

/// The right to drive. There is one at a time.
pub(crate) struct Turn<'a> {
    driver: &'a Driver,
    polling: MutexGuard<'a, Polling>,
}

impl Driver {
    pub(crate) fn new() -> io::Result<Driver> {
        let poll = mio::Poll::new()?;
        let registry = poll.registry().try_clone()?;
        let interrupt = mio::Waker::new(&registry, INTERRUPT)?;
        let alarm = Alarm::new(&registry, ALARM)?;
        let events = Events::with_capacity(EVENTS);
        Ok(Driver {
            polling: Mutex::new(Polling {
                poll,
                events,
                alarm,
            }),
            registry,
            interrupt,
            sources: Mutex::new(Slab::new()),
            watched: AtomicUsize::new(0),
            timers: Timers::new(),
            start: Instant::now(),
            closed: AtomicBool::new(false),
        })
    }

    /// Takes the turn unless somebody has it.
    pub(crate) fn try_turn(&self) -> Option<Turn<'_>> {
        let polling = self.polling.try_lock().ok()?;
        Some(Turn {
            driver: self,
            polling,
        })
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
        let key = {
            let mut sources = self.sources.lock().unwrap();
            let key = sources.insert(source);
            self.watched.store(sources.len(), Relaxed);
            key
        };
        timeline::register(key);
        let both = Interest::READABLE | Interest::WRITABLE;
        let registered = self.registry.register(io, Token(key), both);
        if registered.is_err() {
            self.forget(key);
        }
        registered.map(|()| key)
    }

    /// Undoes [`register`](Self::register). An event that was fetched before may still be noted at
    /// whoever gets the key next. It will try, find nothing and go on waiting: readiness is a hint.
    pub(crate) fn deregister(&self, io: &mut impl MioSource, key: usize) {
        let _ = self.registry.deregister(io); // closing it does the same
        self.forget(key);
    }

    fn forget(&self, key: usize) {
        let mut sources = self.sources.lock().unwrap();
        let source = sources.remove(key);
        self.watched.store(sources.len(), Relaxed);
        drop(sources);
        drop(source); // with it go wakers, which are foreign code
    }

    /// Arms a timer; the wait of whoever drives ends in time for it.
    pub(crate) fn arm(&self, deadline: Instant, waker: Waker) -> TimerKey {
        let deadline = nanos(deadline.saturating_duration_since(self.start));
        let (key, too_long) = self.timers.arm(deadline, waker);
        if too_long {
            self.interrupt();
        }
        key
    }

    pub(crate) fn timers(&self) -> &Timers {
        &self.timers
    }

    /// Ends all waiting: sockets fail, timers fire.
    pub(crate) fn close(&self, woken: &mut Vec<Waker>) {
        self.closed.store(true, SeqCst);
        for source in self.sources.lock().unwrap().values_mut() {
            source.note(Side::Read, false, woken);
            source.note(Side::Write, false, woken);
        }
        self.timers.fire(|| u64::MAX, woken);
    }

    /// # Panics
    /// Panics if the runtime is gone: a timer has no other way to say it.
    pub(crate) fn assert_open(&self) {
        assert!(!self.is_closed(), "{}", GONE);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(SeqCst)
    }

    /// How many sources are watched, and how many timers are armed.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.watched.load(Relaxed), self.timers.len())
    }
}

impl Turn<'_> {
    /// Takes what has happened, and with `wait` sleeps until something has. Appends the wakers that
    /// are to be called now: after the turn, when no lock is held.
    pub(crate) fn run(mut self, wait: bool, woken: &mut Vec<Waker>) {
        let driver = self.driver;
        let now = || nanos(driver.start.elapsed());
        if wait {
            let next = driver.timers.fall_asleep();
            let left = next.map(|next| Duration::from_nanos(next.saturating_sub(now())));
            let slack = |left: Duration| if left.is_zero() { left } else { left + SLACK };
            self.poll(left.map(slack), woken);
        } else if driver.watched.load(Relaxed) > 0 {
            self.poll(Some(Duration::ZERO), woken);
        }
        driver.timers.fire(now, woken);
    }

    fn poll(&mut self, timeout: Option<Duration>, woken: &mut Vec<Waker>) {
        let Polling {
            poll,
            events,
            alarm,
        } = &mut *self.polling;
        let timeout = alarm.set(timeout);
        let waits = timeout != Some(Duration::ZERO);
        if waits {
            timeline::park();
        }
        // A signal ends the wait early, and so does a full table of the system. Nothing has
        // happened then, and who has nothing to do comes back.
        if poll.poll(events, timeout).is_err() {
            events.clear();
        }
        if waits {
            timeline::unpark();
        }
        let sources = self.driver.sources.lock().unwrap();
        for event in events.iter() {
            let key = event.token().0;
            let Some(source) = sources.get(key) else {
                continue;
            }; // gone, or not a source's
            timeline::ready(key);
            // Whoever waits learns of an error by trying again.
            if event.is_readable() || event.is_read_closed() || event.is_error() {
                source.note(Side::Read, event.is_read_closed(), woken);
            }
            if event.is_writable() || event.is_write_closed() || event.is_error() {
                source.note(Side::Write, event.is_write_closed(), woken);
            }
        }
    }
}

const GONE: &str =
    "the runtime that drives this has been dropped: keep it for as long as its sockets and timers";

/// What a socket says when its runtime has been dropped.
pub(crate) fn gone() -> io::Error {
    io::Error::other(GONE)
}

/// Enough for 584 years.
fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}
