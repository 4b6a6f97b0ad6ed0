//! The lanes of the terminal. They are drawn from logs, so that every time is known.
#![cfg(feature = "pictures")]

mod common;

use common::logs;
use timeline::{Picture, Terminal, Timeline};

const PLAIN: Terminal = Terminal {
    width: 60,
    ..Terminal::PLAIN
};

/// Two requests on one thread, of which the first takes twice as long.
const REVERSED: &str = "\
timeline 1
duration 2000000000
dropped 0
cpu 3000000
labels 2
thread 1 \"main\"
task 1 \"slow\"
events 18
0 0 1 task 1 spawn thread 1
1 100 1 task 1 register token 1
2 200 1 task 2 spawn thread 1
3 300 1 task 2 register token 2
4 400 1 task 1 poll-start
5 500 1 task 1 poll-end(pending)
6 1000 1 thread 1 park
7 1000000000 1 thread 1 unpark
8 1000001000 1 thread 1 ready token 2
9 1000002000 1 task 2 poll-start
10 1000003000 1 task 2 poll-end(ready)
11 1000003000 1 task 2 done
12 1000004000 1 thread 1 park
13 1999000000 1 thread 1 unpark
14 1999001000 1 thread 1 ready token 1
15 1999002000 1 task 1 poll-start
16 1999003000 1 task 1 poll-end(ready)
17 1999003000 1 task 1 done
end
";

fn drawn(log: &str, terminal: Terminal) -> String {
    let timeline = Timeline::from_log(log.as_bytes()).expect("the log is sound");
    Picture::new(&timeline).terminal(terminal)
}

fn drawn_events(duration: u64, events: &[impl AsRef<str>]) -> String {
    Picture::new(&logs::timeline(duration, events)).terminal(PLAIN)
}

#[test]
fn requests_go_out_wait_and_end_in_reverse() {
    let expected = "
                |0 ms     |500 ms    |1000 ms   |1500 ms
thread 1 main   ▄───── 1000 ms ──────▄▄────── 999 ms ──────▄
  ready: token                        2                    1
task 1 slow     ▄··········································●
task 2          ○·····················●

";
    let text = drawn(REVERSED, PLAIN);
    let lanes = text.split_inclusive('\n').take(6).collect::<String>();
    assert_eq!(format!("\n{lanes}"), expected, "{text}");
}

#[test]
fn the_legend_explains_what_was_used_and_nothing_else() {
    let text = drawn(REVERSED, PLAIN);
    let expected = "\
A column is 45.5 ms.   ▄ ran, for a part of it
─ thread sleeps   · waits   ○ spawned   ● done
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn the_numbers_stand_below() {
    let text = drawn(REVERSED, PLAIN);
    let expected = "
tasks                         2
polls                         3
polls that found nothing      0
wakes                         0
wakes that led to no poll     0
longest run without yielding  1.00 µs (task 1)
time in kernel waits          1999 ms (2 waits)
CPU time of the process       3.00 ms
";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn a_task_that_is_woken_shows_it_until_it_runs() {
    let events = [
        "0 1 task 1 poll-start",
        "0 1 task 1 poll-end(pending)",
        "30 2 task 1 wake thread 2",
        "60 1 task 1 poll-start",
        "99 1 task 1 poll-end(pending)",
    ];
    let text = drawn_events(99, &events);
    let lane = text
        .lines()
        .find(|line| line.starts_with("task 1"))
        .unwrap();
    let states: String = lane.chars().skip("task 1".len()).collect();
    let mut order: Vec<char> = states.trim().chars().collect();
    order.dedup();
    assert_eq!(order, ['▄', '·', '▲', ':', '█'], "{text}");
}

#[test]
fn no_line_is_longer_than_the_terminal() {
    for width in [0, 60, 61, 80, 200] {
        let terminal = Terminal { width, ..PLAIN };
        for line in drawn(REVERSED, terminal).lines() {
            let length = line.chars().count();
            assert!(length <= width.max(60), "{width}: {line}");
        }
    }
}

#[test]
fn ascii_is_ascii_even_for_labels() {
    let log = REVERSED.replace("slow", "λ…");
    let text = drawn(
        &log,
        Terminal {
            ascii: true,
            ..PLAIN
        },
    );
    assert!(text.is_ascii(), "{text}");
    assert!(
        text.contains("\nthread 1 main ") && text.contains("1000 ms -"),
        "{text}"
    );
}

#[test]
fn colour_changes_no_character() {
    let text = drawn(
        REVERSED,
        Terminal {
            colour: true,
            ..PLAIN
        },
    );
    assert!(text.contains("\u{1b}[2m"), "{text}");
    let mut plain = String::new();
    for part in text.split("\u{1b}[") {
        // What stands before the first code has none.
        plain.push_str(
            part.split_once('m')
                .filter(|_| !plain.is_empty())
                .map_or(part, |p| p.1),
        );
    }
    assert_eq!(plain, drawn(REVERSED, PLAIN));
}

#[test]
fn lanes_that_look_the_same_are_counted() {
    let events: Vec<String> = (1..=96)
        .map(|n| format!("0 1 task {n} spawn thread 1"))
        .collect();
    let text = drawn_events(1_000, &events);
    let expected = "… 95 more lanes that look the same, up to task 96\n";
    assert!(text.contains(expected), "{text}");
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("task "))
            .count(),
        1
    );
}

#[test]
fn lanes_without_room_are_counted() {
    let spawned = |n| format!("{} 1 task {n} spawn thread 1", n * 20);
    let events: Vec<String> = (1..=50).map(spawned).collect();
    let text = drawn_events(1_000, &events);
    let shown = text
        .lines()
        .filter(|line| line.starts_with("task "))
        .count();
    let alike: usize = text
        .lines()
        .filter_map(|line| {
            line.strip_prefix("… ")?
                .split_once(" more lane")?
                .0
                .parse()
                .ok()
        })
        .collect::<Vec<usize>>()
        .iter()
        .sum();
    assert!(text.contains("not shown"), "{text}");
    assert_eq!(shown + alike, 50, "{text}");
}

#[test]
fn what_was_dropped_is_said() {
    let text = drawn(&REVERSED.replace("dropped 0", "dropped 3"), PLAIN);
    let expected = "3 events dropped: a thread has room for 262,144.\n";
    assert!(text.ends_with(expected), "{text}");
}
