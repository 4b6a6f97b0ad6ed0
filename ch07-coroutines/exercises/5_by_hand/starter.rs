//! Exercise 5: a loop and two waits, by hand. The task and its hints are in README.md.

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
    sides: (S, S), // whatever you need
}

/// Does what the `async fn relay` in README.md does.
pub fn relay<S: Side>(from: S, to: S) -> Relay<S> {
    todo!("the state before the first poll")
}

impl<S: Side> Future for Relay<S> {
    type Output = Result<usize, S::Error>;

    fn poll(&mut self) -> PollState<Result<usize, S::Error>> {
        todo!("from state to state, and each value dropped where the function drops it")
    }
}
