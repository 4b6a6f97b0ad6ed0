//! What a right answer to exercise 1 does.

#[path = "../watched.rs"]
mod watched;

use std::thread;

use ch08_runtime::{Future, PollState, Waker, poll_fn};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::Tasks;
use watched::Watched;

pub const FORBIDDEN: &[&str] = &[
    "ch08_runtime::Handle",
    "ch08_runtime::Runtime",
    "ch08_runtime::spawn",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "polls each new task, and then those that were woken",
        points: 2,
        run: polls_the_woken,
    },
    Check {
        name: "polls once for 1,000 wakes",
        points: 2,
        run: polls_once,
    },
    Check {
        name: "wakes the same task with all wakers",
        points: 2,
        run: wakers_are_alike,
    },
    Check {
        name: "keeps a wake that comes during a poll",
        points: 1,
        run: keeps_wakes_in_polls,
    },
    Check {
        name: "drops a future when it is ready, and passes over later wakes",
        points: 2,
        run: ends,
    },
    Check {
        name: "takes wakes from other threads",
        points: 1,
        run: is_woken_from_elsewhere,
    },
];

/// A task's future has no output.
fn quiet(mut future: impl Future + Send + 'static) -> impl Future<Output = ()> + Send + 'static {
    poll_fn(move |waker| match future.poll(waker) {
        PollState::Ready(_) => PollState::Ready(()),
        PollState::NotReady => PollState::NotReady,
    })
}

fn spawn_watched(tasks: &Tasks) -> Watched {
    let watched = Watched::default();
    tasks.spawn(quiet(watched.future()));
    watched
}

/// Whether it told the number of its polls.
fn expect_count(told: usize, polls: usize) {
    let words = format!("`run` returned {told}, and has polled {polls} times");
    expect(told == polls, words);
}

fn polls_the_woken() {
    let tasks = Tasks::new();
    let all: Vec<_> = (0..3).map(|_| spawn_watched(&tasks)).collect();
    let before: Vec<_> = all.iter().map(Watched::polls).collect();
    let words = format!("before `run`, three new tasks were polled {before:?} times");
    expect(before == [0, 0, 0], words);
    waiting_for("three new tasks to be polled once each").spinning_means(&diagnosis::BUSY_POLLING);
    expect_polls(&tasks, &all, [1, 1, 1]);
    waiting_for("the second of three, which was woken").spinning_means(&diagnosis::BUSY_POLLING);
    all[1].waker().wake();
    expect_polls(&tasks, &all, [1, 2, 1]);
    waiting_for("nobody").spinning_means(&diagnosis::BUSY_POLLING);
    expect_polls(&tasks, &all, [1, 2, 1]);
}

fn expect_polls(tasks: &Tasks, all: &[Watched], right: [usize; 3]) {
    let polls = || all.iter().map(Watched::polls).collect::<Vec<_>>();
    let before: usize = polls().iter().sum();
    let told = tasks.run();
    let polls = polls();
    let words = format!("three tasks were polled {polls:?} times so far, and {right:?} is right");
    let unasked = polls.iter().zip(right).any(|(polls, right)| *polls > right);
    expect(!unasked, (&diagnosis::BUSY_POLLING, &words));
    expect(polls == right, (&diagnosis::LOST_WAKE_UP, words));
    expect_count(told, polls.iter().sum::<usize>() - before);
}

fn polls_once() {
    const WAKES: usize = 1000;
    let tasks = Tasks::new();
    let task = spawn_watched(&tasks);
    tasks.run();
    for wakes in [1, WAKES] {
        let before = task.polls();
        waiting_for(format!("a task that was woken {wakes} times"));
        (0..wakes).for_each(|_| task.waker().wake_by_ref());
        let told = tasks.run();
        let polls = task.polls() - before;
        let words = format!("{wakes} wakes before a poll led to {polls} polls");
        expect(polls >= 1, (&diagnosis::LOST_WAKE_UP, &words));
        expect(polls <= 1, (&diagnosis::POLL_FOR_EVERY_WAKE, words));
        expect_count(told, polls);
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
    let second = task.waker();
    let words = "first.will_wake(&second) is false for the wakers of two polls of one task";
    let are_alike = first.will_wake(&second) && second.will_wake(&first);
    expect(are_alike, (&diagnosis::NEW_WAKER_EVERY_POLL, words));
    let words = "will_wake is true for the wakers of two tasks";
    expect(!first.will_wake(&other.waker()), words);

    waiting_for("the task, whose first waker was called");
    let (before, others) = (task.polls(), other.polls());
    first.wake();
    tasks.run();
    let words = "the waker of an earlier poll did not wake the task";
    expect(task.polls() > before, (&diagnosis::LOST_WAKE_UP, words));
    let words = "the waker of one task woke the other";
    expect(other.polls() == others, (&diagnosis::BUSY_POLLING, words));
}

fn keeps_wakes_in_polls() {
    const POLLS: usize = 5;
    let tasks = Tasks::new();
    let mut polls = 0;
    tasks.spawn(poll_fn(move |waker: &Waker| {
        polls += 1;
        if polls == POLLS {
            return PollState::Ready(());
        }
        waker.wake_by_ref();
        waker.wake_by_ref();
        PollState::NotReady
    }));
    waiting_for("a task that wakes itself twice in each of its first four polls")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    let polls = tasks.run();
    let words = format!("`run` returned {polls} after a task that wakes itself in four polls");
    expect(
        polls >= POLLS,
        (&diagnosis::LOSES_A_WAKE_IN_THE_POLL, &words),
    );
    expect(polls == POLLS, (&diagnosis::POLL_FOR_EVERY_WAKE, words));
}

fn ends() {
    let tasks = Tasks::new();
    let task = spawn_watched(&tasks);
    tasks.run();
    let waker = task.waker();
    task.open();
    waiting_for("the end of a task");
    waker.wake_by_ref();
    tasks.run();
    expect(task.has_ended(), (&diagnosis::LOST_WAKE_UP, ""));
    waiting_for("nobody, though the waker of a task that has ended was called");
    waker.wake_by_ref();
    let polls = tasks.run();
    let words = "its future was ready, and lives on as long as somebody holds a waker";
    expect(task.is_dropped(), (&diagnosis::KEEPS_THE_ENDED, words));
    expect_count(polls, 0);
}

fn is_woken_from_elsewhere() {
    const TASKS: usize = 100;
    let tasks = Tasks::new();
    let all: Vec<_> = (0..TASKS).map(|_| spawn_watched(&tasks)).collect();
    tasks.run();
    waiting_for("100 tasks, each of which was woken by four threads");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| all.iter().for_each(|task| task.waker().wake()));
        }
    });
    tasks.run();
    let polls: Vec<_> = all.iter().map(Watched::polls).collect();
    let woken = polls.iter().filter(|polls| **polls == 2).count();
    if woken < TASKS {
        fail(format!("{woken} of 100 tasks were polled once for that"));
    }
}
