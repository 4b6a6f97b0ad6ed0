//! Waits for what is outside of the process, sockets and the clock, and tells who is to be woken.
//! Knows nothing of tasks: it has tokens and wakers.
//!
//! A [`Driver`] waits, in a thread of its own or in the one that is in `block_on`. All others reach
//! the [`Reactor`]'s table at any time, also while the driver sleeps in the kernel.

use std::sync::Arc;
use std::time::Duration;
use std::{io, iter, mem};

use ch04_epoll::{Events, Poll, Registry, Token};

use crate::sync::atomic::{AtomicU8, Ordering};
use crate::sync::{Mutex, MutexGuard};
use crate::table::Table;
use crate::waker::wake_all;
use crate::{Direction, Wake, Waker};

/// The token of what ends a wait; sources have higher ones.
const BELL: Token = Token(0);
/// As many events as one wait may report. What finds no room comes with the next.
const EVENTS: usize = 1024;

/// The driver runs something else. It will find a notice before it sleeps.
const AWAKE: u8 = 0;
/// It sleeps, or is about to. Only the bell tells it.
const ASLEEP: u8 = 1;
/// There is a notice for it.
const RUNG: u8 = 2;

pub(crate) struct Reactor {
    pub(crate) registry: Registry,
    table: Mutex<Table>,
    bell: ch04_epoll::Waker,
    /// `AWAKE`, `ASLEEP` or `RUNG`.
    driver: AtomicU8,
}

impl Reactor {
    pub(crate) fn new() -> io::Result<(Arc<Reactor>, Driver)> {
        let (poll, events) = (Poll::new()?, Events::with_capacity(EVENTS));
        let reactor = Arc::new(Reactor {
            registry: poll.registry().clone(),
            table: Mutex::default(),
            bell: ch04_epoll::Waker::new(poll.registry(), BELL)?,
            driver: AtomicU8::new(AWAKE),
        });
        let driver = Driver {
            shared: Arc::clone(&reactor),
            poll,
            events,
        };
        Ok((reactor, driver))
    }

    /// What it knows. No waker may be called or dropped while this is held.
    pub(crate) fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap()
    }

    /// Ends the driver's wait, or else the next one.
    pub(crate) fn ring(&self) {
        if self.driver.swap(RUNG, Ordering::AcqRel) == ASLEEP {
            let open = "the queue is open as long as the reactor";
            self.bell.wake().expect(open);
        }
    }

    /// Returns whether the driver may sleep: there is no notice that it has not seen.
    fn falls_asleep(&self) -> bool {
        let (order, fails) = (Ordering::AcqRel, Ordering::Acquire);
        let fell = self.driver.compare_exchange(AWAKE, ASLEEP, order, fails);
        fell.is_ok()
    }

    /// Nothing will come any more. Who waits is woken, and finds that its place is gone.
    pub(crate) fn close(&self) {
        let mut table = self.table();
        table.is_closed = true;
        let (sources, timers) = (mem::take(&mut table.sources), mem::take(&mut table.timers));
        drop(table);
        let sides = sources.into_values().flatten();
        wake_all(sides.filter_map(|side| side.waker));
        wake_all(timers.into_values());
        self.ring();
    }
}

impl Wake for Reactor {
    fn wake(self: Arc<Reactor>) {
        self.ring();
    }
}

/// The one that waits. There is one to a reactor.
pub(crate) struct Driver {
    shared: Arc<Reactor>,
    poll: Poll,
    events: Events,
}

impl Driver {
    /// A reactor's whole life: waits and wakes until it is closed.
    pub(crate) fn run(mut self) {
        while !self.shared.table().is_closed {
            wake_all(self.turn(true));
        }
    }

    /// Looks for events, or sleeps until there are some, and returns who waits for them.
    ///
    /// The caller wakes them: nothing is locked by then.
    pub(crate) fn turn(&mut self, may_sleep: bool) -> Vec<Waker> {
        let shared = &self.shared;
        // First to bed, then a look at the timers: who sets one from here on rings the bell.
        let timeout = if may_sleep && shared.falls_asleep() {
            shared.table().until_next_timer()
        } else {
            Some(Duration::ZERO)
        };
        let waited = self.poll.poll(&mut self.events, timeout);
        waited.expect("a wait on a queue of our own has no reason to fail");
        // What was rung for is looked at below, and by the caller.
        shared.driver.swap(AWAKE, Ordering::AcqRel);
        let (mut woken, mut table) = (Vec::new(), shared.table());
        for event in self.events.iter() {
            if event.is_readable() || event.is_read_closed() || event.is_error() {
                woken.extend(table.note(event.token(), Direction::Read));
            }
            if event.is_writable() || event.is_write_closed() || event.is_error() {
                woken.extend(table.note(event.token(), Direction::Write));
            }
        }
        woken.extend(iter::from_fn(|| table.expire()));
        woken
    }
}
