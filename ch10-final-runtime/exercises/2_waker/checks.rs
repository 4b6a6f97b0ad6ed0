//! What a right answer to exercise 2 does.
#![expect(clippy::waker_clone_wake, reason = "both ways to wake are checked")]

#[path = "../waking/mod.rs"]
mod waking;

use std::future::poll_fn;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::thread;

use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::Tasks;
use waking::{Watched, caught};

pub const FORBIDDEN: &[&str] = &["ch10_final_runtime"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "polls each new task, and then those that were woken",
        points: 2,
        run: polls_the_woken,
    },
    Check {
        name: "polls once for 1,000 wakes",
        points: 1,
        run: polls_once,
    },
    Check {
        name: "wakes the same task with all wakers",
        points: 1,
        run: wakers_are_alike,
    },
    Check {
        name: "keeps a wake that comes during a poll",
        points: 2,
        run: keeps_wakes_in_polls,
    },
    Check {
        name: "polls others while a task runs on another thread",
        points: 2,
        run: runs_on_two_threads,
    },
    Check {
        name: "drops a future when it is ready, and passes over later wakes",
        points: 1,
        run: ends,
    },
    Check {
        name: "goes with its tasks, and bears wakes after that",
        points: 2,
        run: is_dropped,
    },
    Check {
        name: "polls with nothing locked",
        points: 1,
        run: polls_unlocked,
    },
];

fn spawn_watched(tasks: &Tasks) -> Watched {
    let watched = Watched::default();
    tasks.spawn(watched.future());
    watched
}

fn polls_the_woken() {
    let tasks = Tasks::new();
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut wakers = Vec::new();
    for name in 0..3 {
        let (order, (to_check, waker)) = (Arc::clone(&order), mpsc::channel());
        tasks.spawn(poll_fn(move |cx| {
            order.lock().unwrap().push(name);
            let _ = to_check.send(cx.waker().clone());
            Poll::Pending
        }));
        wakers.push(waker);
    }
    waiting_for("three new tasks, polled once each, in their order")
        .spinning_means(&diagnosis::BUSY_POLLING);
    expect_polls(&tasks, &order, &[0, 1, 2]);
    let wakers: Vec<_> = wakers.iter().flat_map(mpsc::Receiver::try_recv).collect();
    waiting_for("the third and then the first, which were woken in that order")
        .spinning_means(&diagnosis::BUSY_POLLING);
    wakers[2].wake_by_ref();
    wakers[0].clone().wake();
    expect_polls(&tasks, &order, &[2, 0]);
    waiting_for("nobody").spinning_means(&diagnosis::BUSY_POLLING);
    expect_polls(&tasks, &order, &[]);
}

fn expect_polls(tasks: &Tasks, order: &Mutex<Vec<usize>>, right: &[usize]) {
    order.lock().unwrap().clear();
    let told = tasks.run();
    let polled = order.lock().unwrap().clone();
    let words = format!("tasks {polled:?} were polled, and {right:?} is right");
    let count = |name: &usize, list: &[usize]| list.iter().filter(|n| *n == name).count();
    let is_unasked = |name| count(name, &polled) > count(name, right);
    expect(
        !polled.iter().any(is_unasked),
        (&diagnosis::BUSY_POLLING, &words),
    );
    expect(
        polled.len() == right.len(),
        (&diagnosis::LOST_WAKE_UP, &words),
    );
    expect(polled == right, (&diagnosis::UNFAIR_QUEUE, words));
    let words = format!(
        "`run` returned {told}, and has polled {} times",
        polled.len()
    );
    expect(told == polled.len(), words);
}

fn polls_once() {
    let tasks = Tasks::new();
    let task = spawn_watched(&tasks);
    tasks.run();
    for wakes in [1, 1000] {
        let before = task.polls();
        waiting_for(format!("a task that was woken {wakes} times"));
        (0..wakes).for_each(|_| task.waker().wake_by_ref());
        tasks.run();
        let polls = task.polls() - before;
        let words = format!("{wakes} wakes before a poll led to {polls} polls");
        expect(polls >= 1, (&diagnosis::LOST_WAKE_UP, &words));
        expect(polls <= 1, (&diagnosis::POLL_FOR_EVERY_WAKE, words));
    }
}

fn wakers_are_alike() {
    let tasks = Tasks::new();
    let (task, other) = (spawn_watched(&tasks), spawn_watched(&tasks));
    waiting_for("the wakers of a task's first and second poll");
    tasks.run();
    let first = task.waker();
    first.wake_by_ref();
    tasks.run();
    let words = "first.will_wake(&second) is false for the wakers of two polls of one task";
    let are_alike = first.will_wake(&task.waker());
    expect(are_alike, (&diagnosis::NEW_WAKER_EVERY_POLL, words));
    let words = "will_wake is true for the wakers of two tasks";
    expect(!first.will_wake(&other.waker()), words);
    waiting_for("the task, whose first waker was called");
    let before = task.polls();
    first.wake();
    tasks.run();
    let words = "the waker of an earlier poll did not wake the task";
    expect(task.polls() > before, (&diagnosis::LOST_WAKE_UP, words));
}

/// A task that wakes itself twice in each poll but the last, in which it is ready.
fn spawn_eager(tasks: &Tasks, polls: usize) {
    let mut left = polls;
    tasks.spawn(poll_fn(move |cx| {
        left -= 1;
        if left == 0 {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        cx.waker().clone().wake();
        Poll::Pending
    }));
}

fn keeps_wakes_in_polls() {
    const POLLS: usize = 5;
    let tasks = Tasks::new();
    spawn_eager(&tasks, POLLS);
    waiting_for("a task that wakes itself twice in each of its first four polls")
        .blocking_means(&diagnosis::LOCKED_WHILE_RUNNING);
    let polls = tasks.run();
    let words = format!("`run` returned {polls} after a task that is ready at its fifth poll");
    expect(
        polls >= POLLS,
        (&diagnosis::LOSES_A_WAKE_IN_THE_POLL, &words),
    );
    expect(polls <= POLLS, (&diagnosis::POLL_FOR_EVERY_WAKE, words));
}

/// A task that is inside its first poll for as long as the check wishes.
struct Held {
    watched: Watched,
    /// Its waker, when it is inside.
    is_inside: mpsc::Receiver<Waker>,
    lets_go: mpsc::Sender<()>,
}

impl Held {
    fn spawn(tasks: &Tasks) -> Held {
        let watched = Watched::default();
        let mut future = Box::pin(watched.future());
        let (enters, is_inside) = mpsc::channel();
        let (lets_go, is_free) = mpsc::channel();
        let mut held = Some((enters, is_free));
        tasks.spawn(poll_fn(move |cx| {
            let polled = future.as_mut().poll(cx);
            if let Some((enters, is_free)) = held.take() {
                let _ = enters.send(cx.waker().clone());
                let _ = is_free.recv();
            }
            polled
        }));
        Held {
            watched,
            is_inside,
            lets_go,
        }
    }
}

fn runs_on_two_threads() {
    let tasks = Arc::new(Tasks::new());
    let held = Held::spawn(&tasks);
    let first = Arc::clone(&tasks);
    waiting_for("a poll on another thread");
    let first = thread::spawn(move || first.run());
    let Ok(waker) = held.is_inside.recv() else {
        fail((&diagnosis::LOST_WAKE_UP, "the new task was not polled"));
    };
    waiting_for(
        "a second thread's `run`, while the first one polls a task that is woken meanwhile",
    )
    .blocking_means(&diagnosis::QUEUES_THE_RUNNING)
    .spinning_means(&diagnosis::QUEUES_THE_RUNNING);
    waker.wake();
    let other = spawn_watched(&tasks);
    let polls = tasks.run();
    let words = format!("one task was ready, and `run` returned {polls}");
    expect(other.polls() == 1 && polls == 1, words);
    waiting_for("a second poll of the task that was woken while it ran");
    let _ = held.lets_go.send(());
    let _ = first.join(); // what it panicked with has been told
    tasks.run();
    let polls = held.watched.polls();
    let words = format!("it was polled {polls} times, and woken in the first of these polls");
    expect(polls >= 2, (&diagnosis::LOSES_A_WAKE_IN_THE_POLL, &words));
    expect(polls <= 2, (&diagnosis::POLL_FOR_EVERY_WAKE, words));
}

fn ends() {
    let tasks = Tasks::new();
    let task = spawn_watched(&tasks);
    tasks.run();
    task.open();
    waiting_for("the end of a task");
    task.waker().wake();
    tasks.run();
    expect(task.has_ended(), (&diagnosis::LOST_WAKE_UP, ""));
    let words = "its future was ready, and lives on as long as somebody holds a waker";
    expect(task.is_dropped(), (&diagnosis::KEEPS_THE_ENDED, words));
    waiting_for("nobody, though the waker of a task that has ended was called");
    task.waker().wake();
    let polls = tasks.run();
    let words = format!("a task had ended and was woken, and `run` returned {polls}");
    expect(polls == 0, (&diagnosis::RUNS_AFTER_THE_END, words));
}

fn is_dropped() {
    let tasks = Tasks::new();
    let waits = spawn_watched(&tasks);
    tasks.run();
    let ready = spawn_watched(&tasks);
    let (waker, last) = (waits.waker(), waits.take_waker());
    waiting_for("the end of `Tasks` with one task that is ready and one that waits");
    drop(tasks);
    let words = "it was in the queue, and nobody has a waker of it";
    expect(ready.is_dropped(), (&diagnosis::LEAVES_TASKS_BEHIND, words));
    waiting_for("nothing, though a task's waker was called");
    if let Err(words) = caught(|| waker.wake()) {
        fail((&diagnosis::PANICS_WHEN_CLOSED, words));
    }
    drop(last);
    let words = "its last waker was called and dropped, and it lives on";
    expect(waits.is_dropped(), (&diagnosis::LEAVES_TASKS_BEHIND, words));
}

fn polls_unlocked() {
    let tasks = Arc::new(Tasks::new());
    let other = spawn_watched(&tasks);
    tasks.run();
    let (spawner, waker, spawned) = (Arc::clone(&tasks), other.waker(), Watched::default());
    let mut future = Some(spawned.future());
    tasks.spawn(poll_fn(move |_| {
        waker.wake_by_ref();
        spawner.spawn(future.take().expect("polled once"));
        Poll::Ready(())
    }));
    waiting_for("a task that spawns one and wakes another while it is polled")
        .blocking_means(&diagnosis::LOCKED_WHILE_RUNNING);
    tasks.run();
    let words = "a task was spawned and another woken during a poll, and not both were polled";
    let are_polled = spawned.polls() == 1 && other.polls() == 2;
    expect(are_polled, (&diagnosis::LOST_WAKE_UP, words));
}
