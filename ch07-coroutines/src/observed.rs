//! A future that is watched: it has a lane of its own on the timeline, and its polls are counted.

use timeline::{Lane, PollEnd};

use crate::{Future, PollState, Polled};

/// Gives `future` the lane of task `id`, named `name`, and counts its polls.
///
/// ```
/// use ch07_coroutines::{Future, PollState, Polled, observe, poll_fn};
///
/// let mut future = observe(1, "ready at once", poll_fn(|| PollState::Ready('x')));
/// assert_eq!(future.poll(), PollState::Ready(Polled { output: 'x', polls: 1 }));
/// ```
pub fn observe<F: Future>(id: u64, name: &str, future: F) -> Observed<F> {
    let lane = Lane::Task(id);
    timeline::spawn(lane);
    timeline::name(lane, || name.to_owned());
    Observed {
        lane,
        polls: 0,
        future,
    }
}

/// A future that is watched: see [`observe`].
#[derive(Clone, Debug)]
#[must_use = "a future does nothing unless it is polled"]
pub struct Observed<F> {
    lane: Lane,
    polls: u64,
    future: F,
}

impl<F: Future> Future for Observed<F> {
    type Output = Polled<F::Output>;

    fn poll(&mut self) -> PollState<Self::Output> {
        self.polls += 1;
        timeline::poll_start(self.lane);
        match self.future.poll() {
            PollState::Ready(output) => {
                timeline::poll_end(self.lane, PollEnd::Ready);
                timeline::done(self.lane);
                let polls = self.polls;
                PollState::Ready(Polled { output, polls })
            }
            PollState::NotReady => {
                timeline::poll_end(self.lane, PollEnd::Pending);
                PollState::NotReady
            }
        }
    }
}
