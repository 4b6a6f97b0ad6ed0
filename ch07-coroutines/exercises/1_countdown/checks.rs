//! What a right answer to exercise 1 does.

#[path = "../watched.rs"]
mod watched;

use ch07_coroutines::{Future, PollState};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Countdown, countdown};

pub const FORBIDDEN: &[&str] = &["async", "coroutine", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "is not ready as often as it was told",
        points: 2,
        run: counts_polls,
    },
    Check {
        name: "counts for itself alone",
        points: 1,
        run: counts_alone,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 1,
        run: ends_once,
    },
];

const LIFT_OFF: PollState<&str> = PollState::Ready("lift-off");

fn counts_polls() {
    for from in [0, 1, 3, 100] {
        waiting_for(format!("a countdown from {from}"));
        let mut future = countdown(from);
        for poll in 1..=from {
            if future.poll().is_ready() {
                let words = format!("its poll {poll} was Ready, before {from} were NotReady");
                fail((&diagnosis::WAITS_INSIDE_A_POLL, words));
            }
        }
        expect_lift_off(&mut future, from);
    }
}

fn expect_lift_off(future: &mut Countdown, from: u32) {
    match future.poll() {
        LIFT_OFF => {}
        PollState::Ready(other) => fail(format!("it ended with {other:?}")),
        PollState::NotReady => {
            let words = format!("{} polls in a row were NotReady", from + 1);
            fail((&diagnosis::LOSES_ITS_STATE, words));
        }
    }
}

fn counts_alone() {
    waiting_for("two countdowns from 2, polled in turn");
    let (mut first, mut second) = (countdown(2), countdown(2));
    for _ in 0..2 {
        for (name, future) in [("first", &mut first), ("second", &mut second)] {
            let words = format!("the {name} was Ready too early, at the other's expense");
            let is_ready = future.poll().is_ready();
            expect(!is_ready, (&diagnosis::SHARES_ITS_STATE, words));
        }
    }
    for future in [&mut first, &mut second] {
        let words = "one was not ready after its own 2 polls";
        let is_ready = future.poll().is_ready();
        expect(is_ready, (&diagnosis::SHARES_ITS_STATE, words));
    }
}

fn ends_once() {
    for from in [0, 2] {
        waiting_for(format!("a countdown from {from}, polled past its end"));
        let mut future = countdown(from);
        for _ in 0..=from {
            future.poll();
        }
        watched::expect_end(&mut future);
    }
}
