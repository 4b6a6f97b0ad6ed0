//! Nobody starves: not the third task, not the sockets, not the timers.

mod common;

use std::future::poll_fn;
use std::io::{Read, Write};
use std::net::TcpStream as Client;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::task::Poll;
use std::thread;
use std::time::Duration;

use ch10_final_runtime::net::{TcpListener, TcpStream};
use ch10_final_runtime::{Builder, sleep, spawn, yield_now};
use common::*;

/// Each wakes the other and goes to sleep: one of them is always the task woken last.
#[test]
fn x15_two_tasks_that_wake_each_other_do_not_starve_a_third() {
    on_each(|runtime| {
        let turns = Arc::new(AtomicUsize::new(0));
        let stop = Arc::new(AtomicBool::new(false));
        let wakers = Arc::new([const { std::sync::Mutex::new(None::<std::task::Waker>) }; 2]);
        for me in 0..2 {
            let (turns, stop, wakers) = (turns.clone(), stop.clone(), wakers.clone());
            runtime.spawn(poll_fn(move |cx| {
                turns.fetch_add(1, SeqCst);
                *wakers[me].lock().unwrap() = Some(cx.waker().clone());
                let other = wakers[1 - me].lock().unwrap().take();
                other.into_iter().for_each(|waker| waker.wake());
                if stop.load(SeqCst) {
                    Poll::Ready(())
                } else {
                    Poll::Pending
                }
            }));
        }
        runtime.block_on(until(|| turns.load(SeqCst) > 100));
        let (counted, stopping) = (turns.clone(), stop.clone());
        let third = runtime.spawn(async move {
            for _ in 0..10 {
                yield_now().await;
            }
            stopping.store(true, SeqCst);
            counted.load(SeqCst)
        });
        runtime.block_on(third).unwrap();
    });
}

#[test]
fn x16_a_connection_is_taken_while_a_hundred_thousand_tasks_are_always_ready() {
    on_each(|runtime| {
        let stop = Arc::new(AtomicBool::new(false));
        let polls = Arc::new(AtomicUsize::new(0));
        let busy = |_| {
            let (stop, polls) = (stop.clone(), polls.clone());
            runtime.spawn(async move {
                while !stop.load(SeqCst) {
                    polls.fetch_add(1, SeqCst);
                    yield_now().await;
                }
            });
        };
        (0..100_000).for_each(busy);
        let before = polls.load(SeqCst);
        let serve = runtime.spawn(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let addr = listener.local_addr().unwrap();
            let client = thread::spawn(move || {
                let mut client = Client::connect(addr).unwrap();
                client.write_all(b"x").unwrap();
                client.read_exact(&mut [0]).unwrap();
            });
            let (stream, _) = listener.accept().await.unwrap();
            let mut byte = [0];
            stream.read(&mut byte).await.unwrap();
            stream.write_all(&byte).await.unwrap();
            client
        });
        let client = runtime.block_on(serve).unwrap();
        stop.store(true, SeqCst);
        client.join().unwrap();
        // Bind, accept, read and write: a few rounds through all tasks, not hundreds.
        let rounds = (polls.load(SeqCst) - before) / 100_000;
        assert!(rounds < 60, "{rounds} rounds");
    });
}

/// Whatever their number is: none of them falls into step with the worker's looks outside.
#[test]
fn tasks_that_are_always_ready_all_get_their_turns() {
    on_each(|runtime| {
        for tasks in 59..64 {
            let turns: Vec<_> = (0..tasks).map(|_| Count::new()).collect();
            let task = |count: &Count| {
                let count = count.clone();
                async move {
                    loop {
                        count.add();
                        yield_now().await;
                    }
                }
            };
            let running = turns.iter().map(task);
            let running: Vec<_> = running.map(|task| runtime.spawn(task)).collect();
            runtime.block_on(until(|| turns.iter().map(Count::get).sum::<usize>() > 5000));
            runtime.block_on(until(|| turns.iter().all(|turns| turns.get() > 0)));
            for running in running {
                running.abort();
                assert!(runtime.block_on(running).unwrap_err().is_cancelled());
            }
        }
    });
}

#[test]
fn a_timer_fires_while_tasks_are_always_ready() {
    on_each(|runtime| {
        let stop = Arc::new(AtomicBool::new(false));
        for _ in 0..10 {
            let stop = stop.clone();
            runtime.spawn(async move {
                while !stop.load(SeqCst) {
                    yield_now().await;
                }
            });
        }
        runtime
            .block_on(runtime.spawn(sleep(Duration::from_millis(5))))
            .unwrap();
        stop.store(true, SeqCst);
    });
}

/// The writer never lets the reader wait, and the reader never waits by itself.
#[test]
fn a_stream_that_is_always_ready_gives_way_to_other_tasks() {
    bounded(|| {
        let runtime = Builder::new().workers(1).build().unwrap();
        let task = runtime.spawn(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let stream = TcpStream::connect(listener.local_addr().unwrap())
                .await
                .unwrap();
            let (peer, _) = listener.accept().await.unwrap();
            let others = Arc::new(AtomicUsize::new(0));
            let count = others.clone();
            let counting = spawn(async move {
                loop {
                    count.fetch_add(1, SeqCst);
                    yield_now().await;
                }
            });
            let before = others.load(SeqCst);
            for _ in 0..10_000 {
                stream.write_all(b"x").await.unwrap();
                assert_eq!(peer.read(&mut [0]).await.unwrap(), 1);
            }
            counting.abort();
            others.load(SeqCst) - before
        });
        let turns = runtime.block_on(task).unwrap();
        assert!(
            turns >= 20_000 / 128,
            "{turns} turns during 20,000 operations"
        );
    });
}

/// A worker that is kept busy by one task does not keep the others' tasks.
#[test]
fn tasks_behind_a_busy_worker_are_stolen() {
    bounded(|| {
        let runtime = Builder::new().workers(2).build().unwrap();
        let stuck = Count::new();
        let task = {
            let stuck = stuck.clone();
            runtime.spawn(async move {
                for _ in 0..100 {
                    let stuck = stuck.clone();
                    spawn(async move { stuck.add() });
                }
                while stuck.get() < 100 {
                    thread::yield_now(); // blocks its worker
                }
            })
        };
        runtime.block_on(task).unwrap();
    });
}
