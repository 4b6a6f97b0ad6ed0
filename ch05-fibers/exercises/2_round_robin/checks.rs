//! What a right answer to exercise 2 does.

#[path = "given.rs"]
pub mod given;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::thread;

use lab::{Check, diagnosis, expect, waiting_for};

use super::answer::{run, spawn, yield_now};
use given::Stack;

pub const FORBIDDEN: &[&str] = &["ch05_fibers", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "runs a fiber",
        points: 1,
        run: runs_one,
    },
    Check {
        name: "gives everybody a turn in each round",
        points: 3,
        run: takes_turns,
    },
    Check {
        name: "puts a newcomer at the end of the queue",
        points: 1,
        run: newcomers_wait,
    },
    Check {
        name: "returns when all have ended",
        points: 1,
        run: waits_for_all,
    },
    Check {
        name: "frees the stack of a fiber that has ended",
        points: 2,
        run: frees_stacks,
    },
    Check {
        name: "keeps 1,000 fibers apart",
        points: 1,
        run: keeps_them_apart,
    },
    Check {
        name: "runs again, and on another thread",
        points: 1,
        run: runs_again,
    },
];

/// Who had a turn, in order.
#[derive(Clone, Default)]
struct Log(Rc<RefCell<String>>);

impl Log {
    fn note(&self, who: char) {
        self.0.borrow_mut().push(who);
    }

    fn text(&self) -> String {
        self.0.borrow().clone()
    }
}

fn runs_one() {
    let runs = Rc::new(Cell::new(0));
    waiting_for("one fiber, which ends without having yielded");
    run({
        let runs = Rc::clone(&runs);
        move || runs.set(runs.get() + 1)
    });
    let runs = runs.get();
    let words = format!("`run` returned, and its fiber had run {runs} times");
    expect(runs > 0, (&diagnosis::FORGETS_A_FIBER, &words));
    expect(runs == 1, words);
}

fn takes_turns() {
    let log = Log::default();
    waiting_for("three fibers a, b and c that take turns, a leaves after 2, b after 4, c after 3");
    run({
        let log = log.clone();
        move || {
            for (who, turns) in [('a', 2), ('b', 4), ('c', 3)] {
                let log = log.clone();
                spawn(move || {
                    log.note(who);
                    for _ in 1..turns {
                        yield_now();
                        log.note(who);
                    }
                });
            }
        }
    });
    expect_turns(&log, "abcabcbcb");
}

/// A turn too few is another mistake than a turn too early.
fn expect_turns(log: &Log, right: &str) {
    let found = log.text();
    let words = format!("the turns were {found}, and are to be {right}");
    let is_complete = found.len() >= right.len();
    expect(is_complete, (&diagnosis::FORGETS_A_FIBER, &words));
    expect(found == right, (&diagnosis::UNFAIR_QUEUE, words));
}

fn newcomers_wait() {
    let log = Log::default();
    waiting_for("fibers a and b, of which a spawns c and yields");
    run({
        let log = log.clone();
        move || {
            let (for_a, for_b) = (log.clone(), log);
            spawn(move || {
                for_a.note('a');
                let for_c = for_a.clone();
                spawn(move || for_c.note('c'));
                for_a.note('a'); // who spawns goes on
                yield_now();
                for_a.note('a');
            });
            spawn(move || {
                for_b.note('b');
                yield_now();
                for_b.note('b');
            });
        }
    });
    // When a yields, b and c are ready. b yields behind a.
    expect_turns(&log, "aabcab");
}

/// Each fiber spawns the next one as the last thing that it does.
fn chain(left: usize, each: impl Fn() + Clone + 'static) {
    each();
    if left > 1 {
        spawn(move || chain(left - 1, each));
    }
}

fn waits_for_all() {
    const FIBERS: usize = 100;
    let runs = Rc::new(Cell::new(0));
    waiting_for("a chain of 100 fibers, each of which spawns the next one and ends");
    let counted = Rc::clone(&runs);
    run(|| chain(FIBERS, move || counted.set(counted.get() + 1)));
    let words = format!("`run` returned when {} of 100 fibers had run", runs.get());
    expect(runs.get() == FIBERS, (&diagnosis::FORGETS_A_FIBER, words));
}

fn frees_stacks() {
    /// The one that runs, the next one, and some slack.
    const FEW: usize = 8;
    waiting_for("a chain of 10,000 fibers that leaves no stack behind");
    run(|| {
        chain(10_000, || {
            let stacks = Stack::count();
            let words = format!("there were {stacks} stacks for 2 fibers that had not ended");
            expect(stacks <= FEW, (&diagnosis::KEEPS_DEAD_STACKS, words));
        });
    });
    let left = Stack::count();
    let words = format!("`run` returned, and there were {left} stacks");
    expect(left == 0, (&diagnosis::KEEPS_DEAD_STACKS, words));
}

fn keeps_them_apart() {
    const FIBERS: usize = 1000;
    let ends = Rc::new(Cell::new(0));
    waiting_for(
        "1,000 fibers at once, each with 50 numbers on its stack, that yield in deep calls",
    );
    let counted = Rc::clone(&ends);
    run(move || {
        for fiber in 0..FIBERS {
            let counted = Rc::clone(&counted);
            spawn(move || {
                deepen(fiber, 50);
                counted.set(counted.get() + 1);
            });
        }
    });
    let words = format!(
        "`run` returned when {} of 1,000 fibers had ended",
        ends.get()
    );
    expect(ends.get() == FIBERS, (&diagnosis::FORGETS_A_FIBER, words));
}

/// Yields at the bottom of `depth` calls, each of which knows a number.
fn deepen(fiber: usize, depth: usize) {
    let number = std::hint::black_box(fiber * 1000 + depth);
    if depth == 0 {
        return yield_now();
    }
    deepen(fiber, depth - 1);
    let words = "a fiber found something else on its stack than it had left there";
    expect(number == fiber * 1000 + depth, words);
}

fn runs_again() {
    waiting_for("`run`, twice on each of two threads at the same time");
    let twice = || (0..2).for_each(|_| takes_turns());
    thread::scope(|scope| {
        scope.spawn(twice);
        scope.spawn(twice);
    });
}
