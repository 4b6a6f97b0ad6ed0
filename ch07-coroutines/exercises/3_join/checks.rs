//! What a right answer to exercise 3 does.

#[path = "../watched.rs"]
mod watched;

use ch07_coroutines::PollState;
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::join;
use watched::{Driver, Watched};

pub const FORBIDDEN: &[&str] = &[
    "async",
    "ch07_coroutines::join_all",
    "coroutine",
    "std::thread",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "has both get on at each poll",
        points: 2,
        run: polls_both,
    },
    Check {
        name: "leaves alone what has ended, and drops it",
        points: 2,
        run: lets_go,
    },
    Check {
        name: "is ready as soon as both are",
        points: 1,
        run: is_ready_in_time,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 1,
        run: ends_once,
    },
];

fn polls_both() {
    let driver = Driver::default();
    let (a, b) = (driver.child("the first"), driver.child("the second"));
    let mut both = join(a.future(), b.future());
    waiting_for("NotReady, three times, while neither of the two is ready");
    for _ in 0..3 {
        expect_not_ready(driver.poll(&mut both));
        for child in [&a, &b] {
            let words = format!("{} was not polled", child.name);
            expect(child.was_polled(), (&diagnosis::ONE_AFTER_THE_OTHER, words));
        }
    }
}

/// In both orders: the first to end may be either.
fn lets_go() {
    for a_ends_first in [true, false] {
        let driver = Driver::default();
        let (a, b) = (driver.child("the first"), driver.child("the second"));
        let mut both = join(a.future(), b.future());
        expect_not_ready(driver.poll(&mut both));
        let (early, late) = if a_ends_first { (&a, &b) } else { (&b, &a) };
        waiting_for(format!("NotReady, three times, while {} lasts", late.name));
        early.open(early.name);
        for _ in 0..3 {
            expect_not_ready(driver.poll(&mut both));
            expect(late.was_polled(), &diagnosis::ONE_AFTER_THE_OTHER);
        }
        let words = format!("{} had ended and was not dropped", early.name);
        expect(early.is_dropped(), (&diagnosis::KEEPS_THE_ENDED, words));
        late.open(late.name);
        waiting_for(format!("both results, for {} has ended", late.name));
        expect_both(driver.poll(&mut both), [&a, &b]);
    }
}

fn is_ready_in_time() {
    let driver = Driver::default();
    let (a, b) = (driver.child("the first"), driver.child("the second"));
    a.open(a.name);
    b.open(b.name);
    waiting_for("both results at the first poll");
    let mut both = join(a.future(), b.future());
    expect_both(driver.poll(&mut both), [&a, &b]);
}

fn ends_once() {
    let driver = Driver::default();
    let (a, b) = (driver.child("the first"), driver.child("the second"));
    a.open(a.name);
    b.open(b.name);
    let mut both = join(a.future(), b.future());
    waiting_for("both results, and a panic at the poll after that");
    expect_both(driver.poll(&mut both), [&a, &b]);
    driver.expect_end(&mut both);
}

fn expect_not_ready<T>(found: PollState<T>) {
    if found.is_ready() {
        fail("it was Ready before both were");
    }
}

fn expect_both(found: PollState<(String, String)>, [a, b]: [&Watched; 2]) {
    let expected = PollState::Ready((a.name.to_owned(), b.name.to_owned()));
    let words = format!("it was {found:?}");
    expect(found == expected, words);
}
