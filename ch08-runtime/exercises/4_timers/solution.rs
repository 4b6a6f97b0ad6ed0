//! An answer to exercise 4.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ch08_runtime::{Future, PollState, Waker};

use super::checks::given::Kernel;

/// Knows who waits for which time.
pub struct Reactor {
    kernel: Arc<dyn Kernel>,
    /// While it is locked, no waker is called and none is dropped.
    timers: Mutex<Timers>,
}

#[derive(Default)]
struct Timers {
    /// The one that is due first comes first.
    wakers: BTreeMap<Key, Waker>,
    last: usize,
}

/// A deadline, and a number that tells equal ones apart.
type Key = (Instant, usize);

/// A future that ends when its time has come. Dropped, it leaves nothing behind.
pub struct Sleep {
    reactor: Arc<Reactor>,
    /// `None`: the clock does not reach that far.
    deadline: Option<Instant>,
    key: Option<Key>,
}

impl Reactor {
    /// No timers.
    pub fn new(kernel: Arc<dyn Kernel>) -> Arc<Reactor> {
        let timers = Mutex::default();
        Arc::new(Reactor { kernel, timers })
    }

    /// Waits once, no longer than until the next timer is due, and wakes whoever is due then.
    ///
    /// # Errors
    /// Those of the kernel that no further wait can mend.
    pub fn turn(&self) -> io::Result<()> {
        let next = self.timers.lock().unwrap().wakers.keys().next().copied();
        let now = self.kernel.now();
        let timeout = next.map(|(deadline, _)| deadline.saturating_duration_since(now));
        match self.kernel.wait(timeout) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {} // the next turn waits again
            result => result?,
        }
        for waker in self.expired() {
            waker.wake();
        }
        Ok(())
    }

    fn expired(&self) -> Vec<Waker> {
        let now = self.kernel.now();
        let mut expired = Vec::new();
        let mut timers = self.timers.lock().unwrap();
        while let Some(first) = timers.wakers.first_entry()
            && first.key().0 <= now
        {
            expired.push(first.remove());
        }
        expired
    }

    /// Ends `duration` after this call. `Duration::MAX` never does.
    pub fn sleep(self: &Arc<Reactor>, duration: Duration) -> Sleep {
        Sleep {
            reactor: Arc::clone(self),
            deadline: self.kernel.now().checked_add(duration),
            key: None,
        }
    }

    /// Has `waker` called at `deadline`. `key` is that of an earlier poll.
    fn arm(&self, deadline: Instant, key: Option<Key>, waker: Waker) -> Key {
        let mut timers = self.timers.lock().unwrap();
        let key = key.unwrap_or_else(|| {
            timers.last += 1;
            (deadline, timers.last)
        });
        let former = timers.wakers.insert(key, waker);
        let is_first = timers.wakers.keys().next() == Some(&key);
        drop(timers);
        if is_first && former.is_none() {
            self.kernel.interrupt(); // somebody may be in a wait that is too long now
        }
        key
    }

    fn disarm(&self, key: Key) {
        let former = self.timers.lock().unwrap().wakers.remove(&key);
        drop(former); // unlocked
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        match self.deadline {
            Some(deadline) if deadline <= self.reactor.kernel.now() => {
                self.key
                    .take()
                    .into_iter()
                    .for_each(|key| self.reactor.disarm(key));
                return PollState::Ready(());
            }
            Some(deadline) => {
                self.key = Some(self.reactor.arm(deadline, self.key, waker.clone()));
            }
            None => {}
        }
        PollState::NotReady
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.reactor.disarm(key);
        }
    }
}
