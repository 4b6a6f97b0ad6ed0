//! Wrong: keeps its fields in the order in which the function declares them.

use std::mem;

use ch07_coroutines::{Future, PollState};

/// Where parcels come from, or where they go.
pub trait Side {
    type Parcel;
    /// Stays open for as long as it is not dropped.
    type Line;
    type Error;
    type Receive: Future<Output = Result<Option<Self::Parcel>, Self::Error>>;
    type Send: Future<Output = Result<(), Self::Error>>;

    fn open(&self) -> Self::Line;
    fn receive(&self) -> Self::Receive;
    fn send(&self, parcel: &Self::Parcel) -> Self::Send;
}

/// What `relay` returns.
pub struct Relay<S: Side> {
    state: State<S>,
}

/// Where it stands. Dropped in one of these, it drops the fields from top to bottom; the function
/// drops the child first, then its locals from the last to the first, then its arguments likewise.
enum State<S: Side> {
    /// Nothing has run yet: arguments that no parameter has taken over drop in their own order.
    Start {
        from: S,
        to: S,
    },
    Receiving {
        child: S::Receive,
        kept: Kept<S>,
    },
    Sending {
        child: S::Send,
        parcel: S::Parcel,
        kept: Kept<S>,
    },
    Resolved,
}

/// What lives across both waits.
struct Kept<S: Side> {
    from: S,
    to: S,
    line: S::Line,
    count: usize,
}

/// Does what the `async fn relay` in README.md does.
pub fn relay<S: Side>(from: S, to: S) -> Relay<S> {
    Relay {
        state: State::Start { from, to },
    }
}

impl<S: Side> Future for Relay<S> {
    type Output = Result<usize, S::Error>;

    fn poll(&mut self) -> PollState<Result<usize, S::Error>> {
        loop {
            // What an arm returns with, it also drops: `Resolved` stays behind.
            self.state = match mem::replace(&mut self.state, State::Resolved) {
                State::Start { from, to } => {
                    let (count, line) = (0, to.open());
                    State::receive(Kept {
                        count,
                        line,
                        to,
                        from,
                    })
                }
                State::Receiving { mut child, kept } => match child.poll() {
                    PollState::NotReady => {
                        self.state = State::Receiving { child, kept };
                        return PollState::NotReady;
                    }
                    PollState::Ready(received) => {
                        drop(child);
                        match received {
                            Ok(Some(parcel)) => {
                                let child = kept.to.send(&parcel);
                                State::Sending {
                                    child,
                                    parcel,
                                    kept,
                                }
                            }
                            Ok(None) => return PollState::Ready(Ok(kept.end())),
                            Err(error) => {
                                kept.end();
                                return PollState::Ready(Err(error));
                            }
                        }
                    }
                },
                State::Sending {
                    mut child,
                    parcel,
                    mut kept,
                } => match child.poll() {
                    PollState::NotReady => {
                        self.state = State::Sending {
                            child,
                            parcel,
                            kept,
                        };
                        return PollState::NotReady;
                    }
                    PollState::Ready(sent) => {
                        drop(child);
                        // Before anything else that this state holds, on either way out.
                        drop(parcel);
                        if let Err(error) = sent {
                            kept.end();
                            return PollState::Ready(Err(error));
                        }
                        kept.count += 1;
                        State::receive(kept)
                    }
                },
                State::Resolved => panic!("`Relay` was polled after it was ready"),
            };
        }
    }
}

impl<S: Side> Kept<S> {
    fn end(self) -> usize {
        let Kept {
            from,
            to,
            line,
            count,
        } = self;
        drop(line);
        drop(to);
        drop(from);
        count
    }
}

impl<S: Side> State<S> {
    /// The head of the loop.
    fn receive(kept: Kept<S>) -> State<S> {
        let child = kept.from.receive();
        State::Receiving { child, kept }
    }
}
