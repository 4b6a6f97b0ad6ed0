//! The clocks of exercise 4: one that stands still, so that times can be judged to the millisecond,
//! and the system's.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use lab::{diagnosis, expect, fail};

use super::super::answer::sleep;
use super::given::Clock;

/// Time stands still, except while somebody waits or says how long they have computed.
pub(super) struct Standing {
    begin: Instant,
    now: Cell<Instant>,
    /// How often somebody looked at the clock, and it had not moved.
    looks: Cell<usize>,
    /// Whether a wait ends when half of it is over.
    halves: bool,
}

impl Standing {
    pub(super) fn new(halves: bool) -> Rc<Standing> {
        let now = Instant::now();
        Rc::new(Standing {
            begin: now,
            now: Cell::new(now),
            looks: Cell::new(0),
            halves,
        })
    }

    pub(super) fn advance(&self, by: Duration) {
        self.looks.set(0);
        self.now.set(self.now.get() + by);
    }

    /// How long it has been going.
    fn time(&self) -> Duration {
        self.now.get() - self.begin
    }

    fn look(&self) {
        const MANY: usize = 10_000;
        self.looks.set(self.looks.get() + 1);
        if self.looks.get() > MANY {
            let words = "it looked at the clock 10,000 times, and nobody waited for it to move on";
            fail((&diagnosis::YIELDS_IN_CIRCLES, words));
        }
    }
}

impl Clock for Standing {
    fn now(&self) -> Instant {
        self.look();
        self.now.get()
    }

    fn wait(&self, due: Instant) {
        let left = due.saturating_duration_since(self.now.get());
        // Less than this is not worth two waits.
        match self.halves && left > Duration::from_micros(100) {
            true => self.advance(left / 2),
            false if left.is_zero() => self.look(),
            false => self.advance(left),
        }
    }
}

/// The clock that everybody has.
pub(super) struct System;

impl Clock for System {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, due: Instant) {
        thread::sleep(due.saturating_duration_since(Instant::now()));
    }
}

/// What happened, and when.
#[derive(Clone)]
pub(super) struct Log {
    clock: Rc<Standing>,
    entries: Rc<RefCell<Vec<(&'static str, Duration)>>>,
}

impl Log {
    pub(super) fn new(clock: &Rc<Standing>) -> Log {
        Log {
            clock: Rc::clone(clock),
            entries: Rc::default(),
        }
    }

    pub(super) fn note(&self, what: &'static str) {
        let entry = (what, self.clock.time());
        self.entries.borrow_mut().push(entry);
    }

    /// Sleeps, then notes it.
    pub(super) fn sleeper(&self, name: &'static str, ms: u64) -> impl FnOnce() + 'static {
        let log = self.clone();
        move || {
            sleep(Duration::from_millis(ms));
            log.note(name);
        }
    }

    pub(super) fn names(&self) -> Vec<&'static str> {
        self.entries
            .borrow()
            .iter()
            .map(|(name, _)| *name)
            .collect()
    }

    /// Whether each is there at its millisecond. A standing clock leaves no room for "about".
    pub(super) fn expect_times(&self, right: &[(&'static str, u64)]) {
        let in_time = |(name, ms): &(_, u64)| (*name, Duration::from_millis(*ms));
        let right: Vec<_> = right.iter().map(in_time).collect();
        let found = self.entries.borrow();
        let words = format!("what happened when: {found:?}, and is to be {right:?}");
        let is_complete = found.len() >= right.len();
        expect(is_complete, (&diagnosis::FORGETS_A_FIBER, &words));
        for (name, due) in &right {
            let Some((_, at)) = found.iter().find(|(found, _)| found == name) else {
                fail(words.as_str());
            };
            expect(at >= due, (&diagnosis::WAKES_EARLY, &words));
            expect(at <= due, (&diagnosis::SLEEPS_PAST_A_DEADLINE, &words));
        }
        expect(*found == right, (&diagnosis::TIES_OUT_OF_ORDER, words));
    }
}
