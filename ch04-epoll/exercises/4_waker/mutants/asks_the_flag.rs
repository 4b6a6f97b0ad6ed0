//! Wrong: needs no pipe: looks at the flag every millisecond.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ch04_epoll::{Events, Poll};

/// Wakes a [`Sleeper`]. Any thread may.
pub struct Waker {
    is_woken: Arc<AtomicBool>,
}

/// A loop that sleeps on an event queue until it is woken.
pub struct Sleeper {
    poll: Poll,
    is_woken: Arc<AtomicBool>,
}

/// A loop and what wakes it.
pub fn pair() -> io::Result<(Sleeper, Waker)> {
    let poll = Poll::new()?;
    let is_woken = Arc::new(AtomicBool::new(false));
    let waker = Waker {
        is_woken: is_woken.clone(),
    };
    Ok((Sleeper { poll, is_woken }, waker))
}

impl Waker {
    /// Has the loop look for work: now if it sleeps, or else before it sleeps again.
    pub fn wake(&self) -> io::Result<()> {
        self.is_woken.swap(true, Ordering::AcqRel);
        Ok(())
    }
}

impl Sleeper {
    /// Sleeps, and calls `look` when it was woken, which takes all the work there is; again and
    /// again until `look` breaks.
    pub fn run(&mut self, look: &mut dyn FnMut() -> ControlFlow<()>) -> io::Result<()> {
        let mut events = Events::with_capacity(8);
        loop {
            self.poll
                .poll(&mut events, Some(Duration::from_millis(1)))?;
            if self.is_woken.swap(false, Ordering::AcqRel) && look().is_break() {
                return Ok(());
            }
        }
    }
}
