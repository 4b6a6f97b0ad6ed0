//! What a right answer to exercise 2 does.

#[path = "given.rs"]
pub mod given;
#[path = "stage.rs"]
mod stage;

use std::thread;

use lab::{Check, diagnosis, expect, waiting_for};

use super::answer::Parker;

pub const FORBIDDEN: &[&str] = &[
    "ch08_runtime",
    "std::sync::Barrier",
    "std::sync::Condvar",
    "std::sync::LazyLock",
    "std::sync::Mutex",
    "std::sync::Once",
    "std::sync::OnceLock",
    "std::sync::RwLock",
    "std::sync::atomic",
    "std::sync::mpsc",
    "std::thread",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "does not sleep when it was unparked before",
        points: 2,
        run: keeps_an_early_unpark,
    },
    Check {
        name: "sleeps until it is unparked",
        points: 2,
        run: sleeps,
    },
    Check {
        name: "sleeps again at the next park",
        points: 2,
        run: sleeps_again,
    },
    Check {
        name: "takes any number of unparks for one",
        points: 1,
        run: does_not_count,
    },
    Check {
        name: "goes back to sleep when nobody has unparked",
        points: 2,
        run: looks_again,
    },
    Check {
        name: "misses no unpark, between whichever two steps it comes",
        points: 2,
        run: misses_none,
    },
    Check {
        name: "lets two threads take turns 10,000 times",
        points: 1,
        run: takes_turns,
    },
];

/// The unpark comes when the park is about to sleep.
const LATE: usize = usize::MAX;

fn keeps_an_early_unpark() {
    let parker = Parker::new();
    waiting_for("`park`, after an `unpark`").spinning_means(&diagnosis::LOSES_AN_EARLY_UNPARK);
    parker.unparker().unpark();
    stage::play_alone(|| parker.park());
}

/// Whether `park` has slept until it was unparked.
fn has_slept(parker: &Parker, empty_sleeps: usize) -> bool {
    let unparker = parker.unparker();
    let played = stage::play(LATE, empty_sleeps, || parker.park(), || unparker.unpark());
    !played.ended_before
}

fn sleeps() {
    let parker = Parker::new();
    waiting_for("`park`, which is unparked when it sleeps")
        .blocking_means(&diagnosis::UNPARK_WAKES_NOBODY);
    let words = "`park` returned, and nobody had called `unpark`";
    expect(has_slept(&parker, 0), words);
}

fn sleeps_again() {
    let parker = Parker::new();
    waiting_for("a second `park`, which is unparked when it sleeps");
    for early in [true, false] {
        if early {
            parker.unparker().unpark();
            stage::play_alone(|| parker.park());
        }
        let words = "there was one `unpark`, and two calls of `park` have returned";
        expect(has_slept(&parker, 0), (&diagnosis::STAYS_AWAKE, words));
    }
}

fn does_not_count() {
    const MANY: usize = 1000;
    let parker = Parker::new();
    waiting_for("the second `park` after 1,000 unparks, which is unparked when it sleeps");
    let unparker = parker.unparker();
    (0..MANY).for_each(|_| unparker.clone().unpark());
    stage::play_alone(|| parker.park());
    let words = "`unpark` was called 1,000 times, and then two calls of `park` did not sleep";
    expect(has_slept(&parker, 0), (&diagnosis::UNPARKS_ADD_UP, words));
}

fn looks_again() {
    let parker = Parker::new();
    waiting_for("`park`, three waits of which end though nobody has notified");
    let words = "a wait ended for no reason, and `park` returned";
    let has_slept = has_slept(&parker, 3);
    expect(has_slept, (&diagnosis::TRUSTS_EVERY_AWAKENING, words));
}

fn misses_none() {
    waiting_for("`park`, with an `unpark` between any two of its steps")
        .blocking_means(&diagnosis::SLEEPS_THROUGH_AN_UNPARK);
    for cue in 1.. {
        let parker = Parker::new();
        let unparker = parker.unparker();
        let played = stage::play(cue, 0, || parker.park(), || unparker.unpark());
        if played.came_last {
            break; // there is no later step
        }
    }
}

fn takes_turns() {
    const TURNS: usize = 10_000;
    stage::end();
    let (ping, pong) = (Parker::new(), Parker::new());
    let (to_ping, to_pong) = (ping.unparker(), pong.unparker());
    waiting_for("two threads that wake each other 10,000 times")
        .blocking_means(&diagnosis::SLEEPS_THROUGH_AN_UNPARK)
        .spinning_means(&diagnosis::SPINS_INSTEAD_OF_WAITING);
    thread::scope(|scope| {
        scope.spawn(move || {
            for _ in 0..TURNS {
                pong.park();
                to_ping.unpark();
            }
        });
        for _ in 0..TURNS {
            to_pong.unpark();
            ping.park();
        }
    });
}
