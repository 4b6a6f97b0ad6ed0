//! The whole runtime with one mistake, in [`run_queue`]: a push wakes one sleeper only, who may leave.
#![allow(
    dead_code,
    reason = "the library's modules are here in full; the models use a part"
)]

#[path = "../../../src/executor.rs"]
mod executor;
#[path = "../../../src/future.rs"]
mod future;
#[path = "../../../src/join.rs"]
mod join;
#[path = "../../../src/parker.rs"]
mod parker;
#[path = "run_queue.rs"]
mod run_queue;
#[path = "../../../src/runtime.rs"]
mod runtime;
#[path = "../../../src/table.rs"]
mod table;
#[path = "../../../src/task.rs"]
mod task;
#[path = "../../../src/waker.rs"]
mod waker;

/// What stands under all of them.
mod sync {
    pub(crate) use shuttle::sync::{Condvar, Mutex, MutexGuard, atomic};
    pub(crate) use shuttle::{thread, thread_local};
}

#[path = "../shuttle/models.rs"]
mod models;
#[path = "../shuttle/reactor.rs"]
mod reactor;

pub(crate) use future::{Future, PollState, poll_fn};
pub(crate) use join::JoinHandle;
pub(crate) use parker::Parker;
pub(crate) use runtime::Runtime;
pub(crate) use table::Direction;
pub(crate) use waker::{Wake, Waker};

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_thread_that_takes_a_task_along_is_found() {
    shuttle::check_random(models::one_thread_leaves, 20_000);
}
