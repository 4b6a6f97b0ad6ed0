//! What a right answer to exercise 4 does.

#[path = "../waking/mod.rs"]
mod waking;

use std::sync::Arc;
use std::task::Poll;
use std::thread;

use ch10_final_runtime::{block_on, yield_now};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{Guard, Mutex};
use waking::{Alarm, Waiter, expect_end};

pub const FORBIDDEN: &[&str] = &["async_lock", "ch10_final_runtime", "tokio"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "locks what is free, and nothing else",
        points: 2,
        run: locks,
    },
    Check {
        name: "wakes who waits, by the waker of its last poll",
        points: 2,
        run: wakes_the_waiter,
    },
    Check {
        name: "serves who asked first",
        points: 2,
        run: keeps_the_order,
    },
    Check {
        name: "misses no unlock that comes during a poll",
        points: 2,
        run: misses_none,
    },
    Check {
        name: "forgets who is dropped while it waits",
        points: 2,
        run: forgets_the_dropped,
    },
    Check {
        name: "hands the lock on when who was woken is dropped",
        points: 3,
        run: hands_on,
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
        name: "counts to 4,000 on four threads",
        points: 1,
        run: counts_on_threads,
    },
];

fn locked(mutex: &Mutex<i32>) -> Guard<'_, i32> {
    let guard = mutex.try_lock();
    guard.unwrap_or_else(|| fail("nobody has it or waits for it, and `try_lock` did not lock it"))
}

fn expect_locked(mutex: &Mutex<i32>) {
    let words = "somebody has a guard, and `try_lock` has returned another one";
    expect(mutex.try_lock().is_none(), words);
}

fn locks() {
    let (mutex, alarm) = (Mutex::new(1), Alarm::new());
    waiting_for("a free mutex, by `try_lock` and by `lock`");
    let mut guard = locked(&mutex);
    *guard += 1;
    expect_locked(&mutex);
    drop(guard);
    let mut lock = Box::pin(mutex.lock());
    match alarm.poll(lock.as_mut()) {
        Poll::Ready(guard) => {
            expect(*guard == 2, format!("2 became {}", *guard));
            expect_locked(&mutex);
        }
        Poll::Pending => fail("nobody had it, and `lock` was not ready at its first poll"),
    }
    drop(lock);
    waiting_for("a `lock` that is dropped before its first poll");
    drop(mutex.lock());
    let never_polled = mutex.lock();
    drop(locked(&mutex));
    drop(never_polled);
}

fn wakes_the_waiter() {
    let mutex = Mutex::new(1);
    let (former, latest) = (Alarm::new(), Alarm::new());
    let mut guard = locked(&mutex);
    waiting_for("the waker of the last of three polls");
    let mut waiter = Waiter::begin("who waits", Arc::clone(&former), mutex.lock());
    waiter.alarm = Arc::clone(&latest);
    waiter.waits();
    waiter.waits();
    *guard += 1;
    drop(guard);
    let is_former = former.wakes() > 0 && latest.wakes() == 0;
    expect(!is_former, &diagnosis::WAKES_THE_FORMER);
    let guard = waiter.served(&diagnosis::LOST_WAKE_UP);
    expect(*guard == 2, format!("2 became {}", *guard));
    let kept = former.wakers() + latest.wakers();
    let words = format!("nobody waits any more, and {kept} wakers are kept");
    expect(kept == 0, (&diagnosis::STAYS_REGISTERED, words));
}

fn keeps_the_order() {
    let mutex = Mutex::new(1);
    let guard = locked(&mutex);
    let mut first = Waiter::begin("the first", Alarm::new(), mutex.lock());
    let mut second = Waiter::begin("the second", Alarm::new(), mutex.lock());
    let mut third = Waiter::begin("the third", Alarm::new(), mutex.lock());
    first.waits(); // and keeps its place
    waiting_for("the first of three who wait, while the others are polled as well");
    drop(guard);
    third.waits();
    second.waits();
    let words = "the lock is on its way to who waits, and `try_lock` took it";
    expect(
        mutex.try_lock().is_none(),
        (&diagnosis::UNFAIR_QUEUE, words),
    );
    let mut newcomer = Waiter::begin("a newcomer", Alarm::new(), mutex.lock());
    let guard = first.served(&diagnosis::LOST_WAKE_UP);
    waiting_for("the second, the third, and who came after that");
    drop(guard);
    newcomer.waits();
    third.waits();
    drop(second.served(&diagnosis::LOST_WAKE_UP));
    newcomer.waits();
    drop(third.served(&diagnosis::LOST_WAKE_UP));
    drop(newcomer.served(&diagnosis::LOST_WAKE_UP));
    drop(locked(&mutex));
}

fn misses_none() {
    let (mutex, alarm) = (Box::leak(Box::new(Mutex::new(1))), Alarm::new());
    let guard = locked(mutex);
    let mut lock = Box::pin(mutex.lock());
    waiting_for("an unlock that comes when the waiter keeps its waker");
    if alarm
        .poll_during(lock.as_mut(), move || drop(guard))
        .is_ready()
    {
        return;
    }
    let words = "the unlock came after the waiter had looked and before its waker was there";
    expect(alarm.wakes() > 0, (&diagnosis::LOST_WAKE_UP, words));
    let is_ready = alarm.poll(lock.as_mut()).is_ready();
    expect(is_ready, "it was woken, and was not ready");
}

fn forgets_the_dropped() {
    let mutex = Mutex::new(1);
    let guard = locked(&mutex);
    waiting_for("nothing to be kept of who is dropped while it waits");
    let alarm = Alarm::new();
    drop(Waiter::begin(
        "who is dropped",
        Arc::clone(&alarm),
        mutex.lock(),
    ));
    let words = "it was dropped, and its waker is kept";
    expect(alarm.wakers() == 0, (&diagnosis::STAYS_REGISTERED, words));
    waiting_for("the second of three who wait, after the first was dropped");
    let first = Waiter::begin("the first", Alarm::new(), mutex.lock());
    let second = Waiter::begin("the second", Alarm::new(), mutex.lock());
    let mut third = Waiter::begin("the third", Alarm::new(), mutex.lock());
    drop(first);
    third.waits();
    drop(guard);
    third.waits();
    drop(second.served(&diagnosis::LOSES_A_TURN));
    drop(third.served(&diagnosis::LOSES_A_TURN));
}

fn hands_on() {
    let mutex = Mutex::new(1);
    waiting_for("the second and the third who wait, for the first was woken and dropped");
    let guard = locked(&mutex);
    let first = Waiter::begin("the first", Alarm::new(), mutex.lock());
    let second = Waiter::begin("the second", Alarm::new(), mutex.lock());
    let third = Waiter::begin("the third", Alarm::new(), mutex.lock());
    drop(guard);
    drop(first);
    drop(second.served(&diagnosis::LOSES_A_TURN));
    drop(third.served(&diagnosis::LOSES_A_TURN));
    waiting_for("`try_lock`, for the only one who waited was woken and dropped");
    let guard = locked(&mutex);
    let only = Waiter::begin("the only one", Alarm::new(), mutex.lock());
    drop(guard);
    drop(only);
    let words = "nobody waits any more, and nobody can lock it";
    expect(
        mutex.try_lock().is_some(),
        (&diagnosis::LOSES_A_TURN, words),
    );
}

/// Whoever is woken may run at once, and needs the mutex.
fn looking_at(mutex: &'static Mutex<i32>) -> Arc<Alarm> {
    Alarm::with(move || drop(mutex.try_lock()))
}

fn wakes_unlocked() {
    let mutex: &Mutex<i32> = Box::leak(Box::new(Mutex::new(1)));
    waiting_for("a waker that looks at the mutex, called by an unlock")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    let guard = locked(mutex);
    let first = Waiter::begin("the first", looking_at(mutex), mutex.lock());
    let second = Waiter::begin("the second", looking_at(mutex), mutex.lock());
    drop(guard);
    waiting_for("a waker that looks at the mutex, called when who was woken is dropped")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    drop(first);
    drop(second.served(&diagnosis::LOSES_A_TURN));
}

fn ends_once() {
    let (mutex, alarm) = (Mutex::new(1), Alarm::new());
    let mut lock = Box::pin(mutex.lock());
    waiting_for("the lock, and a panic at the poll after that");
    drop(alarm.poll(lock.as_mut()));
    expect_end(lock.as_mut());
    drop(lock);
    drop(locked(&mutex));
}

async fn count_up(count: &Mutex<i32>) {
    for _ in 0..1_000 {
        let mut guard = count.lock().await;
        let before = *guard;
        yield_now().await; // with the lock
        *guard = before + 1;
    }
}

fn counts_on_threads() {
    let count = Mutex::new(0);
    waiting_for("four threads that each lock 1,000 times").blocking_means(&diagnosis::LOST_WAKE_UP);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| block_on(count_up(&count)));
        }
    });
    let found = *locked(&count);
    expect(found == 4_000, format!("they counted to {found}"));
}
