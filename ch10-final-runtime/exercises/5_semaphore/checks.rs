//! What a right answer to exercise 5 does.

#[path = "permits.rs"]
mod permits;
#[path = "../waking/mod.rs"]
mod waking;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::task::Poll;
use std::thread;

use ch10_final_runtime::{block_on, yield_now};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Closed, Semaphore};
use permits::{expect_available, expect_no_panic, permit, taken};
use waking::{Alarm, Waiter, caught, expect_end};

pub const FORBIDDEN: &[&str] = &["async_lock", "ch10_final_runtime", "tokio"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "counts what is taken and comes back",
        points: 1,
        run: counts,
    },
    Check {
        name: "wakes who waits when there is enough, by the waker of its last poll",
        points: 2,
        run: wakes_the_waiter,
    },
    Check {
        name: "serves who asked first, however much that was",
        points: 2,
        run: keeps_the_order,
    },
    Check {
        name: "serves all for whom there is enough",
        points: 2,
        run: serves_several,
    },
    Check {
        name: "forgets who is dropped while it waits, and lets the next get on",
        points: 2,
        run: forgets_the_dropped,
    },
    Check {
        name: "hands permits on when who was woken is dropped",
        points: 3,
        run: hands_on,
    },
    Check {
        name: "tells all when it is closed",
        points: 3,
        run: closes,
    },
    Check {
        name: "wakes with nothing locked",
        points: 1,
        run: wakes_unlocked,
    },
    Check {
        name: "panics when it is polled after it was ready",
        points: 1,
        run: ends_once,
    },
    Check {
        name: "lets at most 3 of 8 threads in",
        points: 1,
        run: limits_threads,
    },
];

fn counts() {
    let (semaphore, alarm) = (Semaphore::new(3), Alarm::new());
    waiting_for("two of three permits, and then one");
    let two = taken(&semaphore, 2);
    expect_available(&semaphore, 1);
    let words = "there was one permit, and `try_acquire` took two";
    expect(semaphore.try_acquire(2).is_none(), words);
    let one = taken(&semaphore, 1);
    drop(two);
    expect_available(&semaphore, 2);
    drop(one);
    waiting_for("all three, by `acquire`");
    let mut acquire = Box::pin(semaphore.acquire(3));
    match alarm.poll(acquire.as_mut()) {
        Poll::Ready(Ok(permit)) => {
            expect_available(&semaphore, 0);
            drop(permit);
        }
        Poll::Ready(Err(Closed)) => fail("it is open, and `acquire` says `Closed`"),
        Poll::Pending => fail("three are there, and `acquire` was not ready at its first poll"),
    }
    expect_available(&semaphore, 3);
    drop(semaphore.acquire(3));
    expect_available(&semaphore, 3);
}

fn wakes_the_waiter() {
    let semaphore = Semaphore::new(2);
    let (former, latest) = (Alarm::new(), Alarm::new());
    let (one, two) = (taken(&semaphore, 1), taken(&semaphore, 1));
    waiting_for("the waker of the last of three polls, when both permits are back");
    let mut waiter = Waiter::begin("who waits", Arc::clone(&former), semaphore.acquire(2));
    waiter.alarm = Arc::clone(&latest);
    waiter.waits();
    drop(one);
    waiter.waits();
    drop(two);
    let is_former = former.wakes() > 0 && latest.wakes() == 0;
    expect(!is_former, &diagnosis::WAKES_THE_FORMER);
    let both = permit(waiter, &diagnosis::LOST_WAKE_UP);
    expect_available(&semaphore, 0);
    let kept = former.wakers() + latest.wakers();
    let words = format!("nobody waits any more, and {kept} wakers are kept");
    expect(kept == 0, (&diagnosis::STAYS_REGISTERED, words));
    drop(both);
    expect_available(&semaphore, 2);
}

fn keeps_the_order() {
    let semaphore = Semaphore::new(3);
    let two = taken(&semaphore, 2);
    waiting_for("one who wants three of three permits, before one who wants one");
    let mut many = Waiter::begin("who wants three", Alarm::new(), semaphore.acquire(3));
    let mut few = Waiter::begin("who wants one", Alarm::new(), semaphore.acquire(1));
    let words = "somebody waits, and `try_acquire` took a permit";
    let is_fair = semaphore.try_acquire(1).is_none();
    expect(is_fair, (&diagnosis::UNFAIR_QUEUE, words));
    many.waits(); // and keeps its place
    drop(two);
    few.waits();
    let is_fair = semaphore.try_acquire(1).is_none();
    expect(is_fair, (&diagnosis::UNFAIR_QUEUE, words));
    let mut newcomer = Waiter::begin("a newcomer", Alarm::new(), semaphore.acquire(3));
    let three = permit(many, &diagnosis::LOST_WAKE_UP);
    few.waits();
    waiting_for("who wants one, when three have come back");
    drop(three);
    newcomer.waits();
    drop(permit(few, &diagnosis::LOST_WAKE_UP));
    drop(permit(newcomer, &diagnosis::LOST_WAKE_UP));
    expect_available(&semaphore, 3);
}

fn serves_several() {
    let semaphore = Semaphore::new(3);
    let three = taken(&semaphore, 3);
    waiting_for("three who want one each, when three permits have come back at once");
    let first = Waiter::begin("the first", Alarm::new(), semaphore.acquire(1));
    let second = Waiter::begin("the second", Alarm::new(), semaphore.acquire(1));
    let third = Waiter::begin("the third", Alarm::new(), semaphore.acquire(1));
    let mut fourth = Waiter::begin("the fourth", Alarm::new(), semaphore.acquire(1));
    drop(three);
    // All at once, or each by the one before it.
    let one = permit(first, &diagnosis::LOST_WAKE_UP);
    let _second = permit(second, &diagnosis::WAKES_ONE_FOR_MANY);
    let _third = permit(third, &diagnosis::WAKES_ONE_FOR_MANY);
    fourth.waits();
    drop(one);
    drop(permit(fourth, &diagnosis::LOST_WAKE_UP));
}

fn forgets_the_dropped() {
    let semaphore = Semaphore::new(3);
    let two = taken(&semaphore, 2);
    waiting_for("nothing to be kept of who is dropped while it waits");
    let alarm = Alarm::new();
    let acquire = semaphore.acquire(3);
    drop(Waiter::begin("who is dropped", Arc::clone(&alarm), acquire));
    let words = "it was dropped, and its waker is kept";
    expect(alarm.wakers() == 0, (&diagnosis::STAYS_REGISTERED, words));
    expect_available(&semaphore, 1);
    waiting_for("who wants one of one, when who stood before it and wanted three is dropped");
    let many = Waiter::begin("who wants three", Alarm::new(), semaphore.acquire(3));
    let few = Waiter::begin("who wants one", Alarm::new(), semaphore.acquire(1));
    drop(many);
    drop(permit(few, &diagnosis::LOSES_A_TURN));
    drop(two);
    expect_available(&semaphore, 3);
}

fn hands_on() {
    let semaphore = Semaphore::new(1);
    waiting_for("the second and the third who wait, for the first was woken and dropped");
    let one = taken(&semaphore, 1);
    let first = Waiter::begin("the first", Alarm::new(), semaphore.acquire(1));
    let second = Waiter::begin("the second", Alarm::new(), semaphore.acquire(1));
    let third = Waiter::begin("the third", Alarm::new(), semaphore.acquire(1));
    drop(one);
    drop(first);
    drop(permit(second, &diagnosis::LOSES_A_TURN));
    drop(permit(third, &diagnosis::LOSES_A_TURN));
    waiting_for("the permit, for the only one who waited was woken and dropped");
    let one = taken(&semaphore, 1);
    let only = Waiter::begin("the only one", Alarm::new(), semaphore.acquire(1));
    drop(one);
    drop(only);
    let is_there = semaphore.try_acquire(1).is_some() && semaphore.available() == 1;
    let words = "nobody waits, nobody has a permit, and nobody can get one";
    expect(is_there, (&diagnosis::LOSES_A_TURN, words));
}

fn closes() {
    let semaphore = Semaphore::new(3);
    let two = taken(&semaphore, 2);
    waiting_for("`Closed`, for two who wait");
    let first = Waiter::begin("the first", Alarm::new(), semaphore.acquire(2));
    let second = Waiter::begin("the second", Alarm::new(), semaphore.acquire(1));
    let third = Waiter::begin("the third", Alarm::new(), semaphore.acquire(1));
    semaphore.close();
    drop(third); // woken, and not polled any more
    for waiter in [first, second] {
        let is_closed = waiter.served(&diagnosis::GOES_IN_SILENCE).is_err();
        expect(is_closed, "it was closed, and handed out permits");
    }
    waiting_for("nothing but `Closed`, for who comes later");
    let later = caught(
        || match Alarm::new().poll(Box::pin(semaphore.acquire(1)).as_mut()) {
            Poll::Ready(ended) => expect(ended.is_err(), "it was closed, and handed out permits"),
            Poll::Pending => fail((
                &diagnosis::GOES_IN_SILENCE,
                "`acquire` waits, and it is closed",
            )),
        },
    );
    expect_no_panic(later);
    let tried = caught(|| semaphore.try_acquire(1).is_none());
    expect(
        expect_no_panic(tried),
        "it was closed, and `try_acquire` took a permit",
    );
    waiting_for("two permits to come back to a semaphore that is closed");
    expect_no_panic(caught(|| drop(two)));
    expect_available(&semaphore, 3);
    expect_no_panic(caught(|| semaphore.close()));
}

/// Whoever is woken may run at once, and needs the semaphore.
fn looking_at(semaphore: &'static Semaphore) -> Arc<Alarm> {
    Alarm::with(move || drop(semaphore.try_acquire(1)))
}

fn wakes_unlocked() {
    let semaphore: &Semaphore = Box::leak(Box::new(Semaphore::new(1)));
    let begin = |name| Waiter::begin(name, looking_at(semaphore), semaphore.acquire(1));
    waiting_for("a waker that looks at the semaphore, called when a permit comes back")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    let one = taken(semaphore, 1);
    let (first, second, third) = (begin("the first"), begin("the second"), begin("the third"));
    drop(one);
    waiting_for("a waker that looks at the semaphore, called when who was woken is dropped")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    drop(first);
    waiting_for("a waker that looks at the semaphore, called when that is closed")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    semaphore.close();
    drop((second, third));
}

fn ends_once() {
    let (semaphore, alarm) = (Semaphore::new(1), Alarm::new());
    let mut acquire = Box::pin(semaphore.acquire(1));
    waiting_for("a permit, and a panic at the poll after that");
    drop(alarm.poll(acquire.as_mut()));
    expect_end(acquire.as_mut());
    drop(acquire);
    expect_available(&semaphore, 1);
}

/// How many are in, at most three.
async fn enter(semaphore: &Semaphore, inside: &AtomicUsize) {
    for _ in 0..500 {
        let permit = semaphore.acquire(1).await;
        let before = inside.fetch_add(1, SeqCst);
        let words = "four had a permit at the same time, and there were three";
        expect(before < 3, (&diagnosis::EXCEEDS_THE_CAPACITY, words));
        yield_now().await; // with the permit
        inside.fetch_sub(1, SeqCst);
        drop(permit);
    }
}

fn limits_threads() {
    let (semaphore, inside) = (Semaphore::new(3), AtomicUsize::new(0));
    waiting_for("eight threads that each acquire one of three permits 500 times")
        .blocking_means(&diagnosis::LOST_WAKE_UP);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| block_on(enter(&semaphore, &inside)));
        }
    });
    expect_available(&semaphore, 3);
}
