//! The checks' words for std's futures.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::future::Future;
pub use std::task::{Wake, Waker};

/// A future that can be polled by hand.
pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;

pub fn boxed<T>(future: impl Future<Output = T> + Send + 'static) -> Boxed<T> {
    Box::pin(future)
}

pub fn poll<T>(future: &mut Boxed<T>, waker: &Waker) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(waker)) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Ready when `step` returns something.
pub fn future<T, F: FnMut(&Waker) -> Option<T>>(mut step: F) -> impl Future<Output = T> {
    poll_fn(move |cx| match step(cx.waker()) {
        Some(output) => Poll::Ready(output),
        None => Poll::Pending,
    })
}
