//! Whose turn it is, and who wakes whom.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use lab::{diagnosis, expect, waiting_for};

use super::super::vocabulary::{Waker, boxed, future, poll};
use super::{Executor, new, run, yields};

/// `block_on` runs a future that borrows, and that others wake.
pub(super) fn returns_the_output<E: Executor>() {
    let executor = new::<E>();
    let words = "7, the output of a future that wakes itself twice".to_owned();
    waiting_for(words).blocking_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL);
    let mut polls = 0;
    let output = run(&*executor, |waker| {
        polls += 1;
        if polls > 2 {
            return Some(7);
        }
        waker.wake_by_ref();
        None
    });
    let words = format!("it returned {output} after {polls} polls");
    expect(output == 7 && polls == 3, words);

    waiting_for("the output of a future that another thread wakes")
        .blocking_means(&diagnosis::LOST_WAKE_UP)
        .spinning_means(&diagnosis::BUSY_POLLING);
    for _ in 0..100 {
        let (news, mut waker_is_out) = (Arc::new(Mutex::new(None)), false);
        run(&*executor, |waker| {
            if !waker_is_out {
                waker_is_out = true;
                let (news, waker) = (Arc::clone(&news), waker.clone());
                thread::spawn(move || {
                    *news.lock().unwrap() = Some(());
                    waker.wake();
                });
            }
            news.lock().unwrap().take()
        });
    }
}

/// 1,000 wakes before a poll are one reason for it.
pub(super) fn polls_once_for_many_wakes<E: Executor>() {
    const WAKES: usize = 1000;
    let executor = new::<E>();
    let polls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&polls);
    let kept = Arc::new(Mutex::new(None::<Waker>));
    let is_over = Arc::new(AtomicUsize::new(0));
    let (keeps, ends) = (Arc::clone(&kept), Arc::clone(&is_over));
    let task = executor.spawn(future(move |waker| {
        match counted.fetch_add(1, SeqCst) {
            0 => (0..WAKES).for_each(|_| waker.wake_by_ref()),
            _ if ends.load(SeqCst) == 1 => return Some(()),
            _ => *keeps.lock().unwrap() = Some(waker.clone()),
        }
        None
    }));
    waiting_for("a task that wakes itself 1,000 times in its first poll, and then waits")
        .blocking_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL)
        .spinning_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL);
    run(&*executor, |waker| {
        let has_waited = kept.lock().unwrap().is_some();
        if !has_waited {
            waker.wake_by_ref();
        }
        has_waited.then_some(())
    });
    run(&*executor, yields(2 * WAKES)); // turns for those that should not be there
    let polls_until_then = polls.load(SeqCst);
    let words = format!(
        "1,000 wakes in one poll led to {} more",
        polls_until_then - 1
    );
    expect(
        polls_until_then == 2,
        (&diagnosis::POLL_FOR_EVERY_WAKE, words),
    );
    waiting_for("the end of the task, which is woken").blocking_means(&diagnosis::LOST_WAKE_UP);
    is_over.store(1, SeqCst);
    let waker = kept.lock().unwrap().take();
    waker.into_iter().for_each(Waker::wake);
    let joined = executor.block_on(task);
    expect(
        joined.is_ok(),
        "the task has ended well, and its handle has an error",
    );
}

/// All polls of a task bring the same waker.
pub(super) fn keeps_the_waker<E: Executor>() {
    let executor = new::<E>();
    let wakers = Arc::new(Mutex::new(Vec::<Waker>::new()));
    let seen = Arc::clone(&wakers);
    let mut rest = yields(3);
    let task = executor.spawn(future(move |waker| {
        seen.lock().unwrap().push(waker.clone());
        rest(waker)
    }));
    waiting_for("the wakers of a task's four polls");
    let _ = executor.block_on(task);
    let wakers = wakers.lock().unwrap();
    let are_alike = wakers.iter().all(|waker| waker.will_wake(&wakers[0]));
    let words = "will_wake is false for the wakers of two polls of one task";
    expect(are_alike, (&diagnosis::NEW_WAKER_EVERY_POLL, words));
}

/// Tasks that wake themselves starve neither others nor the future in `block_on`.
pub(super) fn is_fair<E: Executor>() {
    /// Far more than the others need turns to get theirs.
    const MANY: usize = 100_000;
    let executor = new::<E>();
    let is_over = Arc::new(AtomicUsize::new(0));
    waiting_for(
        "a task and a future in `block_on`, while two tasks wake themselves again and again",
    );
    let spawn_busy = || {
        let is_over = Arc::clone(&is_over);
        let mut polls = 0;
        drop(executor.spawn(future(move |waker| {
            if is_over.load(SeqCst) == 1 {
                return Some(());
            }
            polls += 1;
            let words = "it was polled 100,000 times, and others that were ready were not";
            expect(polls < MANY, (&diagnosis::STARVES_A_TASK, words));
            waker.wake_by_ref();
            None
        })));
    };
    // One on each side: neither end of the queue may be the only one that is served.
    spawn_busy();
    let mut sibling = boxed(executor.spawn(future(yields(10))));
    spawn_busy();
    let joined = run(&*executor, |waker| poll(&mut sibling, waker));
    expect(joined.is_ok(), "a task that wakes itself ten times failed");
    is_over.store(1, SeqCst);
    run(&*executor, yields(10));
}

/// Other threads spawn while the executor sleeps.
pub(super) fn spawns_from_other_threads<E: Executor>() {
    const TASKS: usize = 20;
    let executor = new::<E>();
    let spawner = Arc::clone(&executor);
    let end = Arc::new((AtomicUsize::new(0), Mutex::new(None::<Waker>)));
    let ends = Arc::clone(&end);
    waiting_for("the tasks that another thread spawns, one after the other")
        .blocking_means(&diagnosis::SPAWN_WAKES_NOBODY);
    let thread = thread::spawn(move || {
        let (is_done, done) = mpsc::channel();
        for _ in 0..TASKS {
            let is_done = is_done.clone();
            drop(spawner.spawn(future(move |_| is_done.send(()).ok())));
            done.recv().expect("a sender is here");
            // So that it is asleep now and then. It has to work either way.
            thread::sleep(Duration::from_millis(1));
        }
        ends.0.store(1, SeqCst);
        let waker = ends.1.lock().unwrap().take();
        waker.into_iter().for_each(Waker::wake);
    });
    run(&*executor, |waker| {
        *end.1.lock().unwrap() = Some(waker.clone());
        (end.0.load(SeqCst) == 1).then_some(())
    });
    let _ = thread.join();
}
