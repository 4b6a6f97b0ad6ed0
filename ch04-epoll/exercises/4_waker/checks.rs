//! What a right answer to exercise 4 does.

#[path = "../watching.rs"]
mod watching;

use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Sleeper, Waker, pair};

pub const FORBIDDEN: &[&str] = &[
    "ch04_epoll::Waker",
    "mio",
    "std::sync::Barrier",
    "std::sync::Condvar",
    "std::sync::mpsc",
    "std::thread",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "sleeps until it is woken",
        points: 2,
        run: sleeps,
    },
    Check {
        name: "keeps a wake that comes before the wait",
        points: 1,
        run: keeps_an_early_wake,
    },
    Check {
        name: "is woken more than once",
        points: 1,
        run: wakes_again,
    },
    Check {
        name: "loses no wake that comes during the look",
        points: 2,
        run: keeps_a_wake_during_the_look,
    },
    Check {
        name: "wakes without waiting, however often",
        points: 1,
        run: wake_never_waits,
    },
    Check {
        name: "looks once for a thousand wakes",
        points: 1,
        run: looks_once,
    },
    Check {
        name: "passes 4,000 pieces of work from 4 threads",
        points: 1,
        run: passes_work,
    },
];

fn new_pair() -> (Sleeper, Waker) {
    match pair() {
        Ok(pair) => pair,
        Err(error) => fail(format!("pair returned an error: {error}")),
    }
}

fn wake(waker: &Waker) {
    if let Err(error) = waker.wake() {
        fail(format!("wake returned an error: {error}"));
    }
}

fn run(sleeper: &mut Sleeper, mut look: impl FnMut() -> ControlFlow<()>) {
    if let Err(error) = sleeper.run(&mut look) {
        fail(format!("run returned an error: {error}"));
    }
}

fn sleeps() {
    let (mut sleeper, waker) = new_pair();
    let is_work_there = AtomicBool::new(false);
    waiting_for("a look after the wake of another thread").blocking_means(&diagnosis::LOSES_A_WAKE);
    let sleeps = thread::scope(|scope| {
        let other = scope.spawn(|| {
            let sleeps = watching::until_asleep();
            is_work_there.store(true, Ordering::SeqCst);
            wake(&waker);
            sleeps
        });
        run(&mut sleeper, || {
            match is_work_there.load(Ordering::SeqCst) {
                true => Break(()),
                false => Continue(()), // nobody forbids a look too many
            }
        });
        other.join().expect("it does not panic")
    });
    let words = "nobody had woken it, and its waits ended again and again";
    expect(sleeps, (&diagnosis::WAITS_IN_CIRCLES, words));
}

fn keeps_an_early_wake() {
    let (mut sleeper, waker) = new_pair();
    waiting_for("a look, after a wake before anybody waited")
        .blocking_means(&diagnosis::LOSES_A_WAKE);
    wake(&waker);
    run(&mut sleeper, || Break(()));
}

/// Each wake comes when the loop is known to sleep, so that none of them is easy to lose.
fn wakes_again() {
    const WAKES: usize = 3;
    let (mut sleeper, waker) = new_pair();
    let (looked, looks) = mpsc::channel();
    waiting_for("looks after 3 wakes, each of which comes when it sleeps")
        .blocking_means(&diagnosis::WAKES_ONLY_ONCE);
    thread::scope(|scope| {
        let (looked, waker) = (looked, &waker);
        scope.spawn(move || {
            for _ in 0..WAKES {
                watching::until_asleep();
                wake(waker);
                looks
                    .recv()
                    .expect("the loop is there for as long as we are");
            }
        });
        let mut left = WAKES;
        run(&mut sleeper, || {
            looked.send(()).expect("the other thread waits for it");
            left -= 1;
            match left {
                0 => Break(()),
                _ => Continue(()),
            }
        });
    });
}

fn keeps_a_wake_during_the_look() {
    let (mut sleeper, waker) = new_pair();
    waiting_for("a look again, after another thread's wake came during the one before")
        .blocking_means(&diagnosis::LOSES_A_WAKE);
    wake(&waker);
    let mut left = 100;
    run(&mut sleeper, || {
        left -= 1;
        if left == 0 {
            return Break(());
        }
        // Whatever this look took is taken. What comes now needs another one.
        thread::scope(|scope| scope.spawn(|| wake(&waker)).join().expect("a wake"));
        Continue(())
    });
}

fn wake_never_waits() {
    const MORE_THAN_A_PIPE_HOLDS: usize = 100_000;
    let (mut sleeper, waker) = new_pair();
    waiting_for("100,000 wakes while nobody listens").blocking_means(&diagnosis::WAKE_BLOCKS);
    for _ in 0..MORE_THAN_A_PIPE_HOLDS {
        wake(&waker);
    }
    waiting_for("a look, after so many wakes").blocking_means(&diagnosis::LOSES_A_WAKE);
    run(&mut sleeper, || Break(()));
}

fn looks_once() {
    /// One, and a few for nothing: those are allowed.
    const FEW: usize = 4;
    let (mut sleeper, waker) = new_pair();
    let is_over = AtomicBool::new(false);
    (0..1000).for_each(|_| wake(&waker));
    waiting_for("sleep, after one look for 1,000 wakes").blocking_means(&diagnosis::LOSES_A_WAKE);
    let mut looks = 0;
    thread::scope(|scope| {
        run(&mut sleeper, || {
            if is_over.load(Ordering::SeqCst) {
                return Break(());
            }
            looks += 1;
            if looks > FEW {
                let words = format!("it looked {looks} times, and nobody had woken it again");
                fail((&diagnosis::WAKES_PILE_UP, words));
            }
            if looks == 1 {
                scope.spawn(|| {
                    watching::until_asleep();
                    is_over.store(true, Ordering::SeqCst);
                    wake(&waker);
                });
            }
            Continue(())
        });
    });
}

/// Threads that wait for their piece before they hand in the next one: many looks, at any of which
/// others may wake.
fn passes_work() {
    const THREADS: usize = 4;
    const EACH: usize = 1000;
    let (mut sleeper, waker) = new_pair();
    let work = Mutex::new(Vec::new());
    let done = [const { AtomicUsize::new(0) }; THREADS];
    let mut left = THREADS * EACH;
    let mut next_step = left;
    thread::scope(|scope| {
        for (thread, done) in done.iter().enumerate() {
            let (work, waker) = (&work, &waker);
            scope.spawn(move || {
                for piece in 0..EACH {
                    work.lock().unwrap().push(thread);
                    wake(waker);
                    while done.load(Ordering::SeqCst) <= piece {
                        thread::yield_now();
                    }
                }
            });
        }
        run(&mut sleeper, || {
            if left <= next_step {
                next_step = left.saturating_sub(200);
                waiting_for(format!("the last {left} of 4,000 pieces of work"))
                    .blocking_means(&diagnosis::LOSES_A_WAKE)
                    .spinning_means(&diagnosis::LOSES_A_WAKE);
            }
            for thread in work.lock().unwrap().drain(..) {
                done[thread].fetch_add(1, Ordering::SeqCst);
                left -= 1;
            }
            match left {
                0 => Break(()),
                _ => Continue(()),
            }
        });
    });
}
