//! Each recording function tells what happened, to whom and why.
#![cfg(feature = "record")]

mod common;

use std::thread;

use common::{in_turn, recorded};
use timeline::{Cause, Kind, Lane, PollEnd, Recording};

const TASK: Lane = Lane::Task(1);
const FIBER: Lane = Lane::Fiber(2);

#[test]
fn every_word_says_whom_and_why() {
    let here = Lane::current_thread();
    let timeline = recorded(|| {
        timeline::spawn(TASK);
        timeline::poll_start(TASK);
        timeline::register(7);
        timeline::poll_end(TASK, PollEnd::Pending);
        timeline::park();
        timeline::unpark();
        timeline::ready(7);
        timeline::wake(TASK);
        timeline::switch(FIBER);
        timeline::poll_start(TASK);
        timeline::poll_end(TASK, PollEnd::Ready);
        timeline::done(TASK);
    });
    let by_here = Some(Cause::Lane(here));
    let token = Some(Cause::Token(7));
    let events = timeline.events().iter();
    assert_eq!(
        events
            .map(|e| (e.kind, e.lane, e.cause))
            .collect::<Vec<_>>(),
        [
            (Kind::Spawn, TASK, by_here),
            (Kind::PollStart, TASK, None),
            (Kind::Register, TASK, token),
            (Kind::PollEnd(PollEnd::Pending), TASK, None),
            (Kind::Park, here, None),
            (Kind::Unpark, here, None),
            (Kind::Ready, here, token),
            (Kind::Wake, TASK, by_here),
            (Kind::Switch, FIBER, by_here),
            (Kind::PollStart, TASK, None),
            (Kind::PollEnd(PollEnd::Ready), TASK, None),
            (Kind::Done, TASK, None),
        ]
    );
    assert!(
        timeline
            .events()
            .iter()
            .all(|e| Lane::Thread(e.thread) == here)
    );
}

#[test]
fn a_thread_is_labelled_with_its_own_name_until_it_is_named() {
    let timeline = recorded(|| {
        let spawned = thread::Builder::new().name("worker".into()).spawn(|| {
            timeline::park();
            Lane::current_thread()
        });
        let worker = spawned.unwrap().join().unwrap();
        timeline::name(TASK, || worker.to_string());
        let spawned = thread::Builder::new().name("renamed".into()).spawn(|| {
            timeline::name(Lane::current_thread(), || "reactor".into());
            timeline::park();
        });
        spawned.unwrap().join().unwrap();
    });
    let [first, second] = timeline.lanes()[..] else {
        panic!("two threads took part: {timeline}");
    };
    assert_eq!(timeline.label(first), Some("worker"));
    assert_eq!(timeline.label(second), Some("reactor"));
    assert_eq!(timeline.label(TASK), Some(&*first.to_string()));
    assert_eq!(timeline.label(FIBER), None);
}

#[test]
fn a_name_is_made_only_while_recording() {
    in_turn(|| {
        timeline::name(TASK, || panic!("nothing listens"));
        let recording = Recording::start().unwrap();
        timeline::name(TASK, || "first".into());
        timeline::name(TASK, || "second".into());
        assert_eq!(recording.stop().label(TASK), Some("second"));
        timeline::name(TASK, || panic!("nothing listens any more"));
    });
}
