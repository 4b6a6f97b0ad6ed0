//! What a right answer to exercise 4 does.

#[path = "clocks.rs"]
mod clocks;
#[path = "given.rs"]
pub mod given;

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use lab::{Check, diagnosis, expect, waiting_for};

use super::answer::{run, sleep, spawn, yield_now};
use clocks::{Log, Standing, System};

pub const FORBIDDEN: &[&str] = &[
    "ch05_fibers::Scheduler",
    "ch05_fibers::io",
    "ch05_fibers::scheduler",
    "std::thread",
    "std::time::Instant::now",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "wakes a sleeper when it is due",
        points: 2,
        run: wakes_one,
    },
    Check {
        name: "lets others run meanwhile",
        points: 2,
        run: others_run,
    },
    Check {
        name: "wakes in the order of the deadlines",
        points: 2,
        run: keeps_the_order,
    },
    Check {
        name: "wakes nobody before their time",
        points: 1,
        run: wakes_nobody_early,
    },
    Check {
        name: "wakes who is due while others are busy",
        points: 2,
        run: nobody_starves,
    },
    Check {
        name: "has 100 fibers sleep by the system's clock",
        points: 1,
        run: sleeps_in_real_time,
    },
];

fn wakes_one() {
    let clock = Standing::new(false);
    let log = Log::new(&clock);
    waiting_for("one fiber that sleeps for 10 ms, then for 0 ms, then for 5");
    run(Rc::clone(&clock) as _, {
        let log = log.clone();
        move || {
            for (name, nap) in [("ten", 10), ("zero", 0), ("five", 5)] {
                log.sleeper(name, nap)();
            }
        }
    });
    log.expect_times(&[("ten", 10), ("zero", 10), ("five", 15)]);
}

fn others_run() {
    let clock = Standing::new(false);
    let log = Log::new(&clock);
    waiting_for("a fiber that sleeps, while another has three turns");
    run(Rc::clone(&clock) as _, {
        let log = log.clone();
        move || {
            spawn(log.sleeper("woken", 10));
            spawn(move || {
                for turn in ["first turn", "second turn", "third turn"] {
                    log.note(turn);
                    yield_now();
                }
            });
        }
    });
    let names = log.names();
    let words = format!("it went like this: {}", names.join(", "));
    expect(names.len() >= 4, (&diagnosis::FORGETS_A_FIBER, &words));
    expect(names[3] == "woken", (&diagnosis::BLOCKS_THE_THREAD, words));
}

fn keeps_the_order() {
    let clock = Standing::new(false);
    let log = Log::new(&clock);
    waiting_for("sleepers that are due in another order than the one they lay down in");
    run(Rc::clone(&clock) as _, {
        let log = log.clone();
        move || {
            let naps = [
                ("30", 30),
                ("10", 10),
                ("20", 20),
                ("20 too", 20),
                ("40", 40),
            ];
            for (name, nap) in naps {
                spawn(log.sleeper(name, nap));
            }
            spawn(move || {
                log.sleeper("5", 5)();
                spawn(log.sleeper("7 later", 7));
            });
        }
    });
    log.expect_times(&[
        ("5", 5),
        ("10", 10),
        ("7 later", 12),
        ("20", 20),
        ("20 too", 20),
        ("30", 30),
        ("40", 40),
    ]);
}

fn wakes_nobody_early() {
    let clock = Standing::new(true);
    let log = Log::new(&clock);
    waiting_for("two sleepers, on a clock whose waits end half-way");
    run(Rc::clone(&clock) as _, {
        let log = log.clone();
        move || {
            spawn(log.sleeper("16", 16));
            spawn(log.sleeper("24", 24));
        }
    });
    log.expect_times(&[("16", 16), ("24", 24)]);
}

fn nobody_starves() {
    const DUE: usize = 10;
    let clock = Standing::new(false);
    let is_awake = Rc::new(Cell::new(false));
    waiting_for("a sleeper that is due after 10 ms, while another computes 1 ms in each turn");
    run(Rc::clone(&clock) as _, {
        let sleeper = Rc::clone(&is_awake);
        move || {
            spawn(move || {
                sleep(Duration::from_millis(DUE as u64));
                sleeper.set(true);
            });
            spawn(move || {
                let mut turns = 0;
                while !is_awake.get() {
                    clock.advance(Duration::from_millis(1));
                    turns += 1;
                    let words = format!("after {turns} ms the other one still slept");
                    expect(turns <= DUE + 2, (&diagnosis::SLEEPERS_STARVE, words));
                    yield_now();
                }
            });
        }
    });
}

fn sleeps_in_real_time() {
    const FIBERS: usize = 100;
    let woken = Rc::new(Cell::new(0));
    waiting_for("100 fibers that sleep for 0 to 20 ms each");
    run(Rc::new(System), {
        let woken = Rc::clone(&woken);
        move || {
            for fiber in 0..FIBERS {
                let woken = Rc::clone(&woken);
                spawn(move || {
                    let nap = Duration::from_millis(fiber as u64 % 21);
                    let begin = Instant::now();
                    sleep(nap);
                    let slept = begin.elapsed();
                    let words = format!("it slept for {slept:?} instead of {nap:?}");
                    expect(slept >= nap, (&diagnosis::WAKES_EARLY, words));
                    woken.set(woken.get() + 1);
                });
            }
        }
    });
    let words = format!("`run` returned when {} of 100 were awake", woken.get());
    expect(woken.get() == FIBERS, (&diagnosis::FORGETS_A_FIBER, words));
}
