//! A source and its place in the reactor's table, which ends with it.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use ch04_epoll::{Interest, Source, Token};

use crate::reactor::Reactor;
use crate::runtime::Context;
use crate::{Future, PollState, Waker, poll_fn};

/// A source that the runtime's reactor watches for as long as this lives.
///
/// Registered once, edge-triggered, for reading and writing: waiting for the answer after the request
/// costs no system call. For that, the events so far are counted, and an operation is tried only if
/// there were some since one would have had to wait.
///
/// ```
/// use std::io::{Read, Write};
/// use std::net::TcpListener;
/// use ch04_epoll::net::TcpStream;
/// use ch08_runtime::{Registration, Runtime, poll_io};
///
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let address = listener.local_addr()?;
/// let mut registration = None;
/// let mut buffer = [0; 16];
/// let n = Runtime::new()?.block_on(poll_io(|waker| {
///     let source = match &mut registration {
///         Some(source) => source,
///         none => {
///             let stream = TcpStream::connect(address)?;
///             listener.accept()?.0.write_all(b"hello")?;
///             none.insert(Registration::new(stream)?)
///         }
///     };
///     source.try_io(waker, |stream| stream.read(&mut buffer))
/// }))?;
/// assert_eq!(&buffer[..n], b"hello");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Registration<S: Source> {
    source: S,
    token: Token,
    reactor: Arc<Reactor>,
    /// The events up to which everything is dealt with.
    known: usize,
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
            reactor,
            known: 0,
        };
        let both = Interest::READABLE | Interest::WRITABLE;
        let registry = &new.reactor.registry;
        registry.register(&mut new.source, token, both)?; // or `new` is dropped
        Ok(new)
    }

    /// Does `operation` if it is worth a try.
    ///
    /// There is one waker for the source, the latest: one task at a time can wait for it.
    ///
    /// # Errors
    /// - `WouldBlock`: not now; `waker` will be called when it is worth another try.
    /// - Those of `operation`, except `Interrupted`; and one if the runtime is gone.
    pub fn try_io<T>(
        &mut self,
        waker: &Waker,
        mut operation: impl FnMut(&mut S) -> io::Result<T>,
    ) -> io::Result<T> {
        loop {
            let mut table = self.reactor.table();
            let watched = table.source(self.token)?;
            let events = watched.events;
            if events == self.known {
                let former = watched.waker.replace(waker.clone());
                drop(table);
                drop(former); // unlocked
                return Err(ErrorKind::WouldBlock.into());
            }
            drop(table);
            match operation(&mut self.source) {
                // Why go round? An event may have come since the operation failed.
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.known = events,
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
        let watched = self.reactor.table().sources.remove(&self.token);
        drop(watched); // unlocked
    }
}

/// Makes a future of what may say `WouldBlock`, which has left its waker then: a closure that gets by
/// on [`Registration::try_io`]. Each poll calls it anew.
pub fn poll_io<T>(
    mut step: impl FnMut(&Waker) -> io::Result<T>,
) -> impl Future<Output = io::Result<T>> {
    poll_fn(move |waker| match step(waker) {
        Err(error) if error.kind() == ErrorKind::WouldBlock => PollState::NotReady,
        result => PollState::Ready(result),
    })
}
