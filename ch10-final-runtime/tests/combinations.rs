//! Every way to spawn a task, for it to panic, to abort it, and to leave it, each with each other.
//!
//! Of each of the 480 cases it is known what the handle tells, how often the future is polled, and
//! that future and output are dropped once. After all of them not one allocation is left over.

#[path = "common/allocations.rs"]
mod allocations;
mod common;

use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::task::{Context, Poll, ready};
use std::thread;
use std::time::Duration;

use allocations::LIVE;
use ch10_final_runtime::{
    Builder, JoinError, JoinHandle, block_on, spawn, spawn_blocking, spawn_local,
};
use common::*;

use Abort::*;
use Panics::*;
use Spawn::*;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Spawn {
    Inside,
    LocalInside,
    Blocking,
    Outside,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Panics {
    Nowhere,
    InPoll,
    InFutureDrop,
    InOutputDrop,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Abort {
    Never,
    BeforePoll,
    Waiting,
    Done,
}

/// What is dropped first. A task is, if it is awaited before the others go.
#[derive(Clone, Copy, PartialEq, Debug)]
enum First {
    Handle,
    Task,
    Runtime,
}

#[derive(Clone, Copy, Debug)]
struct Case {
    /// None for a `LocalRuntime`.
    workers: usize,
    spawn: Spawn,
    panics: Panics,
    abort: Abort,
    first: First,
}

#[derive(Default)]
struct Trace {
    polls: Count,
    futures_dropped: Count,
    outputs_dropped: Count,
}

/// Waits at the gate, then is ready. `M` decides whether it is `Send`.
struct Probe<M>(Case, Arc<Trace>, Gate, PhantomData<M>);
impl<M> Unpin for Probe<M> {}

impl<M> Future for Probe<M> {
    type Output = Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Output> {
        self.1.polls.add();
        ready!(self.2.poll(cx));
        if self.0.panics == InPoll {
            panic_on_purpose("poll");
        }
        Poll::Ready(Output(self.0, self.1.clone()))
    }
}

impl<M> Drop for Probe<M> {
    fn drop(&mut self) {
        self.1.futures_dropped.add();
        if self.0.panics == InFutureDrop {
            panic_on_purpose("future");
        }
    }
}

struct Output(Case, Arc<Trace>);

impl Drop for Output {
    fn drop(&mut self) {
        self.1.outputs_dropped.add();
        if self.0.panics == InOutputDrop {
            panic_on_purpose("output");
        }
    }
}

/// Keeps threads of the runtime busy, so that nothing is polled there until this is dropped.
fn occupy(case: Case, runtime: &Either) -> impl Sized {
    let threads = match case.spawn {
        _ if case.abort != BeforePoll => 0,
        Blocking => 1,
        // The worker that spawns and aborts within one poll needs not be kept from polling.
        Inside => case.workers.saturating_sub(1),
        _ => case.workers,
    };
    occupied(threads, |hold| {
        drop(match case.spawn {
            Blocking => runtime.handle().spawn_blocking(hold),
            _ => runtime.spawn(async move { hold() }),
        });
    })
}

/// Spawns the task, and aborts it if that is to be before its first poll.
#[expect(clippy::async_yields_async, reason = "the handle is awaited later")]
fn start(case: Case, runtime: &Either, trace: &Arc<Trace>, gate: &Gate) -> JoinHandle<Output> {
    let aborted = move |task: JoinHandle<Output>| {
        if case.abort == BeforePoll {
            task.abort();
        }
        task
    };
    let (trace, gate) = (trace.clone(), gate.clone());
    match case.spawn {
        Inside => {
            let probe = Probe::<()>(case, trace, gate, PhantomData);
            let inside = runtime.spawn(async move { aborted(spawn(probe)) });
            runtime.block_on(inside).unwrap()
        }
        LocalInside => {
            let probe = Probe::<Rc<()>>(case, trace, gate, PhantomData);
            runtime.block_on(async move { aborted(spawn_local(probe)) })
        }
        Blocking => {
            let probe = Probe::<()>(case, trace, gate, PhantomData);
            let call = move || {
                let mut probe = Box::pin(probe);
                let output = block_on(probe.as_mut());
                drop(probe);
                output
            };
            runtime.block_on(async move { aborted(spawn_blocking(call)) })
        }
        Outside => {
            let handle = runtime.handle().clone();
            let probe = Probe::<()>(case, trace, gate, PhantomData);
            let elsewhere = thread::spawn(move || aborted(handle.spawn(probe)));
            elsewhere.join().unwrap()
        }
    }
}

impl Case {
    /// Whether the task comes to its own end.
    fn completes(self) -> bool {
        match self.abort {
            BeforePoll => false,
            Done => true,
            _ if self.spawn == Blocking => true, // a call that has begun goes on
            Waiting => false,
            Never => self.first != First::Runtime,
        }
    }

    fn run(self) {
        let (trace, gate) = (Arc::new(Trace::default()), Gate::new());
        let builder = Builder::new().blocking_threads(1);
        let runtime = match self.workers {
            0 => Either::Local(builder.build_local().unwrap()),
            n => Either::Threads(builder.workers(n).build().unwrap()),
        };
        let occupied = occupy(self, &runtime);
        let task = start(self, &runtime, &trace, &gate);
        drop(occupied);
        match self.abort {
            BeforePoll => {}
            Done => {
                gate.open();
                runtime.block_on(until(|| task.is_finished()));
                task.abort();
            }
            Never | Waiting => {
                runtime.block_on(until(|| gate.is_awaited()));
                if self.abort == Waiting {
                    task.abort();
                }
            }
        }
        match self.first {
            First::Handle => {
                drop(task);
                gate.open();
                runtime.block_on(until(|| trace.futures_dropped.get() > 0));
                drop(runtime);
            }
            First::Task => {
                gate.open();
                self.check(runtime.block_on(task));
                drop(runtime);
            }
            First::Runtime => {
                if self.spawn == Blocking {
                    gate.open(); // the runtime waits for a call that has begun
                }
                drop(runtime);
                self.check(block_on(task));
            }
        }
        drop(gate);
        self.check_trace(trace);
    }

    fn check(self, result: Result<Output, JoinError>) {
        let told = match &result {
            Ok(_) => "output".to_owned(),
            Err(error) if error.is_cancelled() => "cancelled".to_owned(),
            Err(error) => error.to_string(),
        };
        let right = match self.panics {
            InFutureDrop => told.ends_with("panicked: on purpose: future"),
            _ if !self.completes() => told == "cancelled",
            InPoll => told.ends_with("panicked: on purpose: poll"),
            Nowhere | InOutputDrop => told == "output",
        };
        assert!(right, "{told}");
        let dropped = catch_unwind(AssertUnwindSafe(|| drop(result)));
        assert!(dropped.is_ok() || self.panics == InOutputDrop);
    }

    fn check_trace(self, trace: Arc<Trace>) {
        let outputs = usize::from(self.completes() && self.panics != InPoll);
        let dropped = (trace.futures_dropped.get(), trace.outputs_dropped.get());
        assert_eq!(dropped, (1, outputs));
        let polls = match self.abort {
            BeforePoll => 0..=0,
            Done => 1..=2,
            _ if self.completes() => 2..=2,
            _ => 1..=1,
        };
        assert!(
            polls.contains(&trace.polls.get()),
            "{} polls",
            trace.polls.get()
        );
        assert_eq!(
            Arc::strong_count(&trace),
            1,
            "something holds on to the task"
        );
    }
}

const SPAWNS: [Spawn; 4] = [Inside, LocalInside, Blocking, Outside];
const PANICS: [Panics; 4] = [Nowhere, InPoll, InFutureDrop, InOutputDrop];
const ABORTS: [Abort; 4] = [Never, BeforePoll, Waiting, Done];
const FIRSTS: [First; 3] = [First::Handle, First::Task, First::Runtime];

fn cases() -> impl Iterator<Item = Case> {
    let case = |i: usize| Case {
        workers: i % 3,
        spawn: SPAWNS[i / 3 % 4],
        panics: PANICS[i / 12 % 4],
        abort: ABORTS[i / 48 % 4],
        first: FIRSTS[i / 192],
    };
    // `spawn_local` outside of a LocalRuntime is a panic of its own: see executor.rs.
    let possible = |case: &Case| case.spawn != LocalInside || case.workers == 0;
    (0..576).map(case).filter(possible)
}

#[test]
fn all_combinations_end_as_documented_and_leave_nothing_behind() {
    hide_panics_on_purpose();
    let one = |case: Case| {
        let name = format!("{case:?}");
        bounded_by(Duration::from_secs(30), &name, move || case.run());
    };
    let all = || (cases().map(one).count(), LIVE.load(SeqCst));
    let (first, second) = (all(), all()); // the first time something may be set up for good
    assert_eq!(first, (480, second.1));
}
