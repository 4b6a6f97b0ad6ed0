//! Puts the result in its place, and tells nobody.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::{mem, thread};

use ch08_runtime::{Aborted, Future, PollState, Waker};

/// Splits `future` in two: what an executor runs, and what somebody else waits for.
pub fn joinable<F: Future>(future: F) -> (Joinable<F>, JoinHandle<F::Output>) {
    let shared = Arc::new(Mutex::new(Shared {
        state: State::Runs,
        task: None,
        joiner: None,
    }));
    let handle = JoinHandle {
        shared: Arc::clone(&shared),
    };
    let future = Some(future);
    (Joinable { future, shared }, handle)
}

/// What an executor runs: a future without an output, which never panics.
pub struct Joinable<F: Future> {
    /// `None` after its end.
    future: Option<F>,
    shared: Arc<Mutex<Shared<F::Output>>>,
}

/// A future too: how the other one has ended. Dropped, it lets the other one go on.
pub struct JoinHandle<T> {
    shared: Arc<Mutex<Shared<T>>>,
}

/// While it is locked, no waker is called and none is dropped: what is behind it may come back here.
struct Shared<T> {
    state: State<T>,
    /// The wakers of both ends, from their last polls.
    task: Option<Waker>,
    joiner: Option<Waker>,
}

enum State<T> {
    Runs,
    IsAborted,
    HasEnded(thread::Result<T>),
    IsJoined,
}

impl<F: Future> Future for Joinable<F> {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        let future = self.future.as_mut();
        let future = future.expect("it was polled after it was ready");
        let mut shared = self.shared.lock().unwrap();
        let is_aborted = matches!(shared.state, State::IsAborted);
        let _former = shared.task.replace(waker.clone());
        drop(shared);
        if is_aborted {
            self.finish(Err(Box::new(Aborted)));
            return PollState::Ready(());
        }
        match panic::catch_unwind(AssertUnwindSafe(|| future.poll(waker))) {
            Ok(PollState::NotReady) => return PollState::NotReady,
            Ok(PollState::Ready(output)) => self.finish(Ok(output)),
            Err(payload) => self.finish(Err(payload)),
        }
        PollState::Ready(())
    }
}

impl<F: Future> Joinable<F> {
    fn finish(&mut self, result: thread::Result<F::Output>) {
        self.future = None; // first, so that who is told finds it gone
        let mut shared = self.shared.lock().unwrap();
        shared.state = State::HasEnded(result);
        let (_joiner, _own) = (shared.joiner.take(), shared.task.take());
        drop(shared);
    }
}

impl<F: Future> Drop for Joinable<F> {
    fn drop(&mut self) {
        if self.future.is_some() {
            self.finish(Err(Box::new(Aborted)));
        }
    }
}

impl<T> JoinHandle<T> {
    /// Has the other one end at its next poll, with the error [`Aborted`].
    pub fn abort(&self) {
        let mut shared = self.shared.lock().unwrap();
        if !matches!(shared.state, State::Runs) {
            return;
        }
        shared.state = State::IsAborted;
        let task = shared.task.take();
        drop(shared);
        if let Some(task) = task {
            task.wake(); // or its next poll may never come
        }
    }
}

impl<T> Future for JoinHandle<T> {
    /// `Err` holds what the future panicked with, or [`Aborted`].
    type Output = thread::Result<T>;

    fn poll(&mut self, waker: &Waker) -> PollState<thread::Result<T>> {
        let mut shared = self.shared.lock().unwrap();
        match mem::replace(&mut shared.state, State::IsJoined) {
            State::HasEnded(result) => PollState::Ready(result),
            State::IsJoined => panic!("the handle was polled after it was ready"),
            running => {
                shared.state = running;
                let former = shared.joiner.replace(waker.clone());
                drop(shared);
                drop(former);
                PollState::NotReady
            }
        }
    }
}
