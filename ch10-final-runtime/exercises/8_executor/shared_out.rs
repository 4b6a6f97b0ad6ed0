//! Who runs, and where.

use std::panic;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use lab::{diagnosis, waiting_for};

use super::given::{Spawn, Workers};
use super::runtime::Executor;
use super::vocabulary::{Waker, future};
use super::{meet, new};

/// Two tasks wait for each other, and block their threads meanwhile.
pub(super) fn runs_two_at_once() {
    let executor = new(2);
    waiting_for("two tasks on two threads, each of which blocks until the other one is there")
        .blocking_means(&diagnosis::ONE_AT_A_TIME);
    meet(&executor, 2, || ());
    waiting_for("four on four, several times").blocking_means(&diagnosis::ONE_AT_A_TIME);
    let executor = new(4);
    (0..10).for_each(|_| drop(meet(&executor, 4, || ())));
}

/// After panics there are as many workers as before.
pub(super) fn keeps_its_workers() {
    let executor = new(2);
    waiting_for("the ends of ten tasks that panic").blocking_means(&diagnosis::PANIC_ESCAPES);
    for n in 0..10 {
        // Without the hook: it is none of the answer's.
        let _ = executor.block_on(executor.spawn(async move { panic::resume_unwind(Box::new(n)) }));
    }
    waiting_for("two tasks at the same time on the two workers that are there after ten panics")
        .blocking_means(&diagnosis::PANIC_ESCAPES);
    meet(&executor, 2, || ());
}

/// Goes on until it is told to stop. It wakes whom `next` says each time.
fn busy(
    is_over: Arc<AtomicBool>,
    mut next: impl FnMut(&Waker),
) -> impl FnMut(&Waker) -> Option<()> {
    move |waker| {
        next(waker);
        is_over.load(SeqCst).then_some(())
    }
}

/// Tasks that wake themselves or each other again and again, and one that is behind them.
pub(super) fn is_fair() {
    let executor = new(1);
    let is_over = Arc::new(AtomicBool::new(false));
    let rest = |n: usize| {
        let mut turns = n;
        future(move |waker| {
            turns -= 1;
            waker.wake_by_ref();
            (turns == 0).then_some(())
        })
    };
    waiting_for("a task of ten turns, between two that wake themselves again and again")
        .blocking_means(&diagnosis::STARVES_A_TASK)
        .spinning_means(&diagnosis::STARVES_A_TASK);
    let handle = executor.handle();
    let spawn_busy = || handle.spawn(future(busy(Arc::clone(&is_over), Waker::wake_by_ref)));
    spawn_busy();
    let task = executor.spawn(rest(10));
    spawn_busy();
    let _ = executor.block_on(task);
    is_over.store(true, SeqCst);

    waiting_for("a task of ten turns, beside two that wake each other again and again")
        .blocking_means(&diagnosis::STARVES_A_TASK)
        .spinning_means(&diagnosis::STARVES_A_TASK);
    let is_over = Arc::new(AtomicBool::new(false));
    let wakers = Arc::new([Mutex::new(None::<Waker>), Mutex::new(None)]);
    for side in [0, 1] {
        let wakers = Arc::clone(&wakers);
        handle.spawn(future(busy(Arc::clone(&is_over), move |waker| {
            *wakers[side].lock().unwrap() = Some(waker.clone());
            let other = wakers[1 - side].lock().unwrap().take();
            other.into_iter().for_each(Waker::wake);
        })));
    }
    let _ = executor.block_on(executor.spawn(rest(10)));
    is_over.store(true, SeqCst);
}

/// Tasks spawn tasks, and several threads spawn at the same time.
pub(super) fn spawns_from_tasks() {
    fn spawn<S: Spawn>(handle: &S, depth: usize, done: mpsc::Sender<()>) {
        let inner = handle.clone();
        handle.spawn(async move {
            match depth {
                0 => drop(done.send(())),
                _ => spawn(&inner, depth - 1, done),
            }
        });
    }
    for workers in [1, 2] {
        let executor = new(workers);
        waiting_for("the last of 100 tasks, each of which is spawned by the one before")
            .blocking_means(&diagnosis::SPAWN_WAKES_NOBODY);
        let (done, is_done) = mpsc::channel();
        spawn(&executor.handle(), 99, done);
        is_done.recv().expect("the last of them sends");

        waiting_for("200 tasks that four threads spawn")
            .blocking_means(&diagnosis::SPAWN_WAKES_NOBODY);
        let (done, is_done) = mpsc::channel();
        let count = Arc::new(AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                let (handle, done) = (executor.handle(), done.clone());
                let count = Arc::clone(&count);
                scope.spawn(move || {
                    for _ in 0..50 {
                        let (count, done) = (Arc::clone(&count), done.clone());
                        handle.spawn(async move {
                            if count.fetch_add(1, SeqCst) == 199 {
                                let _ = done.send(());
                            }
                        });
                    }
                });
            }
        });
        is_done.recv().expect("the last of them sends");
    }
}
