//! Comes to the right result, with many polls that nobody asked for.

use timeline::{Lane, PollEnd};

pub fn answer(_callback: &dyn Fn()) -> i32 {
    let task = Lane::Task(1);
    for _ in 0..41 {
        timeline::poll_start(task);
        timeline::poll_end(task, PollEnd::Pending);
    }
    timeline::wake(task);
    timeline::poll_start(task);
    timeline::poll_end(task, PollEnd::Ready);
    42
}
