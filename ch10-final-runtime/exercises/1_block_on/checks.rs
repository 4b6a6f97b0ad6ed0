//! What a right answer to exercise 1 does.
#![expect(clippy::waker_clone_wake, reason = "both ways to wake are checked")]

#[path = "../waking/mod.rs"]
mod waking;

use std::future::poll_fn;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::thread;

use lab::{Check, diagnosis, expect, waiting_for};

use super::answer::block_on;
use waking::{Known, Watched};

pub const FORBIDDEN: &[&str] = &[
    "ch10_final_runtime",
    "park_timeout",
    "std::thread::sleep",
    "wait_timeout",
    "wait_timeout_while",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "returns the output of a future that is ready",
        points: 1,
        run: returns_the_output,
    },
    Check {
        name: "sleeps until another thread wakes it",
        points: 3,
        run: sleeps,
    },
    Check {
        name: "keeps a wake that comes before it sleeps",
        points: 2,
        run: keeps_early_wakes,
    },
    Check {
        name: "has one waker for all polls",
        points: 1,
        run: wakers_are_alike,
    },
    Check {
        name: "is woken though the future takes every unpark",
        points: 2,
        run: keeps_its_wakes_apart,
    },
    Check {
        name: "drops the future before it returns, and bears late wakes",
        points: 1,
        run: ends,
    },
];

fn returns_the_output() {
    let (borrowed, local) = (String::from("borrowed"), Rc::new(7));
    let mut polls = 0;
    waiting_for("the output of a future that borrows, and is ready at once");
    let output = block_on(async {
        let ready = poll_fn(|_| {
            polls += 1;
            Poll::Ready(borrowed.len())
        });
        ready.await + *local
    });
    expect(output == 15, format!("15 became {output}"));
    expect(polls == 1, format!("it was polled {polls} times"));
}

fn sleeps() {
    const SLEEPS: usize = 5;
    const FEW: usize = 10;
    waiting_for("a future that is woken five times, each time when `block_on` sleeps")
        .blocking_means(&diagnosis::LOST_WAKE_UP)
        .spinning_means(&diagnosis::SPINS_INSTEAD_OF_WAITING);
    let sleeper = Known::this();
    let latest: Arc<Mutex<Option<Waker>>> = Arc::default();
    let wakes = Arc::new(AtomicUsize::new(0));
    // How many wakes there are to be before it goes on, and how many polls that took so far.
    let (mut awaited, mut polls) = (0, 0);
    block_on(poll_fn(|cx| {
        let former = latest.lock().unwrap().replace(cx.waker().clone());
        drop(former);
        if wakes.load(SeqCst) < awaited {
            // A thread may be unparked for no reason, though not all the time.
            polls += 1;
            let words = "it was polled 10 times, and nobody had woken it";
            expect(polls < FEW, (&diagnosis::BUSY_POLLING, words));
            return Poll::Pending;
        }
        if awaited == SLEEPS {
            return Poll::Ready(());
        }
        (awaited, polls) = (awaited + 1, 0);
        let (sleeper, latest, wakes) = (sleeper.clone(), latest.clone(), wakes.clone());
        thread::spawn(move || {
            sleeper.until_asleep(|| false);
            wakes.fetch_add(1, SeqCst);
            let waker = latest.lock().unwrap().clone();
            waker.expect("it was polled").wake();
        });
        Poll::Pending
    }));
}

/// Waits once: `wake` is told of the waker during the poll, and has called it when it returns.
fn wait_once(wake: impl FnOnce(&Waker)) {
    let mut wake = Some(wake);
    block_on(poll_fn(|cx| match wake.take() {
        None => Poll::Ready(()),
        Some(wake) => {
            wake(cx.waker());
            Poll::Pending
        }
    }));
}

fn on_another_thread(waker: &Waker) {
    let waker = waker.clone();
    // `thread::scope` would park, and take the unpark that is not its own.
    let woken = thread::spawn(move || waker.wake()).join();
    woken.expect("a wake does not panic");
}

fn keeps_early_wakes() {
    waiting_for("a future that wakes itself while it is polled")
        .blocking_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL);
    wait_once(|waker| waker.wake_by_ref());
    wait_once(|waker| waker.clone().wake());
    waiting_for("a future that another thread wakes while it is polled")
        .blocking_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL);
    wait_once(on_another_thread);
    waiting_for("1,000 futures, each woken by another thread at any time after its poll")
        .blocking_means(&diagnosis::LOST_WAKE_UP);
    let (to_waker, wakers) = std::sync::mpsc::channel::<(Waker, Arc<AtomicBool>)>();
    thread::spawn(move || {
        for (waker, is_open) in wakers {
            is_open.store(true, SeqCst);
            waker.wake();
        }
    });
    for _ in 0..1_000 {
        let is_open = Arc::new(AtomicBool::new(false));
        let mut is_sent = false;
        block_on(poll_fn(|cx| {
            if is_open.load(SeqCst) {
                return Poll::Ready(());
            }
            if !std::mem::replace(&mut is_sent, true) {
                let sent = to_waker.send((cx.waker().clone(), is_open.clone()));
                sent.expect("the thread lives");
            }
            Poll::Pending
        }));
    }
}

fn wakers_are_alike() {
    const POLLS: usize = 5;
    let mut wakers: Vec<Waker> = Vec::new();
    waiting_for("the wakers of five polls").blocking_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL);
    block_on(poll_fn(|cx| {
        wakers.push(cx.waker().clone());
        if wakers.len() == POLLS {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }));
    let are_alike = wakers.windows(2).all(|two| two[0].will_wake(&two[1]));
    let words = "first.will_wake(&second) is false for the wakers of two polls";
    expect(are_alike, (&diagnosis::NEW_WAKER_EVERY_POLL, words));
}

fn keeps_its_wakes_apart() {
    waiting_for("a future that was woken, and then has parked its thread")
        .blocking_means(&diagnosis::UNPARK_TAKEN_AWAY);
    let take_the_unpark = || {
        thread::current().unpark(); // so that the park returns, whatever was there
        thread::park();
    };
    wait_once(|waker| {
        waker.wake_by_ref();
        take_the_unpark();
    });
    wait_once(|waker| {
        on_another_thread(waker);
        take_the_unpark();
    });
}

fn ends() {
    let watched = Watched::default();
    waiting_for("the end of a future that wakes itself");
    // Not an `async` block, which would drop it at its own end.
    let (mut observed, mut waits) = (Box::pin(watched.future()), true);
    let opened = watched.clone();
    block_on(poll_fn(move |cx| {
        let polled = observed.as_mut().poll(cx);
        if std::mem::take(&mut waits) {
            opened.open();
            cx.waker().wake_by_ref();
        }
        polled
    }));
    let words = "`block_on` has returned, and its future still lives";
    expect(watched.is_dropped(), (&diagnosis::KEEPS_THE_ENDED, words));
    let waker = watched.waker();
    waiting_for("a late wake, which does nothing");
    waker.wake_by_ref();
    let woken = thread::spawn(move || waker.wake()).join();
    expect(woken.is_ok(), &diagnosis::PANICS_WHEN_CLOSED);
    wait_once(|waker| waker.wake_by_ref());
}
