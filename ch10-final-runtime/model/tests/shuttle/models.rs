// What a program does with the runtime, in few steps. That nothing is lost shows by its ending.

use std::future::{pending, poll_fn};
use std::sync::Arc;
use std::task::{Poll, Waker};

use shuttle::thread;

use crate::block_on::block_on;
use crate::builder::Builder;
use crate::runtime::{Handle, Runtime, spawn, yield_now};
use crate::sync::Mutex;
use crate::sync::atomic::{AtomicUsize, Ordering::*};

fn two_workers() -> Runtime {
    Builder::new().workers(2).build().unwrap()
}

/// Ready once it was set; keeps the waker until then.
#[derive(Clone, Default)]
struct Event(Arc<Mutex<(bool, Option<Waker>)>>);

impl Event {
    fn set(&self) {
        let waker = {
            let mut event = self.0.lock().unwrap();
            event.0 = true;
            event.1.take()
        };
        waker.into_iter().for_each(Waker::wake);
    }

    async fn wait(&self) {
        poll_fn(|cx| {
            let mut event = self.0.lock().unwrap();
            if event.0 {
                return Poll::Ready(());
            }
            event.1 = Some(cx.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// Counts one when it is dropped.
struct Guard(Arc<AtomicUsize>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
    }
}

/// More tasks than fit into a queue, each of which runs twice.
pub fn tasks_on_two_workers_end() {
    let runtime = two_workers();
    let sum = runtime.block_on(runtime.spawn(async {
        let tasks: Vec<_> = (0..6)
            .map(|i| {
                spawn(async move {
                    yield_now().await;
                    i
                })
            })
            .collect();
        let mut sum = 0;
        for task in tasks {
            sum += task.await.unwrap();
        }
        sum
    }));
    assert_eq!(sum.unwrap(), 15);
}

pub fn a_wake_from_elsewhere_reaches_a_sleeping_worker() {
    let runtime = two_workers();
    let events = [Event::default(), Event::default()];
    let tasks = events
        .clone()
        .map(|event| runtime.spawn(async move { event.wait().await }));
    let setting = thread::spawn(move || events.iter().for_each(Event::set));
    for task in tasks {
        block_on(task).unwrap();
    }
    setting.join().unwrap();
}

pub fn a_wake_from_elsewhere_reaches_a_local_runtime() {
    let runtime = Builder::new().build_local().unwrap();
    let event = Event::default();
    let waited = event.clone();
    let task = runtime.spawn(async move { waited.wait().await });
    let handle: Handle = runtime.handle().clone();
    let elsewhere = thread::spawn(move || {
        event.set();
        handle.spawn(async { 3 })
    });
    runtime.block_on(task).unwrap();
    let spawned = elsewhere.join().unwrap();
    assert_eq!(runtime.block_on(spawned).unwrap(), 3);
}

pub fn a_runtime_may_be_dropped_while_tasks_are_woken() {
    let runtime = two_workers();
    let drops = Arc::new(AtomicUsize::new(0));
    let events = [Event::default(), Event::default()];
    for event in events.clone() {
        let guard = Guard(drops.clone());
        runtime.spawn(async move {
            let _guard = guard;
            event.wait().await;
            pending::<()>().await;
        });
    }
    let setting = thread::spawn(move || events.iter().for_each(Event::set));
    drop(runtime);
    assert_eq!(drops.load(SeqCst), 2);
    setting.join().unwrap();
}

pub fn a_runtime_may_be_dropped_while_others_spawn() {
    let runtime = two_workers();
    let handle = runtime.handle().clone();
    let spawning = thread::spawn(move || handle.spawn(async { 3 }));
    drop(runtime);
    // Either it ran, or it was cancelled: whoever waits is told.
    match block_on(spawning.join().unwrap()) {
        Ok(output) => assert_eq!(output, 3),
        Err(error) => assert!(error.is_cancelled()),
    }
}

pub fn an_abort_reaches_its_task() {
    let runtime = two_workers();
    let drops = Arc::new(AtomicUsize::new(0));
    let guard = Guard(drops.clone());
    let task = runtime.spawn(async move {
        let _guard = guard;
        pending::<()>().await;
    });
    let abort = task.abort_handle();
    let aborting = thread::spawn(move || abort.abort());
    assert!(block_on(task).unwrap_err().is_cancelled());
    assert_eq!(drops.load(SeqCst), 1);
    aborting.join().unwrap();
}
