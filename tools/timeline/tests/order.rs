//! A cause stands before its effect, on whatever threads they happen, and whenever one looks.
#![cfg(feature = "record")]

mod common;

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use common::recorded;
use timeline::{Kind, Lane, PollEnd, Timeline};

const WAKES: u64 = 20_000;

/// Two threads wake tasks and hand them over to two others, which poll them. The channels are
/// short, so that an effect follows close upon its cause.
fn four_threads_hand_over() {
    thread::scope(|scope| {
        for pair in 0..2 {
            let (sender, receiver) = mpsc::sync_channel(1);
            scope.spawn(move || {
                for n in 0..WAKES {
                    let task = Lane::Task(pair * WAKES + n);
                    timeline::wake(task);
                    sender.send(task).unwrap();
                }
            });
            scope.spawn(move || {
                for task in receiver {
                    timeline::poll_start(task);
                    timeline::poll_end(task, PollEnd::Ready);
                }
            });
        }
    });
}

/// Returns the tasks whose wake was seen, having checked that no poll came before it.
fn assert_causes_first(timeline: &Timeline) -> HashSet<Lane> {
    let mut woken = HashSet::new();
    for event in timeline.events() {
        match event.kind {
            Kind::Wake => drop(woken.insert(event.lane)),
            _ => assert!(
                woken.contains(&event.lane),
                "an effect without its cause: {event:?}"
            ),
        }
    }
    woken
}

#[test]
fn four_threads_under_load_keep_cause_before_effect() {
    let timeline = recorded(four_threads_hand_over);
    let woken = assert_causes_first(&timeline);
    assert_eq!(woken.len() as u64, 2 * WAKES);
    assert_eq!(timeline.events().len() as u64, 2 * WAKES * 3);
    assert_eq!(timeline.dropped(), 0);
    assert!(timeline.events().is_sorted_by(|a, b| a.seq < b.seq));
}

#[test]
fn a_snapshot_in_the_midst_has_no_effect_without_its_cause() {
    let running = AtomicBool::new(true);
    let mut lengths = Vec::new();
    recorded(|| {
        thread::scope(|scope| {
            scope.spawn(|| {
                four_threads_hand_over();
                running.store(false, Ordering::Release);
            });
            while running.load(Ordering::Acquire) {
                let timeline = timeline::snapshot().expect("the recording runs");
                assert_causes_first(&timeline);
                lengths.push(timeline.events().len());
            }
        });
    });
    assert!(
        lengths.is_sorted(),
        "a later snapshot has no less: {lengths:?}"
    );
}
