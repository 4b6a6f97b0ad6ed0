//! The checks' words for chapter 8's futures.

pub use ch08_runtime::{Future, Wake, Waker};

use ch08_runtime::{PollState, poll_fn};

/// A future that can be polled by hand.
pub type Boxed<T> = Box<dyn Future<Output = T> + Send>;

pub fn boxed<T>(future: impl Future<Output = T> + Send + 'static) -> Boxed<T> {
    Box::new(future)
}

pub fn poll<T>(future: &mut Boxed<T>, waker: &Waker) -> Option<T> {
    match future.poll(waker) {
        PollState::Ready(output) => Some(output),
        PollState::NotReady => None,
    }
}

/// Ready when `step` returns something.
pub fn future<T, F: FnMut(&Waker) -> Option<T>>(mut step: F) -> impl Future<Output = T> {
    poll_fn(move |waker| match step(waker) {
        Some(output) => PollState::Ready(output),
        None => PollState::NotReady,
    })
}
