//! The contract between what waits and whoever runs it. Knows nothing of wakers, and of no pinning.

/// What a poll found.
///
/// ```
/// use ch07_coroutines::PollState;
///
/// let found = PollState::Ready(7);
/// assert!(found.is_ready());
/// assert!(!PollState::<u8>::NotReady.is_ready());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollState<T> {
    /// It has ended, with this result.
    Ready(T),
    /// It went as far as it got. Poll it again later: it goes on where it stopped.
    NotReady,
}

impl<T> PollState<T> {
    /// Whether there is a result.
    pub const fn is_ready(&self) -> bool {
        matches!(self, PollState::Ready(_))
    }
}

/// Something that ends later. It does nothing unless it is polled.
///
/// Like [`std::future::Future`], with two things left out. There is no `Context`, so nobody is told
/// *when* another poll makes sense: chapter 8 adds that. And there is no `Pin`, so a future may be
/// moved between polls, and must not hold references into itself: chapter 10 adds that.
///
/// ```
/// use ch07_coroutines::{Future, PollState};
///
/// /// Ready at its third poll.
/// struct Third(u32);
///
/// impl Future for Third {
///     type Output = &'static str;
///
///     fn poll(&mut self) -> PollState<&'static str> {
///         assert!(self.0 < 3, "`Third` was polled after it was ready");
///         self.0 += 1;
///         match self.0 {
///             3 => PollState::Ready("here"),
///             _ => PollState::NotReady,
///         }
///     }
/// }
///
/// let mut future = Third(0);
/// assert_eq!(future.poll(), PollState::NotReady);
/// assert_eq!(future.poll(), PollState::NotReady);
/// assert_eq!(future.poll(), PollState::Ready("here"));
/// ```
#[must_use = "a future does nothing unless it is polled"]
pub trait Future {
    /// What it ends with.
    type Output;

    /// Goes on as far as possible without waiting.
    ///
    /// # Panics
    /// A future that was `Ready` has handed over its result. All of this crate panic if they are
    /// polled once more, and say so.
    fn poll(&mut self) -> PollState<Self::Output>;
}

// What can be polled behind a reference or in a box is a future as well: so futures of different
// types fit into one list, as `Box<dyn Future<Output = T>>`.
impl<F: Future + ?Sized> Future for &mut F {
    type Output = F::Output;

    fn poll(&mut self) -> PollState<F::Output> {
        (**self).poll()
    }
}

impl<F: Future + ?Sized> Future for Box<F> {
    type Output = F::Output;

    fn poll(&mut self) -> PollState<F::Output> {
        (**self).poll()
    }
}

/// Makes a future of a closure: `poll` calls it. This is what a rewritten `coroutine fn` returns.
///
/// ```
/// use ch07_coroutines::{Future, PollState, poll_fn};
///
/// let mut left = 1;
/// let mut future = poll_fn(|| match left {
///     0 => PollState::Ready("here"),
///     _ => {
///         left -= 1;
///         PollState::NotReady
///     }
/// });
/// assert_eq!(future.poll(), PollState::NotReady);
/// assert_eq!(future.poll(), PollState::Ready("here"));
/// ```
pub fn poll_fn<T, F: FnMut() -> PollState<T>>(poll: F) -> PollFn<F> {
    PollFn(poll)
}

/// A closure that is polled: see [`poll_fn`].
#[derive(Clone, Copy)]
#[must_use = "a future does nothing unless it is polled"]
pub struct PollFn<F>(F);

impl<T, F: FnMut() -> PollState<T>> Future for PollFn<F> {
    type Output = T;

    fn poll(&mut self) -> PollState<T> {
        (self.0)()
    }
}

impl<F> std::fmt::Debug for PollFn<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PollFn").finish_non_exhaustive()
    }
}
