//! The saved log: a timeline as text, exact to the nanosecond, to be drawn later.

mod read;

use std::fmt::Write;
use std::time::Duration;

use crate::Timeline;

pub use read::Damage;

/// The first word of every saved log.
const MAGIC: &str = "timeline";
/// The version that is written, and the only one that is read.
const VERSION: &str = "1";

impl Timeline {
    /// Returns the timeline as text, which [`from_log`](Timeline::from_log) reads.
    ///
    /// ```text
    /// timeline 1                                what it is, and the version of the format
    /// duration 1002188000                       nanoseconds
    /// dropped 0                                 events
    /// cpu 3100000                               nanoseconds, or - if nobody measured it
    /// labels 1                                  as many lines follow: a lane, and its label
    /// task 0 "/1000/request-0"                  escaped as Rust's `Debug` does
    /// events 2                                  as many lines follow: number, nanoseconds
    /// 0 80000 1 task 0 spawn thread 1           since the start, thread, lane, what happened,
    /// 1 235000 1 thread 1 register token 0      and the cause if there is one
    /// end                                       so that a log that was cut short shows it
    /// ```
    ///
    /// The words are those that [`Lane`](crate::Lane), [`Kind`](crate::Kind) and
    /// [`Cause`](crate::Cause) are displayed with. A change of the format changes its version.
    ///
    /// ```
    /// let log = timeline::Timeline::default().to_log();
    /// assert!(log.starts_with("timeline 1\n") && log.ends_with("end\n"));
    /// ```
    pub fn to_log(&self) -> String {
        let mut log = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_log(&mut log);
        log
    }

    fn write_log(&self, log: &mut String) -> std::fmt::Result {
        writeln!(log, "{MAGIC} {VERSION}")?;
        writeln!(log, "duration {}", nanos(self.duration))?;
        writeln!(log, "dropped {}", self.dropped)?;
        match self.cpu_time {
            Some(time) => writeln!(log, "cpu {}", nanos(time))?,
            None => writeln!(log, "cpu -")?,
        }
        writeln!(log, "labels {}", self.labels.len())?;
        for (lane, label) in &self.labels {
            writeln!(log, "{lane} {label:?}")?;
        }
        writeln!(log, "events {}", self.events.len())?;
        for event in &self.events {
            let (at, lane, kind) = (nanos(event.at), event.lane, event.kind);
            write!(log, "{} {at} {} {lane} {kind}", event.seq, event.thread)?;
            match event.cause {
                Some(cause) => writeln!(log, " {cause}")?,
                None => writeln!(log)?,
            }
        }
        writeln!(log, "end")
    }
}

/// 584 years are more than a process lives.
fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
