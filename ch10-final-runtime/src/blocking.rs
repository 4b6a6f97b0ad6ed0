//! Threads for what blocks: file systems, name resolution, long computations.
//!
//! A call is a task like any other, whose future is ready at its first poll. So it has a
//! [`JoinHandle`], and its panic and cancellation come for free.
#![expect(unsafe_code, reason = "a call is a task that runs here")]

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle as Thread};
use std::time::Duration;

use crate::executor::{Current, Shared, with_current};
use crate::join_handle::JoinHandle;
use crate::task::{Task, TaskRef};

/// How long a thread waits for another call before it ends.
const KEEP_ALIVE: Duration = Duration::from_secs(10);

/// Runs `call` on a thread where it may block, and returns at once.
///
/// A call that has begun cannot be aborted. At most
/// [`blocking_threads`](crate::Builder::blocking_threads) run at a time, others wait for their turn.
///
/// ```
/// use ch10_final_runtime::{LocalRuntime, spawn_blocking};
///
/// let read = async { spawn_blocking(|| std::fs::read_to_string("Cargo.toml")).await };
/// let text = LocalRuntime::new()?.block_on(read)??;
/// assert!(text.contains("[package]"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
/// Panics outside of a runtime.
pub fn spawn_blocking<T, C>(call: C) -> JoinHandle<T>
where
    T: Send + 'static,
    C: FnOnce() -> T + Send + 'static,
{
    let shared = with_current(|current| current.shared.clone());
    spawn_on(&shared, call)
}

pub(crate) fn spawn_on<T, C>(shared: &Arc<Shared>, call: C) -> JoinHandle<T>
where
    T: Send + 'static,
    C: FnOnce() -> T + Send + 'static,
{
    // SAFETY: future and output are Send.
    let task = unsafe { Task::new(async move { call() }, shared.id) };
    if let Err(refused) = shared.blocking.push(task.clone(), shared) {
        refused.cancel();
    }
    JoinHandle::new(task)
}

/// Threads that come as they are needed and go when they are not.
pub(crate) struct Pool {
    state: Mutex<State>,
    changed: Condvar,
    limit: usize,
}

struct State {
    calls: VecDeque<TaskRef>,
    /// Those that have ended by themselves are in there too, until the next one begins.
    threads: Vec<Thread<()>>,
    /// How many wait for a call, those that were notified and have not woken up yet among them.
    idle: usize,
    running: usize,
    closed: bool,
}

impl Pool {
    pub(crate) fn new(limit: usize) -> Pool {
        let state = State {
            calls: VecDeque::new(),
            threads: Vec::new(),
            idle: 0,
            running: 0,
            closed: false,
        };
        Pool {
            state: Mutex::new(state),
            changed: Condvar::new(),
            limit,
        }
    }

    /// Queues a call, and sees to it that a thread comes for it. Gives it back when the pool is
    /// closed, or if there is no thread at all and none to be had.
    fn push(&self, call: TaskRef, shared: &Arc<Shared>) -> Result<(), TaskRef> {
        let mut state = self.state.lock().unwrap();
        if state.closed {
            return Err(call);
        }
        if state.calls.len() >= state.idle && state.running < self.limit {
            let on_thread = shared.clone();
            let thread = thread::Builder::new().name("blocking".to_owned());
            match thread.spawn(move || on_thread.blocking.run(&on_thread)) {
                Ok(thread) => {
                    state.running += 1;
                    state.threads.retain(|thread| !thread.is_finished());
                    state.threads.push(thread);
                }
                Err(_) if state.running > 0 => {} // it has to wait for one of them
                Err(_) => return Err(call),
            }
        }
        state.calls.push_back(call);
        self.changed.notify_one();
        Ok(())
    }

    fn run(&self, shared: &Arc<Shared>) {
        let _current = Current::outside(shared.clone()).enter();
        while let Some(call) = self.next() {
            call.run(&shared.waiting);
        }
    }

    /// Waits for a call; `None` tells the thread to end.
    fn next(&self) -> Option<TaskRef> {
        let mut state = self.state.lock().unwrap();
        loop {
            if let Some(call) = state.calls.pop_front() {
                return Some(call);
            }
            if state.closed {
                return None;
            }
            state.idle += 1;
            let (back, timeout) = self.changed.wait_timeout(state, KEEP_ALIVE).unwrap();
            state = back;
            state.idle -= 1;
            if timeout.timed_out() && state.calls.is_empty() {
                state.running -= 1;
                return None;
            }
        }
    }

    /// Cancels what has not begun, and takes nothing more.
    pub(crate) fn close(&self) {
        let mut state = self.state.lock().unwrap();
        state.closed = true;
        let calls = std::mem::take(&mut state.calls);
        self.changed.notify_all();
        drop(state);
        for call in calls {
            call.cancel();
        }
    }

    /// Waits for the threads to end, all but this one.
    pub(crate) fn join(&self) {
        let threads = std::mem::take(&mut self.state.lock().unwrap().threads);
        for thread in threads {
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}
