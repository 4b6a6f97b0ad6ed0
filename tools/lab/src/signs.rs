//! How mistakes show on a timeline. Each sign is a function that finds it and puts it in words.

use timeline::Timeline;

/// Sound executors make no poll that nobody asked for. A few can come of a spurious wake-up.
const FEW_POLLS: usize = 10;

/// Most mistakes leave no sign there.
pub(crate) fn none(_timeline: &Timeline) -> Option<String> {
    None
}

/// A task waits, and nobody has come back for it.
pub(crate) fn never_woken(timeline: &Timeline) -> Option<String> {
    let lost = timeline.never_woken();
    // Where events were dropped, the wake may have been among them.
    let first = lost.first().filter(|_| timeline.dropped() == 0)?;
    let others = match lost.len() {
        1 => String::new(),
        n => format!(", and neither did {} more", n - 1),
    };
    Some(format!(
        "{first} returned Pending and was never woken{others}"
    ))
}

/// Tasks are polled without a wake.
pub(crate) fn unasked_polls(timeline: &Timeline) -> Option<String> {
    // Where nothing is ever woken, polling in circles is how things are meant to go.
    let knows_wakes = timeline
        .lanes()
        .iter()
        .any(|lane| timeline.wakes_of(*lane) > 0);
    let polls = timeline.polls_that_found_nothing();
    (knows_wakes && polls > FEW_POLLS)
        .then(|| format!("{polls} polls that nobody had asked for found nothing new"))
}

/// A poll began and has not returned.
pub(crate) fn open_poll(timeline: &Timeline) -> Option<String> {
    if timeline.dropped() > 0 {
        return None; // its end may be among what was dropped
    }
    let runs = timeline.runs();
    let open = runs.iter().find(|run| run.end == timeline.duration())?;
    // Something always runs at the moment one looks. It counts when it ran most of the time.
    (open.length() > timeline.duration() / 2).then(|| {
        format!(
            "{} has been inside one poll for most of the time",
            open.lane
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::time::{Duration, Instant};
    use timeline::{Lane, PollEnd, Recording};

    const FIRST: Lane = Lane::Task(1);
    const SECOND: Lane = Lane::Task(2);

    /// The timeline of what `events` records. One recording runs at a time in a process.
    fn record(events: impl FnOnce()) -> Timeline {
        static ONE: Mutex<()> = Mutex::new(());
        let _one = ONE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let recording = Recording::start().unwrap();
        events();
        recording.stop()
    }

    fn poll(task: Lane, end: PollEnd) {
        timeline::poll_start(task);
        timeline::poll_end(task, end);
    }

    #[test]
    fn a_task_that_nobody_wakes_is_lost() {
        let lost = record(|| {
            poll(FIRST, PollEnd::Pending);
            poll(SECOND, PollEnd::Pending);
            timeline::wake(FIRST);
        });
        let words = never_woken(&lost).unwrap();
        assert_eq!(words, "task 2 returned Pending and was never woken");
    }

    #[test]
    fn a_task_that_is_woken_or_ready_is_not_lost() {
        let kept = record(|| {
            timeline::poll_start(FIRST);
            timeline::wake(FIRST);
            timeline::poll_end(FIRST, PollEnd::Pending);
            poll(SECOND, PollEnd::Ready);
        });
        assert_eq!(never_woken(&kept), None);
    }

    #[test]
    fn polls_without_wakes_are_busy_polling() {
        let busy = record(|| {
            timeline::wake(SECOND);
            (0..50).for_each(|_| poll(FIRST, PollEnd::Pending));
        });
        let words = unasked_polls(&busy).unwrap();
        assert!(words.starts_with("49 polls "), "{words}");
    }

    #[test]
    fn polls_after_wakes_and_loops_without_wakers_are_not() {
        let woken = record(|| {
            for _ in 0..50 {
                timeline::wake(FIRST);
                poll(FIRST, PollEnd::Pending);
            }
        });
        assert_eq!(unasked_polls(&woken), None);
        let by_design = record(|| (0..50).for_each(|_| poll(FIRST, PollEnd::Pending)));
        assert_eq!(unasked_polls(&by_design), None);
    }

    #[test]
    fn a_poll_that_does_not_return_blocks() {
        let mut words = None;
        record(|| {
            timeline::poll_start(FIRST);
            let begin = Instant::now();
            while words.is_none() && begin.elapsed() < Duration::from_secs(10) {
                words = open_poll(&timeline::snapshot().unwrap());
            }
        });
        let words = words.expect("a sign of the poll that goes on and on");
        assert!(words.starts_with("task 1 has been inside"), "{words}");
        let returned = record(|| poll(FIRST, PollEnd::Pending));
        assert_eq!(open_poll(&returned), None);
    }
}
