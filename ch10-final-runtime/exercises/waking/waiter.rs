//! Who waits in a queue: for a lock, for permits.

use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use lab::diagnosis::Diagnosis;
use lab::{diagnosis, fail};

use super::Alarm;

/// A future that stands in the answer's queue, and its waker.
pub(in super::super) struct Waiter<F> {
    name: &'static str,
    pub(in super::super) alarm: Arc<Alarm>,
    future: Pin<Box<F>>,
}

impl<F: Future> Waiter<F> {
    /// Polled once, in vain.
    pub(in super::super) fn begin(name: &'static str, alarm: Arc<Alarm>, future: F) -> Waiter<F> {
        let future = Box::pin(future);
        let mut waiter = Waiter {
            name,
            alarm,
            future,
        };
        waiter.waits();
        waiter
    }

    /// Polled while it is not its turn.
    pub(in super::super) fn waits(&mut self) {
        if self.alarm.poll(self.future.as_mut()).is_ready() {
            let words = format!("{} was served, and was to wait", self.name);
            fail((&diagnosis::UNFAIR_QUEUE, words));
        }
    }

    /// Woken and polled when it is its turn. If it is not woken, `otherwise` is why.
    pub(in super::super) fn served(mut self, otherwise: &'static Diagnosis) -> F::Output {
        let name = self.name;
        if self.alarm.wakes() == 0 {
            let words = format!("it was the turn of {name}, who was not woken");
            fail((otherwise, words));
        }
        match self.alarm.poll(self.future.as_mut()) {
            Poll::Ready(output) => output,
            Poll::Pending => fail((otherwise, format!("{name} was woken, and was not ready"))),
        }
    }
}
