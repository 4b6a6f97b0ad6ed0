//! TCP for fibers.

use std::cell::RefCell;
use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::rc::Rc;

use ch04_epoll::{Interest, Registry, Source, net};

use super::driver::Waiters;
use crate::scheduler::{Core, running_core};

/// A TCP connection whose calls block the fiber.
///
/// Like std's it can be used through a shared reference, so one fiber may read while another writes.
/// It belongs to the scheduler under which it was opened. Dropping it closes it and undoes its
/// registration with the event queue.
///
/// ```
/// use std::io::{Read, Write};
/// use ch05_fibers::{Scheduler, io, spawn};
///
/// let mut scheduler = Scheduler::new();
/// scheduler.block_on(|| {
///     let listener = io::TcpListener::bind("127.0.0.1:0".parse().unwrap())?;
///     let addr = listener.local_addr()?;
///     let greeter = spawn(move || listener.accept()?.0.write_all(b"hello"));
///
///     let mut greeting = String::new();
///     io::TcpStream::connect(addr)?.read_to_string(&mut greeting)?; // straight-line code
///     assert_eq!(greeting, "hello");
///     greeter.join().unwrap()
/// })??;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TcpStream {
    socket: Watched<net::TcpStream>,
}

impl TcpStream {
    /// Connects to `addr`.
    ///
    /// # Errors
    /// - `Unsupported`: this is no fiber of a scheduler.
    /// - Why it cannot be reached, `ConnectionRefused` for one; see connect(2).
    pub fn connect(addr: SocketAddr) -> io::Result<TcpStream> {
        let socket = Watched::new(|| net::TcpStream::connect(addr))?;
        socket.retry(Interest::WRITABLE, |stream| stream.finish_connect())?;
        Ok(TcpStream { socket })
    }

    /// The address of the other end.
    ///
    /// # Errors
    /// See getpeername(2).
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.socket.inner.borrow().peer_addr()
    }

    /// The address of this end.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.inner.borrow().local_addr()
    }

    /// Sends small writes at once (`true`) or collects them for a while (`false`, the default).
    ///
    /// # Errors
    /// See TCP_NODELAY in tcp(7).
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.socket.inner.borrow().set_nodelay(nodelay)
    }

    /// Ends one direction or both; the peer reads up to the end, then nothing.
    ///
    /// # Errors
    /// See shutdown(2).
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {
        self.socket.inner.borrow().shutdown(how)
    }
}

impl Read for &TcpStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = |stream: &mut net::TcpStream| stream.read(buffer);
        self.socket.retry(Interest::READABLE, read)
    }
}

impl Write for &TcpStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let write = |stream: &mut net::TcpStream| stream.write(bytes);
        self.socket.retry(Interest::WRITABLE, write)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // nothing is held back here
    }
}

impl Read for TcpStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self).read(buffer)
    }
}

impl Write for TcpStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        (&*self).flush()
    }
}

/// Takes TCP connections in; see [`TcpStream`].
///
/// ```
/// use ch05_fibers::{Scheduler, io};
///
/// let mut scheduler = Scheduler::new();
/// let port = scheduler.block_on(|| {
///     let listener = io::TcpListener::bind("127.0.0.1:0".parse().unwrap())?;
///     Ok::<_, std::io::Error>(listener.local_addr()?.port())
/// })??;
/// assert_ne!(port, 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TcpListener {
    socket: Watched<net::TcpListener>,
}

impl TcpListener {
    /// Listens on `addr`; with port 0 the system picks a free one.
    ///
    /// # Errors
    /// - `Unsupported`: this is no fiber of a scheduler.
    /// - `AddrInUse`: somebody listens there. See bind(2) and listen(2) for the others.
    pub fn bind(addr: SocketAddr) -> io::Result<TcpListener> {
        let socket = Watched::new(|| net::TcpListener::bind(addr))?;
        Ok(TcpListener { socket })
    }

    /// Waits for the next connection and tells where it comes from.
    ///
    /// # Errors
    /// - An error of that one connection, `ConnectionAborted` for one: go on with the next.
    /// - No descriptor left: the connection stays in the backlog.
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let accept = |listener: &mut net::TcpListener| listener.accept();
        let (stream, peer) = self.socket.retry(Interest::READABLE, accept)?;
        let socket = Watched::new(|| Ok(stream))?;
        Ok((TcpStream { socket }, peer))
    }

    /// The address it listens on.
    ///
    /// # Errors
    /// See getsockname(2).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.inner.borrow().local_addr()
    }
}

/// A socket that the event queue of a scheduler watches, until it is dropped.
struct Watched<S: Source> {
    /// Borrowed for calls that do not wait.
    inner: RefCell<S>,
    registry: Registry,
    waiters: Rc<Waiters>,
    core: Rc<Core>,
}

impl<S: Source> Watched<S> {
    fn new(open: impl FnOnce() -> io::Result<S>) -> io::Result<Watched<S>> {
        let core = running_core().ok_or_else(|| {
            let message = "a socket of fibers was opened outside of a running scheduler: \
                           open it in a fiber";
            io::Error::new(ErrorKind::Unsupported, message)
        })?;
        let mut inner = open()?;
        let (registry, waiters) = core.driver.watch(&mut inner)?;
        Ok(Watched {
            inner: RefCell::new(inner),
            registry,
            waiters,
            core,
        })
    }

    /// Tries until the answer is another one than `WouldBlock`, and lets other fibers run in
    /// between.
    fn retry<T>(
        &self,
        interest: Interest,
        mut attempt: impl FnMut(&mut S) -> io::Result<T>,
    ) -> io::Result<T> {
        loop {
            // First try, then wait: the registration is edge-triggered, so the event of what is
            // there already may be long past.
            // Apart from the `match`, or the borrow would last while other fibers run.
            let result = attempt(&mut self.inner.borrow_mut());
            match result {
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.wait(interest)?,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }

    fn wait(&self, interest: Interest) -> io::Result<()> {
        let error = |message| Err(io::Error::new(ErrorKind::Unsupported, message));
        match running_core() {
            Some(core) if Rc::ptr_eq(&core, &self.core) => {
                if self.core.driver.wait_for(&core, &self.waiters, interest) {
                    return Ok(());
                }
                error("the fiber is being dropped, and cannot wait any more")
            }
            _ => error("a socket belongs to another scheduler: use it in that one's fibers"),
        }
    }
}

impl<S: Source + fmt::Debug> fmt::Debug for Watched<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.borrow().fmt(f)
    }
}

impl<S: Source> Drop for Watched<S> {
    fn drop(&mut self) {
        // It fails if the source is not registered, which it is.
        let _ = self.registry.deregister(self.inner.get_mut());
        self.core.driver.forget(&self.waiters);
    }
}
