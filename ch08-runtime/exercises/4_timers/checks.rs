//! What a right answer to exercise 4 does.

#[path = "../caught.rs"]
mod caught;
#[path = "given.rs"]
pub mod given;
#[path = "kernels.rs"]
mod kernels;
#[path = "sleepers.rs"]
mod sleepers;
#[path = "../watched.rs"]
mod watched;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ch08_runtime::Future;
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::Reactor;
use caught::caught;
use given::Kernel;
use kernels::{Scene, System};
use sleepers::{begin, expect_nothing_kept, expect_time, lie_down, nap, turn, turn_until};
use watched::Alarm;

pub const FORBIDDEN: &[&str] = &[
    "ch04_epoll",
    "ch08_runtime::Runtime",
    "ch08_runtime::sleep",
    "ch08_runtime::timeout",
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
        name: "survives signals",
        points: 2,
        run: survives_signals,
    },
    Check {
        name: "hears of a sooner deadline while it waits",
        points: 2,
        run: hears_of_sooner_ones,
    },
    Check {
        name: "keeps one waker for each sleeper, the latest",
        points: 2,
        run: keeps_one_waker,
    },
    Check {
        name: "forgets a sleeper that is dropped",
        points: 2,
        run: forgets_the_dropped,
    },
    Check {
        name: "wakes with nothing locked",
        points: 1,
        run: wakes_unlocked,
    },
    Check {
        name: "never ends a sleep of `Duration::MAX`",
        points: 1,
        run: sleeps_for_ever,
    },
    Check {
        name: "turns in a thread of its own, on chapter 4's event queue",
        points: 1,
        run: turns_on_epoll,
    },
];

fn wakes_one() {
    let (kernel, reactor) = begin();
    let alarm = Alarm::new();
    waiting_for("a sleep of 0 ms");
    let is_ready = nap(&reactor, 0).poll(&alarm.waker()).is_ready();
    expect(is_ready, "it was not ready at its first poll");
    waiting_for("a sleep of 10 ms");
    let mut sleep = lie_down(&reactor, 10, &alarm.waker());
    turn_until(&reactor, &alarm);
    expect_time(&kernel, 10);
    let is_ready = sleep.poll(&alarm.waker()).is_ready();
    expect(is_ready, "it was woken after 10 ms, and was not ready");
    drop(sleep);
    expect_nothing_kept(&alarm);
}

fn keeps_the_order() {
    let (kernel, reactor) = begin();
    let log = Arc::new(Mutex::new(Vec::new()));
    let names = [
        ("30", 30),
        ("10", 10),
        ("20", 20),
        ("20 too", 20),
        ("40", 40),
    ];
    let (mut alarms, mut sleepers) = (Vec::new(), Vec::new());
    for (name, ms) in names {
        let (log, clock) = (Arc::clone(&log), Arc::clone(&kernel));
        let alarm = Alarm::with(move || log.lock().unwrap().push((name, clock.time())));
        sleepers.push(lie_down(&reactor, ms, &alarm.waker()));
        alarms.push(alarm);
    }
    waiting_for("sleepers that are due in another order than the one they lay down in");
    alarms.iter().for_each(|alarm| turn_until(&reactor, alarm));
    let right = [
        ("10", 10),
        ("20", 20),
        ("20 too", 20),
        ("30", 30),
        ("40", 40),
    ];
    let found = log.lock().unwrap().clone();
    let words = format!("who was woken when: {found:?}, and is to be {right:?}");
    let late = |(name, due): &(&str, u128)| found.iter().any(|(n, at)| n == name && at > due);
    let is_late = right.iter().any(late);
    expect(!is_late, (&diagnosis::SLEEPS_PAST_A_DEADLINE, &words));
    expect(found == right, (&diagnosis::TIES_OUT_OF_ORDER, words));
}

fn wakes_nobody_early() {
    let (kernel, reactor) = begin();
    let alarm = Alarm::new();
    waiting_for("a sleeper, of whose waits two end half-way");
    let _sleep = lie_down(&reactor, 16, &alarm.waker());
    kernel.follow([Scene::HalfTime, Scene::HalfTime]);
    turn_until(&reactor, &alarm);
    expect_time(&kernel, 16);
}

fn survives_signals() {
    let (kernel, reactor) = begin();
    let alarm = Alarm::new();
    waiting_for("a sleeper, while signals come");
    let _sleep = lie_down(&reactor, 16, &alarm.waker());
    kernel.follow((0..3).map(|_| Scene::Signal));
    let turned = caught(|| (0..3).all(|_| reactor.turn().is_ok()));
    expect(turned == Some(true), &diagnosis::DIES_OF_A_SIGNAL);
    turn_until(&reactor, &alarm);
    expect_time(&kernel, 16);
}

fn hears_of_sooner_ones() {
    const HOUR: u64 = 3_600_000;
    let (kernel, reactor) = begin();
    let (late, soon) = (Alarm::new(), Alarm::new());
    let _late = lie_down(&reactor, HOUR, &late.waker());
    let sooner = {
        let (reactor, waker) = (Arc::clone(&reactor), soon.waker());
        let kept = Arc::new(Mutex::new(None));
        let keep = Arc::clone(&kept);
        let scene = move || *keep.lock().unwrap() = Some(lie_down(&reactor, 10, &waker));
        kernel.follow([Scene::Interrupted(Box::new(scene))]);
        kept
    };
    waiting_for("a sleeper of 10 ms who comes during a wait of an hour")
        .blocking_means(&diagnosis::SLEEPS_PAST_A_DEADLINE);
    turn_until(&reactor, &soon);
    expect_time(&kernel, 10);
    expect(late.wakes() == 0, &diagnosis::WAKES_EARLY);
    drop(sooner);
}

fn keeps_one_waker() {
    const POLLS: usize = 1000;
    let (_kernel, reactor) = begin();
    let (former, latest) = (Alarm::new(), Alarm::new());
    waiting_for("a sleeper that is polled 1,000 times for no reason");
    let mut sleep = lie_down(&reactor, 10, &former.waker());
    for _ in 0..POLLS {
        let _ = sleep.poll(&former.waker());
    }
    let kept = former.wakers();
    let words = format!("1,000 polls have left {kept} wakers");
    // One with the reactor, and perhaps one in the sleeper.
    expect(kept <= 2, (&diagnosis::REGISTERS_AT_EVERY_POLL, words));
    waiting_for("the waker of a sleeper's last poll");
    let _ = sleep.poll(&latest.waker());
    for _ in 0..10 {
        if former.wakes() + latest.wakes() > 0 {
            break;
        }
        turn(&reactor);
    }
    expect(former.wakes() == 0, &diagnosis::WAKES_THE_FORMER);
    expect(latest.wakes() == 1, &diagnosis::LOST_WAKE_UP);
}

fn forgets_the_dropped() {
    let (kernel, reactor) = begin();
    let alarm = Alarm::new();
    waiting_for("a sleeper that is dropped before its time");
    drop(lie_down(&reactor, 10, &alarm.waker()));
    expect_nothing_kept(&alarm);
    let interrupted = Arc::clone(&kernel);
    let scene = Box::new(move || interrupted.interrupt());
    kernel.follow([Scene::Interrupted(scene)]);
    turn(&reactor);
    let timeout = kernel.last_timeout();
    let words = format!("nobody waits any more, and the timeout was {timeout:?}");
    expect(timeout.is_none(), (&diagnosis::FIRES_THE_CANCELLED, words));

    waiting_for("a sleeper that is polled when it is due, before it is woken");
    let mut sleep = lie_down(&reactor, 10, &alarm.waker());
    kernel.advance(10);
    expect(sleep.poll(&alarm.waker()).is_ready(), "it was not ready");
    drop(sleep);
    expect_nothing_kept(&alarm);
}

fn wakes_unlocked() {
    let (_kernel, reactor) = begin();
    let second = Alarm::new();
    let kept = Arc::new(Mutex::new(None));
    let first = {
        let (reactor, waker, kept) = (Arc::clone(&reactor), second.waker(), Arc::clone(&kept));
        // Whoever is woken may run at once, and sleep again.
        Alarm::with(move || *kept.lock().unwrap() = Some(lie_down(&reactor, 5, &waker)))
    };
    waiting_for("a sleeper that lies down again in the call of its waker")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    let _sleep = lie_down(&reactor, 10, &first.waker());
    turn_until(&reactor, &second);
}

fn sleeps_for_ever() {
    let (_kernel, reactor) = begin();
    let (never, soon) = (Alarm::new(), Alarm::new());
    waiting_for("a sleeper of 10 ms beside one of `Duration::MAX`");
    let made = caught(|| {
        let mut sleep = reactor.sleep(Duration::MAX);
        let is_ready = sleep.poll(&never.waker()).is_ready();
        expect(!is_ready, &diagnosis::OVERFLOWS_THE_CLOCK);
        sleep
    });
    let _never = made.unwrap_or_else(|| fail(&diagnosis::OVERFLOWS_THE_CLOCK));
    let _soon = lie_down(&reactor, 10, &soon.waker());
    turn_until(&reactor, &soon);
    expect(never.wakes() == 0, &diagnosis::OVERFLOWS_THE_CLOCK);
}

fn turns_on_epoll() {
    const SLEEPERS: u64 = 100;
    let kernel = System::new().expect("an event queue");
    let reactor = Reactor::new(Arc::clone(&kernel) as _);
    let is_over = AtomicBool::new(false);
    waiting_for("100 sleepers of 0 to 20 ms, with a thread that turns");
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::SeqCst) {
                turn(&reactor);
            }
        });
        let begin = Instant::now();
        let naps = (0..SLEEPERS).map(|sleeper| Duration::from_millis(sleeper % 21));
        let mut sleepers: Vec<_> = naps.map(|nap| (nap, reactor.sleep(nap))).collect();
        while !sleepers.is_empty() {
            let this = thread::current();
            let alarm = Alarm::with(move || this.unpark());
            sleepers.retain_mut(|(nap, sleep)| {
                let is_ready = sleep.poll(&alarm.waker()).is_ready();
                let is_early = is_ready && begin.elapsed() < *nap;
                expect(!is_early, &diagnosis::WAKES_EARLY);
                !is_ready
            });
            while alarm.wakes() == 0 && !sleepers.is_empty() {
                thread::park();
            }
        }
        is_over.store(true, Ordering::SeqCst);
        kernel.interrupt();
    });
}
