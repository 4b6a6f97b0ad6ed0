//! An executor that polls its task again and again, whether or not it was woken.

use timeline::{Lane, PollEnd};

pub fn answer(_callback: &dyn Fn()) -> i32 {
    let task = Lane::Task(1);
    timeline::wake(task);
    loop {
        timeline::poll_start(task);
        timeline::poll_end(task, PollEnd::Pending);
    }
}
