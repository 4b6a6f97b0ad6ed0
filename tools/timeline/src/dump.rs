//! The record as plain text, for terminals of 80 columns.

use std::collections::BTreeSet;
use std::fmt;

use crate::{Lane, Recording, Timeline};

impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tail(self.events.len()).fmt(f)
    }
}

impl Timeline {
    /// Returns the last `count` events for display: what a watchdog shows of a long record.
    ///
    /// ```
    /// # #[cfg(feature = "record")] {
    /// use timeline::{Lane, Recording};
    ///
    /// let recording = Recording::start()?;
    /// timeline::spawn(Lane::Task(1));
    /// timeline::wake(Lane::Task(1));
    /// let text = recording.stop().tail(1).to_string();
    /// assert!(text.contains("1 earlier event") && text.contains("wake"));
    /// # }
    /// # Ok::<(), timeline::StartError>(())
    /// ```
    pub fn tail(&self, count: usize) -> impl fmt::Display {
        Tail {
            timeline: self,
            count,
        }
    }
}

struct Tail<'a> {
    timeline: &'a Timeline,
    count: usize,
}

impl fmt::Display for Tail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let earlier = self.timeline.events.len().saturating_sub(self.count);
        let events = &self.timeline.events[earlier..];
        let lanes: BTreeSet<Lane> = events.iter().map(|event| event.lane).collect();
        let width = lanes.iter().map(|lane| lane.to_string().len()).max();
        let width = width.unwrap_or(0).max("lane".len());

        writeln!(
            f,
            "        ms  thread  {:width$}  {:17}  cause",
            "lane", "event"
        )?;
        if earlier > 0 {
            writeln!(
                f,
                "{:>10}  {}",
                "…",
                counted(earlier as u64, "earlier event")
            )?;
        }
        for event in events {
            let ms = event.at.as_secs_f64() * 1e3;
            write!(f, "{ms:10.3}  {:6}  {:width$}  ", event.thread, event.lane)?;
            match event.cause {
                Some(cause) => writeln!(f, "{:17}  {cause}", event.kind)?,
                None => writeln!(f, "{}", event.kind)?,
            }
        }
        for lane in lanes {
            if let Some(label) = self.timeline.label(lane) {
                // Quoted, since a label may come from a stranger: no control character gets out.
                writeln!(f, "{lane} is {label:?}")?;
            }
        }
        if self.timeline.dropped > 0 {
            let dropped = counted(self.timeline.dropped, "event");
            let room = Recording::EVENTS_PER_THREAD;
            writeln!(f, "{dropped} more dropped: a thread has room for {room}")?;
        }
        Ok(())
    }
}

fn counted(count: u64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
