//! What an executor with several threads offers besides what every executor does.
#![allow(dead_code, reason = "the answer uses it")]

use std::io;

use super::runtime::Executor;

/// An executor whose tasks run on threads of its own.
pub trait Workers: Executor {
    /// See [`handle`](Self::handle).
    type Handle: Spawn;

    /// An executor with `count` threads for tasks, at least one.
    ///
    /// # Errors
    /// Those of the system.
    fn with_workers(count: usize) -> io::Result<Self>;

    /// What tasks and other threads spawn with. It keeps nothing running, and may outlive the
    /// executor.
    fn handle(&self) -> Self::Handle;
}

/// Adds tasks from anywhere.
pub trait Spawn: Clone + Send + Sync + 'static {
    /// Adds a task that nobody waits for. If the executor has been dropped, the future is dropped at
    /// once.
    fn spawn<F: Future<Output = ()> + Send + 'static>(&self, future: F);
}
