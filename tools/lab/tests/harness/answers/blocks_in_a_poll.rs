//! A task that sleeps inside its poll.

use std::thread;
use timeline::Lane;

pub fn answer(_callback: &dyn Fn()) -> i32 {
    timeline::poll_start(Lane::Task(1));
    loop {
        thread::park();
    }
}
