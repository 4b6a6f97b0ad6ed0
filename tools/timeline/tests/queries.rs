//! What a timeline answers. The mistakes of runtimes show in these numbers.
#![cfg(feature = "record")]

mod common;

use std::time::Duration;

use common::recorded;
use timeline::{Lane, PollEnd, Span};

const A: Lane = Lane::Task(1);
const B: Lane = Lane::Task(2);
const FIBER: Lane = Lane::Fiber(1);

fn poll(task: Lane, end: PollEnd) {
    timeline::poll_start(task);
    timeline::poll_end(task, end);
}

#[test]
fn polls_and_wakes_are_counted_by_lane() {
    let timeline = recorded(|| {
        poll(A, PollEnd::Pending);
        timeline::wake(A);
        timeline::wake(B);
        poll(A, PollEnd::Ready);
    });
    assert_eq!((timeline.polls_of(A), timeline.wakes_of(A)), (2, 1));
    assert_eq!((timeline.polls_of(B), timeline.wakes_of(B)), (0, 1));
}

#[test]
fn a_pending_task_without_a_wake_was_never_woken() {
    let timeline = recorded(|| {
        timeline::wake(A); // before the poll, which used it up
        poll(A, PollEnd::Pending);
        poll(B, PollEnd::Ready);
    });
    assert_eq!(timeline.never_woken(), [A]);
}

#[test]
fn a_wake_during_or_after_the_poll_and_an_end_all_count() {
    let timeline = recorded(|| {
        timeline::poll_start(A);
        timeline::wake(A);
        timeline::poll_end(A, PollEnd::Pending);
        poll(B, PollEnd::Pending);
        timeline::wake(B);
        let aborted = Lane::Task(3);
        poll(aborted, PollEnd::Pending);
        timeline::done(aborted);
        timeline::poll_start(Lane::Task(4)); // still goes on
    });
    assert_eq!(timeline.never_woken(), []);
}

#[test]
fn the_last_poll_decides_who_was_never_woken() {
    let timeline = recorded(|| {
        poll(A, PollEnd::Pending);
        timeline::wake(A);
        poll(A, PollEnd::Pending);
    });
    assert_eq!(timeline.never_woken(), [A]);
}

#[test]
fn a_thousand_wakes_for_one_poll_leave_999_without() {
    let timeline = recorded(|| {
        for _ in 0..1_000 {
            timeline::wake(A);
        }
        poll(A, PollEnd::Ready);
        timeline::wake(FIBER);
        timeline::switch(FIBER);
        timeline::wake(Lane::current_thread());
        timeline::unpark();
    });
    assert_eq!(timeline.wakes_without_run(), 999);
}

#[test]
fn a_wake_after_the_end_leads_to_no_run() {
    let timeline = recorded(|| {
        poll(A, PollEnd::Ready);
        timeline::done(A);
        timeline::wake(A);
    });
    assert_eq!(timeline.wakes_without_run(), 1);
}

#[test]
fn a_busy_executor_polls_and_finds_nothing() {
    let timeline = recorded(|| {
        for _ in 0..10 {
            poll(A, PollEnd::Pending); // the first may
        }
        poll(A, PollEnd::Ready); // found something
        poll(B, PollEnd::Pending);
        timeline::wake(B);
        poll(B, PollEnd::Pending); // was asked for
    });
    assert_eq!(timeline.polls_that_found_nothing(), 9);
}

#[test]
fn a_ready_token_asks_for_a_poll_of_the_task_that_registered_it() {
    let timeline = recorded(|| {
        timeline::poll_start(A);
        timeline::register(7);
        timeline::poll_end(A, PollEnd::Pending);
        timeline::ready(7);
        poll(A, PollEnd::Pending);
        timeline::ready(8); // nobody's
        poll(A, PollEnd::Pending);
    });
    assert_eq!(timeline.polls_that_found_nothing(), 1);
}

#[test]
fn runs_are_polls_and_stretches_between_switches() {
    let timeline = recorded(|| {
        timeline::switch(FIBER);
        poll(A, PollEnd::Ready);
        timeline::switch(Lane::Fiber(2));
        timeline::switch(Lane::current_thread());
        timeline::poll_start(B);
    });
    let at: Vec<Duration> = timeline.events().iter().map(|event| event.at).collect();
    let thread = timeline.events()[0].thread;
    let span = |lane, start, end| Span {
        lane,
        thread,
        start,
        end,
    };
    assert_eq!(
        timeline.runs(),
        [
            span(FIBER, at[0], at[3]),
            span(A, at[1], at[2]),
            span(Lane::Fiber(2), at[3], at[4]),
            span(B, at[5], timeline.duration()), // goes on
        ]
    );
}

#[test]
fn the_longest_block_is_the_longest_run() {
    let timeline = recorded(|| {
        poll(A, PollEnd::Ready);
        timeline::poll_start(B);
        (0..1_000).for_each(|_| poll(A, PollEnd::Ready));
        timeline::poll_end(B, PollEnd::Ready);
        poll(A, PollEnd::Ready);
    });
    let (lane, length) = timeline.longest_block().unwrap();
    let b = timeline
        .runs()
        .into_iter()
        .find(|run| run.lane == B)
        .unwrap();
    assert_eq!((lane, length), (B, b.length()));
    assert_eq!(recorded(|| timeline::wake(A)).longest_block(), None);
}

#[test]
fn parks_last_until_the_unpark_or_the_end() {
    let timeline = recorded(|| {
        timeline::park();
        timeline::unpark();
        timeline::park();
    });
    let at: Vec<Duration> = timeline.events().iter().map(|event| event.at).collect();
    let parks = timeline.parks();
    assert_eq!((parks[0].start, parks[0].end), (at[0], at[1]));
    assert_eq!((parks[1].start, parks[1].end), (at[2], timeline.duration()));
    assert_eq!(parks.len(), 2);
}

#[test]
fn lanes_are_all_that_took_part() {
    let timeline = recorded(|| {
        timeline::switch(FIBER);
        timeline::spawn(A);
        timeline::spawn(B);
    });
    let here = Lane::Thread(timeline.events()[0].thread);
    assert_eq!(timeline.lanes(), [here, FIBER, A, B]);
}
