//! Nobody starves.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ch08_runtime::{JoinHandle, PollState, Runtime, http, poll_fn, sleep};
use common::{Gate, server, with_each};

/// A task that is always ready, and counts its polls. There is no end to it.
fn busy(runtime: &Runtime) -> (JoinHandle<()>, Arc<AtomicUsize>) {
    let polls = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&polls);
    let task = runtime.spawn(poll_fn(move |waker| {
        counter.fetch_add(1, Ordering::SeqCst);
        waker.wake_by_ref();
        PollState::<()>::NotReady
    }));
    (task, polls)
}

/// Tasks that are ready at their first poll, one spawned before `busy` and one after it: a queue that
/// is a stack, as the book's, starves the one; a queue that lets the woken jump in, the other.
fn siblings(runtime: &Runtime, busy: impl FnOnce()) -> [JoinHandle<()>; 2] {
    let gate = Gate::default();
    gate.open();
    let before = runtime.spawn(gate.passing());
    busy();
    [before, runtime.spawn(gate.passing())]
}

#[test]
fn a_task_that_wakes_itself_does_not_starve_its_siblings() {
    with_each(|runtime| {
        let mut counter = Arc::default();
        let siblings = siblings(&runtime, || counter = busy(&runtime).1);
        for sibling in siblings {
            runtime.block_on(sibling).unwrap();
        }
        let polls = counter.load(Ordering::SeqCst);
        assert!(
            polls <= 3,
            "{polls} polls of the one before one of its sibling"
        );
    });
}

#[test]
fn x15_two_tasks_that_wake_each_other_let_a_third_run() {
    with_each(|runtime| {
        let mut counter = Arc::default();
        let siblings = siblings(&runtime, || counter = ping_pong(&runtime).1);
        for sibling in siblings {
            runtime.block_on(sibling).unwrap();
        }
        let polls = counter.load(Ordering::SeqCst);
        assert!(
            polls <= 6,
            "{polls} polls of the two before one of the third"
        );
    });
}

fn ping_pong(runtime: &Runtime) -> ([JoinHandle<()>; 2], Arc<AtomicUsize>) {
    use std::sync::Mutex;

    let wakers = Arc::new(Mutex::new([None, None]));
    let polls = Arc::new(AtomicUsize::new(0));
    let tasks = [0, 1].map(|this: usize| {
        let (wakers, polls) = (Arc::clone(&wakers), Arc::clone(&polls));
        runtime.spawn(poll_fn(move |waker: &ch08_runtime::Waker| {
            polls.fetch_add(1, Ordering::SeqCst);
            let other = {
                let mut wakers = wakers.lock().unwrap();
                wakers[this] = Some(waker.clone());
                wakers[1 - this].clone()
            };
            other.into_iter().for_each(ch08_runtime::Waker::wake);
            PollState::<()>::NotReady
        }))
    });
    (tasks, polls)
}

#[test]
fn x16_tasks_that_are_always_ready_do_not_starve_sockets_and_timers() {
    with_each(|runtime| {
        let busy: Vec<_> = (0..100_000).map(|_| busy(&runtime)).collect();
        let server = server();
        runtime.block_on(http::get(server.addr(), "/0/x")).unwrap();
        runtime.block_on(sleep(Duration::from_millis(1)));
        let polls = busy.iter().map(|(_, polls)| polls.load(Ordering::SeqCst));
        let (least, most) = (polls.clone().min().unwrap(), polls.max().unwrap());
        assert!(
            most - least <= 1,
            "first in, first out: {least} to {most} polls each"
        );
    });
}

/// The future in `block_on` has its turn as well.
#[test]
fn tasks_that_are_always_ready_do_not_starve_the_future_in_block_on() {
    with_each(|runtime| {
        let (_busy, polls) = busy(&runtime);
        let mut turns = 0;
        runtime.block_on(poll_fn(|waker| {
            turns += 1;
            if turns == 100 {
                return PollState::Ready(());
            }
            waker.wake_by_ref();
            PollState::NotReady
        }));
        let polls = polls.load(Ordering::SeqCst);
        assert!(
            (50..=200).contains(&polls),
            "{polls} polls of the task, 100 of the future"
        );
    });
}
