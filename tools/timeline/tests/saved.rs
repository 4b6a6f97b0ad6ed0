//! A saved log comes back as it was, or says where it is damaged.
#![cfg(all(feature = "pictures", feature = "record"))]

mod common;

use std::time::Duration;

use common::recorded;
use timeline::{Format, Lane, PollEnd, Timeline};

fn everything() -> Timeline {
    let mut timeline = recorded(|| {
        timeline::spawn(Lane::Task(u64::MAX));
        timeline::name(Lane::Task(u64::MAX), || {
            "\\ \"\u{1b}'\n\r\t\0 é \u{202e}</script>".into()
        });
        timeline::poll_start(Lane::Task(1));
        timeline::register(usize::MAX);
        timeline::poll_end(Lane::Task(1), PollEnd::Pending);
        timeline::park();
        timeline::unpark();
        timeline::ready(7);
        timeline::wake(Lane::Task(1));
        timeline::switch(Lane::Fiber(2));
        timeline::poll_start(Lane::Task(1));
        timeline::poll_end(Lane::Task(1), PollEnd::Ready);
        timeline::done(Lane::Task(1));
    });
    timeline.set_cpu_time(Some(Duration::from_nanos(1_234_567_890_123)));
    timeline
}

fn damage(log: &str) -> String {
    Timeline::from_log(log.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_log_comes_back_exactly() {
    let timeline = everything();
    let back = Timeline::from_log(timeline.to_log().as_bytes()).unwrap();
    assert_eq!(back.events(), timeline.events());
    assert_eq!(back.duration(), timeline.duration());
    assert_eq!(back.cpu_time(), timeline.cpu_time());
    for lane in timeline.lanes() {
        assert_eq!(back.label(lane), timeline.label(lane));
    }
    assert_eq!(back.to_log(), timeline.to_log());
}

#[test]
fn a_dropped_count_comes_back() {
    let log = everything()
        .to_log()
        .replace("\ndropped 0\n", "\ndropped 9\n");
    assert_eq!(Timeline::from_log(log.as_bytes()).unwrap().dropped(), 9);
}

#[test]
fn an_empty_file_is_no_log() {
    let expected = "line 1: expected \"timeline 1\", as a saved timeline of this version begins, \
                    found the end: the log was cut short";
    assert_eq!(damage(""), expected);
}

#[test]
fn another_version_is_named() {
    let expected = "line 1: expected \"timeline 1\", as a saved timeline of this version begins, \
                    found \"timeline 2\"";
    assert_eq!(damage("timeline 2\n"), expected);
}

#[test]
fn a_log_that_was_cut_short_is_never_taken_for_whole() {
    let log = everything().to_log();
    for length in 0..log.len() {
        let cut = &log.as_bytes()[..length];
        let error = Timeline::from_log(cut).expect_err("a part of a log");
        let lines = cut.iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(error.line(), lines + 1, "{error}");
        assert!(
            error.to_string().ends_with("the log was cut short"),
            "{error}"
        );
    }
}

#[test]
fn damage_is_found_where_it_is() {
    let log = everything().to_log();
    let cases = [
        ("duration ", "duration -", 2, "a number of nanoseconds"),
        ("dropped 0", "dropped many", 3, "a number of events"),
        ("\nlabels ", "\nlabel ", 5, "\"labels\" and how many follow"),
        (" poll-start", " pol-start", 10, "event 2 of 12"),
        (" token 7", " token", 15, "event 7 of 12"),
        ("\nend\n", "\nend\nend\n", 22, "nothing after the end"),
    ];
    for (whole, broken, line, expected) in cases {
        let damaged = log.replacen(whole, broken, 1);
        assert_ne!(damaged, log, "{whole} is in the log");
        let error = Timeline::from_log(damaged.as_bytes()).unwrap_err();
        assert_eq!(error.line(), line, "{error}\n{damaged}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn events_out_of_order_are_refused() {
    let log = everything().to_log();
    let lines: Vec<&str> = log.lines().collect();
    let mut swapped = lines.clone();
    let park = lines
        .iter()
        .position(|line| line.ends_with(" park"))
        .unwrap();
    swapped.swap(park, park + 1);
    let error = damage(&(swapped.join("\n") + "\n"));
    assert!(
        error.contains("with a greater number than the one before"),
        "{error}"
    );
}

/// Damage of every kind either is an error or can be drawn.
#[test]
fn no_damage_makes_a_picture_panic() {
    let log = everything().to_log().into_bytes();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = |limit: usize| {
        // xorshift64: the same damage each time.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % limit as u64) as usize
    };
    let mut drawn = 0;
    for _ in 0..20_000 {
        let mut damaged = log.clone();
        for _ in 0..=below(3) {
            let at = below(damaged.len());
            match below(4) {
                0 => damaged[at] = below(256) as u8,
                1 => drop(damaged.remove(at)),
                2 => damaged.insert(at, b'0' + below(10) as u8),
                _ => damaged[at] = b'0' + below(10) as u8,
            }
        }
        if let Ok(timeline) = Timeline::from_log(&damaged) {
            drawn += 1;
            for format in Format::ALL {
                assert!(!timeline.write_as(format).is_empty());
            }
        }
    }
    assert!(drawn > 1_000, "only {drawn} logs could be drawn");
}
