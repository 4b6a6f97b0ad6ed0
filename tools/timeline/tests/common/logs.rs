//! Logs written by hand, so that every time in a picture is known.

use timeline::Timeline;

/// Returns the timeline of these events, each a line of a log without its number.
pub(crate) fn timeline(duration: u64, events: &[impl AsRef<str>]) -> Timeline {
    let count = events.len();
    let head = format!("timeline 1\nduration {duration}\ndropped 0\ncpu -\nlabels 0\n");
    let mut log = format!("{head}events {count}\n");
    for (seq, event) in events.iter().enumerate() {
        log.push_str(&format!("{seq} {}\n", event.as_ref()));
    }
    Timeline::from_log((log + "end\n").as_bytes()).expect("the log is sound")
}
