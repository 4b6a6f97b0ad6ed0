//! The timeline. In a file of its own: one recording belongs to the whole process.

mod common;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use ch08_runtime::{Future, Runtime, http, poll_fn, sleep, yield_now};
use common::{all, server, with_each};
use timeline::{Cause, Kind, Lane, PollEnd, Recording};

static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn a_task_is_spawned_polled_woken_polled_and_done_in_this_order() {
    let _alone = ALONE.lock();
    with_each(|runtime| {
        let recording = Recording::start().unwrap();
        let (mut yielding, lane) = (yield_now(), Arc::new(Mutex::new(Lane::Task(0))));
        let named = Arc::clone(&lane);
        let task = runtime.spawn(poll_fn(move |waker| {
            *named.lock().unwrap() = Lane::current();
            yielding.poll(waker)
        }));
        runtime.block_on(task).unwrap();
        let timeline = recording.stop();
        let lane = *lane.lock().unwrap();
        let events = timeline.events().iter().filter(|event| event.lane == lane);
        let kinds: Vec<_> = events.clone().map(|event| event.kind).collect();
        let (pending, ready) = (
            Kind::PollEnd(PollEnd::Pending),
            Kind::PollEnd(PollEnd::Ready),
        );
        let expected = [
            Kind::Spawn,
            Kind::PollStart,
            Kind::Wake,
            pending,
            Kind::PollStart,
            ready,
            Kind::Done,
        ];
        assert_eq!(kinds, expected);
        let wake = events
            .clone()
            .find(|event| event.kind == Kind::Wake)
            .unwrap();
        assert_eq!(wake.cause, Some(Cause::Lane(lane)), "it woke itself");
    });
}

/// No poll without a reason, no wake without a poll: the book's runtimes fail in both.
#[test]
fn requests_and_sleeps_are_polled_for_a_reason_and_woken_once_each() {
    let _alone = ALONE.lock();
    with_each(|runtime: Runtime| {
        let server = server();
        let recording = Recording::start().unwrap();
        let requests: Vec<_> = (0..20)
            .map(|n| runtime.spawn(http::get(server.addr(), &format!("/{n}/x"))))
            .collect();
        runtime.block_on(sleep(Duration::from_millis(10)));
        runtime.block_on(all(requests));
        let timeline = recording.stop();
        assert_eq!(timeline.polls_that_found_nothing(), 0);
        assert_eq!(timeline.wakes_without_run(), 0);
        assert!(timeline.never_woken().is_empty());
    });
}

#[test]
fn a_sleeping_thread_is_parked_on_the_record() {
    let _alone = ALONE.lock();
    with_each(|runtime| {
        let recording = Recording::start().unwrap();
        runtime.block_on(sleep(Duration::from_millis(20)));
        let timeline = recording.stop();
        let this = timeline::Lane::current_thread();
        let mut kinds = timeline.events().iter().filter(|event| event.lane == this);
        assert!(kinds.any(|event| event.kind == Kind::Park));
        assert!(kinds.any(|event| event.kind == Kind::Unpark));
    });
}
