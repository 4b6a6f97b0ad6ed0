//! Threads for what blocks: file systems, name resolution, long computations.
//!
//! A call is a task like any other, whose future is ready at its first poll. So it has a
//! [`JoinHandle`], and its panic and cancellation come for free.
#![expect(unsafe_code, reason = "a call is a task that runs here")]

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crate::executor::{Current, Shared};
use crate::join_handle::JoinHandle;
use crate::runtime::Handle;
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
    Handle::current().spawn_blocking(call)
}

impl Handle {
    /// Runs `call` on the runtime's blocking pool: see [`spawn_blocking`].
    pub fn spawn_blocking<T, C>(&self, call: C) -> JoinHandle<T>
    where
        T: Send + 'static,
        C: FnOnce() -> T + Send + 'static,
    {
        // SAFETY: future and output are Send.
        let task = unsafe { Task::new(async move { call() }, self.0.id) };
        JoinHandle::new(task.clone(), self.0.blocking.push(task, &self.0))
    }
}

/// Threads that come as they are needed and go when they are not.
pub(crate) struct Pool {
    state: Mutex<State>,
    changed: Condvar,
    limit: usize,
}

#[derive(Default)]
struct State {
    calls: VecDeque<TaskRef>,
    /// How many wait for a call, those that were notified and have not woken up yet among them.
    idle: usize,
    running: usize,
    closed: bool,
}

impl Pool {
    pub(crate) fn new(limit: usize) -> Pool {
        Pool {
            state: Mutex::default(),
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
            match shared.start("blocking".to_owned(), run_calls) {
                Ok(()) => state.running += 1,
                Err(_) if state.running > 0 => {} // it has to wait for one of them
                Err(_) => return Err(call),
            }
        }
        state.calls.push_back(call);
        self.changed.notify_one();
        Ok(())
    }

    /// Waits for a call; `None` tells the thread to end.
    fn next(&self) -> Option<TaskRef> {
        let mut state = self.state.lock().unwrap();
        state.idle += 1;
        let nothing = |state: &mut State| state.calls.is_empty() && !state.closed;
        let waited = self.changed.wait_timeout_while(state, KEEP_ALIVE, nothing);
        (state, _) = waited.unwrap();
        state.idle -= 1;
        let call = state.calls.pop_front();
        state.running -= usize::from(call.is_none());
        call
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
}

fn run_calls(shared: Arc<Shared>) {
    let _current = Current(shared.clone(), None).enter();
    while let Some(call) = shared.blocking.next() {
        call.run(&shared.waiting);
    }
}
