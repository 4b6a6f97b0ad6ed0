//! Perfetto's JSON parses, and every flow has two ends inside slices. A checker of the test's own
//! reads it: an event a line, as it is written.
#![cfg(all(feature = "pictures", feature = "record"))]

mod common;

use std::collections::BTreeMap;

use common::json::{Json, parse};
use common::recorded;
use timeline::{Format, Lane, PollEnd, Timeline};

/// Two tasks on one thread that wake each other, and a label that is hard to quote.
fn sample() -> Timeline {
    recorded(|| {
        let (one, two) = (Lane::Task(1), Lane::Task(2));
        timeline::name(one, || "a \"label\" \\ \u{1b}\n".into());
        timeline::spawn(one);
        timeline::spawn(two);
        for _ in 0..3 {
            timeline::poll_start(one);
            timeline::wake(two);
            timeline::poll_end(one, PollEnd::Pending);
            timeline::poll_start(two);
            timeline::wake(one);
            timeline::poll_end(two, PollEnd::Pending);
        }
    })
}

fn events(timeline: &Timeline) -> Vec<BTreeMap<String, Json>> {
    let trace = parse(&timeline.write_as(Format::Perfetto));
    let events = trace.object()["traceEvents"].array();
    events.iter().map(|event| event.object().clone()).collect()
}

#[test]
fn every_event_has_what_its_phase_needs() {
    for event in events(&sample()) {
        let needs: &[&str] = match event["ph"].string() {
            "M" => &["name", "pid", "args"],
            "X" => &["name", "pid", "tid", "ts", "dur"],
            "i" => &["name", "pid", "tid", "ts", "s"],
            "s" => &["name", "cat", "pid", "tid", "ts", "id"],
            "f" => &["name", "cat", "pid", "tid", "ts", "id", "bp"],
            other => panic!("nobody knows {other}"),
        };
        for need in needs {
            assert!(event.contains_key(*need), "{need} is not in {event:?}");
        }
    }
}

#[test]
fn every_wake_that_led_to_a_run_is_a_flow_with_both_ends() {
    let events = events(&sample());
    let mut ends: BTreeMap<u64, Vec<&BTreeMap<String, Json>>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.contains_key("id")) {
        ends.entry(event["id"].number() as u64)
            .or_default()
            .push(event);
    }
    for ends in ends.values() {
        let [start, end] = ends[..] else {
            panic!("a flow has two ends: {ends:?}");
        };
        assert_eq!((start["ph"].string(), end["ph"].string()), ("s", "f"));
        assert_eq!((&start["cat"], &start["name"]), (&end["cat"], &end["name"]));
        assert!(start["ts"].number() <= end["ts"].number());
        for event in [start, end] {
            assert!(
                events.iter().any(|slice| encloses(slice, event)),
                "no slice around {event:?}"
            );
        }
    }
    let wakes = ends
        .values()
        .filter(|ends| ends[0]["name"].string() == "wake");
    assert_eq!(wakes.count(), 5, "the sixth wake led to no poll");
}

fn encloses(slice: &BTreeMap<String, Json>, event: &BTreeMap<String, Json>) -> bool {
    slice["ph"].string() == "X" && slice["tid"] == event["tid"] && {
        let (start, at) = (slice["ts"].number(), event["ts"].number());
        start <= at && at <= start + slice["dur"].number() + 1e-9
    }
}

#[test]
fn lanes_have_their_names() {
    let events = events(&sample());
    let names = events
        .iter()
        .filter(|event| event["name"].string() == "thread_name");
    let names: Vec<&str> = names
        .map(|event| event["args"].object()["name"].string())
        .collect();
    assert!(
        names.contains(&"task 1 a \\\"label\\\" \\\\ \\u{1b}\\n"),
        "{names:?}"
    );
}
