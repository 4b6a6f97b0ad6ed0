//! Wrong: takes the futures out for a poll, and puts them back somewhere else.

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
    futures: Option<Box<(A, B)>>,
    right_first: bool,
}

/// Waits for the one that ends first, and drops the other.
pub fn select<A: Future, B: Future>(left: A, right: B) -> Select<A, B> {
    Select {
        futures: Some(Box::new((left, right))),
        right_first: take_turn(),
    }
}

impl<A: Future, B: Future> Future for Select<A, B> {
    type Output = Either<A::Output, B::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: wrong. What is taken out here is moved.
        let this = unsafe { self.get_unchecked_mut() };
        let mut futures = this
            .futures
            .take()
            .expect("`Select` was polled after it was ready");
        let right_first = this.right_first;
        let (left, right) = &mut *futures;
        // SAFETY: wrong, as above.
        let (mut left, mut right) =
            unsafe { (Pin::new_unchecked(left), Pin::new_unchecked(right)) };
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
        if found.is_pending() {
            let (left, right) = *futures;
            this.futures = Some(Box::new((left, right)));
        }
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
