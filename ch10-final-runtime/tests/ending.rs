//! Abort, detach, shutdown: everything is dropped once, on a thread where it may be.

mod common;

use std::cell::Cell;
use std::future::pending;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::task::Waker;
use std::thread;
use std::time::Duration;

use ch10_final_runtime::{
    AbortHandle, Builder, Handle, JoinHandle, LocalRuntime, sleep, spawn, spawn_blocking,
    spawn_local, yield_now,
};
use common::*;

/// Notes on which thread it is dropped; not `Send`.
struct Home(Rc<Cell<bool>>, thread::ThreadId);

impl Drop for Home {
    fn drop(&mut self) {
        assert_eq!(
            thread::current().id(),
            self.1,
            "dropped on a foreign thread"
        );
        self.0.set(true);
    }
}

#[test]
fn x09_a_local_task_aborted_from_another_thread_is_dropped_on_its_own() {
    bounded(|| {
        let dropped = Rc::new(Cell::new(false));
        let home = Home(dropped.clone(), thread::current().id());
        let error = LocalRuntime::new().unwrap().block_on(async {
            let (send, waker) = channel();
            let task = spawn_local(async move {
                let _home = home;
                send.send(own_waker().await).unwrap();
                pending::<()>().await;
            });
            let abort = task.abort_handle();
            thread::spawn(move || {
                let _waker = waker.recv().unwrap();
                abort.abort();
            });
            task.await.unwrap_err()
        });
        assert!(error.is_cancelled() && dropped.get());
    });
}

#[test]
fn x09_the_last_reference_elsewhere_drops_no_local_future() {
    bounded(|| {
        let dropped = Rc::new(Cell::new(false));
        let home = Home(dropped.clone(), thread::current().id());
        let runtime = LocalRuntime::new().unwrap();
        let (send, waker) = channel();
        runtime.block_on(async {
            spawn_local(async move {
                let _home = home;
                send.send(own_waker().await).unwrap();
                pending::<()>().await;
            });
            yield_now().await;
        });
        let waker = waker.recv().unwrap();
        drop(runtime);
        assert!(dropped.get());
        thread::spawn(move || waker.wake()).join().unwrap();
    });
}

#[test]
fn a_dropped_handle_lets_its_task_run_on() {
    on_each(|runtime| {
        let (ran, drops) = (Count::new(), Count::new());
        let (counted, output) = (ran.clone(), drops.on_drop());
        let (send, waker) = channel();
        drop(runtime.spawn(async move {
            send.send(own_waker().await).unwrap();
            yield_now().await;
            counted.add();
            output
        }));
        // The waker keeps the task's memory, and yet its output is dropped.
        let waker = Mutex::new(waker);
        runtime.block_on(until(|| drops.get() == 1));
        assert_eq!(ran.get(), 1);
        waker.into_inner().unwrap().recv().unwrap().wake();
    });
}

/// Spawns another of its kind when it is dropped.
struct Phoenix(Count, usize);

impl Drop for Phoenix {
    fn drop(&mut self) {
        self.0.add();
        if self.1 > 0 {
            let next = Phoenix(self.0.clone(), self.1 - 1);
            drop(spawn(async move {
                let _next = next;
                pending::<()>().await;
            }));
        }
    }
}

#[test]
fn x13_spawning_within_a_drop_at_shutdown_ends() {
    on_each(|runtime| {
        let drops = Count::new();
        for _ in 0..10 {
            let phoenix = Phoenix(drops.clone(), 3);
            runtime.spawn(async move {
                let _phoenix = phoenix;
                pending::<()>().await;
            });
        }
        runtime.block_on(async { yield_now().await });
        drop(runtime);
        assert_eq!(drops.get(), 40);
    });
}

/// Does when it is dropped whatever a destructor may think of.
struct Busy {
    sibling: AbortHandle,
    waker: Waker,
    waiting: Option<JoinHandle<()>>,
    dropped: Count,
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.sibling.abort();
        self.waker.wake_by_ref();
        self.waiting.take();
        let call = spawn_blocking(|| panic!("the pool is closed"));
        call.abort();
        drop(Handle::current().spawn(async { panic!("the runtime is closed") }));
        let mut late = Box::pin(sleep(Duration::from_secs(3600)));
        assert!(poll_once(late.as_mut()).is_pending());
        drop(LocalRuntime::new());
        self.dropped.add();
    }
}

#[test]
fn x13_whatever_is_done_within_a_drop_at_shutdown_ends() {
    on_each(|runtime| {
        let dropped = Count::new();
        for _ in 0..10 {
            let drops = dropped.clone();
            let sibling = runtime.spawn(pending::<()>());
            let waiting = runtime.spawn(pending::<()>());
            let sibling = sibling.abort_handle();
            let task = runtime.spawn(async move {
                let _busy = Busy {
                    sibling,
                    waker: own_waker().await,
                    waiting: Some(waiting),
                    dropped: drops,
                };
                pending::<()>().await;
            });
            drop(task);
        }
        runtime.block_on(until(|| runtime.handle().stats().waiting == 30));
        drop(runtime);
        assert_eq!(dropped.get(), 10);
    });
}

#[test]
fn x20_a_dropped_runtime_has_dropped_ten_thousand_waiting_tasks() {
    on_each(|runtime| {
        let (began, drops) = (Count::new(), Count::new());
        let threads = Arc::new(());
        for i in 0..turns(10_000) {
            let (guard, began, threads) = (drops.on_drop(), began.clone(), threads.clone());
            runtime.spawn(async move {
                let _held = (guard, threads);
                began.add();
                match i % 3 {
                    0 => pending().await,
                    1 => sleep(Duration::from_secs(3600)).await,
                    _ => loop {
                        yield_now().await;
                    },
                }
            });
        }
        runtime.block_on(until(|| began.get() == turns(10_000)));
        drop(runtime);
        assert_eq!(
            (drops.get(), Arc::strong_count(&threads)),
            (turns(10_000), 1)
        );
    });
}

#[test]
fn tasks_that_never_ran_are_dropped_as_well() {
    bounded(|| {
        let drops = Count::new();
        let runtime = LocalRuntime::new().unwrap();
        for _ in 0..turns(1000) {
            let guard = drops.on_drop();
            runtime.spawn(async move { drop(guard) });
            let guard = drops.on_drop();
            runtime.handle().spawn(async move { drop(guard) });
        }
        drop(runtime);
        assert_eq!(drops.get(), 2 * turns(1000));
    });
}

#[test]
fn spawning_onto_a_runtime_that_is_gone_cancels_the_task() {
    on_each(|runtime| {
        let handle = runtime.handle().clone();
        drop(runtime);
        let drops = Count::new();
        let guard = drops.on_drop();
        let task = handle.spawn(async move { drop(guard) });
        assert_eq!(drops.get(), 1);
        assert!(
            ch10_final_runtime::block_on(task)
                .unwrap_err()
                .is_cancelled()
        );
        let call = handle.spawn_blocking(|| 1);
        assert!(
            ch10_final_runtime::block_on(call)
                .unwrap_err()
                .is_cancelled()
        );
    });
}

#[test]
fn a_runtime_dropped_by_its_own_task_ends() {
    bounded(|| {
        let drops = Count::new();
        let runtime = Builder::new().workers(2).build().unwrap();
        let (send, receive) = channel();
        let guard = drops.on_drop();
        runtime.spawn(async move {
            let _guard = guard;
            pending::<()>().await;
        });
        let handle = runtime.handle().clone();
        handle.spawn(async move {
            let runtime: ch10_final_runtime::Runtime = receive.recv().unwrap();
            drop(runtime);
        });
        send.send(runtime).unwrap();
        while drops.get() == 0 {
            thread::yield_now();
        }
    });
}

#[test]
fn a_call_that_has_begun_is_waited_for_and_others_are_cancelled() {
    bounded(|| {
        let runtime = Builder::new()
            .workers(1)
            .blocking_threads(1)
            .build()
            .unwrap();
        let (begin, begun) = channel();
        let (release, released) = channel::<()>();
        let ended = Count::new();
        let counted = ended.clone();
        runtime.block_on(async move {
            drop(spawn_blocking(move || {
                begin.send(()).unwrap();
                released.recv().unwrap();
                counted.add();
            }));
        });
        begun.recv().unwrap();
        let second = runtime
            .handle()
            .spawn_blocking(|| panic!("there is one thread"));
        let releasing = thread::spawn(move || {
            let error = ch10_final_runtime::block_on(second).unwrap_err();
            release.send(()).unwrap();
            error
        });
        drop(runtime);
        assert_eq!(ended.get(), 1);
        assert!(releasing.join().unwrap().is_cancelled());
    });
}

#[test]
fn many_runtimes_one_after_the_other() {
    bounded(|| {
        let sum = Arc::new(AtomicUsize::new(0));
        for _ in 0..turns(300) {
            let runtime = Builder::new().workers(3).build().unwrap();
            let add = sum.clone();
            let task = runtime.spawn(async move { add.fetch_add(1, SeqCst) });
            runtime.block_on(task).unwrap();
        }
        assert_eq!(sum.load(SeqCst), turns(300));
    });
}

/// Numbers of runtimes are not given out twice, or this would run on a runtime that nobody asked.
#[test]
fn a_handle_that_outlives_its_runtime_spawns_onto_no_other() {
    bounded(|| {
        let gone = LocalRuntime::new().unwrap().handle().clone();
        let next = Builder::new().workers(1).build().unwrap();
        let error = next.block_on(gone.spawn(async {})).unwrap_err();
        assert!(error.is_cancelled());
    });
}
