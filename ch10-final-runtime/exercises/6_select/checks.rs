//! What a right answer to exercise 6 does.

#[path = "../../../ch08-runtime/exercises/caught.rs"]
mod caught;
#[path = "children.rs"]
mod children;

use std::future::pending;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use ch10_final_runtime::{LocalRuntime, sleep};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Either, Elapsed, select, timeout};
use caught::caught;
use children::Child;

pub const FORBIDDEN: &[&str] = &[
    "ch10_final_runtime",
    "futures::future",
    "futures::select",
    "futures_lite",
    "futures_util",
    "tokio",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "has both get on at each poll",
        points: 1,
        run: polls_both,
    },
    Check {
        name: "ends with whichever ends first",
        points: 1,
        run: first_wins,
    },
    Check {
        name: "drops the loser before it returns the result",
        points: 1,
        run: drops_the_loser,
    },
    Check {
        name: "leaves the other its result if one has one",
        points: 1,
        run: loses_no_result,
    },
    Check {
        name: "lets each side win now and then when both are ready",
        points: 2,
        run: is_fair,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 1,
        run: ends_once,
    },
    Check {
        name: "waits until the alarm, and drops what is late",
        points: 2,
        run: times_out,
    },
    Check {
        name: "prefers a result to an alarm",
        points: 1,
        run: prefers_the_result,
    },
];

/// More than any coin falls on one side.
const MANY: usize = 100;

struct Nobody;

impl Wake for Nobody {
    fn wake(self: Arc<Nobody>) {}
}

fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn two() -> (Child, Child) {
    (Child::new("the left one"), Child::new("the right one"))
}

fn polls_both() {
    let (left, right) = two();
    let mut any = pin!(select(left.future(), right.future()));
    waiting_for("Pending, three times, while neither of the two is ready");
    for poll in 1..=3 {
        let waker = Waker::from(Arc::new(Nobody));
        let found = any.as_mut().poll(&mut Context::from_waker(&waker));
        expect(found.is_pending(), "it was ready before any of the two was");
        for child in [&left, &right] {
            let words = format!("{} was not polled", child.name());
            let was_polled = child.polls() == poll;
            expect(was_polled, (&diagnosis::ONE_AFTER_THE_OTHER, words));
            let words = format!("{} got another waker than that of the poll", child.name());
            expect(child.has(&waker), (&diagnosis::WAKES_THE_FORMER, words));
        }
    }
}

/// Has one of the two end at the second poll. The other, the loser, is still alive before that.
fn race(left_wins: bool, after: impl FnOnce(&Child, &Child)) {
    let (left, right) = two();
    let mut any = pin!(select(left.future(), right.future()));
    expect(
        poll(any.as_mut()).is_pending(),
        "it was ready before any of the two was",
    );
    let winner = if left_wins { &left } else { &right };
    waiting_for(format!("the result of {}, which has ended", winner.name()));
    winner.open();
    let Poll::Ready(found) = poll(any.as_mut()) else {
        fail(&diagnosis::WAITS_FOR_THE_LOSER);
    };
    let is_right = matches!(
        (&found, left_wins),
        (Either::Left(()), true) | (Either::Right(()), false)
    );
    expect(is_right, format!("it was {found:?}"));
    // While `any` still stands: the loser must not live for as long as that.
    after(&left, &right);
}

fn first_wins() {
    for left_wins in [true, false] {
        race(left_wins, |_, _| {});
    }
}

fn drops_the_loser() {
    for left_wins in [true, false] {
        race(left_wins, |left, right| {
            left.expect_dropped();
            right.expect_dropped();
        });
    }
    waiting_for("two futures to be dropped, by a `select` that is dropped itself");
    let (left, right) = two();
    let mut any = Box::pin(select(left.future(), right.future()));
    let _ = poll(any.as_mut());
    drop(any);
    left.expect_dropped();
    right.expect_dropped();
}

/// Who wins if both are ready.
fn tie() -> Either<(), ()> {
    let (left, right) = (Child::ready("the left one"), Child::ready("the right one"));
    let Poll::Ready(found) = poll(pin!(select(left.future(), right.future()))) else {
        fail("both were ready, and it was not");
    };
    let polls = left.polls() + right.polls();
    let words = "both were ready, both were polled, and one result is gone";
    expect(polls == 1, (&diagnosis::LOSES_A_RESULT, words));
    found
}

fn loses_no_result() {
    waiting_for("the result of one of two that are ready, and no poll of the other");
    (0..MANY).for_each(|_| drop(tie()));
}

fn is_fair() {
    waiting_for("100 races between two that are ready, of which each wins some");
    let left = (0..MANY).filter(|_| tie() == Either::Left(())).count();
    let words = format!("the left one won {left} of {MANY} races");
    let is_fair = left > 0 && left < MANY;
    expect(is_fair, (&diagnosis::STARVES_A_SIDE, words));
}

fn ends_once() {
    fn expect_end<F: Future>(mut future: Pin<&mut F>) {
        let is_ready = poll(future.as_mut()).is_ready();
        expect(is_ready, "one of the two was ready, and it was not");
        let again = caught(|| drop(poll(future)));
        expect(again.is_none(), &diagnosis::NO_END_STATE);
    }
    waiting_for("results, and a panic at each poll after that");
    let ready = || Child::ready("the left one").future();
    expect_end(pin!(select(ready(), pending::<()>())));
    expect_end(pin!(timeout(ready(), pending())));
}

fn times_out() {
    for alarm_goes_off in [true, false] {
        let (work, alarm) = (Child::new("the work"), Child::new("the alarm"));
        let mut waits = pin!(timeout(work.future(), alarm.future()));
        expect(poll(waits.as_mut()).is_pending(), "nothing was ready");
        let (what, right) = match alarm_goes_off {
            true => (&alarm, Err(Elapsed)),
            false => (&work, Ok(())),
        };
        waiting_for(format!("the end of a timeout with {}", what.name()));
        what.open();
        let found = poll(waits.as_mut());
        expect(found == Poll::Ready(right), format!("it was {found:?}"));
        work.expect_dropped();
        alarm.expect_dropped();
    }
    waiting_for("two timeouts on this chapter's runtime, one of which goes off");
    let runtime = LocalRuntime::new().expect("a runtime");
    let nap = || sleep(Duration::from_millis(5));
    let late = runtime.block_on(timeout(pending::<()>(), nap()));
    let early = runtime.block_on(timeout(nap(), sleep(Duration::MAX)));
    let words = format!("they ended with {late:?} and {early:?}");
    expect((late, early) == (Err(Elapsed), Ok(())), words);
}

fn prefers_the_result() {
    waiting_for("100 results that are there at the moment of the alarm");
    for _ in 0..MANY {
        let (work, alarm) = (Child::ready("the work"), Child::ready("the alarm"));
        let found = poll(pin!(timeout(work.future(), alarm.future())));
        let words = format!("work and alarm were both ready, and it was {found:?}");
        let is_right = found == Poll::Ready(Ok(()));
        expect(is_right, (&diagnosis::LOSES_A_RESULT, words));
    }
}
