//! Where newcomers come in, and how to stay calm when they cannot.

use std::io;
use std::net::{self, SocketAddr, ToSocketAddrs};
use std::time::{Duration, Instant};

use mio::net::{TcpListener, TcpStream};
use mio::{Interest, Registry, Token};

use crate::sys;

/// How long to leave the socket alone after it failed, for want of file descriptors say. It would
/// fail again at once, and at once again, and nothing else would be done.
const PAUSE: Duration = Duration::from_millis(50);

/// A listening socket that does not block.
pub(crate) struct Listener {
    socket: TcpListener,
    /// When to look for newcomers; `None` if there are none before the next event.
    look_at: Option<Instant>,
}

impl Listener {
    pub(crate) fn bind(addr: impl ToSocketAddrs) -> io::Result<Listener> {
        let socket = net::TcpListener::bind(addr)?;
        socket.set_nonblocking(true)?;
        let socket = TcpListener::from_std(socket);
        sys::lengthen_backlog(&socket)?;
        Ok(Listener {
            socket,
            look_at: None,
        })
    }

    pub(crate) fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Asks for an event when there are newcomers; undone by dropping the listener.
    pub(crate) fn register(&mut self, registry: &Registry, token: Token) -> io::Result<()> {
        registry.register(&mut self.socket, token, Interest::READABLE)
    }

    /// There are newcomers. If a pause is on, it stays on.
    pub(crate) fn on_event(&mut self) {
        self.look_at = self.look_at.or_else(|| Some(Instant::now()));
    }

    /// When [`accept`](Self::accept) is worth a call without an event.
    pub(crate) fn look_at(&self) -> Option<Instant> {
        self.look_at
    }

    /// The next newcomer; `None` if there is none, or none to be had for now.
    pub(crate) fn accept(&mut self) -> Option<TcpStream> {
        let now = Instant::now();
        while self.look_at.is_some_and(|at| at <= now) {
            match self.socket.accept() {
                Ok((newcomer, _)) => return Some(newcomer),
                Err(error) => match error.kind() {
                    io::ErrorKind::WouldBlock => self.look_at = None,
                    // It has left before it came in: the next, please.
                    io::ErrorKind::Interrupted | io::ErrorKind::ConnectionAborted => {}
                    _ => self.look_at = Some(now + PAUSE),
                },
            }
        }
        None
    }
}
