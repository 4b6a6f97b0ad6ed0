//! Polls and wakes: as many as there have to be, and no more.

mod common;

use std::future::{pending, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::thread;

use ch10_final_runtime::{LocalRuntime, Runtime, block_on, spawn, spawn_local, yield_now};
use common::*;

#[test]
fn x01_a_wake_within_poll_leads_to_one_more_poll() {
    on_each(|runtime| {
        let polls = Count::new();
        let counted = polls.clone();
        let task = runtime.spawn(poll_fn(move |cx| {
            counted.add();
            if counted.get() == 2 {
                return Poll::Ready(());
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        }));
        runtime.block_on(task).unwrap();
        assert_eq!(polls.get(), 2);
    });
}

/// Another thread wakes at every moment there is, many times over.
#[test]
fn x02_no_wake_is_lost_between_pending_and_idle() {
    on_each(|runtime| {
        let (send, wakers) = channel::<(Arc<AtomicBool>, Waker)>();
        let waking = thread::spawn(move || {
            for (flag, waker) in wakers {
                flag.store(true, SeqCst);
                waker.wake();
            }
        });
        let task = runtime.spawn(async move {
            for _ in 0..turns(20_000) {
                let flag = Arc::new(AtomicBool::new(false));
                send.send((flag.clone(), own_waker().await)).unwrap();
                poll_fn(|_| {
                    if flag.load(SeqCst) {
                        Poll::Ready(())
                    } else {
                        Poll::Pending
                    }
                })
                .await;
            }
        });
        runtime.block_on(task).unwrap();
        waking.join().unwrap();
    });
}

#[test]
fn x03_a_wake_before_the_sleep_ends_it() {
    bounded(|| {
        block_on(async {
            own_waker().await.wake();
            pending_once().await;
        });
    });
}

#[test]
fn x04_a_wake_after_completion_or_after_the_runtime_does_nothing() {
    on_each(|runtime| {
        let polls = Count::new();
        let counted = polls.clone();
        let done = runtime.spawn(async move {
            counted.add();
            own_waker().await
        });
        let waker = runtime.block_on(done).unwrap();
        waker.wake_by_ref();
        runtime.block_on(async { yield_now().await });
        let (send, waiting) = channel();
        runtime.spawn(async move {
            send.send(own_waker().await).unwrap();
            pending::<()>().await;
        });
        let waiting = runtime.block_on(async {
            let mut got = None;
            while got.is_none() {
                got = waiting.try_recv().ok();
                yield_now().await;
            }
            got.unwrap()
        });
        drop(runtime);
        waker.wake();
        waiting.wake();
        assert_eq!(polls.get(), 1);
    });
}

#[test]
fn x05_a_thousand_wakes_while_queued_lead_to_one_poll() {
    bounded(|| {
        let runtime = LocalRuntime::new().unwrap();
        let polls = Count::new();
        let counted = polls.clone();
        let kept = Arc::new(Mutex::new(None::<Waker>));
        let keep = kept.clone();
        let _task = runtime.spawn(poll_fn(move |cx| {
            counted.add();
            *keep.lock().unwrap() = Some(cx.waker().clone());
            Poll::<()>::Pending
        }));
        runtime.block_on(async {
            until(|| polls.get() == 1).await;
            let waker = kept.lock().unwrap().clone().unwrap();
            for _ in 0..1000 {
                waker.wake_by_ref();
            }
            for _ in 0..10 {
                yield_now().await;
            }
        });
        assert_eq!(polls.get(), 2);
    });
}

#[test]
fn x07_a_completed_future_is_never_polled_again() {
    on_each(|runtime| {
        let kept = Arc::new(Mutex::new(None::<Waker>));
        let keep = kept.clone();
        let polls = Count::new();
        let counted = polls.clone();
        let task = runtime.spawn(poll_fn(move |cx| {
            counted.add();
            *keep.lock().unwrap() = Some(cx.waker().clone());
            cx.waker().wake_by_ref();
            Poll::Ready(())
        }));
        runtime.block_on(task).unwrap();
        kept.lock().unwrap().take().unwrap().wake();
        runtime.block_on(async {
            for _ in 0..10 {
                spawn(yield_now()).await.unwrap(); // whoever would poll it does this first
            }
        });
        assert_eq!(polls.get(), 1);
    });
}

#[test]
fn x08_a_million_clones_and_drops_of_a_waker_drop_the_future_once() {
    on_each(|runtime| {
        let drops = Count::new();
        let guard = drops.on_drop();
        let (send, receive) = channel();
        let task = runtime.spawn(async move {
            let _guard = guard;
            send.send(own_waker().await).unwrap();
            pending::<()>().await;
        });
        let abort = task.abort_handle();
        let churning = thread::spawn(move || {
            let waker = receive.recv().unwrap();
            thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        for i in 0..turns(250_000) {
                            let clone = waker.clone();
                            if i % 16 == 0 {
                                clone.wake();
                            }
                        }
                    });
                }
            });
            assert_eq!(drops.get(), 0);
            abort.abort();
            (waker, drops)
        });
        assert!(runtime.block_on(task).unwrap_err().is_cancelled());
        let (waker, drops) = churning.join().unwrap();
        drop(waker);
        assert_eq!(drops.get(), 1);
    });
}

#[test]
fn wakers_of_one_task_know_each_other_from_poll_to_poll() {
    on_each(|runtime| {
        let task = runtime.spawn(async {
            let first = own_waker().await;
            for _ in 0..100 {
                yield_now().await;
                assert!(first.will_wake(&own_waker().await));
            }
        });
        runtime.block_on(task).unwrap();
    });
    block_on(async {
        let first = own_waker().await;
        yield_now().await;
        assert!(first.will_wake(&own_waker().await));
    });
}

#[test]
fn x14_block_on_within_block_on_says_what_to_do() {
    fn message(nested: impl FnOnce() + Send + 'static) -> String {
        let panic = thread::spawn(nested).join().unwrap_err();
        let text = panic.downcast_ref::<&str>().map(|text| text.to_string());
        text.or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap()
    }
    let nested: [fn(); 4] = [
        || block_on(async { block_on(async {}) }),
        || {
            LocalRuntime::new()
                .unwrap()
                .block_on(async { block_on(async {}) })
        },
        || {
            Runtime::new()
                .unwrap()
                .block_on(async { LocalRuntime::new().unwrap().block_on(async {}) })
        },
        || {
            let runtime = LocalRuntime::new().unwrap();
            runtime.block_on(async { runtime.block_on(async {}) });
        },
    ];
    for nested in nested {
        assert!(message(nested).contains("use `.await` there"));
    }
    bounded(|| {
        let runtime = Runtime::new().unwrap();
        let nested = runtime.spawn(async { block_on(async {}) });
        assert!(runtime.block_on(nested).unwrap_err().is_panic());
        // The thread is as good as before.
        assert_eq!(block_on(async { 1 }), 1);
    });
}

#[test]
fn spawning_outside_of_a_runtime_says_so() {
    fn message(spawning: impl FnOnce() + Send + 'static) -> String {
        let panic = thread::spawn(spawning).join().unwrap_err();
        let text = panic.downcast_ref::<&str>().map(|text| text.to_string());
        text.or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap()
    }
    assert!(message(|| drop(spawn(async {}))).contains("no runtime here"));
    let local = || {
        Runtime::new()
            .unwrap()
            .block_on(async { drop(spawn_local(async {})) })
    };
    assert!(message(local).contains("outside of a LocalRuntime"));
}

#[test]
fn runtimes_of_both_kinds_live_side_by_side() {
    bounded(|| {
        let one = Runtime::new().unwrap();
        let other = Runtime::new().unwrap();
        let local = LocalRuntime::new().unwrap();
        let across = other.handle().clone();
        let sum = local.block_on(async {
            let mine = spawn_local(async { 1 });
            let theirs = one.spawn(async move { across.spawn(async { 2 }).await.unwrap() + 4 });
            mine.await.unwrap() + theirs.await.unwrap()
        });
        assert_eq!(sum, 7);
    });
}

#[test]
fn a_local_runtime_takes_tasks_from_other_threads() {
    bounded(|| {
        let runtime = LocalRuntime::new().unwrap();
        let handle = runtime.handle().clone();
        let spawning = thread::spawn(move || {
            let spawned = (0..turns(1000)).map(|i| handle.spawn(async move { i }));
            let tasks: Vec<_> = spawned.collect();
            block_on(async {
                let mut sum = 0;
                for task in tasks {
                    sum += task.await.unwrap();
                }
                sum
            })
        });
        // It ends only because the runtime is being driven.
        let (send, sum) = channel();
        let waiting = thread::spawn(move || send.send(spawning.join().unwrap()).unwrap());
        let got = runtime.block_on(async {
            loop {
                if let Ok(sum) = sum.try_recv() {
                    return sum;
                }
                yield_now().await;
            }
        });
        waiting.join().unwrap();
        assert_eq!(got, (0..turns(1000)).sum());
    });
}

#[test]
fn a_future_that_was_ready_at_once_never_sleeps() {
    let mut future = pin!(async { 3 });
    assert_eq!(poll_once(future.as_mut()), Poll::Ready(3));
    assert_eq!(block_on(async { 3 }), 3);
}
