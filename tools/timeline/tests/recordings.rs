//! Recordings come one after the other, and nothing of one is in the next.
#![cfg(feature = "record")]

mod common;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use common::{in_turn, recorded};
use timeline::{Kind, Lane, Recording, StartError};

const TASK: Lane = Lane::Task(1);

#[test]
fn there_is_one_recording_at_a_time() {
    in_turn(|| {
        let first = Recording::start().unwrap();
        assert_eq!(
            Recording::start().unwrap_err(),
            StartError::AlreadyRecording
        );
        timeline::wake(TASK);
        assert_eq!(first.stop().wakes_of(TASK), 1);
        assert!(Recording::start().unwrap().stop().events().is_empty());
    });
}

#[test]
fn a_dropped_recording_stops_and_leaves_nothing() {
    in_turn(|| {
        let first = Recording::start().unwrap();
        timeline::wake(TASK);
        drop(first);
        assert!(timeline::snapshot().is_none());
        timeline::wake(TASK);
        let second = Recording::start().unwrap();
        assert!(second.stop().events().is_empty());
    });
}

#[test]
fn threads_that_ended_are_in_the_record() {
    let timeline = recorded(|| {
        for n in 0..100 {
            thread::spawn(move || timeline::spawn(Lane::Task(n)))
                .join()
                .unwrap();
        }
    });
    let spawned = timeline.events().iter().map(|event| event.lane);
    assert!(spawned.eq((0..100).map(Lane::Task)));
}

#[test]
fn a_watchdog_sees_what_a_hanging_thread_did() {
    recorded(|| {
        thread::scope(|scope| {
            let (parked, is_parked) = mpsc::channel();
            let (release, released) = mpsc::channel::<()>();
            scope.spawn(move || {
                timeline::poll_start(TASK);
                timeline::park();
                parked.send(()).unwrap();
                // Hangs until the watchdog has looked and hangs up.
                let _ = released.recv();
            });
            is_parked.recv_timeout(Duration::from_secs(60)).unwrap();
            let seen = timeline::snapshot().unwrap();
            drop(release);
            assert_eq!(seen.events().last().unwrap().kind, Kind::Park);
            assert_eq!(seen.longest_block().unwrap().0, TASK);
        });
    });
}

#[test]
fn the_destructor_of_a_thread_local_may_record() {
    struct Records;
    impl Drop for Records {
        fn drop(&mut self) {
            timeline::done(Lane::current());
            timeline::name(TASK, || "named in a destructor".into());
        }
    }
    thread_local!(static EARLY: Records = const { Records });
    thread_local!(static LATE: Records = const { Records });

    let timeline = recorded(|| {
        // One is destroyed before this crate's own locals, the other after them.
        thread::spawn(|| {
            EARLY.with(|_| ());
            timeline::spawn(TASK);
            LATE.with(|_| ());
        })
        .join()
        .expect("no destructor panics");
        // And here the destructor is the first to record.
        thread::spawn(|| EARLY.with(|_| ()))
            .join()
            .expect("no destructor panics");
    });
    let kept = timeline.events().len() as u64;
    assert_eq!(kept + timeline.dropped(), 4, "{timeline}");
    assert_eq!(timeline.label(TASK), Some("named in a destructor"));
}

/// Threads that start and stop get in each other's way, and others record all the while. Whoever
/// got to start has its own events, each once, and no other recording's.
#[test]
fn many_threads_start_and_stop() {
    const STARTERS: u64 = 4;
    const STARTS: u64 = 200;
    let stop = AtomicBool::new(false);
    let started = AtomicU64::new(0);
    let contend = |number: u64| {
        for n in 0..STARTS {
            let mine = Lane::Task(number * STARTS + n);
            timeline::spawn(mine); // Belongs to somebody else's recording, or to none.
            let Ok(recording) = Recording::start() else {
                continue;
            };
            started.fetch_add(1, Ordering::Relaxed);
            timeline::wake(mine);
            let timeline = recording.stop();
            assert_eq!(timeline.wakes_of(mine), 1, "{timeline}");
            let own = |e: &&timeline::Event| e.lane == mine;
            assert_eq!(
                timeline.events().iter().filter(own).count(),
                1,
                "{timeline}"
            );
            assert!(timeline.events().is_sorted_by(|a, b| a.seq < b.seq));
        }
    };
    in_turn(|| {
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while !stop.load(Ordering::Relaxed) {
                        timeline::park();
                        drop(timeline::snapshot());
                    }
                });
            }
            let starters = [0, 1, 2, 3].map(|number| scope.spawn(move || contend(number)));
            // All are waited for before any failure is passed on, or the others never stop.
            let ended = starters.map(|starter| starter.join());
            stop.store(true, Ordering::Relaxed);
            assert!(ended.iter().all(Result::is_ok), "see the panics above");
        });
        assert!((1..=STARTERS * STARTS).contains(&started.load(Ordering::Relaxed)));
        assert!(Recording::start().is_ok(), "the last one stopped");
    });
}
