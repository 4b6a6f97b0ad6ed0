//! The record as text.
#![cfg(feature = "record")]

mod common;

use common::recorded;
use timeline::{Lane, PollEnd, Recording, Timeline};

const TASK: Lane = Lane::Task(12);

fn sample() -> Timeline {
    recorded(|| {
        timeline::spawn(TASK);
        timeline::name(TASK, || "GET \u{1b}[31m".into());
        timeline::poll_start(TASK);
        timeline::register(7);
        timeline::poll_end(TASK, PollEnd::Pending);
        timeline::wake(TASK);
    })
}

/// The text after the time, which differs from run to run.
fn without_times(text: &str) -> Vec<&str> {
    text.lines()
        .map(|line| line.get(12..).unwrap_or(line).trim_start())
        .collect()
}

#[test]
fn an_event_is_a_line_of_a_table() {
    let timeline = sample();
    let text = timeline.to_string();
    let thread = timeline.events()[0].thread;
    let lines: Vec<String> = without_times(&text)
        .iter()
        .map(|s| (*s).to_owned())
        .collect();
    let line = |rest: &str| format!("{thread}  {rest}");
    assert_eq!(lines[0], "thread  lane     event              cause");
    assert_eq!(
        lines[1],
        line(&format!("task 12  spawn              thread {thread}"))
    );
    assert_eq!(lines[2], line("task 12  poll-start"));
    assert_eq!(lines[3], line("task 12  register           token 7"));
    assert_eq!(lines[4], line("task 12  poll-end(pending)"));
    assert_eq!(
        lines[5],
        line(&format!("task 12  wake               thread {thread}"))
    );
    assert_eq!(text.lines().count(), 7, "{text}");
}

#[test]
fn columns_line_up_whatever_the_numbers() {
    let timeline = recorded(|| {
        timeline::spawn(Lane::Task(1));
        timeline::spawn(Lane::Fiber(1_000_000));
        timeline::wake(Lane::Task(22));
    });
    let text = timeline.to_string();
    let causes = text.lines().map(|line| line.rfind("thread").unwrap());
    let column = text.find("cause").unwrap();
    assert!(causes.skip(1).all(|at| at == column), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
}

#[test]
fn a_label_is_quoted_so_that_no_control_character_gets_out() {
    let text = sample().to_string();
    assert!(text.contains(r#"task 12 is "GET \u{1b}[31m""#), "{text}");
}

#[test]
fn a_tail_says_how_much_it_leaves_out() {
    let timeline = sample();
    let text = timeline.tail(2).to_string();
    assert!(text.contains("…  3 earlier events\n"), "{text}");
    assert!(
        text.contains("wake") && !text.contains("register"),
        "{text}"
    );
    assert_eq!(timeline.tail(99).to_string(), timeline.to_string());
}

#[test]
fn dropped_events_are_mentioned() {
    let timeline = recorded(|| {
        for _ in 0..=Recording::EVENTS_PER_THREAD {
            timeline::wake(TASK);
        }
    });
    let text = timeline.tail(1).to_string();
    assert!(
        text.ends_with("1 event more dropped: a thread has room for 262144\n"),
        "{text}"
    );
}
