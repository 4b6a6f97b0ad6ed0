//! What a right answer to exercise 4 does.

#[path = "../watched.rs"]
mod watched;

use ch07_coroutines::PollState;
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Either, select};
use watched::{Driver, Watched};

pub const FORBIDDEN: &[&str] = &["async", "coroutine", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "has both get on at each poll",
        points: 1,
        run: polls_both,
    },
    Check {
        name: "ends with whichever ends first",
        points: 2,
        run: first_wins,
    },
    Check {
        name: "drops the loser, polled or not",
        points: 2,
        run: drops_the_loser,
    },
    Check {
        name: "leaves the second its result if the first has one",
        points: 1,
        run: loses_no_result,
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
    let mut any = select(a.future(), b.future());
    waiting_for("NotReady, three times, while neither of the two is ready");
    for _ in 0..3 {
        expect_not_ready(driver.poll(&mut any));
        for child in [&a, &b] {
            let words = format!("{} was not polled", child.name);
            expect(child.was_polled(), (&diagnosis::ONE_AFTER_THE_OTHER, words));
        }
    }
}

/// Has one of the two end at the second poll. The other, the loser, is still alive before that.
fn race(first_wins: bool, after: impl FnOnce(&Watched, &Watched)) {
    let driver = Driver::default();
    let (a, b) = (driver.child("the first"), driver.child("the second"));
    let mut any = select(a.future(), b.future());
    expect_not_ready(driver.poll(&mut any));
    let (winner, loser) = if first_wins { (&a, &b) } else { (&b, &a) };
    waiting_for(format!("the result of {}, which has ended", winner.name));
    winner.open("won");
    let expected = match first_wins {
        true => Either::First("won".to_owned()),
        false => Either::Second("won".to_owned()),
    };
    match driver.poll(&mut any) {
        PollState::Ready(found) => {
            let words = format!("it was {found:?}");
            expect(found == expected, words);
        }
        PollState::NotReady => fail(&diagnosis::WAITS_FOR_THE_LOSER),
    }
    // While `any` still stands: the loser must not live for as long as that.
    after(winner, loser);
}

fn first_wins() {
    for first_wins in [true, false] {
        race(first_wins, |_, _| {});
    }
}

fn drops_the_loser() {
    for first_wins in [true, false] {
        race(first_wins, |winner, loser| {
            for child in [winner, loser] {
                let words = format!("the race was over, and {} not dropped", child.name);
                expect(child.is_dropped(), (&diagnosis::KEEPS_THE_LOSER, words));
            }
        });
    }
}

fn loses_no_result() {
    let driver = Driver::default();
    let (a, b) = (driver.child("the first"), driver.child("the second"));
    a.open("first");
    b.open("second");
    waiting_for("the first one's result, and no poll of the second");
    let found = driver.poll(&mut select(a.future(), b.future()));
    let words = "both were ready, both were polled, and the second result is gone";
    expect(b.polls() == 0, (&diagnosis::LOSES_A_RESULT, words));
    let expected = PollState::Ready(Either::First("first".to_owned()));
    expect(found == expected, format!("it was {found:?}"));
}

fn ends_once() {
    let driver = Driver::default();
    let (a, b) = (driver.child("the first"), driver.child("the second"));
    a.open("first");
    let mut any = select(a.future(), b.future());
    waiting_for("a result, and a panic at the poll after that");
    expect(driver.poll(&mut any).is_ready(), "the first was ready");
    driver.expect_end(&mut any);
}

fn expect_not_ready<T>(found: PollState<T>) {
    if found.is_ready() {
        fail("it was Ready before any of the two was");
    }
}
