//! A source and its place in the reactor's table, which ends with it.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use ch04_epoll::{Interest, Source, Token};

use crate::reactor::Reactor;
use crate::runtime::Context;
use crate::{Direction, Waker};

/// A source that the runtime's reactor watches for as long as this lives.
///
/// Registered once, edge-triggered, for both directions: waiting for the answer after the request
/// costs no system call. For that, the events so far are counted, and an operation is tried only if
/// there were some since it last would have had to wait.
///
/// ```
/// use std::io::{ErrorKind, Read, Write};
/// use std::net::TcpListener;
/// use ch04_epoll::net::TcpStream;
/// use ch08_runtime::{Direction, PollState, Registration, Runtime, poll_fn};
///
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let stream = TcpStream::connect(listener.local_addr()?)?;
/// listener.accept()?.0.write_all(b"hello")?;
///
/// let runtime = Runtime::new()?;
/// let mut registration = None;
/// let mut stream = Some(stream);
/// let mut buffer = [0; 16];
/// let n = runtime.block_on(poll_fn(|waker| {
///     if let Some(stream) = stream.take() {
///         registration = Some(Registration::new(stream).expect("there is room in the queue"));
///     }
///     let source = registration.as_mut().expect("it was set by the first poll");
///     match source.try_io(Direction::Read, waker, |stream| stream.read(&mut buffer)) {
///         Err(error) if error.kind() == ErrorKind::WouldBlock => PollState::NotReady,
///         result => PollState::Ready(result),
///     }
/// }))?;
/// assert_eq!(&buffer[..n], b"hello");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Registration<S: Source> {
    source: S,
    token: Token,
    reactor: Arc<Reactor>,
    /// The events of each direction up to which everything is dealt with.
    known: [usize; 2],
}

impl<S: Source> Registration<S> {
    /// Has the runtime that this thread works for watch `source`, which must never block.
    ///
    /// # Errors
    /// See [`Registry::register`](ch04_epoll::Registry::register).
    ///
    /// # Panics
    /// Outside of `block_on` and of tasks: there is no runtime to ask.
    pub fn new(source: S) -> io::Result<Registration<S>> {
        let reactor = Context::expect("a `Registration`").reactor;
        // First its place: an event may come before `register` has returned.
        let token = reactor.table().add_source();
        let mut new = Registration {
            source,
            token,
            reactor: Arc::clone(&reactor),
            known: [0; 2],
        };
        let both = Interest::READABLE | Interest::WRITABLE;
        reactor.registry.register(&mut new.source, token, both)?; // or else `new` is dropped
        Ok(new)
    }

    /// Does `operation` if it is worth a try.
    ///
    /// There is one waker for each direction, the latest.
    ///
    /// # Errors
    /// - `WouldBlock`: not now; `waker` will be called when it is worth another try.
    /// - Those of `operation`, except `Interrupted`; and one if the runtime is gone.
    pub fn try_io<T>(
        &mut self,
        direction: Direction,
        waker: &Waker,
        mut operation: impl FnMut(&mut S) -> io::Result<T>,
    ) -> io::Result<T> {
        let known = &mut self.known[direction as usize];
        loop {
            let mut table = self.reactor.table();
            let side = table.side(self.token, direction)?;
            let events = side.events;
            if events == *known {
                let former = side.waker.replace(waker.clone());
                drop(table);
                drop(former); // unlocked
                return Err(ErrorKind::WouldBlock.into());
            }
            drop(table);
            match operation(&mut self.source) {
                // Why go round? An event may have come since the operation failed.
                Err(error) if error.kind() == ErrorKind::WouldBlock => *known = events,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // The events stay unknown: there may be more to read.
                result => return result,
            }
        }
    }
}

impl<S: Source> Drop for Registration<S> {
    fn drop(&mut self) {
        // It can fail only where the system has closed the source, which ends this as well.
        let _ = self.reactor.registry.deregister(&mut self.source);
        let sides = self.reactor.table().sources.remove(&self.token);
        drop(sides); // unlocked
    }
}
