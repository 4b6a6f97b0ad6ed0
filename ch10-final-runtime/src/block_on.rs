//! Runs one future on this thread: poll it, sleep until its waker is called, poll it again.
//!
//! This is the smallest executor there is. What it needs besides `poll` is a way to sleep that
//! loses no wake-up: the [`Parker`], which the workers of a runtime sleep on as well.

use std::cell::RefCell;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};

use crate::sync::atomic::{AtomicU8, Ordering::*};
use crate::sync::{Thread, thread, thread_local};

/// Runs `future` to its end on this thread and returns its output.
///
/// The thread sleeps while the future waits. Sockets, timers and [`spawn`](crate::spawn) need a
/// runtime: see [`LocalRuntime::block_on`](crate::LocalRuntime::block_on).
///
/// ```
/// assert_eq!(ch10_final_runtime::block_on(async { 6 * 7 }), 42);
/// ```
///
/// # Panics
/// Panics if a future is being run on this thread already. The thread would sleep in the inner
/// call, and everything that it was to run in the outer one would stand still.
pub fn block_on<F: Future>(future: F) -> F::Output {
    alone(|| {
        let parker = Arc::new(Parker::default());
        // One waker for the whole run, so that `will_wake` holds from one poll to the next.
        let waker = Waker::from(parker.clone());
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                return output;
            }
            parker.park();
        }
    })
}

/// Runs futures, unless this thread does so already.
pub(crate) fn alone<R>(run: impl FnOnce() -> R) -> R {
    thread_local! { static RUNNING: RefCell<()> = const { RefCell::new(()) }; }
    RUNNING.with(|running| {
        let Ok(_until_the_end) = running.try_borrow_mut() else {
            panic!(
                "block_on was called on a thread that is running a future already: use `.await` \
                 there, or `spawn_blocking` for code that has to block"
            );
        };
        run()
    })
}

/// Puts one thread to sleep until it is notified. A notification that comes first is kept.
///
/// ```text
///         park_in                EMPTY     awake, or asleep in thread::park
///   EMPTY ───────▶ DRIVING       DRIVING   asleep in the driver; ended by its own waker
///     ▲ │             │          NOTIFIED  the next park returns at once
///     │ │ unpark      │ unpark
///     │ ▼             │
///   NOTIFIED ◀────────┘
/// ```
#[derive(Default)]
pub(crate) struct Parker {
    state: AtomicU8,
    /// Set by the thread itself, before it parks for the first time.
    thread: OnceLock<Thread>,
}

const EMPTY: u8 = 0;
const DRIVING: u8 = 1;
const NOTIFIED: u8 = 2;

impl Parker {
    /// Sleeps until notified.
    pub(crate) fn park(&self) {
        self.thread.get_or_init(thread::current);
        // `thread::park` may return for no reason; only the state tells.
        while self.state.swap(EMPTY, AcqRel) != NOTIFIED {
            timeline::park();
            thread::park();
            timeline::unpark();
        }
    }

    /// Runs `sleep` unless notified already. [`unpark`](Self::unpark) then ends it by its
    /// `interrupt`, which has to work if it comes before the sleep has begun, too.
    pub(crate) fn park_in(&self, sleep: impl FnOnce()) {
        let begun = self.state.compare_exchange(EMPTY, DRIVING, AcqRel, Acquire);
        if begun.is_ok() {
            timeline::park();
            sleep();
            timeline::unpark();
        }
        self.state.swap(EMPTY, AcqRel); // takes the notification
    }

    /// Whether its thread sleeps in [`park_in`](Self::park_in).
    pub(crate) fn drives(&self) -> bool {
        self.state.load(Relaxed) == DRIVING
    }

    /// Ends the sleep, or the next one. Without a sleeper it costs no system call.
    pub(crate) fn unpark(&self, interrupt: impl FnOnce()) {
        match self.state.swap(NOTIFIED, AcqRel) {
            DRIVING => interrupt(),
            EMPTY => _ = self.thread.get().map(Thread::unpark), // no thread: it has never slept
            _ => {}
        }
    }
}

impl Wake for Parker {
    fn wake(self: Arc<Self>) {
        self.unpark(|| {});
    }
}
