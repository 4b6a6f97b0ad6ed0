//! A socket that waits instead of blocking: registered once, undone on drop.
//!
//! The event queue tells of changes only, and tells once. So what is known is kept here: each
//! direction of a [`Source`] counts as ready from an event until an attempt finds nothing left.
//! Most attempts then succeed at once and ask nobody.

use std::cell::Cell;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::ops::Deref;
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use crate::reactor::{Driver, gone};
use crate::sync::{Mutex, MutexGuard};

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

/// What is known of a socket, and who waits for it. Shared with the driver.
#[derive(Default)]
pub(crate) struct Source {
    sides: [Mutex<Direction>; 2],
}

#[derive(Default)]
struct Direction {
    ready: bool,
    /// The peer is done: nothing will come, and every attempt returns at once.
    closed: bool,
    /// How many there were, so that one that comes during an attempt is not overlooked.
    events: u64,
    /// Whom the next event wakes: all of them.
    waiters: Vec<(Waiter, Waker)>,
}

/// Who waits: a future, by the address of its [`Waiting`], or the last task to call a `poll_` method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Waiter(usize);

impl Waiter {
    pub(crate) const POLLER: Waiter = Waiter(0);
}

impl Source {
    /// With `ready`, the first attempt is made without asking; a connection that is still being
    /// made has to wait.
    pub(crate) fn new(ready: bool) -> Source {
        let source = Source::default();
        source.side(Side::Read).ready = ready;
        source.side(Side::Write).ready = ready;
        source
    }

    /// For the driver: something happened. Appends the wakers of all who wait.
    pub(crate) fn note(&self, side: Side, closed: bool, woken: &mut Vec<Waker>) {
        let mut direction = self.side(side);
        direction.ready = true;
        direction.closed |= closed;
        direction.events += 1;
        woken.extend(direction.waiters.drain(..).map(|(_, waker)| waker));
    }

    /// If it is ready, returns the count of events. Otherwise `waker` will be called.
    pub(crate) fn poll_ready(&self, side: Side, waiter: Waiter, waker: &Waker) -> Poll<u64> {
        let direction = self.side(side);
        if direction.ready {
            return Poll::Ready(direction.events);
        }
        drop(direction);
        let waker = waker.clone(); // foreign code, so without the lock
        let mut direction = self.side(side);
        // Why look again? An event may have come before the waker was there to be seen.
        if direction.ready {
            return Poll::Ready(direction.events);
        }
        let old = direction.take(waiter);
        direction.waiters.push((waiter, waker));
        drop(direction);
        drop(old);
        Poll::Pending
    }

    /// Notes that an attempt found nothing, unless something has happened since there were `events`.
    /// Or it took the last there was: `drained`. Behind that may lie the end of the stream, told
    /// already and not to be told again.
    pub(crate) fn clear(&self, side: Side, events: u64, drained: bool) {
        let mut direction = self.side(side);
        if direction.events == events && !(drained && direction.closed) {
            direction.ready = false;
        }
    }

    fn side(&self, side: Side) -> MutexGuard<'_, Direction> {
        self.sides[side as usize].lock().unwrap()
    }
}

impl Direction {
    fn take(&mut self, waiter: Waiter) -> Option<Waker> {
        let at = self.waiters.iter().position(|(who, _)| *who == waiter)?;
        Some(self.waiters.swap_remove(at).1)
    }
}

/// A socket together with its place at the driver.
pub(crate) struct Registration<S: mio::event::Source> {
    io: S,
    key: usize,
    source: Arc<Source>,
    driver: Arc<Driver>,
}

impl<S: mio::event::Source> Registration<S> {
    pub(crate) fn new(mut io: S, driver: Arc<Driver>, ready: bool) -> io::Result<Registration<S>> {
        let source = Arc::new(Source::new(ready));
        let key = driver.register(&mut io, source.clone())?;
        Ok(Registration {
            io,
            key,
            source,
            driver,
        })
    }

    pub(crate) fn driver(&self) -> &Arc<Driver> {
        &self.driver
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
        if gives_way() {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        loop {
            if self.driver.is_closed() {
                return Poll::Ready(Err(gone()));
            }
            let events = ready!(self.source.poll_ready(side, waiter, cx.waker()));
            match operation(&self.io) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.source.clear(side, events, false);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => {
                    if SHORT_IS_DRAINED && result.as_ref().is_ok_and(&short) {
                        self.source.clear(side, events, true);
                    }
                    return Poll::Ready(result);
                }
            }
        }
    }

    /// [`poll_io`](Self::poll_io) as a future. Any number of them may wait at once; one that is
    /// dropped leaves nothing behind.
    pub(crate) async fn io<R>(
        &self,
        side: Side,
        mut operation: impl FnMut(&S) -> io::Result<R>,
        short: impl Fn(&R) -> bool,
    ) -> io::Result<R> {
        let source = &*self.source;
        let waiting = Waiting { source, side };
        poll_fn(|cx| self.poll_io(side, cx, waiting.waiter(), &mut operation, &short)).await
    }
}

/// Takes a future's waker away when the future ends or is dropped. Stays where it is while that is
/// polled, as it is pinned.
struct Waiting<'a> {
    source: &'a Source,
    side: Side,
}

impl Waiting<'_> {
    fn waiter(&self) -> Waiter {
        Waiter(std::ptr::from_ref(self).addr())
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let waker = self.source.side(self.side).take(self.waiter());
        drop(waker); // after the lock
    }
}

impl<S: mio::event::Source> Deref for Registration<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.io
    }
}

impl<S: mio::event::Source> Drop for Registration<S> {
    fn drop(&mut self) {
        self.driver.deregister(&mut self.io, self.key);
    }
}

fn gives_way() -> bool {
    thread_local! { static OPERATIONS: Cell<u32> = const { Cell::new(0) }; }
    let count = OPERATIONS.get().wrapping_add(1);
    OPERATIONS.set(count);
    count.is_multiple_of(GIVES_WAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_that_is_dropped_takes_its_waker_along() {
        let source = Source::new(false);
        let side = Side::Read;
        {
            let waiting = Waiting {
                source: &source,
                side,
            };
            for _ in 0..3 {
                let ready = source.poll_ready(side, waiting.waiter(), Waker::noop());
                assert!(ready.is_pending());
            }
            assert_eq!(source.side(side).waiters.len(), 1);
        }
        assert_eq!(source.side(side).waiters.len(), 0);
    }

    #[test]
    fn an_event_wakes_all_who_wait_for_that_side() {
        let source = Source::new(false);
        for waiter in [Waiter(1), Waiter(2)] {
            let _ = source.poll_ready(Side::Read, waiter, Waker::noop());
        }
        let _ = source.poll_ready(Side::Read, Waiter::POLLER, Waker::noop());
        let _ = source.poll_ready(Side::Write, Waiter::POLLER, Waker::noop());
        let mut woken = Vec::new();
        source.note(Side::Read, false, &mut woken);
        assert_eq!(woken.len(), 3);
    }
}
