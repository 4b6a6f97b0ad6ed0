//! What all pictures show: who did what from when to when, and what made whom run. Asked of the
//! data in the HTML.
#![cfg(feature = "pictures")]

mod common;

use common::json::{Json, parse};
use common::logs;
use timeline::Picture;

/// What is drawn of some events: the lanes, and an array's elements as text.
struct Drawn(Json);

impl Drawn {
    fn new(duration: u64, events: &[&str]) -> Drawn {
        let page = Picture::new(&logs::timeline(duration, events)).html();
        let (_, data) = page.split_once("id=\"data\">").unwrap();
        Drawn(parse(data.split_once("</script>").unwrap().0))
    }

    fn lane(&self, index: &Json) -> &str {
        self.0.object()["lanes"].array()[index.number() as usize].string()
    }

    /// `task 1 wait 0-10`
    fn slices(&self) -> Vec<String> {
        let slices = self.0.object()["slices"].array().iter();
        let text = |slice: &Json| {
            let [lane, start, end, state, _] = slice.array() else {
                panic!("{slice:?}");
            };
            let (lane, state) = (self.lane(lane), state.string());
            format!("{lane} {state} {}-{}", start.number(), end.number())
        };
        slices.map(text).collect()
    }

    fn slices_of(&self, lane: &str) -> Vec<String> {
        let slices = self.slices().into_iter();
        let slices = slices.filter_map(|slice| Some(slice.strip_prefix(lane)?.trim().to_owned()));
        slices.collect()
    }

    /// `wake: thread 2 at 5 to task 1 at 10`
    fn arrows(&self) -> Vec<String> {
        let arrows = self.0.object()["arrows"].array().iter();
        let text = |arrow: &Json| {
            let [from, start, to, end, why, _] = arrow.array() else {
                panic!("{arrow:?}");
            };
            let (from, to) = (self.lane(from), self.lane(to));
            let (start, end) = (start.number(), end.number());
            format!("{}: {from} at {start} to {to} at {end}", why.string())
        };
        arrows.map(text).collect()
    }
}

#[test]
fn a_task_waits_is_woken_and_runs() {
    let drawn = Drawn::new(
        50,
        &[
            "0 1 task 1 spawn thread 1",
            "10 1 task 1 poll-start",
            "20 1 task 1 poll-end(pending)",
            "30 2 task 1 wake thread 2",
            "40 1 task 1 poll-start",
            "50 1 task 1 poll-end(ready)",
        ],
    );
    let expected = [
        "wait 0-10",
        "run 10-20",
        "wait 20-30",
        "woken 30-40",
        "run 40-50",
    ];
    assert_eq!(drawn.slices_of("task 1"), expected);
    let expected = [
        "turn: thread 1 at 10 to task 1 at 10",
        "wake: thread 2 at 30 to task 1 at 40",
    ];
    assert_eq!(drawn.arrows(), expected);
}

#[test]
fn of_several_wakes_the_first_leads_to_the_run() {
    let drawn = Drawn::new(
        50,
        &[
            "10 2 task 1 wake thread 2",
            "20 3 task 1 wake thread 3",
            "30 1 task 1 poll-start",
            "40 1 task 1 poll-end(ready)",
        ],
    );
    assert_eq!(drawn.arrows(), ["wake: thread 2 at 10 to task 1 at 30"]);
}

#[test]
fn a_wake_during_a_poll_leads_to_the_next_one() {
    let drawn = Drawn::new(
        50,
        &[
            "10 1 task 1 poll-start",
            "20 1 task 1 wake task 1",
            "30 1 task 1 poll-end(pending)",
            "40 1 task 1 poll-start",
        ],
    );
    let expected = ["run 10-30", "woken 30-40", "run 40-50"];
    assert_eq!(drawn.slices_of("task 1"), expected);
    let arrows = drawn.arrows();
    assert_eq!(arrows[1..], ["wake: task 1 at 20 to task 1 at 40"]);
}

#[test]
fn a_ready_token_leads_to_whoever_registered_it_unless_a_wake_does() {
    let events = [
        "0 1 task 1 poll-start",
        "1 1 task 1 register token 7",
        "2 1 task 1 poll-end(pending)",
        "20 1 thread 1 ready token 7",
        "30 1 task 1 poll-start",
    ];
    let arrows = Drawn::new(50, &events).arrows();
    assert_eq!(arrows[1..], ["ready: thread 1 at 20 to task 1 at 30"]);

    let woken = [&events[..4], &["25 1 task 1 wake thread 1"], &events[4..]].concat();
    let arrows = Drawn::new(50, &woken).arrows();
    assert_eq!(arrows[1..], ["wake: thread 1 at 25 to task 1 at 30"]);
}

#[test]
fn a_thread_is_awake_between_its_sleeps_and_as_long_as_it_is_heard_of() {
    let drawn = Drawn::new(
        100,
        &[
            "10 1 thread 1 register token 0",
            "20 1 thread 1 park",
            "60 1 thread 1 unpark",
            "70 1 thread 1 ready token 0",
            "80 1 thread 1 park",
            "85 1 thread 1 unpark",
            "90 1 thread 1 register token 0",
        ],
    );
    let expected = [
        "run 10-20",
        "sleep 20-60",
        "run 60-80",
        "sleep 80-85",
        "run 85-90",
    ];
    assert_eq!(drawn.slices_of("thread 1"), expected);
    assert_eq!(
        drawn.arrows(),
        [""; 0],
        "nobody but itself registered the token"
    );
}

#[test]
fn what_goes_on_at_the_end_goes_on_up_to_the_end() {
    let drawn = Drawn::new(
        100,
        &[
            "10 1 task 1 spawn thread 1",
            "20 1 task 2 poll-start",
            "30 1 thread 1 park",
        ],
    );
    let expected = [
        "thread 1 run 10-30",
        "thread 1 sleep 30-100",
        "task 1 wait 10-100",
        "task 2 run 20-100",
    ];
    assert_eq!(drawn.slices(), expected);
}

#[test]
fn a_fiber_runs_from_switch_to_switch() {
    let drawn = Drawn::new(
        50,
        &[
            "0 1 fiber 1 spawn thread 1",
            "10 1 fiber 1 switch thread 1",
            "20 1 fiber 2 switch fiber 1",
            "30 1 fiber 2 done",
            "40 1 thread 1 switch fiber 2",
        ],
    );
    assert_eq!(
        drawn.slices_of("fiber 1"),
        ["wait 0-10", "run 10-20", "wait 20-50"]
    );
    assert_eq!(drawn.slices_of("fiber 2"), ["run 20-30"]);
    let expected = [
        "turn: thread 1 at 10 to fiber 1 at 10",
        "turn: fiber 1 at 20 to fiber 2 at 20",
    ];
    assert_eq!(drawn.arrows(), expected);
}

#[test]
fn where_clocks_disagree_the_order_wins() {
    let drawn = Drawn::new(50, &["20 1 task 1 wake thread 1", "10 2 task 1 poll-start"]);
    assert_eq!(drawn.arrows(), ["wake: thread 1 at 20 to task 1 at 20"]);
}

#[test]
fn threads_stand_above_what_runs_on_them() {
    let drawn = Drawn::new(
        50,
        &[
            "0 1 task 1 spawn thread 1",
            "1 1 fiber 1 spawn thread 1",
            "2 2 task 0 spawn thread 2",
        ],
    );
    let lanes = drawn.0.object()["lanes"].array().iter();
    let lanes: Vec<&str> = lanes.map(Json::string).collect();
    assert_eq!(
        lanes,
        ["thread 1", "thread 2", "fiber 1", "task 1", "task 0"]
    );
}
