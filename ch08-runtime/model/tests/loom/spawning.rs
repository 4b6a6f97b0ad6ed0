//! The real executor, task and handle together, as far as loom can go through them.

use std::sync::Arc;

use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

use crate::executor::Executor;
use crate::task::Task;
use crate::{Future, Parker, PollState, Waker, check, poll_fn};

/// Runs `future` on this thread, and tasks.
fn block_on<F: Future>(executor: &Arc<Executor>, future: F) -> F::Output {
    let parker = Parker::new();
    let sleep = || {
        parker.park();
        Vec::new()
    };
    executor.block_on(future, &Waker::from(parker.unparker()), sleep)
}

/// Ready with 7 when another thread has done its part, and has woken it.
fn part_of_another_thread() -> impl Future<Output = u32> + Send + 'static {
    let (part, mut helper) = (Arc::new(AtomicUsize::new(0)), None);
    poll_fn(move |waker: &Waker| {
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
    })
}

/// Another thread does its part and wakes the task, which tells its result to the handle.
#[test]
fn a_task_that_another_thread_wakes_ends_and_its_handle_hears_of_it() {
    check(2, || {
        let executor = Arc::<Executor>::default();
        let task = executor.spawn(part_of_another_thread());
        assert_eq!(block_on(&executor, task).unwrap(), 7);
        executor.close();
    });
}

/// Another thread wakes the future in `block_on`, at any moment of its falling asleep.
#[test]
fn a_future_in_block_on_that_another_thread_wakes_ends() {
    check(3, || {
        let executor = Arc::default();
        assert_eq!(block_on(&executor, part_of_another_thread()), 7);
    });
}

/// A mutant: it has noted that it sleeps, and does so without a second look at its future's reasons.
fn block_on_without_a_second_look<F: Future>(executor: &Arc<Executor>, mut future: F) -> F::Output {
    let (parker, main) = (Parker::new(), Task::new(executor, true));
    let thread = Waker::from(parker.unparker());
    loop {
        if main.is_woken() {
            if let PollState::Ready(output) = main.poll(&mut future) {
                return output;
            }
            main.rest();
        }
        assert!(executor.queue.next(&thread).is_none());
        parker.park();
        executor.queue.awake(&thread);
    }
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_sleep_without_a_second_look_is_found() {
    check(3, || {
        let executor = Arc::default();
        block_on_without_a_second_look(&executor, part_of_another_thread());
    });
}
