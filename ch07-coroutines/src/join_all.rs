//! Many futures as one: each poll polls those that have not ended.

use crate::{Future, PollState};

/// Waits for all of `futures`, all of which get on at each poll. The results stand in the order of
/// the futures, in whichever order they came.
///
/// ```
/// use ch07_coroutines::{PollState, busy_poll, join_all, poll_fn};
/// # use std::time::Duration;
///
/// let ready_after = |polls: usize| {
///     let mut left = polls;
///     poll_fn(move || match left {
///         0 => PollState::Ready(polls),
///         _ => {
///             left -= 1;
///             PollState::NotReady
///         }
///     })
/// };
/// let all = join_all([3, 0, 2].map(ready_after));
/// let polled = busy_poll(Duration::ZERO, all);
/// assert_eq!(polled.output, [3, 0, 2]);
/// assert_eq!(polled.polls, 4, "the longest counts, not the sum");
/// ```
pub fn join_all<F: Future>(futures: impl IntoIterator<Item = F>) -> JoinAll<F> {
    let children: Vec<_> = futures.into_iter().map(Child::Pending).collect();
    JoinAll {
        pending: children.len(),
        children: Some(children),
    }
}

/// Many futures as one: see [`join_all`].
#[must_use = "a future does nothing unless it is polled"]
pub struct JoinAll<F: Future> {
    /// In the order in which they were given. `None`: the results have been handed over.
    children: Option<Vec<Child<F>>>,
    /// How many of them are [`Child::Pending`].
    pending: usize,
}

enum Child<F: Future> {
    Pending(F),
    /// The result alone. The future is gone, and with it what it held: its socket, its buffers.
    Ended(F::Output),
}

impl<F: Future> Future for JoinAll<F> {
    type Output = Vec<F::Output>;

    fn poll(&mut self) -> PollState<Vec<F::Output>> {
        let children = self.children.as_mut();
        for child in children.expect("`join_all` was polled after it was ready") {
            // Why not poll them all? A future that has ended has no second result to give.
            if let Child::Pending(future) = child
                && let PollState::Ready(output) = future.poll()
            {
                *child = Child::Ended(output);
                self.pending -= 1;
            }
        }
        if self.pending > 0 {
            return PollState::NotReady;
        }
        let children = self.children.take().into_iter().flatten();
        PollState::Ready(children.filter_map(Child::into_output).collect())
    }
}

impl<F: Future> Child<F> {
    fn into_output(self) -> Option<F::Output> {
        match self {
            Child::Ended(output) => Some(output),
            Child::Pending(_) => None,
        }
    }
}
