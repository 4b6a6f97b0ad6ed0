//! Wrong: lets the loser live for as long as it is kept itself.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

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

/// Two futures, one of which will do.
pub struct Select<A, B> {
    futures: Option<(Pin<Box<A>>, Pin<Box<B>>)>,
    right_first: bool,
    has_ended: bool,
}

/// Waits for the one that ends first, and drops the other.
pub fn select<A: Future, B: Future>(left: A, right: B) -> Select<A, B> {
    Select {
        futures: Some((Box::pin(left), Box::pin(right))),
        right_first: take_turn(),
        has_ended: false,
    }
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        assert!(!self.has_ended, "`Select` was polled after it was ready");
        let right_first = self.right_first;
        let (left, right) = self.futures.as_mut().expect("both are here");
        let (left, right) = (left.as_mut(), right.as_mut());
        let found = if right_first {
            or_else(right.poll(cx).map(Either::Right), || {
                left.poll(cx).map(Either::Left)
            })
        } else {
            or_else(left.poll(cx).map(Either::Left), || {
                right.poll(cx).map(Either::Right)
            })
        };
        self.has_ended = found.is_ready();
        found
    }
}

/// Waits for `future`, but only until `alarm` ends.
pub async fn timeout<F, A>(future: F, alarm: A) -> Result<F::Output, Elapsed>
where
    F: Future,
    A: Future<Output = ()>,
{
    let (mut future, mut alarm) = (pin!(future), pin!(alarm));
    poll_fn(|cx| {
        let output = future.as_mut().poll(cx).map(Ok);
        or_else(output, || alarm.as_mut().poll(cx).map(|()| Err(Elapsed)))
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
