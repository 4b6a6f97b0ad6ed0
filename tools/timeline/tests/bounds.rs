//! A recording has bounds: what finds no room is dropped and counted, thread by thread.
#![cfg(feature = "record")]

mod common;

use std::thread;

use common::recorded;
use timeline::{Kind, Lane, PollEnd, Recording};

const ROOM: u64 = Recording::EVENTS_PER_THREAD as u64;

#[test]
fn every_event_is_kept_or_counted() {
    let timeline = recorded(|| {
        thread::scope(|scope| {
            for number in 0..4 {
                scope.spawn(move || {
                    for n in 0..ROOM + 1_000 * number {
                        timeline::wake(Lane::Task(n));
                    }
                });
            }
        });
    });
    assert_eq!(timeline.events().len() as u64, 4 * ROOM);
    assert_eq!(timeline.dropped(), 1_000 + 2_000 + 3_000);
}

#[test]
fn a_full_thread_keeps_its_oldest_events_and_takes_no_room_from_others() {
    let timeline = recorded(|| {
        for n in 0..2 * ROOM {
            timeline::wake(Lane::Task(n));
        }
        thread::spawn(timeline::park).join().unwrap();
    });
    let (last, wakes) = timeline.events().split_last().unwrap();
    assert_eq!(last.kind, Kind::Park);
    assert!(wakes.iter().map(|e| e.lane).eq((0..ROOM).map(Lane::Task)));
    assert_eq!(timeline.dropped(), ROOM);
}

#[test]
fn a_full_thread_still_knows_who_runs() {
    let task = Lane::Task(1);
    recorded(|| {
        for _ in 0..ROOM {
            timeline::wake(task);
        }
        timeline::poll_start(task);
        assert_eq!(Lane::current(), task);
        timeline::poll_end(task, PollEnd::Ready);
        assert_eq!(Lane::current(), Lane::current_thread());
    });
}
