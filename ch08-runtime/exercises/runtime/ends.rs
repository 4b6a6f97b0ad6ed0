//! How tasks end, and runtimes.

use std::panic;
use std::sync::{Arc, Mutex};
use std::thread::{self, ScopedJoinHandle};

use lab::{diagnosis, expect, fail, waiting_for};

use super::super::vocabulary::{Boxed, Waker, boxed, future};
use super::caught::caught;
use super::{Executor, all, new, run, yields};

/// Handles have outputs, and let their tasks go on when they are dropped.
pub(super) fn joins<E: Executor>() {
    let executor = new::<E>();
    waiting_for("the outputs of 100 tasks").blocking_means(&diagnosis::JOINER_NOT_WOKEN);
    let outputs = (0..100).map(|n: usize| {
        let mut rest = yields(n % 7);
        boxed(executor.spawn(future(move |waker| rest(waker).map(|()| n))))
    });
    let outputs = run(&*executor, all(outputs.collect()));
    let right = |(n, output): (usize, &Result<usize, _>)| output.as_ref().is_ok_and(|o| *o == n);
    let are_right = outputs.iter().enumerate().all(right);
    expect(
        are_right,
        "some handles have other outputs than their tasks",
    );

    waiting_for("the end of a task without a handle").blocking_means(&diagnosis::DETACHING_ENDS_IT);
    let end = Arc::new(Mutex::new((false, None::<Waker>)));
    let (ends, mut rest) = (Arc::clone(&end), yields(10));
    drop(executor.spawn(future(move |waker| {
        rest(waker)?;
        let mut end = ends.lock().unwrap();
        end.0 = true;
        let waiting = end.1.take();
        drop(end);
        waiting.into_iter().for_each(Waker::wake);
        Some(())
    })));
    run(&*executor, |waker| {
        let mut end = end.lock().unwrap();
        end.1 = Some(waker.clone());
        end.0.then_some(())
    });
}

/// A task that panics ends with an error. All others go on.
pub(super) fn contains_panics<E: Executor>() {
    let executor = new::<E>();
    waiting_for("100 tasks, of which every second one panics")
        .blocking_means(&diagnosis::LOSES_A_PANIC);
    let tasks = (0..100).map(|n: usize| {
        let mut rest = yields(n % 3);
        boxed(executor.spawn(future(move |waker| {
            rest(waker)?;
            if n % 2 == 1 {
                panic::resume_unwind(Box::new(n)); // without the hook: it is none of the answer's
            }
            Some(n)
        })))
    });
    let tasks: Vec<Boxed<_>> = tasks.collect();
    let Some(joined) = caught(|| run(&*executor, all(tasks))) else {
        fail(&diagnosis::PANIC_ESCAPES);
    };
    for (n, joined) in joined.into_iter().enumerate() {
        let is_right = match joined {
            Ok(output) => n % 2 == 0 && output == n,
            Err(payload) => payload.downcast_ref() == Some(&n),
        };
        let words = format!("the handle of task {n} has not what that ended with");
        expect(is_right, words);
    }
}

/// `block_on` returns when its own future is ready.
pub(super) fn waits_for_its_own<E: Executor>() {
    let executor = new::<E>();
    drop(executor.spawn(future(|_| None::<()>)));
    waiting_for("the output of a future, beside a task that never ends")
        .blocking_means(&diagnosis::WAITS_FOR_EVERYBODY)
        .spinning_means(&diagnosis::WAITS_FOR_EVERYBODY);
    let mut rest = yields(10);
    run(&*executor, |waker| rest(waker));
    run(&*executor, |_| Some(()));
}

/// There may be several, one after the other and side by side.
pub(super) fn is_a_value<E: Executor>() {
    waiting_for("a runtime after the first, and two side by side")
        .blocking_means(&diagnosis::ONE_RUNTIME_A_PROCESS);
    let several = || {
        drop(new::<E>());
        let (one, other) = (new::<E>(), new::<E>());
        thread::scope(|scope| {
            let both = [&one, &other].map(|executor| {
                scope.spawn(|| executor.block_on(executor.spawn(future(yields(100)))))
            });
            for ended in both.map(ScopedJoinHandle::join) {
                let joined = ended.unwrap_or_else(|payload| panic::resume_unwind(payload));
                expect(joined.is_ok(), "a task of one of two runtimes failed");
            }
        });
        // The one goes on without the other.
        drop(one);
        let task = other.spawn(future(yields(100)));
        other.block_on(task).is_ok()
    };
    expect(
        caught(several) == Some(true),
        &diagnosis::ONE_RUNTIME_A_PROCESS,
    );
}

/// A runtime that is dropped drops all its tasks. Their wakers do nothing any more.
pub(super) fn drops_its_tasks<E: Executor>() {
    const TASKS: usize = 100;
    let executor = new::<E>();
    let held = Arc::new(());
    let wakers = Arc::new(Mutex::new(Vec::new()));
    let spawn = || {
        let (held, wakers) = (Arc::clone(&held), Arc::clone(&wakers));
        drop(executor.spawn(future(move |waker: &Waker| {
            let _held = &held;
            wakers.lock().unwrap().push(waker.clone());
            None::<()>
        })));
    };
    (0..TASKS).for_each(|_| spawn());
    waiting_for("the first polls of 100 tasks");
    run(&*executor, |waker| {
        waker.wake_by_ref();
        (wakers.lock().unwrap().len() >= TASKS).then_some(())
    });
    spawn(); // may never be polled
    waiting_for("the end of a runtime with 101 tasks that wait");
    drop(executor);
    let left = Arc::strong_count(&held) - 1;
    let words = format!("the runtime was dropped, and {left} of its 101 tasks were not");
    expect(left == 0, (&diagnosis::LEAVES_TASKS_BEHIND, words));
    waiting_for("wakers that outlive their runtime, and wake nobody");
    let wakers = std::mem::take(&mut *wakers.lock().unwrap());
    wakers.into_iter().for_each(Waker::wake);
}
