//! Foreign futures that know of no runtime: async-channel and async-lock, driven hard.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use async_lock::{Barrier, Mutex, RwLock, Semaphore};
use ch10_final_runtime::{JoinHandle, block_on, spawn, timeout, yield_now};
use common::*;

async fn all<T>(tasks: impl IntoIterator<Item = JoinHandle<T>>) -> Vec<T> {
    let mut outputs = Vec::new();
    for task in tasks.into_iter().collect::<Vec<_>>() {
        outputs.push(task.await.unwrap());
    }
    outputs
}

/// Receivers lose patience in mid-wait and come again; senders too. Every message arrives once.
#[test]
fn a_channel_between_many_loses_and_doubles_nothing() {
    const PRODUCERS: usize = 8;
    const EACH: usize = 1000;
    on_each(|runtime| {
        for capacity in [1, 7] {
            let (send, receive) = async_channel::bounded(capacity);
            let gave_up = Arc::new(AtomicUsize::new(0));
            let seen = runtime.block_on(runtime.spawn(async move {
                let producers = (0..PRODUCERS).map(|me| {
                    let (send, gave_up) = (send.clone(), gave_up.clone());
                    spawn(async move {
                        for i in 0..EACH {
                            let message = me * EACH + i;
                            // What was not sent in time was not sent.
                            while timeout(Duration::from_micros(50), send.send(message))
                                .await
                                .is_err()
                            {
                                gave_up.fetch_add(1, SeqCst);
                            }
                        }
                    })
                });
                let producers: Vec<_> = producers.collect();
                drop(send);
                let consumers = (0..5).map(|_| {
                    let receive = receive.clone();
                    spawn(async move {
                        let mut seen = Vec::new();
                        loop {
                            match timeout(Duration::from_micros(50), receive.recv()).await {
                                Ok(Ok(message)) => seen.push(message),
                                Ok(Err(_closed)) => return seen,
                                Err(_elapsed) => yield_now().await,
                            }
                        }
                    })
                });
                let seen = all(consumers).await.concat();
                all(producers).await;
                seen
            }));
            let mut seen = seen.unwrap();
            seen.sort_unstable();
            assert!(seen.iter().copied().eq(0..PRODUCERS * EACH));
        }
        assert_eq!(runtime.handle().stats().timers, 0);
    });
}

/// A message goes round through tasks, threads and the root future.
#[test]
fn a_message_goes_round_through_tasks_and_threads() {
    on_each(|runtime| {
        let (first, mut receive) = async_channel::bounded::<usize>(1);
        for i in 0..20 {
            let (send, next) = async_channel::bounded(1);
            let from = std::mem::replace(&mut receive, next);
            let pass = async move {
                while let Ok(count) = from.recv().await {
                    send.send(count + 1).await.unwrap();
                }
            };
            match i % 4 {
                0 => drop(std::thread::spawn(move || block_on(pass))),
                _ => drop(runtime.spawn(pass)),
            }
        }
        runtime.block_on(async {
            for round in 0..200 {
                first.send(round).await.unwrap();
                assert_eq!(receive.recv().await, Ok(round + 20));
            }
        });
    });
}

/// Whoever is cancelled while it waits for the lock neither holds it nor keeps others from it.
#[test]
fn a_lock_is_held_by_one_however_many_give_up() {
    on_each(|runtime| {
        let (sum, raised) = (Arc::new(Mutex::new(0)), Arc::new(AtomicUsize::new(0)));
        let raising = |i: usize| {
            let (sum, raised) = (sum.clone(), raised.clone());
            runtime.spawn(async move {
                for _ in 0..50 {
                    let patience = Duration::from_micros(if i < 10 { 20 } else { 60_000_000 });
                    if let Ok(mut sum) = timeout(patience, sum.lock()).await {
                        let before = *sum;
                        yield_now().await;
                        *sum = before + 1;
                        raised.fetch_add(1, SeqCst);
                    }
                }
            })
        };
        let tasks: Vec<_> = (0..20).map(raising).collect();
        runtime.block_on(all(tasks));
        let sum = *runtime.block_on(sum.lock());
        assert_eq!(sum, raised.load(SeqCst));
        assert!(sum >= 10 * 50, "the patient ones got the lock {sum} times");
    });
}

#[test]
fn a_semaphore_lets_no_more_in_than_it_has_permits_and_loses_none() {
    const PERMITS: usize = 3;
    on_each(|runtime| {
        let semaphore = Arc::new(Semaphore::new(PERMITS));
        let (inside, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let entering = |i: u64| {
            let (semaphore, inside, most) = (semaphore.clone(), inside.clone(), most.clone());
            runtime.spawn(async move {
                for _ in 0..20 {
                    let _permit = semaphore.acquire().await;
                    most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                    let _elapsed = timeout(Duration::from_micros(i), yield_now()).await;
                    inside.fetch_sub(1, SeqCst);
                }
            })
        };
        let tasks: Vec<_> = (0..30).map(entering).collect();
        // Every third one is ended wherever it is: its permit, or its place, has to go back.
        let aborted = tasks.iter().step_by(3).map(|task| task.abort_handle());
        let aborted: Vec<_> = aborted.collect();
        runtime.block_on(until(|| most.load(SeqCst) > 0));
        aborted.iter().for_each(|task| task.abort());
        for task in tasks {
            let _cancelled = runtime.block_on(task);
        }
        let permits: Vec<_> = std::iter::from_fn(|| semaphore.try_acquire()).collect();
        assert_eq!(permits.len(), PERMITS);
    });
}

#[test]
fn readers_share_and_writers_do_not() {
    on_each(|runtime| {
        let pair = Arc::new(RwLock::new((0, 0)));
        let barrier = Arc::new(Barrier::new(12));
        let task = |i: usize| {
            let (pair, barrier) = (pair.clone(), barrier.clone());
            runtime.spawn(async move {
                barrier.wait().await;
                for _ in 0..100 {
                    if i < 3 {
                        let mut pair = pair.write().await;
                        pair.0 += 1;
                        yield_now().await;
                        pair.1 += 1;
                    } else {
                        let pair = pair.read().await;
                        assert_eq!(pair.0, pair.1);
                        yield_now().await;
                        assert_eq!(pair.0, pair.1);
                    }
                }
            })
        };
        let tasks: Vec<_> = (0..12).map(task).collect();
        runtime.block_on(all(tasks));
        assert_eq!(*runtime.block_on(pair.read()), (300, 300));
    });
}
