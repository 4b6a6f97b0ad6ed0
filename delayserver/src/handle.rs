//! Holding and ending a server from other threads.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread::JoinHandle;
use std::{fmt, io};

use crate::ledger::{Counters, Stats};

/// A server that runs on its own thread. Dropping it ends the server at once and waits for its
/// thread; [`shutdown`](Self::shutdown) lets it answer what it owes.
///
/// ```
/// use delayserver::DelayServer;
///
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
/// assert_ne!(server.addr().port(), 0);
/// assert_eq!(server.stats().open, 0);
/// server.shutdown()?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct ServerHandle {
    addr: SocketAddr,
    counters: Arc<Counters>,
    stopper: Stopper,
    /// Gone once it has been waited for.
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl ServerHandle {
    pub(crate) fn new(
        addr: SocketAddr,
        counters: Arc<Counters>,
        stopper: Stopper,
        thread: JoinHandle<io::Result<()>>,
    ) -> ServerHandle {
        ServerHandle {
            addr,
            counters,
            stopper,
            thread: Some(thread),
        }
    }

    /// The address it listens on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The counts as they are now. Each is right by itself; as a whole they may stem from
    /// different moments.
    pub fn stats(&self) -> Stats {
        self.counters.stats()
    }

    /// Takes no more connections and requests, answers what is owed within
    /// [`DRAIN_LIMIT`](crate::DelayServer::DRAIN_LIMIT), and returns when the server has ended.
    ///
    /// # Errors
    /// Fails if the server had failed, or if its log panicked.
    pub fn shutdown(mut self) -> io::Result<()> {
        self.stopper.drain()?;
        self.join()
    }

    fn join(&mut self) -> io::Result<()> {
        match self.thread.take().map(JoinHandle::join) {
            None => Ok(()),
            Some(Ok(result)) => result,
            Some(Err(_)) => Err(io::Error::other("the delay server's thread panicked")),
        }
    }
}

impl Drop for ServerHandle {
    fn drop(&mut self) {
        // If it cannot be told to stop, waiting for it would take for ever.
        if self.stopper.stop().is_ok() {
            let _ = self.join();
        }
    }
}

impl fmt::Debug for ServerHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerHandle")
            .field("addr", &self.addr)
            .finish_non_exhaustive()
    }
}

/// Ends a server from any thread; after the server has ended it does nothing.
///
/// ```
/// use delayserver::DelayServer;
///
/// let server = DelayServer::bind("127.0.0.1:0")?;
/// let stopper = server.stopper();
/// std::thread::spawn(move || stopper.drain());
/// server.run()?; // returns because of the line before
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Stopper(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// A [`Stop`]; it only ever grows.
    asked: AtomicU8,
    waker: mio::Waker,
}

/// What has been asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Stop {
    Never,
    Drained,
    Now,
}

impl Stopper {
    pub(crate) fn new(waker: mio::Waker) -> Stopper {
        Stopper(Arc::new(Shared {
            asked: AtomicU8::new(Stop::Never as u8),
            waker,
        }))
    }

    /// Lets the server end when it has answered what it owes; see [`ServerHandle::shutdown`].
    ///
    /// # Errors
    /// Fails if the server's event queue cannot be reached.
    pub fn drain(&self) -> io::Result<()> {
        self.ask(Stop::Drained)
    }

    /// Ends the server at once.
    ///
    /// # Errors
    /// Fails if the server's event queue cannot be reached.
    pub fn stop(&self) -> io::Result<()> {
        self.ask(Stop::Now)
    }

    fn ask(&self, stop: Stop) -> io::Result<()> {
        self.0.asked.fetch_max(stop as u8, Ordering::Release);
        self.0.waker.wake()
    }

    pub(crate) fn asked(&self) -> Stop {
        match self.0.asked.load(Ordering::Acquire) {
            0 => Stop::Never,
            1 => Stop::Drained,
            _ => Stop::Now,
        }
    }
}
