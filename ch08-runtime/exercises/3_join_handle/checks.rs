//! What a right answer to exercise 3 does.

#[path = "../caught.rs"]
mod caught;
#[path = "../watched.rs"]
mod watched;

use std::panic;
use std::sync::{Arc, Mutex};
use std::thread;

use ch08_runtime::{Aborted, Future, PollState, Waker, poll_fn};
use lab::{Check, diagnosis, expect, fail, waiting_for};

use super::answer::{JoinHandle, Joinable, joinable};
use caught::caught;
use watched::{Alarm, Observed, Watched};

pub const FORBIDDEN: &[&str] = &[
    "ch08_runtime::Handle",
    "ch08_runtime::JoinHandle",
    "ch08_runtime::Runtime",
    "ch08_runtime::spawn",
    "std::thread::spawn",
];

pub const CHECKS: &[Check] = &[
    Check {
        name: "hands the output to the handle",
        points: 2,
        run: hands_over,
    },
    Check {
        name: "wakes who waits for the result, once it is there",
        points: 2,
        run: wakes_the_joiner,
    },
    Check {
        name: "hands a panic to the handle",
        points: 2,
        run: hands_panics_over,
    },
    Check {
        name: "goes on when the handle is dropped",
        points: 1,
        run: is_detached,
    },
    Check {
        name: "tells the handle when the task is dropped",
        points: 2,
        run: tells_of_a_drop,
    },
    Check {
        name: "ends a task that is aborted",
        points: 3,
        run: aborts,
    },
    Check {
        name: "wakes with nothing locked",
        points: 2,
        run: wakes_unlocked,
    },
];

/// A future, and both ends of it.
fn begin() -> (Watched, Joinable<Observed>, JoinHandle<i32>) {
    let watched = Watched::default();
    let (task, handle) = joinable(watched.future());
    (watched, task, handle)
}

fn poll(future: &mut impl Future<Output = ()>, waker: &Waker) -> bool {
    let polled = caught(|| future.poll(waker).is_ready());
    polled.unwrap_or_else(|| fail(&diagnosis::PANIC_ESCAPES))
}

fn expect_pending(handle: &mut JoinHandle<i32>, waker: &Waker) {
    let words = "the task runs, and the handle was ready";
    expect(!handle.poll(waker).is_ready(), words);
}

/// The result, which is to be there.
fn result<T>(mut handle: impl Future<Output = thread::Result<T>>) -> Option<thread::Result<T>> {
    match handle.poll(&Waker::noop()) {
        PollState::Ready(result) => Some(result),
        PollState::NotReady => None,
    }
}

fn expect_output(handle: JoinHandle<i32>) {
    match result(handle) {
        Some(Ok(output)) => expect(output == 7, format!("7 became {output}")),
        Some(Err(_)) => fail("the task has ended well, and the handle has an error"),
        None => fail("the task has ended, and the handle is not ready"),
    }
}

fn hands_over() {
    let (watched, mut task, mut handle) = begin();
    waiting_for("a future that is ready at its second poll");
    expect(watched.polls() == 0, "it was polled before the task was");
    let waker = Waker::noop();
    expect_pending(&mut handle, &waker);
    let is_ready = poll(&mut task, &waker);
    expect(!is_ready, "the future waits, and the task was ready");
    expect_pending(&mut handle, &waker);
    let words = "the future did not get the waker of the task's poll";
    expect(watched.waker().will_wake(&waker), words);
    watched.open();
    let is_ready = poll(&mut task, &waker);
    expect(is_ready, "the future has ended, and the task was not ready");
    expect_output(handle);
}

fn wakes_the_joiner() {
    let (watched, mut task, mut handle) = begin();
    let own = Waker::noop();
    poll(&mut task, &own);
    let (former, later) = (Alarm::new(), watched_end(&watched));
    waiting_for("the waker of the handle's last poll");
    expect_pending(&mut handle, &former.waker());
    expect_pending(&mut handle, &later.waker());
    watched.open();
    poll(&mut task, &own);
    let words = "the waker of the handle's first poll was called, not that of its second";
    let is_former = former.wakes() > 0;
    expect(!is_former, (&diagnosis::WAKES_THE_FORMER, words));
    expect(later.wakes() > 0, &diagnosis::JOINER_NOT_WOKEN);
    expect_output(handle);
}

/// Looks, when the handle's waker is called, whether the future is gone.
fn watched_end(watched: &Watched) -> Arc<Alarm> {
    let watched = watched.clone();
    Alarm::with(move || {
        let words = "when the handle's waker was called, the future was still there";
        expect(watched.is_dropped(), (&diagnosis::KEEPS_THE_ENDED, words));
    })
}

fn hands_panics_over() {
    let (mut task, handle) = joinable(poll_fn(|_| -> PollState<i32> {
        // Without the hook: it is no panic of the answer's.
        panic::resume_unwind(Box::new("boom"))
    }));
    waiting_for("the end of a future that panics");
    let is_ready = poll(&mut task, &Waker::noop());
    expect(is_ready, "the future has panicked, and the task goes on");
    match result(handle) {
        None => fail(&diagnosis::LOSES_A_PANIC),
        Some(Ok(_)) => fail("the future has panicked, and there is an output"),
        Some(Err(payload)) => {
            let is_it = payload.downcast_ref::<&str>() == Some(&"boom");
            expect(is_it, "the error is not what the future panicked with");
        }
    }
}

fn is_detached() {
    let (watched, mut task, handle) = begin();
    let waker = Waker::noop();
    waiting_for("a task whose handle is dropped");
    poll(&mut task, &waker);
    drop(handle);
    let ends = poll(&mut task, &waker) || watched.is_dropped();
    expect(!ends, &diagnosis::DETACHING_ENDS_IT);
    watched.open();
    let ends = poll(&mut task, &waker) && watched.has_ended();
    expect(ends, "without its handle, the task did not come to its end");
}

fn tells_of_a_drop() {
    let (watched, mut task, mut handle) = begin();
    let alarm = Alarm::new();
    waiting_for("the handle of a task that is dropped before its end");
    poll(&mut task, &Waker::noop());
    expect_pending(&mut handle, &alarm.waker());
    drop(task);
    expect(watched.is_dropped(), &diagnosis::KEEPS_THE_ENDED);
    let words = "the task was dropped, and the handle's waker was not called";
    let is_told = alarm.wakes() > 0;
    expect(is_told, (&diagnosis::LEAVES_JOINERS_WAITING, words));
    expect_aborted(handle, &diagnosis::LEAVES_JOINERS_WAITING);
}

fn expect_aborted(handle: JoinHandle<i32>, otherwise: &'static lab::diagnosis::Diagnosis) {
    match result(handle) {
        None => fail((otherwise, "the handle is not ready")),
        Some(Ok(_)) => fail("the task did not come to its end, and there is an output"),
        Some(Err(payload)) => {
            let words = "the error is not `Aborted`";
            expect(payload.is::<Aborted>(), words);
        }
    }
}

fn aborts() {
    let (watched, mut task, mut handle) = begin();
    let (own, joiner) = (Alarm::new(), Alarm::new());
    waiting_for("the end of a task that waits and is aborted");
    poll(&mut task, &own.waker());
    expect_pending(&mut handle, &joiner.waker());
    handle.abort();
    let words = "the task waits, and its waker was not called";
    expect(own.wakes() > 0, (&diagnosis::ABORT_WAITS_FOR_A_WAKE, words));
    watched.open();
    let is_ready = poll(&mut task, &own.waker());
    let words = "the task was aborted, and its future polled once more";
    expect(!watched.has_ended(), words);
    expect(is_ready && watched.is_dropped(), "the task lives on");
    expect(joiner.wakes() > 0, &diagnosis::JOINER_NOT_WOKEN);
    expect_aborted(handle, &diagnosis::JOINER_NOT_WOKEN);

    let (watched, mut task, handle) = begin();
    waiting_for("the end of a task that is aborted before its first poll");
    handle.abort();
    let is_ready = poll(&mut task, &own.waker());
    expect(is_ready && watched.polls() == 0, "the task was begun");
    expect_aborted(handle, &diagnosis::JOINER_NOT_WOKEN);

    let (watched, mut task, handle) = begin();
    waiting_for("the output of a task that is aborted after its end");
    watched.open();
    poll(&mut task, &own.waker());
    handle.abort();
    expect_output(handle);
}

fn wakes_unlocked() {
    let (watched, mut task, handle) = begin();
    let handle = Arc::new(Mutex::new(handle));
    let woken = Arc::clone(&handle);
    // Whoever is woken may run at once.
    let joiner = Alarm::with(move || {
        let is_ready = woken.lock().unwrap().poll(&Waker::noop()).is_ready();
        expect(
            is_ready,
            "the handle's waker was called, and it is not ready",
        );
    });
    waiting_for("a handle that is polled in the call of its waker")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    expect_pending(&mut handle.lock().unwrap(), &joiner.waker());
    watched.open();
    poll(&mut task, &Waker::noop());
    expect(joiner.wakes() > 0, &diagnosis::JOINER_NOT_WOKEN);

    let (_watched, task, handle) = begin();
    let task = Arc::new(Mutex::new(task));
    let woken = Arc::clone(&task);
    let own = Alarm::with(move || {
        let is_ready = poll(&mut *woken.lock().unwrap(), &Waker::noop());
        expect(is_ready, "the task was aborted and woken, and it waits on");
    });
    waiting_for("a task that is aborted, and polled in the call of its waker")
        .blocking_means(&diagnosis::LOCKED_WHILE_WAKING);
    poll(&mut *task.lock().unwrap(), &own.waker());
    handle.abort();
    expect(own.wakes() > 0, &diagnosis::ABORT_WAITS_FOR_A_WAKE);
}
