//! Exercise 4: timers in the reactor. The task and its hints are in README.md.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ch08_runtime::{Future, PollState, Waker};

use super::checks::given::Kernel;

/// Knows who waits for which time.
pub struct Reactor {
    kernel: Arc<dyn Kernel>, // whatever you need
}

/// A future that ends when its time has come. Dropped, it leaves nothing behind.
pub struct Sleep {
    reactor: Arc<Reactor>, // whatever you need
}

impl Reactor {
    /// No timers.
    pub fn new(kernel: Arc<dyn Kernel>) -> Arc<Reactor> {
        todo!("whatever you need")
    }

    /// Waits once, no longer than until the next timer is due, and wakes whoever is due then.
    ///
    /// # Errors
    /// Those of the kernel that no further wait can mend.
    pub fn turn(&self) -> io::Result<()> {
        todo!("how long? wait; collect, unlock, wake")
    }

    /// Ends `duration` after this call. `Duration::MAX` never does.
    pub fn sleep(self: &Arc<Reactor>, duration: Duration) -> Sleep {
        todo!("when is that?")
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(&mut self, waker: &Waker) -> PollState<()> {
        todo!("ready if it is due; or else leave the waker with the reactor")
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        // whatever the reactor has to forget
    }
}
