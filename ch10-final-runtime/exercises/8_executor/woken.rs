//! Who is polled, and when.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use lab::{diagnosis, expect, fail, waiting_for};

use super::new;
use super::runtime::Executor;
use super::vocabulary::{Waker, boxed, future};

/// Knows whether somebody is inside.
#[derive(Default)]
struct Room(AtomicBool);

impl Room {
    fn visit<T>(&self, visit: impl FnOnce() -> T) -> T {
        if self.0.swap(true, SeqCst) {
            let words = "a second thread polled a task while the first was inside its poll";
            fail((&diagnosis::POLLS_ON_TWO_THREADS, words));
        }
        let result = visit();
        self.0.store(false, SeqCst);
        result
    }
}

/// A task that is woken from outside while it is polled.
pub(super) fn is_exclusive() {
    let executor = new(2);
    let (enter, entered) = mpsc::channel();
    let (leave, may_leave) = mpsc::channel();
    let (room, polls, may_leave) = (Room::default(), AtomicUsize::new(0), Mutex::new(may_leave));
    waiting_for("the first poll of a task");
    let task = executor.spawn(future(move |waker: &Waker| {
        room.visit(|| {
            let is_first = polls.fetch_add(1, SeqCst) == 0;
            if is_first {
                let _ = enter.send(waker.clone());
                let _ = may_leave.lock().unwrap().recv();
            }
            (!is_first).then_some(())
        })
    }));
    let waker = entered.recv().expect("the task sends it");
    waiting_for("100 other tasks on the second thread, while a task is woken inside its poll")
        .blocking_means(&diagnosis::QUEUES_THE_RUNNING);
    for _ in 0..100 {
        waker.wake_by_ref();
        let _ = executor.block_on(executor.spawn(async {}));
    }
    waiting_for("the second poll of a task that was woken in its first")
        .blocking_means(&diagnosis::LOSES_A_WAKE_IN_THE_POLL);
    let _ = leave.send(());
    let _ = executor.block_on(task);
}

/// A task that nobody wakes, while others run.
pub(super) fn polls_the_woken() {
    let executor = new(2);
    let polls = Arc::new(AtomicUsize::new(0));
    let kept = Arc::new(Mutex::new(None::<Waker>));
    let (counts, keeps) = (Arc::clone(&polls), Arc::clone(&kept));
    waiting_for("two polls of a task: its first, and one after it was woken");
    let (first, is_first) = mpsc::channel();
    let task = executor.spawn(future(move |waker: &Waker| {
        let is_second = counts.fetch_add(1, SeqCst) > 0;
        *keeps.lock().unwrap() = Some(waker.clone());
        let _ = first.send(());
        is_second.then_some(())
    }));
    is_first.recv().expect("the task sends it");
    for _ in 0..1000 {
        let _ = executor.block_on(executor.spawn(async {}));
    }
    let polls = polls.load(SeqCst);
    let words = format!("nobody woke it, and it was polled {polls} times");
    expect(polls == 1, (&diagnosis::BUSY_POLLING, words));
    let waker = kept.lock().unwrap().take();
    waker.into_iter().for_each(Waker::wake);
    let _ = executor.block_on(task);
}

/// Each task goes on when another thread says so, which that does after each poll.
pub(super) fn hears_of_wakes() {
    const TASKS: usize = 8;
    const ROUNDS: usize = 500;
    let executor = new(2);
    let (calls, called) = mpsc::channel::<(Arc<AtomicBool>, Waker)>();
    let caller = thread::spawn(move || {
        for (may_go_on, waker) in called {
            may_go_on.store(true, SeqCst);
            waker.wake();
        }
    });
    waiting_for("8 tasks, each of which another thread wakes 500 times")
        .blocking_means(&diagnosis::LOST_WAKE_UP)
        .spinning_means(&diagnosis::BUSY_POLLING);
    let tasks = (0..TASKS).map(|_| {
        let (room, may_go_on) = (Room::default(), Arc::new(AtomicBool::new(true)));
        let (calls, mut rounds) = (calls.clone(), ROUNDS);
        boxed(executor.spawn(future(move |waker: &Waker| {
            room.visit(|| {
                if may_go_on.swap(false, SeqCst) {
                    rounds -= 1;
                    let _ = calls.send((Arc::clone(&may_go_on), waker.clone()));
                }
                (rounds == 0).then_some(())
            })
        })))
    });
    for task in tasks.collect::<Vec<_>>() {
        let _ = executor.block_on(task);
    }
    drop((calls, executor));
    let _ = caller.join();
}

/// Idle workers are asleep as the system sees them, which on Linux can be asked.
pub(super) fn sleeps() {
    let executor = new(2);
    waiting_for("two workers to fall asleep, when there is nothing to do")
        .spinning_means(&diagnosis::SPINS_INSTEAD_OF_WAITING)
        .blocking_means(&diagnosis::SPINS_INSTEAD_OF_WAITING);
    #[cfg(target_os = "linux")]
    {
        use std::fs;
        use std::time::Duration;

        /// One look may find a spinning thread in the wait for a lock.
        const LOOKS: usize = 20;
        let own = || fs::read_link("/proc/thread-self").expect("a thread has an entry");
        let workers = super::meet(&executor, 2, own);
        let is_asleep = || {
            workers.iter().all(|thread| {
                let path = std::path::Path::new("/proc").join(thread).join("stat");
                let stat = fs::read_to_string(path).expect("the worker lives");
                // `number (name) state`, see proc_pid_stat(5).
                stat.rsplit(") ")
                    .next()
                    .is_some_and(|rest| rest.starts_with('S'))
            })
        };
        let mut asleep = 0;
        while asleep < LOOKS {
            asleep = if is_asleep() { asleep + 1 } else { 0 };
            thread::sleep(Duration::from_millis(1));
        }
    }
    let _ = executor.block_on(executor.spawn(async {}));
}
