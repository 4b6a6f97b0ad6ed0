//! A wheel and beside it what a right one holds, as a sorted map.

use std::collections::{BTreeMap, HashSet};

use lab::diagnosis::{self, Diagnosis};
use lab::{expect, fail};

use super::super::answer::{TimerKey, Wheel};

/// The numbers of timers are their values.
pub(super) struct Model {
    pub(super) wheel: Wheel<usize>,
    pub(super) hand: u64,
    /// Those that have not fired: deadlines and numbers.
    waiting: BTreeMap<(u64, usize), TimerKey>,
    /// Of all there ever were, by number.
    deadlines: Vec<u64>,
    /// What it means that a timer does not fire.
    late_means: &'static Diagnosis,
}

impl Model {
    pub(super) fn new(late_means: &'static Diagnosis) -> Model {
        Model {
            wheel: Wheel::new(),
            hand: 0,
            waiting: BTreeMap::new(),
            deadlines: Vec::new(),
            late_means,
        }
    }

    pub(super) fn insert(&mut self, deadline: u64) {
        let number = self.deadlines.len();
        let key = self.wheel.insert(deadline, number);
        let deadline = deadline.max(self.hand); // what is past is due at the hand
        self.waiting.insert((deadline, number), key);
        self.deadlines.push(deadline);
    }

    pub(super) fn first_deadline(&self) -> Option<u64> {
        self.waiting.keys().next().map(|(deadline, _)| *deadline)
    }

    /// Cancels the first that is due at `deadline` or later, twice.
    pub(super) fn cancel(&mut self, deadline: u64) {
        let mut from = self.waiting.range((deadline, 0)..);
        let Some((&(deadline, number), &key)) = from.next() else {
            return;
        };
        self.waiting.remove(&(deadline, number));
        let found = self.wheel.cancel(key);
        let words = format!("cancelling timer {number} returned {found:?}");
        expect(found == Some(number), words);
        self.expect_gone(key, number);
    }

    pub(super) fn expect_gone(&mut self, key: TimerKey, number: usize) {
        if let Some(found) = self.wheel.cancel(key) {
            let words = format!("the key of timer {number}, which is gone, cancelled {found}");
            fail((&diagnosis::CANCELS_ANOTHERS, words));
        }
    }

    /// Moves the hand, and compares what fires with what is due.
    pub(super) fn advance(&mut self, now: u64) -> usize {
        let (before, later) = (self.hand, self.waiting.split_off(&(now, usize::MAX)));
        let due = std::mem::replace(&mut self.waiting, later);
        let fired = self.wheel.advance(now);
        self.hand = now;
        for number in &fired {
            let place = (self.deadlines[*number], *number);
            if self.waiting.contains_key(&place) {
                let words = format!("due at tick {}, it fired at {now}", place.0);
                fail((&diagnosis::FIRES_A_ROUND_EARLY, words));
            }
            let words = format!("timer {number} is gone, and fired at tick {now}");
            let is_due = due.contains_key(&place);
            expect(is_due, (&diagnosis::FIRES_THE_CANCELLED, words));
        }
        let has_fired: HashSet<_> = fired.iter().collect();
        if let Some((deadline, _)) = due.keys().find(|(_, due)| !has_fired.contains(due)) {
            let words = format!("the hand went from {before} to {now}: {deadline} did not fire");
            fail((self.late_means, words));
        }
        expect(fired.len() == due.len(), "a timer fired twice");
        let is_sorted = fired.is_sorted_by_key(|number| self.deadlines[*number]);
        expect(is_sorted, "the later deadline came first");
        for ((_, number), key) in due {
            self.expect_gone(key, number);
        }
        fired.len()
    }
}
