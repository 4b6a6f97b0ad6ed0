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
use crate::slab::Slab;
use crate::sync::Mutex;
use crate::sync::atomic::{AtomicUsize, Ordering::*};

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
pub(crate) struct Source {
    sides: [Direction; 2],
}

#[derive(Default)]
struct Direction {
    /// [`READY`] and [`CLOSED`], and above them a count of events.
    word: AtomicUsize,
    waiters: Mutex<Waiters>,
}

const READY: usize = 1;
/// The peer is done: nothing will come, and every attempt returns at once.
const CLOSED: usize = 2;
const EVENT: usize = 4;

/// Everybody who waits: an event wakes all.
struct Waiters {
    /// The last to call a `poll_` method, of which only one task at a time makes use.
    poller: Option<Waker>,
    /// One each for the futures of the async methods; `None` when it was woken.
    futures: Slab<Option<Waker>>,
}

impl Default for Waiters {
    fn default() -> Waiters {
        Waiters {
            poller: None,
            futures: Slab::new(),
        }
    }
}

impl Source {
    /// With `ready`, the first attempt is made without asking; a connection that is still being
    /// made has to wait.
    pub(crate) fn new(ready: bool) -> Source {
        let side = |_| Direction {
            word: AtomicUsize::new(if ready { READY } else { 0 }),
            waiters: Mutex::default(),
        };
        Source {
            sides: [0, 1].map(side),
        }
    }

    /// For the driver: something happened. Appends the wakers of all who wait.
    pub(crate) fn note(&self, side: Side, closed: bool, woken: &mut Vec<Waker>) {
        let direction = self.side(side);
        let flags = if closed { READY | CLOSED } else { READY };
        let count = |word: usize| Some(word.wrapping_add(EVENT) | flags);
        let _ = direction.word.fetch_update(AcqRel, Acquire, count);
        let mut waiters = direction.waiters.lock().unwrap();
        woken.extend(waiters.poller.take());
        woken.extend(waiters.futures.values_mut().filter_map(Option::take));
    }

    /// Returns what is known, if it is ready. Otherwise `waker` will be called, kept at `place`.
    pub(crate) fn poll_ready(&self, side: Side, waker: &Waker, place: Place<'_>) -> Poll<usize> {
        let direction = self.side(side);
        let mut word = direction.word.load(Acquire);
        if word & READY == 0 {
            direction.wait(waker.clone(), place);
            // Why look again? An event may have come before the waker was there to be seen.
            word = direction.word.load(Acquire);
        }
        if word & READY == 0 {
            Poll::Pending
        } else {
            Poll::Ready(word)
        }
    }

    /// Notes that an attempt found nothing, unless something has happened since `word` was read.
    pub(crate) fn clear(&self, side: Side, word: usize) {
        let cleared = word & !(READY | CLOSED);
        let _ = self
            .side(side)
            .word
            .compare_exchange(word, cleared, AcqRel, Acquire);
    }

    /// Notes that an attempt took the last there was. The end of the stream may lie behind that,
    /// told already and not to be told again.
    fn drained(&self, side: Side, word: usize) {
        if SHORT_IS_DRAINED && word & CLOSED == 0 {
            self.clear(side, word);
        }
    }

    fn side(&self, side: Side) -> &Direction {
        &self.sides[side as usize]
    }
}

/// Where a waker is kept: for `None` the one place of the `poll_` methods, or else a future's own.
pub(crate) type Place<'a> = Option<&'a mut Option<usize>>;

impl Direction {
    fn wait(&self, waker: Waker, place: Place<'_>) {
        let mut waiters = self.waiters.lock().unwrap();
        let old = match place {
            None => waiters.poller.replace(waker),
            Some(place) => {
                let key = *place.get_or_insert_with(|| waiters.futures.insert(None));
                let own = waiters
                    .futures
                    .get_mut(key)
                    .expect("only its future removes it");
                own.replace(waker)
            }
        };
        drop(waiters);
        drop(old); // foreign code, so after the lock
    }
}

/// Takes a future's waker away when the future ends or is dropped.
struct Waiting<'a> {
    direction: &'a Direction,
    key: Option<usize>,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            let waker = self.direction.waiters.lock().unwrap().futures.remove(key);
            drop(waker);
        }
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
        mut place: Place<'_>,
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
            let word = ready!(
                self.source
                    .poll_ready(side, cx.waker(), place.as_deref_mut())
            );
            match operation(&self.io) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.source.clear(side, word)
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(error)),
                Ok(result) => {
                    if short(&result) {
                        self.source.drained(side, word);
                    }
                    return Poll::Ready(Ok(result));
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
        let direction = self.source.side(side);
        let mut waiting = Waiting {
            direction,
            key: None,
        };
        poll_fn(|cx| self.poll_io(side, cx, Some(&mut waiting.key), &mut operation, &short)).await
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
        let direction = source.side(Side::Read);
        let mut waiting = Waiting {
            direction,
            key: None,
        };
        for _ in 0..3 {
            let place = Some(&mut waiting.key);
            let ready = source.poll_ready(Side::Read, Waker::noop(), place);
            assert!(ready.is_pending());
        }
        assert_eq!(direction.waiters.lock().unwrap().futures.len(), 1);
        drop(waiting);
        assert_eq!(direction.waiters.lock().unwrap().futures.len(), 0);
    }

    #[test]
    fn an_event_wakes_all_who_wait_for_that_side() {
        let source = Source::new(false);
        let mut keys = [None, None];
        for key in &mut keys {
            let _ = source.poll_ready(Side::Read, Waker::noop(), Some(key));
        }
        let _ = source.poll_ready(Side::Read, Waker::noop(), None);
        let _ = source.poll_ready(Side::Write, Waker::noop(), None);
        let mut woken = Vec::new();
        source.note(Side::Read, false, &mut woken);
        assert_eq!(woken.len(), 3);
    }
}
