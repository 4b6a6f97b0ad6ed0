//! What a right answer to exercise 8 does: what any executor does, and what several threads ask for.

#[path = "dropped.rs"]
mod dropped;
#[path = "given.rs"]
pub mod given;
// The checks of chapter 8's runtimes, as they stand there.
#[allow(dead_code, unused_imports, reason = "an executor has no reactor")]
#[path = "../../../ch08-runtime/exercises/runtime/mod.rs"]
pub mod runtime;
#[path = "shared_out.rs"]
mod shared_out;
#[path = "vocabulary.rs"]
mod vocabulary;
#[path = "woken.rs"]
mod woken;

use std::sync::{Arc, Barrier};

use lab::{Check, expect, fail};

use super::answer::MyExecutor;
use given::Workers;
use runtime::Executor;
use runtime::list::{joined, of_executors};
use vocabulary::{Boxed, boxed};

pub const FORBIDDEN: &[&str] = &[
    "async_executor",
    "async_task",
    "ch10_final_runtime",
    "futures::executor",
    "futures_executor",
    "smol",
    "tokio",
];

pub const CHECKS: &[Check] =
    &joined::<19>(&joined::<13>(FIRST, &of_executors::<MyExecutor>()), LAST);

const FIRST: &[Check] = &[
    Check {
        name: "runs two tasks at the same time",
        points: 2,
        run: shared_out::runs_two_at_once,
    },
    Check {
        name: "polls a task on one thread at a time",
        points: 3,
        run: woken::is_exclusive,
    },
    Check {
        name: "polls only who was woken",
        points: 1,
        run: woken::polls_the_woken,
    },
    Check {
        name: "loses no worker to a panic",
        points: 2,
        run: shared_out::keeps_its_workers,
    },
];

const LAST: &[Check] = &[
    Check {
        name: "hears of wakes from other threads",
        points: 2,
        run: woken::hears_of_wakes,
    },
    Check {
        name: "starves nobody, on one thread",
        points: 3,
        run: shared_out::is_fair,
    },
    Check {
        name: "runs what tasks spawn",
        points: 2,
        run: shared_out::spawns_from_tasks,
    },
    Check {
        name: "has its workers sleep when there is nothing to do",
        points: 1,
        run: woken::sleeps,
    },
    Check {
        name: "ends its threads when it is dropped",
        points: 2,
        run: dropped::ends_its_threads,
    },
    Check {
        name: "takes no more tasks when it is dropped",
        points: 2,
        run: dropped::refuses_tasks,
    },
];

fn new(workers: usize) -> MyExecutor {
    match MyExecutor::with_workers(workers) {
        Ok(executor) => executor,
        Err(error) => fail(format!("`with_workers` failed: {error}")),
    }
}

/// What `work` returns on each of so many threads, on which it is called at the same time.
fn meet<T, F>(executor: &MyExecutor, threads: usize, work: F) -> Vec<T>
where
    T: Send + 'static,
    F: Fn() -> T + Clone + Send + 'static,
{
    let barrier = Arc::new(Barrier::new(threads));
    let tasks = (0..threads).map(|_| {
        let (barrier, work) = (Arc::clone(&barrier), work.clone());
        boxed(executor.spawn(async move {
            barrier.wait();
            work()
        }))
    });
    let tasks: Vec<Boxed<_>> = tasks.collect();
    let outputs = tasks
        .into_iter()
        .filter_map(|task| executor.block_on(task).ok())
        .collect::<Vec<_>>();
    expect(outputs.len() == threads, "a task that did not panic failed");
    outputs
}
