//! An answer to exercise 3.

use std::mem;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

/// A channel for one value.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let state = Arc::new(Mutex::new(State::Waits(None)));
    let sender = Sender {
        state: Arc::clone(&state),
    };
    (sender, Receiver { state })
}

/// Sends the value, once.
pub struct Sender<T> {
    state: Arc<Mutex<State<T>>>,
}

/// A future: the value, or the news that there will be none.
pub struct Receiver<T> {
    state: Arc<Mutex<State<T>>>,
}

/// The sender was dropped and has sent nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Canceled;

/// While it is locked, no waker is called, and neither a waker nor a value is dropped: what is behind
/// them may come back here.
enum State<T> {
    /// Nothing has happened, but for polls.
    Waits(Option<Waker>),
    HasValue(T),
    /// The sender is gone, and there is no value.
    IsCanceled,
    /// The receiver is gone, or has what it was waiting for.
    IsOver,
}

impl<T> Sender<T> {
    /// Hands over `value`, and gives it back if the receiver is gone.
    pub fn send(self, value: T) -> Result<(), T> {
        match self.finish(State::HasValue(value)) {
            Err(State::HasValue(value)) => Err(value),
            _ => Ok(()),
        }
    }

    /// Gives `state` back if nobody waits for it.
    fn finish(&self, state: State<T>) -> Result<(), State<T>> {
        let mut shared = self.state.lock().unwrap();
        let State::Waits(waker) = &mut *shared else {
            return Err(state);
        };
        let waker = waker.take();
        *shared = state;
        drop(shared);
        if let Some(waker) = waker {
            waker.wake();
        }
        Ok(())
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let _ = self.finish(State::IsCanceled); // too late, if the value was sent
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, Canceled>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {
        let mut shared = self.state.lock().unwrap();
        match mem::replace(&mut *shared, State::IsOver) {
            State::Waits(former) => {
                *shared = State::Waits(Some(cx.waker().clone()));
                drop(shared);
                drop(former);
                Poll::Pending
            }
            State::HasValue(value) => Poll::Ready(Ok(value)),
            State::IsCanceled => Poll::Ready(Err(Canceled)),
            State::IsOver => {
                drop(shared);
                panic!("`Receiver` was polled after it was ready")
            }
        }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let mut shared = self.state.lock().unwrap();
        let state = mem::replace(&mut *shared, State::IsOver);
        drop(shared);
        drop(state); // the value too, if nobody took it
    }
}
