//! What a right answer to exercise 3 does.
//!
//! The clock is the checks' own: they say what time it is, and nobody waits for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use ch04_epoll::{Events, Poll};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::Deadlines;

pub const FORBIDDEN: &[&str] = &["mio", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "fires what is due, the earliest first",
        points: 2,
        run: fires_in_order,
    },
    Check {
        name: "keeps the order of those that are due together",
        points: 1,
        run: keeps_ties_in_order,
    },
    Check {
        name: "waits until the next is due, and not less",
        points: 2,
        run: waits_long_enough,
    },
    Check {
        name: "wakes up for a timer that was added later",
        points: 1,
        run: notices_a_shorter_one,
    },
    Check {
        name: "forgets what is cancelled",
        points: 1,
        run: cancels,
    },
    Check {
        name: "takes any duration",
        points: 1,
        run: takes_any_duration,
    },
    Check {
        name: "drives a real event queue",
        points: 1,
        run: drives_a_queue,
    },
];

const MILLI: Duration = Duration::from_millis(1);

fn millis(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn expect_fired<const N: usize>(fired: &[&str], due: [&str; N], when: &str) {
    if *fired == due {
        return;
    }
    expect_fired_in_any_order(fired, due, when);
    fail(format!("{when} it returned {fired:?} instead of {due:?}"));
}

/// Too early, too late or twice is another mistake than in the wrong order.
fn expect_fired_in_any_order<const N: usize>(fired: &[&str], mut due: [&str; N], when: &str) {
    let mut sorted = fired.to_vec();
    sorted.sort_unstable();
    due.sort_unstable();
    let words = format!("{when} {due:?} were due, it returned {fired:?}");
    expect(sorted == due, words);
}

fn fires_in_order() {
    let start = Instant::now();
    let mut timers = Deadlines::new();
    waiting_for("timers for 30, 10, 40 and 20 ms to fire in order");
    for (after, value) in [(30, "30"), (10, "10"), (40, "40"), (20, "20")] {
        timers.add(start, millis(after), value);
    }
    expect_fired(&timers.expire(start + millis(9)), [], "after 9 ms");
    let almost = start + millis(10) - Duration::from_nanos(1);
    expect_fired(&timers.expire(almost), [], "1 ns before 10 ms");
    expect_fired(&timers.expire(start + millis(10)), ["10"], "after 10 ms");
    expect_fired(
        &timers.expire(start + millis(35)),
        ["20", "30"],
        "after 35 ms",
    );
    expect_fired(
        &timers.expire(start + millis(35)),
        [],
        "after 35 ms, again,",
    );
    timers.add(start + millis(35), Duration::ZERO, "at once");
    expect_fired(
        &timers.expire(start + millis(35)),
        ["at once"],
        "after no time at all",
    );
    expect_fired(&timers.expire(start + millis(99)), ["40"], "after 99 ms");
}

fn keeps_ties_in_order() {
    let start = Instant::now();
    let mut timers = Deadlines::new();
    waiting_for("timers with the same deadline to fire in the order in which they were added");
    timers.add(start, millis(20), "first");
    timers.add(start + millis(5), millis(15), "second");
    timers.add(start, millis(10), "earlier");
    timers.add(start, millis(20), "third");
    timers.add(start + millis(20), Duration::ZERO, "fourth");
    let due = ["earlier", "first", "second", "third", "fourth"];
    let fired = timers.expire(start + millis(20));
    expect_fired_in_any_order(&fired, due, "after 20 ms");
    let words = format!("it returned {fired:?}");
    expect(*fired == due, (&diagnosis::TIES_OUT_OF_ORDER, words));
}

/// Whether `timeout` is as long as what is `left`, or up to a millisecond longer.
fn expect_timeout(timeout: Option<Duration>, left: Duration) {
    let Some(timeout) = timeout else {
        let words = format!("{left:?} were left, it said to wait for ever");
        fail((&diagnosis::SLEEPS_PAST_A_DEADLINE, words))
    };
    let words = format!("{left:?} were left, it said to wait for {timeout:?}");
    if timeout < left {
        fail((&diagnosis::ROUNDS_DOWN, words));
    }
    expect(
        timeout < left + MILLI,
        (&diagnosis::SLEEPS_PAST_A_DEADLINE, words),
    );
}

fn waits_long_enough() {
    let start = Instant::now();
    waiting_for("no timeout where there is no timer");
    let none = Deadlines::<()>::new().next_timeout(start);
    expect(
        none.is_none(),
        format!("there was no timer, it said {none:?}"),
    );

    for nanos in [1, 1_000, 999_999, 1_000_000, 1_000_001, 10_400_000] {
        let after = Duration::from_nanos(nanos);
        waiting_for(format!(
            "a timeout at the end of which a timer of {after:?} is due"
        ));
        let mut timers = Deadlines::new();
        timers.add(start, after, "it");
        expect_timeout(timers.next_timeout(start), after);
        expect_timeout(timers.next_timeout(start + after), Duration::ZERO);
        // Somebody who looks late.
        expect_timeout(
            timers.next_timeout(start + after + millis(50)),
            Duration::ZERO,
        );
        expect_fired(&timers.expire(start + after), ["it"], "at its deadline");
        let none = timers.next_timeout(start + after);
        expect(
            none.is_none(),
            format!("all had fired, it said to wait for {none:?}"),
        );
    }
}

fn notices_a_shorter_one() {
    let start = Instant::now();
    let mut timers = Deadlines::new();
    waiting_for("the timeout of the earliest timer, whenever it was added");
    timers.add(start, millis(500), "500");
    expect_timeout(timers.next_timeout(start), millis(500));
    timers.add(start + millis(1), millis(9), "10");
    expect_timeout(timers.next_timeout(start + millis(1)), millis(9));
    timers.add(start + millis(1), millis(900), "901");
    expect_timeout(timers.next_timeout(start + millis(2)), millis(8));
    expect_fired(&timers.expire(start + millis(10)), ["10"], "after 10 ms");
    expect_timeout(timers.next_timeout(start + millis(10)), millis(490));
}

fn cancels() {
    let start = Instant::now();
    let mut timers = Deadlines::new();
    waiting_for("2 of 4 timers, after the others were cancelled");
    let first = timers.add(start, millis(10), "10");
    let kept = timers.add(start, millis(20), "20");
    let third = timers.add(start, millis(30), "30");
    timers.add(start, millis(40), "40");
    expect(
        timers.cancel(first),
        "cancel said that a timer was gone before",
    );
    expect(
        timers.cancel(third),
        "cancel said that a timer was gone before",
    );
    expect(
        !timers.cancel(first),
        "cancel found a timer that was cancelled before",
    );
    if timers
        .next_timeout(start)
        .is_some_and(|timeout| timeout < millis(20))
    {
        let words = "the timer of 10 ms was cancelled, and yet the wait ends then";
        fail((&diagnosis::FIRES_THE_CANCELLED, words));
    }
    expect_timeout(timers.next_timeout(start), millis(20));
    let fired = timers.expire(start + millis(40));
    if fired.contains(&"10") || fired.contains(&"30") {
        let words = format!("those of 10 and 30 ms were cancelled, it returned {fired:?}");
        fail((&diagnosis::FIRES_THE_CANCELLED, words));
    }
    expect_fired(&fired, ["20", "40"], "after 40 ms");

    waiting_for("a timer that is not affected when one that has fired is cancelled");
    let at = start + millis(40);
    timers.add(at, millis(20), "next");
    expect(!timers.cancel(kept), "cancel found a timer that had fired");
    expect_fired(&timers.expire(at + millis(20)), ["next"], "after 60 ms");
}

fn takes_any_duration() {
    /// As good as never.
    const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

    let start = Instant::now();
    let mut timers = Deadlines::new();
    waiting_for("a timer of Duration::MAX");
    let added = catch_unwind(AssertUnwindSafe(|| {
        let far = timers.add(start, Duration::MAX, "far");
        (far, timers.next_timeout(start))
    }));
    let Ok((far, timeout)) = added else {
        fail((&diagnosis::OVERFLOWS_THE_CLOCK, "it panicked"))
    };
    let is_long = timeout.is_none_or(|timeout| timeout > YEAR);
    expect(is_long, format!("it said to wait for {timeout:?}"));

    waiting_for("timers of 40 days and of 10 ms next to it");
    let days = Duration::from_secs(40 * 24 * 60 * 60);
    timers.add(start, days, "40 days");
    expect_timeout(timers.next_timeout(start), days);
    timers.add(start, millis(10), "10 ms");
    expect_timeout(timers.next_timeout(start), millis(10));
    expect_fired(
        &timers.expire(start + days),
        ["10 ms", "40 days"],
        "after 40 days",
    );
    expect(timers.cancel(far), "the far timer could not be cancelled");
    expect(
        timers.next_timeout(start + days).is_none(),
        "a timeout without a timer",
    );
}

/// Real time, of which only the order counts, and that no wait is in vain.
fn drives_a_queue() {
    let mut poll = Poll::new().expect("an event queue");
    let mut events = Events::with_capacity(8);
    let mut timers = Deadlines::new();
    waiting_for("timers of 30, 10 and 20 ms to fire after 3 waits at most");
    let start = Instant::now();
    for (after, value) in [(30, "30"), (10, "10"), (20, "20")] {
        // Odd parts, so that rounding shows.
        timers.add(
            start,
            millis(after) + Duration::from_micros(after * 7),
            value,
        );
    }
    let (mut fired, mut waits) = (Vec::new(), 0);
    while let Some(timeout) = timers.next_timeout(Instant::now()) {
        poll.poll(&mut events, Some(timeout)).expect("a wait");
        waits += 1;
        fired.extend(timers.expire(Instant::now()));
        let words = format!("{waits} waits, and {} timers have fired", fired.len());
        expect(fired.len() >= waits, (&diagnosis::ROUNDS_DOWN, words));
    }
    expect_fired(&fired, ["10", "20", "30"], "in the end");
}
