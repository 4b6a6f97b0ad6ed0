//! The contract between what waits and whoever runs it. Knows nothing of tasks and queues.
//!
//! Like chapter 7's [`Future`](ch07_coroutines::Future), but whoever polls hands in a [`Waker`]: a
//! future that says `NotReady` has seen to it that the waker is called when another poll makes sense.
//! So nobody has to poll in the meantime.

use std::ops::DerefMut;

pub use ch07_coroutines::PollState;

use crate::Waker;

/// Something that ends later. It does nothing unless it is polled.
///
/// Like [`std::future::Future`] without `Pin`: a future may be moved between polls, and must not
/// hold references into itself. Chapter 10 adds that.
///
/// ```
/// use ch08_runtime::{Future, PollState, Waker};
///
/// /// Ready at its second poll.
/// struct Second(bool);
///
/// impl Future for Second {
///     type Output = &'static str;
///
///     fn poll(&mut self, waker: &Waker) -> PollState<&'static str> {
///         if std::mem::replace(&mut self.0, true) {
///             return PollState::Ready("here");
///         }
///         waker.wake_by_ref(); // it can go on at once; most give a clone to whoever they wait for
///         PollState::NotReady
///     }
/// }
///
/// let mut future = Second(false);
/// assert_eq!(future.poll(&Waker::noop()), PollState::NotReady);
/// assert_eq!(future.poll(&Waker::noop()), PollState::Ready("here"));
/// ```
#[must_use = "a future does nothing unless it is polled"]
pub trait Future {
    /// What it ends with.
    type Output;

    /// Goes on as far as possible without waiting.
    ///
    /// After `NotReady`, the waker of the *last* poll is called when there is something to do. It
    /// may be called too often, and a poll may come without it.
    ///
    /// # Panics
    /// A future that was `Ready` has handed over its result, and must not be polled once more. Some
    /// panic then, and say so.
    fn poll(&mut self, waker: &Waker) -> PollState<Self::Output>;
}

// What can be polled behind a pointer is a future as well: a `&mut F`, a `Box<dyn Future<…>>`.
#[diagnostic::do_not_recommend] // what is no future need not become a pointer
impl<P: DerefMut<Target: Future>> Future for P {
    type Output = <P::Target as Future>::Output;

    fn poll(&mut self, waker: &Waker) -> PollState<Self::Output> {
        (**self).poll(waker)
    }
}

/// Makes a future of a closure: `poll` calls it. This is what a rewritten `coroutine fn` returns.
///
/// ```
/// use ch08_runtime::{Future, PollState, Waker, poll_fn};
///
/// let mut future = poll_fn(|_waker| PollState::Ready(7));
/// assert_eq!(future.poll(&Waker::noop()), PollState::Ready(7));
/// ```
pub fn poll_fn<T, F: FnMut(&Waker) -> PollState<T>>(poll: F) -> PollFn<F> {
    PollFn(poll)
}

/// A closure that is polled: see [`poll_fn`].
pub struct PollFn<F>(F);

impl<T, F: FnMut(&Waker) -> PollState<T>> Future for PollFn<F> {
    type Output = T;

    fn poll(&mut self, waker: &Waker) -> PollState<T> {
        (self.0)(waker)
    }
}

/// Lets the others run: `NotReady` once, and queued again behind all that is queued now.
///
/// ```
/// use ch08_runtime::{Runtime, yield_now};
///
/// let runtime = Runtime::new()?;
/// runtime.block_on(yield_now());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn yield_now() -> impl Future<Output = ()> + Send + 'static {
    let mut has_yielded = false;
    poll_fn(move |waker| {
        if std::mem::replace(&mut has_yielded, true) {
            return PollState::Ready(());
        }
        waker.wake_by_ref();
        PollState::NotReady
    })
}
