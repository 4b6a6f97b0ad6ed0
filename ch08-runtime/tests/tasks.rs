//! What becomes of tasks: results, panics, drops.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ch08_runtime::{Future, JoinHandle, PollState, Wake, Waker, poll_fn, yield_now};
use common::{Gate, all, bounded, with_each};

/// Keeps the panics of a test off standard error.
fn quietly() {
    std::panic::set_hook(Box::new(|_| {}));
}

#[test]
fn x10_a_thousand_panicking_tasks_and_then_a_thousand_good_ones() {
    quietly();
    with_each(|runtime| {
        let bad =
            (0..1_000).map(|n| runtime.spawn(poll_fn(move |_| -> PollState<()> { panic_any(n) })));
        let bad: Vec<_> = bad.collect();
        let good = (0..1_000).map(|n| runtime.spawn(poll_fn(move |_| PollState::Ready(n))));
        let good: Vec<JoinHandle<i32>> = good.collect();
        for (n, result) in runtime.block_on(all(bad)).into_iter().enumerate() {
            assert_eq!(*result.unwrap_err().downcast::<i32>().unwrap(), n as i32);
        }
        let results = runtime.block_on(all(good)).into_iter().map(Result::unwrap);
        assert!(results.eq(0..1_000));
        assert_eq!(runtime.tasks(), 0);
    });
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

#[test]
fn x11_a_panic_in_the_drop_of_a_future_an_output_or_a_waker_is_contained() {
    quietly();
    with_each(|runtime| {
        // Of a future that has ended.
        let bomb = Bomb;
        let ended = runtime.spawn(poll_fn(move |_| {
            let _held = &bomb;
            PollState::Ready(())
        }));
        assert!(runtime.block_on(ended).is_ok(), "its result was there");
        // Of an output that nobody fetches.
        drop(runtime.spawn(poll_fn(|_| PollState::Ready(Bomb))));
        runtime.block_on(yield_now());
        // Of a waker, which the task drops as it ends.
        let gate = Gate::default();
        let mut task = runtime.spawn(gate.passing());
        let waker = Waker::from(Arc::new(Fuse(Bomb)));
        assert!(!task.poll(&waker).is_ready());
        drop(waker);
        gate.open();
        runtime.block_on(yield_now());
        // The runtime has come through it.
        let good = runtime.spawn(poll_fn(|_| PollState::Ready(7)));
        assert_eq!(runtime.block_on(good).unwrap(), 7);
        assert_eq!(runtime.tasks(), 0);
        // Of a future that waits when its runtime is dropped.
        let bomb = Bomb;
        drop(runtime.spawn(poll_fn(move |_| {
            let _held = &bomb;
            PollState::<()>::NotReady
        })));
        drop(runtime);
    });
}

struct Fuse(Bomb);

impl Wake for Fuse {
    fn wake(self: Arc<Fuse>) {}
}

#[test]
fn a_dropped_handle_lets_its_task_run_on() {
    with_each(|runtime| {
        let ran = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&ran);
        drop(runtime.spawn(poll_fn(move |_| {
            PollState::Ready(counter.fetch_add(1, Ordering::SeqCst))
        })));
        runtime.block_on(yield_now());
        assert_eq!(ran.load(Ordering::SeqCst), 1);
        assert_eq!(Arc::strong_count(&ran), 1, "the future is gone");
    });
}

/// What a task held is free when its handle says that it has ended.
#[test]
fn a_future_is_dropped_before_its_handle_hears_of_the_end() {
    with_each(|runtime| {
        for _ in 0..100 {
            let gate = Gate::default();
            gate.open();
            let task = runtime.spawn(gate.passing());
            runtime.block_on(task).unwrap();
            assert_eq!(gate.drops(), 1);
        }
    });
}

#[test]
fn a_handle_that_is_polled_after_it_was_ready_panics_and_says_so() {
    quietly();
    with_each(|runtime| {
        let mut task = runtime.spawn(poll_fn(|_| PollState::Ready(())));
        runtime.block_on(&mut task).unwrap();
        let again = catch_unwind(AssertUnwindSafe(|| task.poll(&Waker::noop())));
        let payload = again.map(|_| ()).unwrap_err();
        let words = payload.downcast_ref::<String>().unwrap();
        assert_eq!(words, "`JoinHandle` was polled after it was ready");
    });
}

#[test]
fn a_panic_in_block_on_comes_out_of_it_and_the_runtime_can_be_used_again() {
    quietly();
    bounded(|| {
        for make in [
            ch08_runtime::Runtime::new,
            ch08_runtime::Runtime::single_threaded,
        ] {
            let runtime = make().unwrap();
            let bad = poll_fn(|_| -> PollState<()> { panic_any(7) });
            let payload = catch_unwind(AssertUnwindSafe(|| runtime.block_on(bad))).unwrap_err();
            assert!(payload.is::<i32>());
            assert_eq!(runtime.block_on(poll_fn(|_| PollState::Ready(7))), 7);
        }
    });
}
