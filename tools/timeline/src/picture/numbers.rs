//! The numbers under a picture. Mistakes show in them first.

use std::time::Duration;

use super::units;
use crate::{Kind, Lane, Timeline};

pub(super) fn numbers(timeline: &Timeline) -> Vec<(&'static str, String)> {
    let count = |is_it: fn(&Kind) -> bool| {
        let kinds = timeline.events().iter().map(|event| &event.kind);
        number(kinds.filter(|kind| is_it(kind)).count())
    };
    let lanes = timeline.lanes();
    let tasks = lanes.iter().filter(|lane| matches!(lane, Lane::Task(_)));
    let fibers = lanes.iter().filter(|lane| matches!(lane, Lane::Fiber(_)));
    let fibers = fibers.count();

    let mut numbers = vec![("tasks", number(tasks.count()))];
    if fibers > 0 {
        numbers.push(("fibers", number(fibers)));
        let switches = count(|kind| *kind == Kind::Switch);
        numbers.push(("switches", switches));
    }
    numbers.extend([
        ("polls", count(|kind| *kind == Kind::PollStart)),
        (
            "polls that found nothing",
            number(timeline.polls_that_found_nothing()),
        ),
        ("wakes", count(|kind| *kind == Kind::Wake)),
        (
            "wakes that led to no poll",
            number(timeline.wakes_without_run()),
        ),
        ("longest run without yielding", longest_run(timeline)),
        ("time in kernel waits", asleep(timeline)),
        ("CPU time of the process", cpu(timeline)),
    ]);
    numbers
}

fn number(count: usize) -> String {
    units::grouped(count as u64)
}

fn longest_run(timeline: &Timeline) -> String {
    match timeline.longest_block() {
        Some((lane, length)) => format!("{} ({lane})", units::time(nanos(length))),
        None => "no task or fiber ran".to_owned(),
    }
}

/// All threads' sleep: of two threads that sleep for a second, it is two seconds.
fn asleep(timeline: &Timeline) -> String {
    let parks = timeline.parks();
    let total = parks
        .iter()
        .fold(0, |sum: u64, park| sum.saturating_add(nanos(park.length())));
    let waits = units::counted(parks.len() as u64, "wait");
    format!("{} ({waits})", units::time(total))
}

fn cpu(timeline: &Timeline) -> String {
    match timeline.cpu_time() {
        Some(time) => units::time(nanos(time)),
        None => "not measured".to_owned(),
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
