// Each model is a few steps on two or three threads, and what must hold after them.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Poll, Wake, Waker};
use std::time::Instant;

use loom::thread;

use crate::block_on::Parker;
use crate::executor::{run, run_queued};
use crate::join_handle::Joinable;
use crate::registration::{POLLER, READABLE, Side, Source, WRITABLE};
use crate::run_queue::RunQueue;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use crate::task::{Runnable, Task, TaskRef, Waiting};
use crate::timer::Timers;

/// A task as the executor makes it. All models' futures are Send.
fn task<F: Future<Output: Send> + Send + 'static>(future: F) -> Arc<Task<F>> {
    // SAFETY: future and output are Send.
    unsafe { Task::new(future, 0) }
}

/// Counts how often it was called.
struct Calls(AtomicUsize);

impl Wake for Calls {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, AcqRel);
    }
}

fn calls() -> (Arc<Calls>, Waker) {
    let calls = Arc::new(Calls(AtomicUsize::new(0)));
    (calls.clone(), Waker::from(calls))
}

/// A flag is set before the wake, relaxed: the wake alone makes it seen.
pub fn a_wake_is_never_lost() {
    let flag = Arc::new(AtomicBool::new(false));
    let kept = Arc::new(std::sync::Mutex::new(None::<Waker>));
    let (seen, keep) = (flag.clone(), kept.clone());
    let task = task(poll_fn(move |cx| {
        *keep.lock().unwrap() = Some(cx.waker().clone());
        if seen.load(Relaxed) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }));
    let waker = Waker::from(task.clone());
    let waking = thread::spawn(move || {
        flag.store(true, Relaxed);
        waker.wake();
        run_queued();
    });
    run(task.clone());
    run_queued();
    waking.join().unwrap();
    run_queued();
    assert!(task.join().is_finished(), "woken, and not polled after it");
    kept.lock().unwrap().take();
}

pub fn an_abort_is_never_lost() {
    let task = task(std::future::pending::<()>());
    let aborted = task.clone();
    let aborting = thread::spawn(move || aborted.abort());
    run(task.clone());
    aborting.join().unwrap();
    run_queued();
    assert!(task.join().is_finished(), "aborted, and still waiting");
}

/// The handle is polled twice, with two wakers, while the task completes.
pub fn an_output_reaches_its_handle() {
    let task = task(async { 5 });
    let running = task.clone();
    let running = thread::spawn(move || run(running));
    let ((first, waker), (second, other)) = (calls(), calls());
    let mut joined = task.join().poll(&waker);
    if joined.is_pending() {
        joined = task.join().poll(&other);
    }
    running.join().unwrap();
    match joined {
        Poll::Ready(output) => assert_eq!(output.unwrap(), 5),
        Poll::Pending => {
            assert_eq!(
                second.0.load(Acquire),
                1,
                "complete, and its waiter was not woken"
            );
            assert_eq!(first.0.load(Acquire), 0);
            let joined = task.join().poll(Waker::noop());
            assert!(joined.is_ready());
        }
    }
}

/// The handle is dropped while the task completes.
pub fn an_output_is_dropped_once() {
    struct Output(Arc<AtomicUsize>);
    impl Drop for Output {
        fn drop(&mut self) {
            self.0.fetch_add(1, AcqRel);
        }
    }
    let drops = Arc::new(AtomicUsize::new(0));
    let output = Output(drops.clone());
    let task = task(async move { output });
    let running = task.clone();
    let running = thread::spawn(move || run(running));
    let (_, waker) = calls();
    let _ = task.join().poll(&waker).map(drop);
    task.join().detach();
    running.join().unwrap();
    assert_eq!(drops.load(Acquire), 1);
}

/// What a queue holds here: adds to a sum when it is run.
struct Item(usize, Arc<AtomicUsize>);

impl Runnable for Item {
    fn run(self: Arc<Self>, _: &Waiting) -> Option<TaskRef> {
        self.1.fetch_add(self.0, AcqRel);
        None
    }

    fn abort(self: Arc<Self>) {}

    fn cancel(&self) {}
}

/// The owner pushes and takes while a thief steals.
pub fn every_item_is_taken_once() {
    let queue = Arc::new(RunQueue::default());
    let sum = Arc::new(AtomicUsize::new(0));
    let push = |number| queue.with(|tasks| tasks.push_back(Arc::new(Item(number, sum.clone()))));
    push(1);
    let from = queue.clone();
    let stealing = thread::spawn(move || from.take_half().into_iter().for_each(run));
    let take = || queue.with(VecDeque::pop_front);
    take().into_iter().for_each(run);
    push(10);
    push(100);
    while let Some(item) = take() {
        run(item);
    }
    stealing.join().unwrap();
    assert_eq!(sum.load(Acquire), 111);
}

/// One thread takes while another pushes: whoever looks later finds that there is something.
pub fn a_queue_that_holds_a_task_is_not_empty() {
    let queue = Arc::new(RunQueue::default());
    let item = || Arc::new(Item(0, Arc::default()));
    queue.with(|tasks| tasks.push_back(item()));
    let from = queue.clone();
    let taking = thread::spawn(move || from.with(|tasks| drop(tasks.pop_front())));
    queue.with(|tasks| tasks.push_back(item()));
    taking.join().unwrap();
    assert!(!queue.is_empty());
}

pub fn a_notification_ends_the_sleep() {
    let parker = Arc::new(Parker::default());
    let flag = Arc::new(AtomicBool::new(false));
    let (unparker, set) = (parker.clone(), flag.clone());
    let notifying = thread::spawn(move || {
        set.store(true, Relaxed);
        unparker.unpark(|| {});
    });
    parker.park(); // a notification that is lost is a deadlock, which loom tells
    assert!(flag.load(Relaxed), "what was written before is seen after");
    notifying.join().unwrap();
}

/// A reader looks and waits while the event comes. When it is ready, nothing of it is left behind.
pub fn an_event_is_never_lost() {
    let source = Arc::new(Source::new(0));
    let (woken, waker) = calls();
    let noting = {
        let source = source.clone();
        thread::spawn(move || {
            let mut wakers = Vec::new();
            source.note(READABLE, &mut wakers);
            wakers.into_iter().for_each(Waker::wake);
        })
    };
    let look = || source.poll_ready(Side::Read, POLLER, &waker).is_ready();
    let ready = look() || look();
    noting.join().unwrap();
    assert!(
        ready || woken.0.load(Acquire) > 0,
        "neither ready nor woken"
    );
    drop(waker);
    assert_eq!(Arc::strong_count(&woken), 1, "a waker is left");
}

/// An attempt finds nothing while the event comes.
pub fn an_event_during_an_attempt_is_never_lost() {
    let source = Arc::new(Source::new(0));
    source.note(READABLE | WRITABLE, &mut Vec::new());
    let there = Arc::new(AtomicBool::new(false));
    let noting = {
        let (source, there) = (source.clone(), there.clone());
        thread::spawn(move || {
            there.store(true, Release); // the bytes come, and then the event
            source.note(READABLE | WRITABLE, &mut Vec::new());
        })
    };
    let look = |side| source.poll_ready(side, POLLER, Waker::noop());
    let attempt = || match look(Side::Read) {
        Poll::Ready(known) => {
            let got = there.load(Acquire);
            if !got {
                source.forget(Side::Read, known);
            }
            got
        }
        Poll::Pending => false,
    };
    let got = attempt() || attempt();
    noting.join().unwrap();
    assert!(
        got || look(Side::Read).is_ready(),
        "there is something, and nobody will be told"
    );
    assert!(
        look(Side::Write).is_ready(),
        "the other side's readiness is gone"
    );
}

/// Two wait for one side. One of them knows of the first event only, and is slow to say that it
/// found nothing.
pub fn who_knows_less_takes_nothing_from_others() {
    let source = Arc::new(Source::new(0));
    source.note(READABLE, &mut Vec::new());
    let look = |source: &Source| source.poll_ready(Side::Read, POLLER, Waker::noop());
    let Poll::Ready(known) = look(&source) else {
        panic!("told, and not ready");
    };
    let slow = {
        let source = source.clone();
        thread::spawn(move || source.forget(Side::Read, known))
    };
    source.forget(Side::Read, known);
    source.note(READABLE, &mut Vec::new());
    let ready = look(&source).is_ready();
    slow.join().unwrap();
    assert!(ready && look(&source).is_ready(), "the event is forgotten");
}

/// A timer is armed while the driver falls asleep.
pub fn a_timer_is_never_slept_past() {
    let timers = Arc::new(Timers::default());
    let now = Instant::now();
    let arming = {
        let timers = timers.clone();
        thread::spawn(move || {
            let (fired, waker) = calls();
            let (_, interrupt) = timers.arm(now, waker);
            (interrupt, fired)
        })
    };
    let sleeps_until = timers.fall_asleep();
    let (interrupted, fired) = arming.join().unwrap();
    assert!(
        interrupted || sleeps_until == Some(now),
        "nothing ends the sleep in time"
    );
    let mut woken = Vec::new();
    timers.fire(&mut woken);
    woken.into_iter().for_each(Waker::wake);
    assert_eq!(fired.0.load(Acquire), 1);
}
