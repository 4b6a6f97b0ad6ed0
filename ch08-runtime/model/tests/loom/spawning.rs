//! The real executor, task and handle together, as far as loom can go through them.

use std::sync::Arc;

use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

use crate::executor::Executor;
use crate::{Future, Parker, PollState, Waker, check, poll_fn};

/// Runs `future` on this thread, and tasks.
fn block_on<F: Future>(executor: &Arc<Executor>, future: F) -> F::Output {
    let parker = Parker::new();
    let rest = |may_sleep: bool| {
        if may_sleep {
            parker.park();
        }
        Vec::new()
    };
    executor.block_on(future, &Waker::from(parker.unparker()), rest)
}

/// Another thread does its part and wakes the task, which tells its result to the handle.
#[test]
fn a_task_that_another_thread_wakes_ends_and_its_handle_hears_of_it() {
    check(2, || {
        let executor = Arc::<Executor>::default();
        let part = Arc::new(AtomicUsize::new(0));
        let (done, mut helper) = (Arc::clone(&part), None);
        let task = executor.spawn(poll_fn(move |waker: &Waker| {
            if helper.is_none() {
                let (waker, part) = (waker.clone(), Arc::clone(&part));
                helper = Some(thread::spawn(move || {
                    part.fetch_add(1, Ordering::Relaxed);
                    waker.wake();
                }));
            }
            match part.load(Ordering::Relaxed) {
                1 => PollState::Ready(7),
                _ => PollState::NotReady,
            }
        }));
        assert_eq!(block_on(&executor, task).unwrap(), 7);
        assert_eq!(done.load(Ordering::Relaxed), 1);
        executor.close();
    });
}
