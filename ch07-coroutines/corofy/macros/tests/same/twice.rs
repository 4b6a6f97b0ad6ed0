//! Runs a coroutine and an `async fn` of the same text, and compares everything they do.

use std::cell::RefCell;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Writes into the trace.
pub(crate) fn note(what: impl ToString) {
    TRACE.with_borrow_mut(|trace| trace.push(what.to_string()));
}

/// A value whose drop is in the trace.
#[derive(Debug, PartialEq)]
pub(crate) struct Noisy(pub(crate) &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        note(format!("drop {}", self.0));
    }
}

impl Noisy {
    pub(crate) fn look(&self) -> u32 {
        note(format!("look {}", self.0));
        1
    }

    pub(crate) fn end(self) -> u32 {
        note(format!("end {}", self.0));
        2
    }
}

/// Is pending `left` times, then ready with its number; each poll and its drop are in the trace.
pub(crate) struct Tick {
    number: u32,
    left: u32,
}

pub(crate) fn tick(number: u32) -> Tick {
    note(format!("make tick {number}"));
    Tick {
        number,
        left: number % 3,
    }
}

impl Future for Tick {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        note(format!("poll tick {}", self.number));
        if self.left == 0 {
            return Poll::Ready(self.number);
        }
        self.left -= 1;
        Poll::Pending
    }
}

impl Drop for Tick {
    fn drop(&mut self) {
        note(format!("drop tick {}", self.number));
    }
}

/// Is ready at the second poll, with `value`.
pub(crate) fn later<T: Unpin>(value: T) -> impl Future<Output = T> + Unpin {
    let mut value = Some(value);
    let mut polled = false;
    std::future::poll_fn(move |_| match std::mem::replace(&mut polled, true) {
        false => Poll::Pending,
        true => Poll::Ready(value.take().expect("polled once after it was pending")),
    })
}

/// Polls at most `polls` times, then drops; returns everything that happened.
pub(crate) fn trace<F: Future<Output: Debug>>(
    make: impl FnOnce() -> F,
    polls: usize,
) -> (Vec<String>, bool) {
    TRACE.with_borrow_mut(Vec::clear);
    let mut future = Box::pin(make());
    let mut context = Context::from_waker(Waker::noop());
    let mut is_ready = false;
    for _ in 0..polls {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            note(format!("ready {value:?}"));
            is_ready = true;
            break;
        }
        note("pending");
    }
    drop(future);
    (TRACE.take(), is_ready)
}

/// Compares the two at every number of polls, up to the end.
pub(crate) fn compare<C: Future<Output: Debug>, F: Future<Output: Debug>>(
    coroutine: impl Fn() -> C,
    future: impl Fn() -> F,
) {
    for polls in 0..200 {
        let ((ours, _), (theirs, is_ready)) = (trace(&coroutine, polls), trace(&future, polls));
        assert_eq!(ours, theirs, "dropped after {polls} polls");
        if is_ready {
            return;
        }
    }
    panic!("not ready after 200 polls");
}
