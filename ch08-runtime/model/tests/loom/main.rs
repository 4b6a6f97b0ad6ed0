//! All interleavings of a few steps. See the crate's documentation.
#![allow(
    dead_code,
    reason = "the library's modules are here in full; each model uses a part"
)]

#[path = "../../../src/executor.rs"]
mod executor;
#[path = "../../../src/future.rs"]
mod future;
#[path = "../../../src/parker.rs"]
mod parker;
#[path = "../../../src/reactor.rs"]
mod reactor;
#[path = "../../../src/run_queue.rs"]
mod run_queue;
#[path = "../../../src/task.rs"]
mod task;
#[path = "../../../src/waker.rs"]
mod waker;

/// What stands under all of them.
mod sync {
    pub(crate) use loom::sync::{Condvar, Mutex, MutexGuard, atomic};
    pub(crate) use loom::thread;
}

mod parking;
mod queueing;
mod registering;
mod spawning;
mod waking;

pub(crate) use future::{Future, PollState, poll_fn};
pub(crate) use parker::Parker;
pub(crate) use task::JoinHandle;
pub(crate) use waker::{Wake, Waker};

/// Tries everything that up to `preemptions` forced changes of thread can lead to.
fn check(preemptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}
