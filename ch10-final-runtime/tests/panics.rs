//! What panics is told to whoever waits, and does no other harm.

mod common;

use std::future::{pending, poll_fn};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use ch10_final_runtime::{LocalRuntime, spawn, yield_now};
use common::waits::{self, Wait};
use common::*;

struct Bomb(&'static str);

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("dropped: {}", self.0);
    }
}

/// Tests that panic on purpose do not fill the output.
fn quietly(test: impl FnOnce()) {
    panic::set_hook(Box::new(|_| {}));
    test();
}

#[test]
fn x10_a_thousand_panics_and_then_a_thousand_good_tasks() {
    quietly(|| {
        on_each(|runtime| {
            let work = async {
                let bad: Vec<_> = (0..turns(1000))
                    .map(|i| spawn(async move { assert!(i > 1000, "no {i}") }))
                    .collect();
                for (i, task) in bad.into_iter().enumerate() {
                    let error = task.await.unwrap_err();
                    assert!(error.to_string().ends_with(&format!("panicked: no {i}")));
                }
                let good = (0..turns(1000)).map(|i| spawn(async move { i }));
                let good: Vec<_> = good.collect();
                for (i, task) in good.into_iter().enumerate() {
                    assert_eq!(task.await.unwrap(), i);
                }
            };
            runtime.block_on(work);
        });
    });
}

#[test]
fn x11_a_panic_in_a_futures_drop_is_told_instead_of_its_output() {
    quietly(|| {
        on_each(|runtime| {
            let mut bomb = Some(Bomb("future"));
            let task = runtime.spawn(poll_fn(move |_| {
                assert!(bomb.as_mut().is_some());
                Poll::Ready(Bomb("output").0.len())
            }));
            assert!(runtime.block_on(task).unwrap_err().is_panic());
            assert_eq!(runtime.block_on(runtime.spawn(async { 1 })).unwrap(), 1);
        });
    });
}

#[test]
fn x11_a_panic_in_an_outputs_drop_hurts_nobody() {
    quietly(|| {
        on_each(|runtime| {
            // Nobody waits: the task drops it. Or the handle does, when it is there already.
            drop(runtime.spawn(async { Bomb("unseen") }));
            let seen = runtime.spawn(async { Bomb("unread") });
            runtime.block_on(until(|| seen.is_finished()));
            drop(seen);
            assert_eq!(runtime.block_on(runtime.spawn(async { 1 })).unwrap(), 1);
        });
    });
}

#[test]
fn x11_a_panic_in_a_cancelled_futures_drop_is_told() {
    quietly(|| {
        on_each(|runtime| {
            let task = runtime.spawn(async {
                let _bomb = Bomb("cancelled");
                pending::<()>().await;
            });
            runtime.block_on(async { yield_now().await });
            task.abort();
            let error = runtime.block_on(task).unwrap_err();
            assert!(error.is_panic() || error.is_cancelled()); // cancelled if it was never polled
            drop(runtime);
        });
    });
}

struct PanickingWaker;

impl Wake for PanickingWaker {
    fn wake(self: Arc<Self>) {
        panic!("woken");
    }
}

#[test]
fn x11_a_panic_in_a_waker_does_not_reach_the_task_that_calls_it() {
    quietly(|| {
        on_each(|runtime| {
            let mut task = Box::pin(runtime.spawn(async {
                yield_now().await;
                5
            }));
            let waker = Waker::from(Arc::new(PanickingWaker));
            let polled = task.as_mut().poll(&mut Context::from_waker(&waker));
            if polled.is_pending() {
                runtime.block_on(until(|| task.is_finished()));
                assert_eq!(runtime.block_on(task).unwrap(), 5);
            }
            assert_eq!(runtime.block_on(runtime.spawn(async { 1 })).unwrap(), 1);
        });
    });
}

/// Panics when the last reference to it is dropped.
struct DroppedWaker(Count);

impl Wake for DroppedWaker {
    fn wake(self: Arc<Self>) {}
}

impl Drop for DroppedWaker {
    fn drop(&mut self) {
        self.0.add();
        panic!("dropped");
    }
}

/// Whoever drops the waker has its panic, and no lock of the runtime is poisoned by that.
#[test]
#[cfg_attr(miri, ignore = "waits for sockets, of which Miri knows too little")]
fn x11_a_panic_in_a_wakers_drop_hurts_nobody_else() {
    quietly(|| {
        on_each(|runtime| {
            let drops = Count::new();
            let armed = |wait: &mut Wait| {
                let waker = Waker::from(Arc::new(DroppedWaker(drops.clone())));
                wait.poll(&runtime, &waker); // whose last reference the runtime has then
            };
            for mut wait in waits::all(&runtime, Duration::from_millis(20)) {
                armed(&mut wait);
                drop(panic::catch_unwind(AssertUnwindSafe(|| drop(wait))));
            }
            assert_eq!(drops.get(), 6);
            for mut wait in waits::all(&runtime, Duration::from_millis(20)) {
                let dropped = drops.get();
                armed(&mut wait);
                let _kept = (wait.end)();
                runtime.block_on(until(|| drops.get() > dropped));
            }
            for wait in waits::all(&runtime, Duration::from_millis(20)) {
                let _kept = (wait.end)();
                runtime.block_on(wait.future);
            }
            let mut waits = waits::all(&runtime, Duration::from_millis(20));
            waits.iter_mut().for_each(armed);
            drop(runtime);
            for wait in waits {
                drop(panic::catch_unwind(AssertUnwindSafe(|| drop(wait))));
            }
            assert_eq!(drops.get(), 18);
        });
    });
}

#[test]
fn x11_a_panic_payload_that_panics_when_dropped_is_left_alone() {
    quietly(|| {
        on_each(|runtime| {
            drop(runtime.spawn(async { panic::panic_any(Bomb("payload")) }));
            assert_eq!(runtime.block_on(runtime.spawn(async { 1 })).unwrap(), 1);
            drop(runtime);
        });
    });
}

#[test]
fn a_panic_in_block_on_leaves_the_runtime_as_it_was() {
    quietly(|| {
        on_each(|runtime| {
            let waiting = runtime.spawn(async {
                yield_now().await;
                7
            });
            let panicking = AssertUnwindSafe(|| runtime.block_on(async { panic!("root") }));
            assert!(panic::catch_unwind(panicking).is_err());
            assert_eq!(runtime.block_on(waiting).unwrap(), 7);
        });
    });
}

#[test]
fn a_joined_panic_goes_on_where_it_is_resumed() {
    quietly(|| {
        bounded(|| {
            let runtime = LocalRuntime::new().unwrap();
            let error = runtime
                .block_on(runtime.spawn(async { panic!("first") }))
                .unwrap_err();
            let resumed = panic::catch_unwind(AssertUnwindSafe(|| error.resume())).unwrap_err();
            assert_eq!(resumed.downcast_ref::<&str>(), Some(&"first"));
        });
    });
}
