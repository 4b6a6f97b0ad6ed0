//! Random interleavings of the whole runtime. See the crate's documentation.
#![allow(
    dead_code,
    reason = "the library's modules are here in full; the models use a part"
)]

#[path = "../../../src/executor.rs"]
mod executor;
#[path = "../../../src/future.rs"]
mod future;
#[path = "../../../src/parker.rs"]
mod parker;
#[path = "../../../src/reactor.rs"]
mod reactor;
#[path = "../../../src/registration.rs"]
mod registration;
#[path = "../../../src/run_queue.rs"]
mod run_queue;
#[path = "../../../src/runtime.rs"]
mod runtime;
#[path = "../../../src/task.rs"]
mod task;
#[path = "../../../src/waker.rs"]
mod waker;

/// What stands under all of them.
mod sync {
    pub(crate) use shuttle::sync::{Condvar, Mutex, MutexGuard, atomic};
    pub(crate) use shuttle::{thread, thread_local};
}

mod models;

pub(crate) use future::{Future, PollState, poll_fn};
pub(crate) use parker::Parker;
pub(crate) use registration::Registration;
pub(crate) use runtime::Runtime;
pub(crate) use task::JoinHandle;
pub(crate) use waker::{Wake, Waker};

/// Interleavings a model.
const RUNS: usize = 10_000;

#[test]
fn tasks_that_wait_for_events_end() {
    shuttle::check_random(models::tasks_wait_for_events, RUNS);
    shuttle::check_pct(models::tasks_wait_for_events, RUNS, 3);
}

#[test]
fn tasks_that_wait_for_events_end_on_a_single_thread() {
    shuttle::check_random(models::single_threaded, RUNS);
    shuttle::check_pct(models::single_threaded, RUNS, 3);
}

#[test]
fn a_thread_that_leaves_takes_no_task_along() {
    shuttle::check_random(models::one_thread_leaves, RUNS);
    shuttle::check_pct(models::one_thread_leaves, RUNS, 3);
}

#[test]
fn a_runtime_may_be_dropped_at_any_moment() {
    shuttle::check_random(models::dropped_while_woken, RUNS);
    shuttle::check_pct(models::dropped_while_woken, RUNS, 3);
}
