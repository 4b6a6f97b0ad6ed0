//! Exercise 6: select and timeout. The task and its hints are in README.md.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// Whose result it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Either<A, B> {
    /// The left one's.
    Left(A),
    /// The right one's.
    Right(B),
}

/// The alarm went off before the future was ready.
#[derive(Debug, PartialEq, Eq)]
pub struct Elapsed;

/// Waits for the one that ends first, and drops the other.
///
/// `async` or a struct of your own: what counts is that it returns a future.
pub async fn select<A: Future, B: Future>(left: A, right: B) -> Either<A::Output, B::Output> {
    todo!("poll one, then the other, and take turns at who is first")
}

/// Waits for `future`, but only until `alarm` ends.
pub async fn timeout<F, A>(future: F, alarm: A) -> Result<F::Output, Elapsed>
where
    F: Future,
    A: Future<Output = ()>,
{
    todo!("poll the future, and the alarm only if that is not ready")
}
