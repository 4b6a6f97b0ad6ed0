//! The whole runtime with one mistake, in [`run_queue`]: a push wakes one sleeper only, who may leave.
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
#[path = "run_queue.rs"]
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

#[path = "../shuttle/models.rs"]
mod models;

pub(crate) use future::{Future, PollState, poll_fn};
pub(crate) use parker::Parker;
pub(crate) use registration::Registration;
pub(crate) use runtime::Runtime;
pub(crate) use task::JoinHandle;
pub(crate) use waker::{Wake, Waker};

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_thread_that_takes_a_task_along_is_found() {
    shuttle::check_random(models::one_thread_leaves, 20_000);
}
