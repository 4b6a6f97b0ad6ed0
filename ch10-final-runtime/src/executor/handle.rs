//! Reaching a runtime from other threads.

use std::sync::Arc;

use super::{Current, Shared, with_current};
use crate::blocking;
use crate::join_handle::JoinHandle;

/// Spawns onto a runtime from any thread. It keeps nothing running.
///
/// ```
/// use ch10_final_runtime::{Handle, LocalRuntime};
///
/// let runtime = LocalRuntime::new()?;
/// let handle = runtime.handle().clone();
/// let elsewhere = std::thread::spawn(move || handle.spawn(async { 42 }));
/// assert_eq!(runtime.block_on(elsewhere.join().unwrap()).unwrap(), 42);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone)]
pub struct Handle(pub(crate) Arc<Shared>);

impl Handle {
    /// The runtime that this code runs on.
    ///
    /// # Panics
    /// Panics outside of a runtime.
    pub fn current() -> Handle {
        with_current(|current| Handle(current.shared.clone()))
    }

    /// Spawns onto the runtime. If that has been dropped, the task is cancelled at once.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let _current = Current::outside(self.0.clone()).enter();
        super::spawn(future)
    }

    /// Runs `call` on the runtime's blocking pool: see [`spawn_blocking`](crate::spawn_blocking).
    pub fn spawn_blocking<T, C>(&self, call: C) -> JoinHandle<T>
    where
        T: Send + 'static,
        C: FnOnce() -> T + Send + 'static,
    {
        blocking::spawn_on(&self.0, call)
    }

    /// Counts what the runtime keeps at this moment, to see that nothing is left behind.
    pub fn stats(&self) -> Stats {
        let (sockets, timers) = self.0.driver.counts();
        let waiting = self.0.owned.len();
        Stats {
            waiting,
            sockets,
            timers,
        }
    }
}

/// What a runtime keeps.
///
/// ```
/// use ch10_final_runtime::LocalRuntime;
///
/// let stats = LocalRuntime::new()?.handle().stats();
/// assert_eq!((stats.waiting, stats.sockets, stats.timers), (0, 0, 0));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stats {
    /// Tasks that had to wait at least once and have not ended.
    pub waiting: usize,
    /// Sockets that are watched.
    pub sockets: usize,
    /// Timers that are armed.
    pub timers: usize,
}
