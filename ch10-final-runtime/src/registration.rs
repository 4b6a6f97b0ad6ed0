//! A socket that waits instead of blocking: registered once, undone on drop.
//!
//! The event queue tells of changes only, the first of which is to be registered, and tells once. So
//! what is known is kept here: each direction of a [`Source`] counts as ready from an event until an
//! attempt finds nothing left. Most attempts then succeed at once and ask nobody.

use std::cell::Cell;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use crate::reactor::{Driver, GONE};
use crate::sync::{Mutex, MutexGuard, atomic::Ordering::SeqCst};
use crate::task::wake_all;

/// One operation in so many gives way to the other tasks of its thread, ready or not. A peer that
/// is faster than the task would otherwise keep it running for ever.
const GIVES_WAY: u32 = 128;

/// Whether a read or write that filled less than it could has found the end of what there is, which
/// saves the attempt that would find nothing. True for epoll; elsewhere that attempt re-arms.
const SHORT_IS_DRAINED: bool = cfg!(target_os = "linux");

/// A direction of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Read,
    Write,
}

/// Why an attempt is worth making; the later outdoes the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Readiness {
    Ready,
    /// The peer is done: nothing will come, and every attempt returns at once.
    Closed,
}

/// What is known of a socket, and who waits for it. Shared with the driver.
pub(crate) struct Source {
    /// Its place at the driver.
    pub(crate) key: usize,
    sides: [Mutex<Direction>; 2],
}

#[derive(Default)]
struct Direction {
    /// Taken by whoever makes an attempt, so that an event that comes meanwhile is told apart, and
    /// given back if there may be more.
    readiness: Option<Readiness>,
    /// Whom the next event wakes: all of them. As a rule that is one.
    waiters: Vec<(Waiter, Waker)>,
}

impl Direction {
    fn remove(&mut self, waiter: Waiter) -> Option<Waker> {
        let place = self.waiters.iter().position(|(each, _)| *each == waiter)?;
        Some(self.waiters.swap_remove(place).1)
    }
}

/// Who waits: a future, by the address of its [`Waiting`], or the [`POLLER`].
pub(crate) type Waiter = usize;

/// The last task to call a `poll_` method.
pub(crate) const POLLER: Waiter = 0;

impl Source {
    pub(crate) fn new(key: usize) -> Source {
        let sides = Default::default();
        Source { key, sides }
    }

    /// For the driver: something happened. Appends the wakers of all who wait.
    pub(crate) fn note(&self, side: Side, readiness: Readiness, woken: &mut Vec<Waker>) {
        let mut direction = self.side(side);
        direction.readiness = direction.readiness.max(Some(readiness));
        if !direction.waiters.is_empty() {
            woken.extend(direction.waiters.drain(..).map(|(_, waker)| waker));
        }
    }

    /// Takes the readiness for an attempt. If there is none, `waker` will be called.
    pub(crate) fn poll_take(&self, side: Side, waiter: Waiter, waker: &Waker) -> Poll<Readiness> {
        if let Some(readiness) = self.side(side).readiness.take() {
            return Poll::Ready(readiness); // as a rule, and then nobody needs a waker
        }
        let waker = waker.clone(); // foreign code, so without the lock
        let mut direction = self.side(side);
        if let Some(readiness) = direction.readiness.take() {
            return Poll::Ready(readiness);
        }
        let old = direction.remove(waiter);
        direction.waiters.push((waiter, waker));
        drop(direction);
        drop(old);
        Poll::Pending
    }

    /// After an attempt that leaves something for others, among them who came meanwhile and waits.
    pub(crate) fn give_back(&self, side: Side, readiness: Readiness) {
        let mut woken = Vec::new();
        self.note(side, readiness, &mut woken);
        wake_all(woken);
    }

    fn side(&self, side: Side) -> MutexGuard<'_, Direction> {
        self.sides[side as usize].lock().unwrap()
    }
}

/// A socket together with its place at the driver.
pub(crate) struct Registration<S: mio::event::Source> {
    pub(crate) io: S,
    pub(crate) driver: Arc<Driver>,
    source: Arc<Source>,
}

impl<S: mio::event::Source> Registration<S> {
    pub(crate) fn new(mut io: S, driver: Arc<Driver>) -> io::Result<Registration<S>> {
        let source = driver.register(&mut io)?;
        Ok(Registration { io, driver, source })
    }

    /// Attempts `operation` until it does not fail with `WouldBlock`, and waits in between. `short`
    /// tells from its result that there was nothing more.
    pub(crate) fn poll_io<R>(
        &self,
        side: Side,
        cx: &mut Context<'_>,
        waiter: Waiter,
        mut operation: impl FnMut(&S) -> io::Result<R>,
        short: impl Fn(&R) -> bool,
    ) -> Poll<io::Result<R>> {
        thread_local! { static OPERATIONS: Cell<u32> = const { Cell::new(0) }; }
        OPERATIONS.set(OPERATIONS.get().wrapping_add(1));
        if OPERATIONS.get().is_multiple_of(GIVES_WAY) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        loop {
            if self.driver.closed.load(SeqCst) {
                return Poll::Ready(Err(io::Error::other(GONE)));
            }
            let readiness = ready!(self.source.poll_take(side, waiter, cx.waker()));
            let result = operation(&self.io);
            if matches!(&result, Err(error) if error.kind() == ErrorKind::WouldBlock) {
                continue;
            }
            // Behind the last bytes may lie the end of the stream, told already and not to be told
            // again.
            let drained = SHORT_IS_DRAINED && result.as_ref().is_ok_and(&short);
            if !drained || readiness == Readiness::Closed {
                self.source.give_back(side, readiness);
            }
            return Poll::Ready(result);
        }
    }

    /// [`poll_io`](Self::poll_io) as a future. Any number of them may wait at once; one that is
    /// dropped leaves nothing behind.
    pub(crate) async fn wait<R>(
        &self,
        side: Side,
        mut operation: impl FnMut(&S) -> io::Result<R>,
        short: impl Fn(&R) -> bool,
    ) -> io::Result<R> {
        let waiting = Waiting(&self.source.sides[side as usize]);
        poll_fn(|cx| self.poll_io(side, cx, waiting.waiter(), &mut operation, &short)).await
    }
}

impl<S: mio::event::Source> Drop for Registration<S> {
    fn drop(&mut self) {
        self.driver.deregister(self.source.key);
    }
}

/// Takes a future's waker away when the future ends or is dropped. Stays where it is while that is
/// polled, as it is pinned.
struct Waiting<'a>(&'a Mutex<Direction>);

impl Waiting<'_> {
    fn waiter(&self) -> Waiter {
        std::ptr::from_ref(self).addr()
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let waker = self.0.lock().unwrap().remove(self.waiter());
        drop(waker); // after the lock
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_that_is_dropped_takes_its_waker_along() {
        let source = Source::new(0);
        let side = Side::Read;
        {
            let waiting = Waiting(&source.sides[side as usize]);
            for _ in 0..3 {
                let ready = source.poll_take(side, waiting.waiter(), Waker::noop());
                assert!(ready.is_pending());
            }
            assert_eq!(source.side(side).waiters.len(), 1);
        }
        assert_eq!(source.side(side).waiters.len(), 0);
    }

    #[test]
    fn an_event_wakes_all_who_wait_for_that_side() {
        let source = Source::new(0);
        for waiter in [1, 2] {
            let _ = source.poll_take(Side::Read, waiter, Waker::noop());
        }
        let _ = source.poll_take(Side::Read, POLLER, Waker::noop());
        let _ = source.poll_take(Side::Write, POLLER, Waker::noop());
        let mut woken = Vec::new();
        source.note(Side::Read, Readiness::Ready, &mut woken);
        assert_eq!(woken.len(), 3);
    }
}
