//! A task may be aborted at any moment, by anybody, more than once.

mod common;

use std::future::pending;
use std::sync::mpsc::channel;
use std::thread;

use ch10_final_runtime::{AbortHandle, LocalRuntime, yield_now};
use common::*;

#[test]
fn x12_abort_before_the_first_poll() {
    bounded(|| {
        let runtime = LocalRuntime::new().unwrap();
        let task = runtime.spawn(async { panic!("polled") });
        task.abort();
        task.abort();
        assert!(runtime.block_on(task).unwrap_err().is_cancelled());
    });
}

#[test]
fn x12_abort_while_waiting_and_while_queued() {
    on_each(|runtime| {
        for queued in [false, true] {
            let drops = Count::new();
            let guard = drops.on_drop();
            let (send, waker) = channel();
            let task = runtime.spawn(async move {
                let _guard = guard;
                send.send(own_waker().await).unwrap();
                pending::<()>().await;
            });
            let waker = runtime.block_on(async {
                loop {
                    if let Ok(waker) = waker.try_recv() {
                        return waker;
                    }
                    yield_now().await;
                }
            });
            if queued {
                waker.wake();
            }
            task.abort();
            assert!(runtime.block_on(task).unwrap_err().is_cancelled());
            assert_eq!(drops.get(), 1);
        }
    });
}

#[test]
fn x12_a_task_that_aborts_itself_ends_where_it_waits_next() {
    on_each(|runtime| {
        let (send, own) = channel::<AbortHandle>();
        let passed = Count::new();
        let counted = passed.clone();
        let task = runtime.spawn(async move {
            let own = loop {
                match own.try_recv() {
                    Ok(own) => break own,
                    Err(_) => yield_now().await,
                }
            };
            own.abort();
            counted.add();
            yield_now().await;
            counted.add();
        });
        send.send(task.abort_handle()).unwrap();
        assert!(runtime.block_on(task).unwrap_err().is_cancelled());
        assert_eq!(passed.get(), 1);
    });
}

#[test]
fn x12_abort_after_completion_leaves_the_output() {
    on_each(|runtime| {
        let task = runtime.spawn(async { 9 });
        runtime.block_on(until(|| task.is_finished()));
        task.abort();
        assert_eq!(runtime.block_on(task).unwrap(), 9);
    });
}

/// The task is within its poll on one thread while another aborts it.
#[test]
fn x12_abort_while_it_runs() {
    on_each(|runtime| {
        for ready in [false, true] {
            let (drops, passed) = (Count::new(), Count::new());
            let (guard, counted) = (drops.on_drop(), passed.clone());
            let (send, own) = channel::<AbortHandle>();
            let task = runtime.spawn(async move {
                let _guard = guard;
                let own = own.recv().unwrap();
                thread::spawn(move || own.abort()).join().unwrap();
                if !ready {
                    pending::<()>().await;
                    counted.add();
                }
                8
            });
            send.send(task.abort_handle()).unwrap();
            // What completes first stands, what waits first is cancelled.
            match runtime.block_on(task) {
                Ok(output) => assert_eq!((ready, output), (true, 8)),
                Err(error) => assert!(!ready && error.is_cancelled()),
            }
            assert_eq!((drops.get(), passed.get()), (1, 0));
        }
    });
}

#[test]
fn x12_abort_twice_and_from_many_threads() {
    on_each(|runtime| {
        let drops = Count::new();
        let tasks: Vec<_> = (0..200)
            .map(|_| {
                let guard = drops.on_drop();
                runtime.spawn(async move {
                    let _guard = guard;
                    loop {
                        yield_now().await;
                    }
                })
            })
            .collect();
        let aborts: Vec<_> = tasks.iter().map(|task| task.abort_handle()).collect();
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| aborts.iter().for_each(AbortHandle::abort));
            }
        });
        for task in tasks {
            assert!(runtime.block_on(task).unwrap_err().is_cancelled());
        }
        aborts.iter().for_each(AbortHandle::abort); // there is nothing left to abort
        assert_eq!(drops.get(), 200);
        runtime.block_on(until(|| runtime.handle().stats().waiting == 0));
    });
}

#[test]
fn x12_a_call_that_has_begun_goes_on_and_its_output_stands() {
    on_each(|runtime| {
        let (release, released) = channel();
        let (begin, begun) = channel();
        let call = runtime.handle().spawn_blocking(move || {
            begin.send(()).unwrap();
            released.recv().unwrap()
        });
        begun.recv().unwrap();
        call.abort();
        release.send(5).unwrap();
        assert_eq!(runtime.block_on(call).unwrap(), 5);
    });
}
