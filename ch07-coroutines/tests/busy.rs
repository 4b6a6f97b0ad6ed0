//! What polling without wakers does: the driver's polls, and the lanes that show them.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use ch07_coroutines::{Future, PollState, Polled, busy_poll, join_all, observe, poll_fn};
use timeline::{Kind, Lane, PollEnd, Recording};

/// One recording runs at a time in a process.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Not ready for `waits` polls, then ready with that number.
fn ready_after(waits: u64) -> impl Future<Output = u64> {
    let mut left = Some(waits);
    poll_fn(move || match left.expect("polled after it was ready") {
        0 => {
            left = None;
            PollState::Ready(waits)
        }
        n => {
            left = Some(n - 1);
            PollState::NotReady
        }
    })
}

#[test]
fn every_poll_is_counted_and_the_last_is_the_one_that_was_ready() {
    for waits in [0, 1, 1000] {
        let expected = Polled {
            output: waits,
            polls: waits + 1,
        };
        assert_eq!(busy_poll(Duration::ZERO, ready_after(waits)), expected);
    }
}

#[test]
fn a_pause_is_made_after_each_poll_for_nothing_and_only_then() {
    let _alone = alone();
    let recording = Recording::start().unwrap();
    let future = observe(1, "", ready_after(2));
    busy_poll(Duration::from_nanos(1), future);
    let timeline = recording.stop();
    let kinds: Vec<Kind> = timeline.events().iter().map(|event| event.kind).collect();
    let pending = Kind::PollEnd(PollEnd::Pending);
    let ready = Kind::PollEnd(PollEnd::Ready);
    let expected = [
        &[Kind::Spawn][..],
        &[Kind::PollStart, pending, Kind::Park, Kind::Unpark],
        &[Kind::PollStart, pending, Kind::Park, Kind::Unpark],
        &[Kind::PollStart, ready, Kind::Done],
    ];
    assert_eq!(kinds, expected.concat());
}

#[test]
fn without_a_pause_it_never_sleeps() {
    let _alone = alone();
    let recording = Recording::start().unwrap();
    busy_poll(Duration::ZERO, ready_after(10));
    assert!(recording.stop().parks().is_empty());
}

#[test]
fn each_observed_future_has_its_lane_and_its_count() {
    let _alone = alone();
    let recording = Recording::start().unwrap();
    let names = ["first", "second", "third"];
    let futures = [3, 0, 1].into_iter().zip(names).enumerate();
    let all = futures.map(|(id, (waits, name))| observe(id as u64, name, ready_after(waits)));
    let results = busy_poll(Duration::ZERO, join_all(all)).output;
    let timeline = recording.stop();

    let counted: Vec<u64> = results.iter().map(|result| result.polls).collect();
    assert_eq!(counted, [4, 1, 2]);
    for (id, name) in names.into_iter().enumerate() {
        let lane = Lane::Task(id as u64);
        assert_eq!(timeline.polls_of(lane) as u64, counted[id]);
        assert_eq!(timeline.label(lane), Some(name));
    }
    let done = timeline.events().iter().filter(|e| e.kind == Kind::Done);
    let order: Vec<Lane> = done.map(|event| event.lane).collect();
    assert_eq!(
        order,
        [1, 2, 0].map(Lane::Task),
        "whoever waits less ends first"
    );
}

#[test]
fn nobody_wakes_anybody_so_all_but_the_first_poll_found_nothing() {
    let _alone = alone();
    let recording = Recording::start().unwrap();
    busy_poll(Duration::ZERO, observe(7, "", ready_after(5)));
    let timeline = recording.stop();
    assert_eq!(timeline.polls_that_found_nothing(), 4);
    assert_eq!(timeline.wakes_of(Lane::Task(7)), 0);
}
