//! What runtimes that are built as a first exercise get wrong, as far as no other file has it.

mod common;

use std::sync::{Arc, Mutex};
use std::thread;

use ch10_final_runtime::{Builder, Handle, LocalRuntime, spawn, yield_now};
use common::*;

#[test]
fn block_on_returns_its_output_and_waits_for_no_task() {
    on_each(|runtime| {
        let drops = Count::new();
        let guard = drops.on_drop();
        runtime.spawn(async move {
            let _guard = guard;
            std::future::pending::<()>().await;
        });
        assert_eq!(runtime.block_on(async { 6 * 7 }), 42);
        assert_eq!(drops.get(), 0);
        drop(runtime);
        assert_eq!(drops.get(), 1);
    });
}

/// The root future and all workers sleep, and nothing but the new task can end that.
#[test]
fn a_task_from_another_thread_wakes_a_sleeping_runtime() {
    on_each(|runtime| {
        let handle = runtime.handle().clone();
        let (send, gates) = std::sync::mpsc::channel::<Gate>();
        let spawning = thread::spawn(move || {
            for gate in gates {
                thread::yield_now();
                drop(handle.spawn(async move { gate.open() }));
            }
        });
        for _ in 0..300 {
            let gate = Gate::new();
            send.send(gate.clone()).unwrap();
            runtime.block_on(gate.passed());
        }
        drop(send);
        spawning.join().unwrap();
    });
}

#[test]
fn a_runtime_starts_again_and_beside_others() {
    on_each(|runtime| {
        for i in 0..3 {
            assert_eq!(
                runtime.block_on(runtime.spawn(async move { i })).unwrap(),
                i
            );
            let other = LocalRuntime::new().unwrap();
            let sum = other.block_on(async move { spawn(async move { i + 1 }).await });
            assert_eq!(sum.unwrap(), i + 1);
        }
    });
}

/// Each task wakes itself; on one worker they are served in turn, first come, first served.
#[test]
fn tasks_that_wake_themselves_take_turns() {
    const TURNS: usize = 200;
    bounded(|| {
        for runtime in [
            Either::Local(LocalRuntime::new().unwrap()),
            Either::Threads(Builder::new().workers(1).build().unwrap()),
        ] {
            let served = Arc::new(Mutex::new(Vec::new()));
            let log = served.clone();
            let all = runtime.spawn(async move {
                let turns = |me| {
                    let log = log.clone();
                    spawn(async move {
                        for _ in 0..TURNS {
                            log.lock().unwrap().push(me);
                            yield_now().await;
                        }
                    })
                };
                for task in (0..5).map(turns).collect::<Vec<_>>() {
                    task.await.unwrap();
                }
            });
            runtime.block_on(all).unwrap();
            let served = served.lock().unwrap();
            let fair = |round: &[usize]| round == [0, 1, 2, 3, 4];
            assert_eq!(served.len(), 5 * TURNS);
            assert!(served.chunks(5).all(fair), "{served:?}");
        }
    });
}

#[test]
fn the_current_handle_spawns_where_its_task_runs() {
    on_each(|runtime| {
        let inner = runtime.spawn(async {
            let handle = Handle::current();
            let elsewhere = thread::spawn(move || handle.spawn(async { 3 }));
            elsewhere.join().unwrap().await.unwrap()
        });
        assert_eq!(runtime.block_on(inner).unwrap(), 3);
    });
}
