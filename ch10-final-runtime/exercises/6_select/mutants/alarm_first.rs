//! Wrong: looks at the alarm first.

use std::cell::Cell;
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
pub async fn select<A: Future, B: Future>(left: A, right: B) -> Either<A::Output, B::Output> {
    let (mut left, mut right) = (pin!(left), pin!(right));
    let right_first = take_turn();
    poll_fn(|cx| {
        if right_first {
            let right = right.as_mut().poll(cx).map(Either::Right);
            or_else(right, || left.as_mut().poll(cx).map(Either::Left))
        } else {
            let left = left.as_mut().poll(cx).map(Either::Left);
            or_else(left, || right.as_mut().poll(cx).map(Either::Right))
        }
    })
    .await
}

/// Waits for `future`, but only until `alarm` ends.
pub async fn timeout<F, A>(future: F, alarm: A) -> Result<F::Output, Elapsed>
where
    F: Future,
    A: Future<Output = ()>,
{
    let (mut future, mut alarm) = (pin!(future), pin!(alarm));
    poll_fn(|cx| {
        let elapsed = alarm.as_mut().poll(cx).map(|()| Err(Elapsed));
        or_else(elapsed, || future.as_mut().poll(cx).map(Ok))
    })
    .await
}

/// False and true in turn, on each thread.
fn take_turn() -> bool {
    thread_local! { static TURN: Cell<bool> = const { Cell::new(false) } }
    TURN.with(|turn| turn.replace(!turn.get()))
}

/// The second is asked only if the first has nothing: two results would be one too many.
fn or_else<T>(first: Poll<T>, second: impl FnOnce() -> Poll<T>) -> Poll<T> {
    if first.is_ready() { first } else { second() }
}
