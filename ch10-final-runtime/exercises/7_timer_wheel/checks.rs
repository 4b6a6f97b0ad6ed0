//! What a right answer to exercise 7 does.

#[path = "model.rs"]
mod model;

use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::Wheel;
use model::Model;

pub const FORBIDDEN: &[&str] = &[
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "ch10_final_runtime",
    "unsafe",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "fires a timer when its tick has come, and not before",
        points: 2,
        run: fires_in_time,
    },
    Check {
        name: "passes over no slot",
        points: 2,
        run: skips_nothing,
    },
    Check {
        name: "fires timers that were far away",
        points: 3,
        run: reaches_far,
    },
    Check {
        name: "loses nothing when a wheel begins anew",
        points: 2,
        run: goes_round,
    },
    Check {
        name: "cancels a timer, and no other",
        points: 2,
        run: cancels,
    },
    Check {
        name: "says when to come back",
        points: 2,
        run: says_when,
    },
    Check {
        name: "keeps 20,000 random timers as a sorted map does",
        points: 2,
        run: is_a_map,
    },
    Check {
        name: "takes as many steps for one of 200,000 as for one of two",
        points: 1,
        run: is_fast,
    },
];

fn fires_in_time() {
    let mut model = Model::new(&diagnosis::LOSES_A_TIMER);
    waiting_for("two timers at tick 5, one at 7");
    for deadline in [5, 7, 5] {
        model.insert(deadline);
    }
    for now in 0..=10 {
        model.advance(now);
    }
    waiting_for("timers at ticks 3 and 10, set at tick 10");
    for deadline in [3, 10] {
        model.insert(deadline);
    }
    model.advance(10);
    model.advance(11);
}

fn skips_nothing() {
    let mut model = Model::new(&diagnosis::SKIPS_SLOTS);
    waiting_for("timers at ticks 30, 10, 20 and 59, when the hand goes from 0 to 60 at once");
    for deadline in [30, 10, 20, 59] {
        model.insert(deadline);
    }
    model.advance(60);
}

/// Ticks at which timers may change places, and their neighbours.
fn borders() -> impl Iterator<Item = u64> {
    let powers = (5..u64::BITS).map(|bits| 1 << bits);
    powers.flat_map(|power: u64| [power - 1, power, power + 1])
}

fn reaches_far() {
    for deadline in [u64::MAX].into_iter().chain(borders()) {
        let mut model = Model::new(&diagnosis::FORGETS_THE_FAR);
        waiting_for(format!("a timer at tick {deadline}"))
            .spinning_means(&diagnosis::WALKS_EVERY_TICK);
        model.insert(deadline);
        model.advance(deadline - 1);
        model.advance(deadline);
    }
    let mut model = Model::new(&diagnosis::FORGETS_THE_FAR);
    waiting_for("timers at all powers of two, when the hand goes beyond at once")
        .spinning_means(&diagnosis::WALKS_EVERY_TICK);
    borders().for_each(|deadline| model.insert(deadline));
    model.advance(u64::MAX);
}

fn goes_round() {
    for start in [1, 31, 60, 63, 64, 4000, 4095, 262_143] {
        let mut model = Model::new(&diagnosis::LOSES_A_TIMER);
        model.advance(start);
        waiting_for(format!("a timer for each of 200 ticks after {start}"))
            .spinning_means(&diagnosis::WALKS_EVERY_TICK);
        (start..start + 200).for_each(|deadline| model.insert(deadline));
        for now in start..start + 200 {
            model.advance(now);
        }
    }
}

fn cancels() {
    let mut wheel = Wheel::new();
    waiting_for("a value that is taken back");
    for deadline in [0, 7, 70, 7000, u64::MAX] {
        let key = wheel.insert(deadline, deadline);
        let found = wheel.cancel(key);
        expect(found == Some(deadline), format!("it was {found:?}"));
        let next = wheel.next_deadline();
        let words = format!("nobody waits, and it is to come back at {next:?}");
        expect(next.is_none(), (&diagnosis::FIRES_THE_CANCELLED, words));
    }
    waiting_for("timers whose predecessors' keys are used once more");
    let mut model = Model::new(&diagnosis::CANCELS_ANOTHERS);
    let mut used_up = Vec::new();
    for round in 0..10 {
        let key = model.wheel.insert(model.hand, usize::MAX);
        match round % 2 {
            0 => drop(model.wheel.cancel(key)),
            _ => drop(model.wheel.advance(model.hand)),
        }
        used_up.push(key);
        model.insert(model.hand + 5);
        used_up
            .iter()
            .for_each(|key| model.expect_gone(*key, usize::MAX));
        model.advance(model.hand + 10);
    }
    waiting_for("one of three timers in the same slot to be cancelled");
    for which in 100..103 {
        let mut model = Model::new(&diagnosis::CANCELS_ANOTHERS);
        (100..103).for_each(|deadline| model.insert(deadline)); // in one slot
        model.cancel(which);
        model.advance(103);
    }
}

/// Comes back when it is told to, until nobody waits.
fn follow(model: &mut Model) {
    const MOST_IN_VAIN: usize = 64;
    let mut in_vain = 0;
    while let Some(first) = model.first_deadline() {
        let Some(next) = model.wheel.next_deadline() else {
            let words = format!("a timer is set for {first}, and it knows of none");
            fail((&diagnosis::SLEEPS_PAST_A_DEADLINE, words));
        };
        let words = format!("the first deadline is {first}, and it is to come back at {next}");
        expect(next <= first, (&diagnosis::SLEEPS_PAST_A_DEADLINE, words));
        // What is overdue may be told by any tick that is past.
        let fired = model.advance(next.max(model.hand));
        in_vain = if fired > 0 { 0 } else { in_vain + 1 };
        let words = format!("it came back {in_vain} times, and the timer at {first} did not fire");
        let is_enough = in_vain <= MOST_IN_VAIN;
        expect(is_enough, (&diagnosis::WAITS_IN_CIRCLES, words));
    }
    let next = model.wheel.next_deadline();
    let words = format!("nobody waits, and it is to come back at {next:?}");
    expect(next.is_none(), (&diagnosis::FIRES_THE_CANCELLED, words));
}

fn says_when() {
    let mut model = Model::new(&diagnosis::LOSES_A_TIMER);
    waiting_for("the way along next_deadline through timers at all powers of two")
        .spinning_means(&diagnosis::WALKS_EVERY_TICK);
    follow(&mut model);
    borders().for_each(|deadline| model.insert(deadline));
    follow(&mut model);
    waiting_for("a sooner deadline beside one that is far, and then without it")
        .spinning_means(&diagnosis::WALKS_EVERY_TICK);
    let mut model = Model::new(&diagnosis::LOSES_A_TIMER);
    model.insert(1 << 40);
    model.insert(1000);
    model.cancel(0);
    model.insert(2000);
    follow(&mut model);
}

/// Numbers that look random, and are the same each time: xorshift64.
fn random() -> impl FnMut(u64) -> u64 {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    }
}

fn is_a_map() {
    let (mut model, mut random) = (Model::new(&diagnosis::LOSES_A_TIMER), random());
    waiting_for("20,000 random timers").spinning_means(&diagnosis::WALKS_EVERY_TICK);
    for _ in 0..20_000 {
        let reach = 1 << random(24);
        let deadline = (model.hand + random(reach)).saturating_sub(3);
        model.insert(deadline);
        if random(4) == 0 {
            let any = model.hand + random(reach);
            model.cancel(any);
        }
        if random(3) == 0 {
            let stride = 1 << random(12);
            model.advance(model.hand + random(stride));
        }
    }
    follow(&mut model);
}

fn is_fast() {
    const TIMERS: u64 = 200_000;
    let (mut wheel, mut random) = (Wheel::new(), random());
    waiting_for("200,000 timers to be set").spinning_means(&diagnosis::LOOKS_AT_ALL_TIMERS);
    let mut keys: Vec<_> = (0..TIMERS)
        .map(|n| wheel.insert(1 + random(60_000), n))
        .collect();
    waiting_for("most of 200,000 timers to be cancelled, in any order")
        .spinning_means(&diagnosis::LOOKS_AT_ALL_TIMERS);
    for _ in 0..TIMERS - 1000 {
        let any = random(keys.len() as u64) as usize;
        let found = wheel.cancel(keys.swap_remove(any));
        expect(found.is_some(), "a timer had gone that nobody cancelled");
    }
    waiting_for("the last 1,000 to fire").spinning_means(&diagnosis::LOOKS_AT_ALL_TIMERS);
    let fired: usize = (0..=60_000).map(|now| wheel.advance(now).len()).sum();
    let words = format!("of 1,000 timers {fired} fired");
    expect(fired == 1000, (&diagnosis::LOSES_A_TIMER, words));
}
