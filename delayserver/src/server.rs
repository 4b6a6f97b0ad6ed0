//! The event loop: one thread, one [`Poll`], all connections.
//!
//! Each round waits for events or the next alarm, gives a turn to every connection that has one or
//! the other, and takes new connections. Nothing else blocks. What a turn does is
//! [`connection`](crate::connection)'s business; here are only the comings and goings.

use std::net::{SocketAddr, ToSocketAddrs};
use std::time::{Duration, Instant};
use std::{io, thread};

use mio::event::Event;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

use crate::connection::{Connection, Lent};
use crate::handle::{ServerHandle, Stop, Stopper};
use crate::ledger::Arrival;
use crate::listener::Listener;
use crate::rules::Rules;
use crate::slots::Slots;
use crate::timers::Timers;

/// Neither is ever a connection's: [`Slots`] hands out no slot as high as these.
const LISTENER: Token = Token(usize::MAX);
const STOPPER: Token = Token(usize::MAX - 1);

/// Events taken a round. More stay with the system until the next.
const EVENTS_A_ROUND: usize = 1024;

/// New connections taken a round, so that a rush of them does not hold up the others.
const ACCEPTS_A_ROUND: usize = 256;

/// A web server that answers `GET /{delay_ms}/{message}` with the message, after the delay.
///
/// ```
/// use std::io::{Read, Write};
/// use std::net::TcpStream;
/// use delayserver::{DelayServer, http};
///
/// let server = DelayServer::bind("127.0.0.1:0")?.spawn()?;
///
/// let mut stream = TcpStream::connect(server.addr())?;
/// stream.write_all(&http::get_request(server.addr(), "/50/hello", false))?;
/// let mut answer = String::new();
/// stream.read_to_string(&mut answer)?;
/// assert!(answer.ends_with("\r\n\r\nhello"));
///
/// assert_eq!(server.stats().served, 1);
/// server.shutdown()?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct DelayServer {
    poll: Poll,
    /// Gone when the end has begun, so that newcomers are refused.
    listener: Option<Listener>,
    addr: SocketAddr,
    connections: Slots<Connection>,
    timers: Timers,
    lent: Lent,
    stopper: Stopper,
    /// When to end even if answers are owed. Set as soon as the end has been asked for.
    ends_at: Option<Instant>,
}

impl DelayServer {
    /// How long a server that was asked to end goes on answering what it owes.
    pub const DRAIN_LIMIT: Duration = Duration::from_secs(5);

    /// How long a client may keep the server waiting, unless told otherwise.
    pub const IDLE_LIMIT: Duration = Duration::from_secs(60);

    /// Listens on the first of these addresses that is to be had. Port 0 takes any free port.
    ///
    /// # Errors
    /// Fails if no address can be listened on, for example because it is in use, or if the system
    /// gives no event queue.
    pub fn bind(addr: impl ToSocketAddrs) -> io::Result<DelayServer> {
        let mut listener = Listener::bind(addr)?;
        let addr = listener.local_addr()?;
        let poll = Poll::new()?;
        listener.register(poll.registry(), LISTENER)?;
        let stopper = Stopper::new(mio::Waker::new(poll.registry(), STOPPER)?);
        Ok(DelayServer {
            poll,
            listener: Some(listener),
            addr,
            connections: Slots::new(),
            timers: Timers::default(),
            lent: Lent::new(),
            stopper,
            ends_at: None,
        })
    }

    /// Holds at most `limit` connections at a time, at least one. More wait, unaccepted, until
    /// others have gone. Without this only the process's file limit counts.
    pub fn max_connections(mut self, limit: usize) -> DelayServer {
        self.lent.rules.max_connections = limit.clamp(1, Slots::<Connection>::MAX_LEN);
        self
    }

    /// Ends connections whose client lets `limit` pass without finishing a request or taking an
    /// answer, from the start or from the last of those. Waiting for an answer does not count.
    pub fn idle_limit(mut self, limit: Duration) -> DelayServer {
        self.lent.rules.idle_limit = limit.min(Rules::LONGEST_IDLE_LIMIT);
        self
    }

    /// Lets requests ask for answers that go wrong, as in `/0/hello?fault=dribble`: see "Faults to
    /// order" in the [crate's documentation](crate). Without this such a query means nothing.
    pub fn faults(mut self, on: bool) -> DelayServer {
        self.lent.rules.faults = on;
        self
    }

    /// Calls `log` for every request that is going to be answered with its message, as it arrives.
    /// All connections wait meanwhile, and a panic in there ends the server.
    pub fn log(mut self, log: impl FnMut(&Arrival<'_>) + Send + 'static) -> DelayServer {
        self.lent.ledger.log = Some(Box::new(log));
        self
    }

    /// The address it listens on, with the port that was chosen.
    pub fn local_addr(&self) -> SocketAddr {
        self.addr
    }

    /// What ends [`run`](Self::run), from any thread.
    pub fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    /// Serves on a thread of its own.
    ///
    /// # Errors
    /// Fails if the system gives no thread.
    pub fn spawn(self) -> io::Result<ServerHandle> {
        let (addr, stopper) = (self.addr, self.stopper());
        let counters = self.lent.ledger.counters.clone();
        let builder = thread::Builder::new().name("delayserver".to_owned());
        let thread = builder.spawn(move || self.run())?;
        Ok(ServerHandle::new(addr, counters, stopper, thread))
    }

    /// Serves on this thread until a [`Stopper`] ends it.
    ///
    /// # Errors
    /// Fails if the event queue does. Nothing that clients do makes it end.
    pub fn run(mut self) -> io::Result<()> {
        let mut events = Events::with_capacity(EVENTS_A_ROUND);
        let mut due = Vec::with_capacity(EVENTS_A_ROUND);
        while !self.is_over() {
            match self.poll.poll(&mut events, self.timeout()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                result => result?,
            }
            self.lent.ledger.woken();
            for event in &events {
                self.on_event(event);
            }
            self.timers.collect_due(Instant::now(), &mut due);
            for token in due.drain(..) {
                self.turn(token);
            }
            due.shrink_to(EVENTS_A_ROUND); // what a crowd has left behind
            self.accept();
        }
        Ok(())
    }

    /// How long there is nothing to do without an event; `None` for ever. Poll rounds up to what
    /// the system can tell apart, so no answer is early.
    fn timeout(&self) -> Option<Duration> {
        let listener = self.listener.as_ref().filter(|_| self.has_room());
        let look_at = listener.and_then(Listener::look_at);
        let next = [self.timers.next(), look_at, self.ends_at]
            .into_iter()
            .flatten()
            .min()?;
        Some(next.saturating_duration_since(Instant::now()))
    }

    fn on_event(&mut self, event: &Event) {
        let token = event.token();
        match token {
            LISTENER => self.listener.iter_mut().for_each(Listener::on_event),
            // It has interrupted the wait; `is_over` sees what is wanted.
            STOPPER => {}
            // There is nobody left to answer.
            _ if event.is_error() || event.is_write_closed() => self.close(token),
            _ => {
                if let Some(connection) = self.connections.get_mut(token) {
                    connection.on_event(event);
                    self.turn(token);
                }
            }
        }
    }

    fn turn(&mut self, token: Token) {
        // None: it went earlier in this round.
        let Some(connection) = self.connections.get_mut(token) else {
            return;
        };
        match connection.turn(&mut self.lent) {
            Ok(Some(at)) => self.timers.set(token, &mut connection.alarm, at),
            Ok(None) | Err(_) => self.close(token),
        }
    }

    fn has_room(&self) -> bool {
        self.connections.len() < self.lent.rules.max_connections
    }

    fn accept(&mut self) {
        for _ in 0..ACCEPTS_A_ROUND {
            if !self.has_room() {
                return;
            }
            let Some(newcomer) = self.listener.as_mut().and_then(Listener::accept) else {
                return;
            };
            // What goes wrong with a newcomer is its own end and nobody else's concern.
            let _ = self.admit(newcomer);
        }
    }

    fn admit(&mut self, mut socket: TcpStream) -> io::Result<()> {
        // An answer is one write, sent when it is due; it must not wait for the client to
        // acknowledge the one before.
        socket.set_nodelay(true)?;
        let interest = Interest::READABLE | Interest::WRITABLE;
        self.poll
            .registry()
            .register(&mut socket, self.connections.next_token(), interest)?;
        self.connections.insert(Connection::new(socket));
        self.lent.ledger.opened();
        Ok(())
    }

    fn close(&mut self, token: Token) {
        if let Some(mut connection) = self.connections.remove(token) {
            self.timers.cancel(token, &mut connection.alarm);
            self.lent.ledger.closed(connection.outbox.len());
            // Dropped here, the socket is closed, and with that no longer registered.
        }
    }

    /// Whether to leave the loop; begins the end when it has been asked for.
    fn is_over(&mut self) -> bool {
        match self.stopper.asked() {
            Stop::Never => return false,
            Stop::Now => return true,
            Stop::Drained => {}
        }
        let now = Instant::now();
        if self.ends_at.is_none() {
            self.ends_at = Some(now + Self::DRAIN_LIMIT);
            self.listener = None;
            for token in self.connections.tokens() {
                match self.connections.get_mut(token) {
                    Some(connection) if !connection.outbox.is_empty() => connection.finish(),
                    _ => self.close(token),
                }
            }
        }
        self.connections.len() == 0 || self.ends_at.is_some_and(|at| at <= now)
    }
}
