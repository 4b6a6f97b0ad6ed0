//! How a future says that it can go on. Knows neither who wakes nor who is woken.
//!
//! The reactor calls it, a timer, another task, another thread; behind it is a task that gets into
//! a queue, or a thread that sleeps. Neither side has to know of the other: that is what lets one
//! write a reactor without an executor, and the other way round.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::Parker;

/// Something that can be woken.
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicUsize, Ordering};
/// use ch08_runtime::{Wake, Waker};
///
/// struct Counter(AtomicUsize);
///
/// impl Wake for Counter {
///     fn wake(self: Arc<Self>) {
///         self.0.fetch_add(1, Ordering::Relaxed);
///     }
/// }
///
/// let counter = Arc::new(Counter(AtomicUsize::new(0)));
/// let waker = Waker::from(Arc::clone(&counter));
/// waker.wake_by_ref();
/// waker.wake();
/// assert_eq!(counter.0.load(Ordering::Relaxed), 2);
/// ```
pub trait Wake: Send + Sync + 'static {
    /// Sees to it that whoever waits goes on. Any thread may call it, at any time, even when
    /// nobody waits any more.
    fn wake(self: Arc<Self>);
}

/// Wakes one task, or one thread. Its clones wake the same.
///
/// [`std::task::Waker`] is the same thing with a table of functions written by hand, so that it
/// also works where there is no `Arc`.
///
/// ```
/// use ch08_runtime::Waker;
///
/// let (one, other) = (Waker::noop(), Waker::noop());
/// assert!(one.will_wake(&one.clone()));
/// assert!(!one.will_wake(&other));
/// ```
#[derive(Clone)]
pub struct Waker(Arc<dyn Wake>);

impl Waker {
    /// Wakes, and is used up by it: spares the clone that [`wake_by_ref`](Waker::wake_by_ref) needs.
    ///
    /// A panic in there ends here: who wakes has others to wake, and did nothing wrong.
    pub fn wake(self) {
        contain(|| self.0.wake());
    }

    /// Wakes.
    pub fn wake_by_ref(&self) {
        self.clone().wake();
    }

    /// Whether both wake the same task or thread. If so, a future that keeps the one has no need
    /// to clone the other.
    pub fn will_wake(&self, other: &Waker) -> bool {
        // By address alone: one type may have several tables of functions.
        std::ptr::addr_eq(Arc::as_ptr(&self.0), Arc::as_ptr(&other.0))
    }

    /// A waker for whoever polls again anyway: that of a parker at which nobody sleeps.
    pub fn noop() -> Waker {
        Waker::from(Parker::new().unparker())
    }
}

impl<W: Wake> From<Arc<W>> for Waker {
    fn from(wake: Arc<W>) -> Waker {
        Waker(wake)
    }
}

/// Does `step`, which is not ours. Should it panic, the panic hook has said so, and it ends here.
pub(crate) fn contain(step: impl FnOnce()) {
    // The payload is forgotten: its destructor might panic as well.
    let _ = catch_unwind(AssertUnwindSafe(step)).map_err(std::mem::forget);
}
