//! A socket that waits instead of blocking: registered once, undone on drop.
//!
//! The event queue tells of changes only, the first of which is to be registered, and tells once. So
//! what is known is kept here: each side of a [`Source`] counts as ready from an event until an
//! attempt finds nothing left. Most attempts then succeed at once and ask nobody.

use std::cell::Cell;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use crate::reactor::{Driver, GONE};
use crate::sync::Mutex;
use crate::sync::atomic::{AtomicU64, Ordering::SeqCst};

/// One operation in so many gives way to the other tasks of its thread, ready or not. A peer that
/// is faster than the task would otherwise keep it running for ever.
const GIVES_WAY: u32 = 128;

/// Whether a read or write that filled less than it could has found the end of what there is, which
/// saves the attempt that would find nothing. True for epoll; elsewhere that attempt re-arms.
const SHORT_IS_DRAINED: bool = cfg!(target_os = "linux");

/// What an event tells, as bits of a word.
pub(crate) const READABLE: u64 = 1;
/// The peer is done: nothing will come after what there is.
pub(crate) const ENDED: u64 = 2;
pub(crate) const WRITABLE: u64 = 4;
/// Above the bits the word counts events.
const EVENT: u64 = 8;

/// A direction of a source: the bits of which one at least makes an attempt worth while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub(crate) enum Side {
    Read = READABLE | ENDED,
    Write = WRITABLE,
}

/// What is known of a socket, and who waits for it. Shared with the driver.
pub(crate) struct Source {
    /// Its place at the driver.
    pub(crate) key: usize,
    /// What events have told and no attempt has disproved, and how many they were: one that comes
    /// during an attempt is told apart by that. Both sides' in one word, as a lock for each, with
    /// readiness that an attempt took and gave back, was a fifth of an echo request's instructions.
    known: AtomicU64,
    /// Whom the next event wakes: all who wait for its side. As a rule that is one.
    waiters: Mutex<Vec<((Side, Waiter), Waker)>>,
}

/// Who waits: a future, by the address of its [`Waiting`], or the [`POLLER`].
pub(crate) type Waiter = usize;

/// The last task to call a `poll_` method.
pub(crate) const POLLER: Waiter = 0;

impl Source {
    pub(crate) fn new(key: usize) -> Source {
        Source {
            key,
            known: AtomicU64::new(0),
            waiters: Mutex::default(),
        }
    }

    /// For the driver: something happened. Appends the wakers of all who wait for it.
    pub(crate) fn note(&self, bits: u64, woken: &mut Vec<Waker>) {
        let noted = |known| Some((known | bits) + EVENT);
        let _ = self.known.fetch_update(SeqCst, SeqCst, noted); // what is always Some never fails
        let mut waiters = self.waiters.lock().unwrap();
        let told = waiters.extract_if(.., |((side, _), _)| *side as u64 & bits != 0);
        woken.extend(told.map(|(_, waker)| waker));
    }

    /// What is known, if `side` is worth an attempt. If it is not, `waker` will be called.
    #[inline(always)] // a tenth of the instructions of an echo request
    pub(crate) fn poll_ready(&self, side: Side, waiter: Waiter, waker: &Waker) -> Poll<u64> {
        let ready = || Some(self.known.load(SeqCst)).filter(|known| known & side as u64 != 0);
        if let Some(known) = ready() {
            return Poll::Ready(known); // as a rule, and then nobody needs a waker
        }
        let waker = waker.clone(); // foreign code, so without the lock
        let mut waiters = self.waiters.lock().unwrap();
        // Why look again? An event that came before the lock has not seen this waker.
        if let Some(known) = ready() {
            return Poll::Ready(known);
        }
        let old = remove(&mut waiters, (side, waiter));
        waiters.push(((side, waiter), waker));
        drop(waiters);
        drop(old);
        Poll::Pending
    }

    /// After an attempt that found nothing more. Something may have come since; then an event has
    /// been counted that was not in what was `known` before the attempt, or is yet to come.
    pub(crate) fn forget(&self, side: Side, known: u64) {
        let unless_told = |now| (now / EVENT == known / EVENT).then_some(now & !(side as u64));
        let _ = self.known.fetch_update(SeqCst, SeqCst, unless_told);
    }
}

fn remove(waiters: &mut Vec<((Side, Waiter), Waker)>, who: (Side, Waiter)) -> Option<Waker> {
    let place = waiters.iter().position(|(each, _)| *each == who)?;
    Some(waiters.swap_remove(place).1)
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
            let known = ready!(self.source.poll_ready(side, waiter, cx.waker()));
            let result = operation(&self.io);
            if matches!(&result, Err(error) if error.kind() == ErrorKind::WouldBlock) {
                self.source.forget(side, known);
                continue;
            }
            // Behind the last bytes may lie the end of the stream, told already and not to be told
            // again.
            if SHORT_IS_DRAINED && known & ENDED == 0 && result.as_ref().is_ok_and(&short) {
                self.source.forget(side, known);
            }
            return Poll::Ready(result);
        }
    }

    /// [`poll_io`](Self::poll_io) as a future. Any number of them may wait at once; one that is
    /// dropped leaves nothing behind.
    pub(crate) fn wait<R>(
        &self,
        side: Side,
        mut operation: impl FnMut(&S) -> io::Result<R>,
        short: impl Fn(&R) -> bool,
    ) -> impl Future<Output = io::Result<R>> {
        let waiting = Waiting(&self.source, side);
        async move {
            let io = poll_fn(|cx| self.poll_io(side, cx, waiting.id(), &mut operation, &short));
            let result = io.await;
            std::mem::forget(waiting); // the event that made it ready has taken its waker along
            result
        }
    }
}

impl<S: mio::event::Source> Drop for Registration<S> {
    fn drop(&mut self) {
        self.driver.deregister(self.source.key);
    }
}

/// Takes a future's waker away if it is dropped before it is ready. Stays where it is while that is
/// polled, as it is pinned.
struct Waiting<'a>(&'a Source, Side);

impl Waiting<'_> {
    fn id(&self) -> Waiter {
        std::ptr::from_ref(self).addr()
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let waker = remove(&mut self.0.waiters.lock().unwrap(), (self.1, self.id()));
        drop(waker); // after the lock
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_that_is_dropped_takes_its_waker_along() {
        let source = Source::new(0);
        {
            let waiting = Waiting(&source, Side::Read);
            for _ in 0..3 {
                let ready = source.poll_ready(Side::Read, waiting.id(), Waker::noop());
                assert!(ready.is_pending());
            }
            assert_eq!(source.waiters.lock().unwrap().len(), 1);
        }
        assert_eq!(source.waiters.lock().unwrap().len(), 0);
    }

    #[test]
    fn an_event_wakes_all_who_wait_for_that_side() {
        let source = Source::new(0);
        for waiter in [1, 2] {
            let _ = source.poll_ready(Side::Read, waiter, Waker::noop());
        }
        let _ = source.poll_ready(Side::Read, POLLER, Waker::noop());
        let _ = source.poll_ready(Side::Write, POLLER, Waker::noop());
        let mut woken = Vec::new();
        source.note(READABLE, &mut woken);
        assert_eq!(woken.len(), 3);
    }

    /// The event may have been that of another socket, which had the key before.
    #[test]
    fn an_end_before_which_nothing_is_found_is_forgotten() {
        let source = Source::new(0);
        source.note(READABLE | ENDED, &mut Vec::new());
        source.forget(Side::Read, source.known.load(SeqCst));
        assert_eq!(source.known.load(SeqCst), EVENT);
    }

    /// It is told only once, and whoever reads what comes before it must know.
    #[test]
    fn an_end_is_not_forgotten_by_who_writes() {
        let source = Source::new(0);
        source.note(READABLE | ENDED | WRITABLE, &mut Vec::new());
        source.forget(Side::Write, source.known.load(SeqCst));
        let ready = |side| source.poll_ready(side, POLLER, Waker::noop());
        assert!(ready(Side::Write).is_pending());
        assert!(matches!(ready(Side::Read), Poll::Ready(known) if known & ENDED != 0));
    }

    /// A system call an exchange is saved by that.
    #[test]
    #[cfg(target_os = "linux")]
    #[cfg_attr(miri, ignore = "takes a socket, of which Miri knows too little")]
    fn who_fell_short_tries_again_after_an_event_only() {
        let driver = Arc::new(Driver::new().unwrap());
        let io = mio::net::UdpSocket::bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let socket = Registration::new(io, driver).unwrap();
        let tell = |bits| socket.source.note(bits, &mut Vec::new());
        let read = |n: usize| {
            let mut cx = Context::from_waker(Waker::noop());
            let polled = socket.poll_io(Side::Read, &mut cx, POLLER, |_| Ok(n), |&n| n < 8);
            polled.is_ready()
        };
        assert!(!read(8));
        tell(READABLE);
        assert!(read(8) && read(3) && !read(8));
        tell(READABLE | ENDED);
        assert!(read(3) && read(0), "the end lies behind the last bytes");
    }
}
