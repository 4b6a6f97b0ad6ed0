//! The picture for <https://ui.perfetto.dev>: Chrome's Trace Event Format, as JSON objects.
//!
//! A lane is a thread of one process. Times are microseconds, with the nanoseconds as decimals.
//! A wake is a flow: `s` inside the slice of whoever woke, `f` at the slice that it led to.

use super::json::{Quoted, array};
use super::{Arrow, Mark, Picture, Slice, State, What, Why};

impl Picture {
    /// Returns the picture in Chrome's JSON trace format, which Perfetto opens.
    #[must_use]
    pub fn perfetto(&self) -> String {
        let rows = self.rows.iter().zip(1..);
        let names = rows.flat_map(|(row, tid): (_, usize)| {
            let title = row.title();
            let name = Quoted(&title);
            let about = |what, value| {
                format!(r#"{{"ph":"M","pid":1,"tid":{tid},"name":"{what}","args":{{{value}}}}}"#)
            };
            [
                about("thread_name", format!(r#""name":{name}"#)),
                about("thread_sort_index", format!(r#""sort_index":{tid}"#)),
            ]
        });
        let process = r#"{"ph":"M","pid":1,"name":"process_name","args":{"name":"timeline"}}"#;
        let slices = self.slices.iter().map(slice);
        let marks = self.marks.iter().map(|mark| self.mark(mark));
        let arrows = self.arrows.iter().zip(1..);
        let flows = arrows.flat_map(|(arrow, id)| flow(arrow, id));
        let events = [process.to_owned()].into_iter().chain(names);
        let events = events.chain(slices).chain(marks).chain(flows);

        let numbers = self.numbers.iter();
        let numbers = numbers.map(|(what, number)| format!("{}:{}", Quoted(what), Quoted(number)));
        format!(
            "{{\"displayTimeUnit\":\"ms\",\n\"otherData\":{{{},\"dropped events\":\"{}\"}},\n\
             \"traceEvents\":{}}}\n",
            numbers.collect::<Vec<_>>().join(","),
            self.dropped,
            array(events),
        )
    }

    fn mark(&self, mark: &Mark) -> String {
        let (name, cause) = match mark.what {
            What::Spawn(by) => ("spawn", self.rows[by].title()),
            What::Wake(by) => ("wake", self.rows[by].title()),
            What::Register(token) => ("register", format!("token {token}")),
            What::Ready(token) => ("ready", format!("token {token}")),
            What::Done => ("done", String::new()),
        };
        let (tid, ts, cause) = (mark.row + 1, micros(mark.at), Quoted(&cause));
        format!(
            r#"{{"ph":"i","pid":1,"tid":{tid},"ts":{ts},"s":"t","name":"{name}","args":{{"cause":{cause}}}}}"#
        )
    }
}

fn slice(slice: &Slice) -> String {
    let name = match slice.state {
        State::Run => "run",
        State::Woken => "woken, has not run yet",
        State::Wait => "wait",
        State::Parked => "sleep",
    };
    let (tid, thread) = (slice.row + 1, slice.thread);
    let (ts, dur) = (micros(slice.start), micros(slice.end - slice.start));
    format!(
        r#"{{"ph":"X","pid":1,"tid":{tid},"ts":{ts},"dur":{dur},"name":"{name}","args":{{"thread":{thread}}}}}"#
    )
}

/// Both ends of an arrow. They belong together by category, name and id.
fn flow(arrow: &Arrow, id: usize) -> [String; 2] {
    let name = match arrow.why {
        Why::Wake => "wake",
        Why::Ready(_) => "ready",
        Why::Turn => "turn",
    };
    let end = |ph, tid, ts| {
        format!(r#"{{{ph},"pid":1,"tid":{tid},"ts":{ts},"id":{id},"cat":"cause","name":"{name}"}}"#)
    };
    [
        end(r#""ph":"s""#, arrow.from + 1, micros(arrow.start)),
        // "e": it leads to the slice around it, not to the next one.
        end(r#""ph":"f","bp":"e""#, arrow.to + 1, micros(arrow.end)),
    ]
}

fn micros(ns: u64) -> String {
    format!("{}.{:03}", ns / 1000, ns % 1000)
}
