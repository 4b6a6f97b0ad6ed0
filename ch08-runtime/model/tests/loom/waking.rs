//! A task's reasons: a wake at any moment leads to a poll that sees what it was for; a task is queued
//! at most once, and never again after its end.

use std::sync::Arc;

use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

use crate::executor::Executor;
use crate::task::Task;
use crate::{Parker, PollState, Wake, Waker, check, poll_fn};

/// What a task's reasons can do.
trait Protocol: Send + Sync + 'static {
    fn one() -> Self;
    fn add(&self) -> bool;
    fn begin(&self);
    fn end(&self) -> bool;
}

/// A real task. That a wake has queued it can be seen at its executor's queue.
struct Real(Arc<Task>, Arc<Executor>);

impl Protocol for Real {
    fn one() -> Real {
        let executor = Arc::default();
        Real(Task::new(&executor, false), executor)
    }

    fn add(&self) -> bool {
        Arc::clone(&self.0).wake();
        self.1.queue.next(&Waker::noop()).is_some()
    }

    fn begin(&self) {
        let is_ready = self
            .0
            .poll(&mut poll_fn(|_| PollState::<()>::NotReady))
            .is_ready();
        assert!(!is_ready);
    }

    fn end(&self) -> bool {
        self.0.rest()
    }
}

/// `wakers` threads each do a part and wake. The task is ready when all parts are done.
fn wakes_while_it_runs<S: Protocol>(wakers: usize) {
    check(3, move || {
        struct Shared<S> {
            reasons: S,
            done: AtomicUsize,
            queued: AtomicUsize,
            parker: Parker,
        }
        let shared = Arc::new(Shared {
            reasons: S::one(),
            done: AtomicUsize::new(0),
            queued: AtomicUsize::new(1),
            parker: Parker::new(),
        });
        for _ in 0..wakers {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                shared.done.fetch_add(1, Ordering::Relaxed);
                if shared.reasons.add() {
                    assert_eq!(
                        shared.queued.fetch_add(1, Ordering::AcqRel),
                        0,
                        "queued twice"
                    );
                    shared.parker.unparker().unpark();
                }
            });
        }
        loop {
            if shared.queued.load(Ordering::Acquire) == 0 {
                shared.parker.park();
                continue;
            }
            assert_eq!(shared.queued.fetch_sub(1, Ordering::AcqRel), 1);
            shared.reasons.begin();
            // Relaxed: only the reasons hand over what was done before a wake.
            if shared.done.load(Ordering::Relaxed) == wakers {
                break;
            }
            if shared.reasons.end() {
                assert_eq!(shared.queued.fetch_add(1, Ordering::AcqRel), 0);
            }
        }
        assert!(!shared.reasons.add(), "queued after its end");
    });
}

#[test]
fn one_wake_is_seen_whenever_it_comes() {
    wakes_while_it_runs::<Real>(1);
}

#[test]
fn two_wakes_are_seen_and_queue_it_once_at_a_time() {
    wakes_while_it_runs::<Real>(2);
}

/// A mutant: a wake that finds the task queued only looks, and hands nothing over.
struct OnlyLooks(AtomicUsize);

const QUEUED: usize = 1;
const RUNNING: usize = 2;

impl Protocol for OnlyLooks {
    fn one() -> OnlyLooks {
        OnlyLooks(AtomicUsize::new(QUEUED))
    }

    fn add(&self) -> bool {
        let add = |reasons| (reasons != QUEUED).then_some(reasons + 1);
        let added = self
            .0
            .fetch_update(Ordering::AcqRel, Ordering::Relaxed, add);
        added == Ok(0)
    }

    fn begin(&self) {
        self.0.swap(RUNNING, Ordering::AcqRel);
    }

    fn end(&self) -> bool {
        let settle = |reasons| Some(if reasons == RUNNING { 0 } else { QUEUED });
        let before = self
            .0
            .fetch_update(Ordering::AcqRel, Ordering::Relaxed, settle);
        before != Ok(RUNNING)
    }
}

/// A mutant: the poll takes off all reasons at its end, also those that came meanwhile.
struct ForgetsWakes(AtomicUsize);

impl Protocol for ForgetsWakes {
    fn one() -> ForgetsWakes {
        ForgetsWakes(AtomicUsize::new(1))
    }

    fn add(&self) -> bool {
        self.0.fetch_add(1, Ordering::AcqRel) == 0
    }

    fn begin(&self) {}

    fn end(&self) -> bool {
        self.0.swap(0, Ordering::AcqRel);
        false
    }
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_wake_that_only_looks_is_found() {
    wakes_while_it_runs::<OnlyLooks>(1);
}

#[test]
#[should_panic(expected = "deadlock")]
fn mutant_a_wake_that_is_forgotten_while_it_runs_is_found() {
    wakes_while_it_runs::<ForgetsWakes>(1);
}
