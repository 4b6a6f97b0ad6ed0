//! Whom a runtime wakes, how often, and what it keeps of whom it need not wake any more.

mod common;

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Wake, Waker};
use std::thread;
use std::time::Duration;

use ch10_final_runtime::Handle;
use common::waits::{self, Wait};
use common::*;

#[test]
fn x03_a_notification_before_the_sleep_is_kept() {
    on_each(|runtime| {
        runtime.block_on(async {
            for _ in 0..1000 {
                own_waker().await.wake();
                pending_once().await;
            }
            for _ in 0..50 {
                let waker = own_waker().await;
                thread::spawn(move || waker.wake()).join().unwrap();
                pending_once().await;
            }
        });
    });
}

/// How many times this thread has asked the system to write something, to an eventfd for one.
#[cfg(target_os = "linux")]
fn writes() -> usize {
    let io = std::fs::read_to_string("/proc/thread-self/io").unwrap();
    let line = io.lines().find_map(|line| line.strip_prefix("syscw: "));
    line.unwrap().parse().unwrap()
}

/// The one worker is busy, so that all wakes find the task queued but the first.
#[cfg(target_os = "linux")]
#[test]
fn x05_a_thousand_wakes_while_queued_lead_to_one_poll_and_no_system_call() {
    use ch10_final_runtime::{Builder, LocalRuntime, yield_now};
    use std::task::Poll;

    bounded(|| {
        for runtime in [
            Either::Local(LocalRuntime::new().unwrap()),
            Either::Threads(Builder::new().workers(1).build().unwrap()),
        ] {
            let (polls, kept) = (Count::new(), Arc::new(Mutex::new(None::<Waker>)));
            let (counted, keep) = (polls.clone(), kept.clone());
            let _waiting = runtime.spawn(std::future::poll_fn(move |cx| {
                counted.add();
                *keep.lock().unwrap() = Some(cx.waker().clone());
                Poll::<()>::Pending
            }));
            let before = polls.clone();
            let busy = runtime.spawn(async move {
                until(|| before.get() == 1).await;
                let waker = kept.lock().unwrap().clone().unwrap();
                let waking = thread::spawn(move || {
                    let before = writes();
                    (0..1000).for_each(|_| waker.wake_by_ref());
                    writes() - before
                });
                let written = waking.join().unwrap(); // blocks the worker
                until(|| before.get() == 2).await;
                for _ in 0..300 {
                    yield_now().await; // others have their turn, whatever queue they are in
                }
                (written, before.get())
            });
            assert_eq!(runtime.block_on(busy).unwrap(), (0, 2));
        }
    });
}

#[test]
fn x17_whoever_polled_last_is_woken() {
    on_each(|runtime| {
        for mut wait in waits::all(&runtime, Duration::from_millis(20)) {
            let first = Waker::from(Arc::new(Count::new()));
            wait.poll(&runtime, &first);
            let began = Arc::new(AtomicBool::new(false));
            let (polled, mut future) = (began.clone(), wait.future);
            let last = runtime.spawn(std::future::poll_fn(move |cx| {
                let ready = future.as_mut().poll(cx);
                polled.store(true, SeqCst);
                ready
            }));
            runtime.block_on(until(|| began.load(SeqCst)));
            let _kept = (wait.end)();
            runtime.block_on(last).unwrap();
        }
    });
}

#[test]
fn x18_a_wait_keeps_one_waker_and_gives_it_back_when_dropped() {
    on_each(|runtime| {
        for mut wait in waits::all(&runtime, Duration::from_secs(3600)) {
            let count = Arc::new(Count::new());
            let waker = Waker::from(count.clone());
            let own = Arc::strong_count(&count);
            wait.poll(&runtime, &waker);
            assert_eq!(Arc::strong_count(&count) - own, 1, "{}", wait.name);
            drop(wait.future); // and not what it waited for
            assert_eq!(Arc::strong_count(&count) - own, 0, "{}", wait.name);
        }
        let stats = runtime.handle().stats();
        assert_eq!((stats.sockets, stats.timers), (0, 0));
    });
}

/// Takes every lock that a runtime has, when it is woken and when it is dropped.
struct Curious {
    handle: Handle,
    waits: Mutex<Option<Wait>>,
    woken: AtomicBool,
}

impl Curious {
    fn look_around(&self) {
        let _stats = self.handle.stats();
        drop(self.handle.spawn(async {}));
        drop(self.handle.spawn_blocking(|| {}));
    }
}

impl Wake for Curious {
    fn wake(self: Arc<Self>) {
        self.look_around();
        if let Some(mut wait) = self.waits.lock().unwrap().take() {
            let mut cx = Context::from_waker(Waker::noop());
            let _ready = wait.future.as_mut().poll(&mut cx);
            drop(wait);
        } // else it is early: a short sleep on a slow machine
        self.woken.store(true, SeqCst);
    }
}

impl Drop for Curious {
    fn drop(&mut self) {
        self.look_around();
    }
}

#[test]
fn no_lock_is_held_while_a_waker_is_called_or_dropped() {
    on_each(|runtime| {
        for mut wait in waits::all(&runtime, Duration::from_millis(20)) {
            let curious = || {
                Arc::new(Curious {
                    handle: runtime.handle().clone(),
                    waits: Mutex::new(None),
                    woken: AtomicBool::new(false),
                })
            };
            wait.poll(&runtime, &Waker::from(curious()));
            let last = curious(); // takes the place of the first one, which is dropped
            wait.poll(&runtime, &Waker::from(last.clone()));
            let end = std::mem::replace(&mut wait.end, Box::new(|| Box::new(())));
            *last.waits.lock().unwrap() = Some(wait);
            let _kept = end();
            runtime.block_on(until(|| last.woken.load(SeqCst)));
        }
    });
}
