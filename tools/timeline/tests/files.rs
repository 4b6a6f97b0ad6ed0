//! What stands in the HTML and the SVG: the data, whole and harmless.
#![cfg(all(feature = "pictures", feature = "record"))]

mod common;

use std::sync::mpsc;
use std::thread;

use common::json::{Json, parse};
use common::recorded;
use timeline::{Format, Lane, Picture, PollEnd, Timeline};

fn data(timeline: &Timeline) -> Json {
    let page = timeline.write_as(Format::Html);
    let (_, data) = page.split_once("id=\"data\">").unwrap();
    parse(data.split_once("</script>").unwrap().0)
}

fn named(label: &str) -> Timeline {
    recorded(|| {
        timeline::spawn(Lane::Task(1));
        timeline::name(Lane::Task(1), || label.to_owned());
    })
}

#[test]
fn a_label_stays_text_in_every_file() {
    let label = "</script><script>alert(1)</script>&<b> {{data}} {{script}}";
    let timeline = named(label);
    let lanes = data(&timeline).object()["lanes"].clone();
    let labels = lanes.array().iter().map(|lane| lane.string());
    assert!(
        labels
            .into_iter()
            .any(|lane| lane == format!("task 1 {label}")),
        "{lanes:?}"
    );
    assert!(!timeline.write_as(Format::Html).contains("<script>alert"));
    let svg = timeline.write_as(Format::Svg);
    assert!(!svg.contains("script>") && !svg.contains("<b"), "{svg}");
    assert!(
        svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&lt;b&gt;"),
        "{svg}"
    );
}

#[test]
fn nothing_is_fetched() {
    for format in [Format::Html, Format::Svg] {
        let text = named("plain").write_as(format);
        let text = text.replace("http://www.w3.org/2000/svg", "");
        for way in [
            "http:", "https:", "src=", "href=", "@import", "url(", "fetch(",
        ] {
            assert!(!text.contains(way), "{way} in {text}");
        }
    }
}

#[test]
fn the_cause_stands_before_the_effect_on_four_threads() {
    const WAKES: u64 = 2_000;
    let timeline = recorded(|| {
        thread::scope(|scope| {
            for pair in 0..2 {
                let (sender, receiver) = mpsc::sync_channel(1);
                scope.spawn(move || {
                    for task in (pair * WAKES..).take(WAKES as usize).map(Lane::Task) {
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
    });
    let data = data(&timeline);
    let arrows = data.object()["arrows"].array();
    assert_eq!(arrows.len() as u64, 2 * WAKES);
    for arrow in arrows {
        let [_, start, _, end, why, _] = arrow.array() else {
            panic!("{arrow:?}");
        };
        assert_eq!(why.string(), "wake");
        assert!(start.number() <= end.number(), "{arrow:?}");
    }
}

#[test]
fn what_is_left_out_is_said_with_its_number() {
    let timeline = recorded(|| {
        for _ in 0..60_000 {
            timeline::poll_start(Lane::Task(1));
            timeline::poll_end(Lane::Task(1), PollEnd::Pending);
        }
    });
    let data = data(&timeline);
    let data = data.object();
    let notes = data["notes"].array();
    let items = ["slices", "marks", "arrows"].map(|kind| data[kind].array().len());
    let items: usize = items.iter().sum();
    assert!(items <= 100_000, "{items}");
    let [note] = notes else {
        panic!("one note: {notes:?}");
    };
    let words: Vec<usize> = note
        .string()
        .split(' ')
        .filter_map(|word| word.replace(',', "").parse().ok())
        .collect();
    assert_eq!(words[1] - words[0], items, "{note:?}");
}

#[test]
fn what_was_dropped_is_said_in_every_picture() {
    let log = named("plain")
        .to_log()
        .replace("\ndropped 0\n", "\ndropped 1234\n");
    let timeline = Timeline::from_log(log.as_bytes()).unwrap();
    let note = "1,234 events dropped: a thread has room for 262,144.";
    for format in [Format::Html, Format::Svg, Format::Text] {
        assert!(timeline.write_as(format).contains(note), "{format:?}");
    }
    assert!(
        Picture::new(&timeline)
            .perfetto()
            .contains("\"dropped events\":\"1234\"")
    );
}
