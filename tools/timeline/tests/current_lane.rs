//! Who runs on this thread now: it is the cause of what it wakes and spawns.
#![cfg(feature = "record")]

mod common;

use std::thread;

use common::{in_turn, recorded};
use timeline::{Cause, Kind, Lane, PollEnd, Recording};

const OUTER: Lane = Lane::Task(1);
const INNER: Lane = Lane::Task(2);
const FIRST: Lane = Lane::Fiber(1);
const SECOND: Lane = Lane::Fiber(2);

#[test]
fn a_nested_poll_gives_the_lane_back() {
    recorded(|| {
        let here = Lane::current_thread();
        assert_eq!(Lane::current(), here);
        timeline::poll_start(OUTER);
        timeline::poll_start(INNER);
        assert_eq!(Lane::current(), INNER);
        timeline::poll_end(INNER, PollEnd::Ready);
        assert_eq!(Lane::current(), OUTER);
        timeline::poll_end(OUTER, PollEnd::Pending);
        assert_eq!(Lane::current(), here);
    });
}

#[test]
fn a_fiber_in_the_middle_of_a_poll_finds_it_again() {
    recorded(|| {
        let here = Lane::current_thread();
        timeline::switch(FIRST);
        timeline::poll_start(OUTER); // block_on inside a fiber
        assert_eq!(Lane::current(), OUTER);
        timeline::switch(SECOND);
        assert_eq!(Lane::current(), SECOND);
        timeline::poll_start(INNER);
        timeline::switch(FIRST);
        assert_eq!(Lane::current(), OUTER);
        timeline::poll_end(OUTER, PollEnd::Ready);
        assert_eq!(Lane::current(), FIRST);
        timeline::switch(here);
        assert_eq!(Lane::current(), here);
        timeline::switch(SECOND);
        assert_eq!(Lane::current(), INNER);
    });
}

#[test]
fn a_switch_names_the_lane_that_ran_before() {
    let timeline = recorded(|| {
        timeline::switch(FIRST);
        timeline::poll_start(OUTER);
        timeline::switch(SECOND);
        timeline::switch(FIRST);
    });
    let switches = timeline.events().iter().filter(|e| e.kind == Kind::Switch);
    let causes: Vec<_> = switches.skip(1).map(|e| e.cause).collect();
    assert_eq!(
        causes,
        [Some(Cause::Lane(OUTER)), Some(Cause::Lane(SECOND))]
    );
}

#[test]
fn a_task_that_is_done_no_longer_runs_even_if_its_poll_never_ended() {
    recorded(|| {
        timeline::poll_start(OUTER); // and panics
        timeline::done(OUTER);
        assert_eq!(Lane::current(), Lane::current_thread());
    });
}

#[test]
fn threads_do_not_share_the_current_lane() {
    recorded(|| {
        timeline::poll_start(OUTER);
        thread::spawn(|| {
            timeline::wake(OUTER);
            assert_eq!(Lane::current(), Lane::current_thread());
        })
        .join()
        .unwrap();
        assert_eq!(Lane::current(), OUTER);
    });
}

#[test]
fn a_poll_that_outlives_its_recording_is_not_current_in_the_next() {
    in_turn(|| {
        let recording = Recording::start().unwrap();
        timeline::poll_start(OUTER);
        drop(recording);
        assert_eq!(Lane::current(), Lane::current_thread());

        let recording = Recording::start().unwrap();
        assert_eq!(Lane::current(), Lane::current_thread());
        timeline::poll_end(OUTER, PollEnd::Ready);
        timeline::wake(INNER);
        let timeline = recording.stop();
        let here = Some(Cause::Lane(Lane::current_thread()));
        assert_eq!(timeline.events()[1].cause, here);
    });
}
