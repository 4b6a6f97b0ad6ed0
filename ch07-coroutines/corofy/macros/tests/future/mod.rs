//! A small `Future` without a waker, as ch07 has it, for the tests to run on.

pub(crate) enum PollState<T> {
    Ready(T),
    NotReady,
}

impl<T> PollState<T> {
    pub(crate) fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_))
    }
}

pub(crate) trait Future {
    type Output;
    fn poll(&mut self) -> PollState<Self::Output>;
}

pub(crate) struct PollFn<F>(F);

pub(crate) fn poll_fn<T, F: FnMut() -> PollState<T>>(f: F) -> PollFn<F> {
    PollFn(f)
}

impl<T, F: FnMut() -> PollState<T>> Future for PollFn<F> {
    type Output = T;
    fn poll(&mut self) -> PollState<T> {
        (self.0)()
    }
}

macro_rules! coroutine {
    ($($code:tt)*) => { corofy_macros::corofy! { ch07 crate::future; $($code)* } };
}

/// Is ready at the third poll, with `n` letters.
pub(crate) fn get(n: usize) -> impl Future<Output = String> {
    let mut left = 2;
    poll_fn(move || match left {
        0 => PollState::Ready("x".repeat(n)),
        _ => {
            left -= 1;
            PollState::NotReady
        }
    })
}

/// Polls to the end; returns the answer and the number of polls. Gives up after a thousand.
pub(crate) fn drive<F: Future>(mut future: F) -> (F::Output, usize) {
    for polls in 1..1000 {
        if let PollState::Ready(value) = future.poll() {
            return (value, polls);
        }
    }
    panic!("not ready after 999 polls");
}
