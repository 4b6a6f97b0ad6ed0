//! What is left of an executor that is dropped: nothing.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use lab::{diagnosis, expect, fail, waiting_for};

use super::given::{Spawn, Workers};
use super::vocabulary::{Waker, future};
use super::{meet, new};

thread_local! {
    /// Dropped when its thread ends.
    static TRACE: RefCell<Option<Arc<()>>> = const { RefCell::new(None) };
}

/// Threads end with their executor, after the poll that they are in.
pub(super) fn ends_its_threads() {
    let executor = new(2);
    let trace = Arc::new(());
    let left = Arc::clone(&trace);
    meet(&executor, 2, move || {
        TRACE.with(|trace| *trace.borrow_mut() = Some(Arc::clone(&left)));
    });
    waiting_for("the end of an executor that has nothing to do, and of its two threads")
        .blocking_means(&diagnosis::LEAVES_THREADS_BEHIND);
    drop(executor);
    while Arc::strong_count(&trace) > 1 {
        thread::sleep(Duration::from_millis(1));
    }

    waiting_for("the end of an executor, one of whose tasks is inside a poll")
        .blocking_means(&diagnosis::LEAVES_THREADS_BEHIND);
    let executor = new(2);
    let ends = Arc::new([const { AtomicBool::new(false) }; 2]);
    let (enter, entered) = mpsc::channel();
    let seen = Arc::clone(&ends);
    executor.handle().spawn(async move {
        let [begins, has_ended] = &*seen;
        let _ = enter.send(());
        while !begins.load(SeqCst) {
            thread::yield_now();
        }
        // For one who does not wait for this poll. Whoever does has all the time there is.
        thread::sleep(Duration::from_millis(50));
        if has_ended.load(SeqCst) {
            let words = "its `drop` returned while a task was still inside a poll";
            fail((&diagnosis::LEAVES_THREADS_BEHIND, words));
        }
        drop(enter);
    });
    entered.recv().expect("the task sends it");
    ends[0].store(true, SeqCst);
    drop(executor);
    ends[1].store(true, SeqCst);
    let _ = entered.recv(); // its end

    waiting_for("the end of an executor with a task that wakes itself again and again")
        .blocking_means(&diagnosis::RUNS_ON_WHEN_DROPPED)
        .spinning_means(&diagnosis::RUNS_ON_WHEN_DROPPED);
    let executor = new(2);
    executor.handle().spawn(future(|waker: &Waker| {
        waker.wake_by_ref();
        None
    }));
    drop(executor);
}

/// Spawns another one when it is dropped.
struct Heir<S: Spawn>(S, Arc<()>);

impl<S: Spawn> Drop for Heir<S> {
    fn drop(&mut self) {
        let held = Arc::clone(&self.1);
        self.0.spawn(async move { drop(held) });
    }
}

/// What is spawned while it is dropped, and after that, is dropped.
pub(super) fn refuses_tasks() {
    let executor = new(2);
    let held = Arc::new(());
    waiting_for("the end of an executor with tasks whose destructors spawn others")
        .blocking_means(&diagnosis::LOCKED_WHILE_RUNNING);
    let handle = executor.handle();
    for _ in 0..10 {
        let heir = Heir(handle.clone(), Arc::clone(&held));
        handle.spawn(future(move |_: &Waker| {
            let _heir = &heir;
            None
        }));
    }
    meet(&executor, 2, || ());
    drop(executor);
    let expect_dropped = |what| {
        let left = Arc::strong_count(&held) - 1;
        let words = format!("{what}, and {left} futures are still there");
        expect(left == 0, (&diagnosis::LEAVES_TASKS_BEHIND, words));
    };
    expect_dropped("the executor was dropped");
    waiting_for("a task that is spawned after that, and dropped")
        .blocking_means(&diagnosis::LOCKED_WHILE_RUNNING);
    let late = Arc::clone(&held);
    handle.spawn(async move { drop(late) });
    expect_dropped("a task was spawned when the executor had gone");
}
