//! Wrong: a token names a slot, whoever is in it, and an event's flags are believed.

use std::convert::Infallible;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;

use ch04_epoll::net::{TcpListener, TcpStream};
use ch04_epoll::{Event, Events, Interest, Poll, Registry, Token};

/// Who comes and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Report {
    /// A client was let in.
    Joined(SocketAddr),
    /// A client is gone: by itself, through an error, or let go of.
    Left(SocketAddr),
}

const LISTENER: Token = Token(0);
const BUFFER: usize = 16 * 1024;
/// Buffers in a row. One client that never stops talking waits its turn after these.
const TURN: usize = 16;

/// Sends back what each client of `listener` says, to at most `limit` clients at a time. Returns only
/// the error with which the listener or the event queue failed, never one of a client's.
pub fn serve(
    mut listener: TcpListener,
    limit: usize,
    report: &mut dyn FnMut(Report),
) -> io::Result<Infallible> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(1024);
    poll.registry()
        .register(&mut listener, LISTENER, Interest::READABLE)?;
    let mut crowd = Crowd {
        registry: poll.registry().clone(),
        clients: Vec::new(),
        limit,
        now: 0,
        report,
    };
    loop {
        poll.poll(&mut events, None)?;
        for event in events.iter() {
            match event.token() {
                LISTENER => crowd.accept_all(&listener)?,
                _ => crowd.advance(event)?,
            }
        }
    }
}

/// The clients that are connected.
struct Crowd<'a> {
    registry: Registry,
    /// The client with token `n` is in slot `n - 1`.
    clients: Vec<Option<Client>>,
    limit: usize,
    /// Counts what is said: a clock that tells who spoke later.
    now: u64,
    report: &'a mut dyn FnMut(Report),
}

impl Crowd<'_> {
    /// One event may stand for many connections.
    fn accept_all(&mut self, listener: &TcpListener) -> io::Result<()> {
        loop {
            match listener.accept() {
                Ok((stream, addr)) => self.join(stream, addr)?,
                Err(error) => match error.kind() {
                    ErrorKind::WouldBlock => return Ok(()),
                    // A connection that ended before it began. The next one may be better.
                    ErrorKind::ConnectionAborted | ErrorKind::Interrupted => {}
                    _ => return Err(error),
                },
            }
        }
    }

    fn join(&mut self, mut stream: TcpStream, addr: SocketAddr) -> io::Result<()> {
        if self.clients.iter().flatten().count() == self.limit {
            let quietest = (0..self.clients.len())
                .min_by_key(|slot| self.clients[*slot].as_ref().map(|client| client.spoke_at));
            if let Some(slot) = quietest {
                self.leave(slot);
            }
        }
        let free = self.clients.iter().position(Option::is_none);
        let slot = free.unwrap_or_else(|| {
            self.clients.push(None);
            self.clients.len() - 1
        });
        let token = Token(slot + 1);
        let both = Interest::READABLE | Interest::WRITABLE;
        self.registry.register(&mut stream, token, both)?;
        self.now += 1;
        let client = Client {
            stream,
            addr,
            pending: Vec::new(),
            sent: 0,
            spoke_at: self.now,
        };
        self.clients[slot] = Some(client);
        (self.report)(Report::Joined(addr));
        Ok(())
    }

    fn advance(&mut self, event: Event) -> io::Result<()> {
        let token = event.token();
        let Some(client) = &mut self.clients[token.0 - 1] else {
            return Ok(()); // the event is late, and the client gone
        };
        match client.echo(&mut self.now) {
            // It will say nothing more.
            Ok(Progress::Waits) if event.is_read_closed() && client.pending.is_empty() => {
                self.leave(token.0 - 1)
            }
            Ok(Progress::Waits) => {}
            Ok(Progress::CouldGoOn) => {
                // No edge will tell of what is there already. Registering again does.
                let both = Interest::READABLE | Interest::WRITABLE;
                self.registry.reregister(&mut client.stream, token, both)?;
            }
            // How a client ends, well or badly, is nothing to the others.
            Ok(Progress::HasEnded) | Err(_) => self.leave(token.0 - 1),
        }
        Ok(())
    }

    /// Closes the connection, which takes it off the queue.
    fn leave(&mut self, slot: usize) {
        if let Some(client) = self.clients[slot].take() {
            (self.report)(Report::Left(client.addr));
        }
    }
}

struct Client {
    stream: TcpStream,
    addr: SocketAddr,
    /// Read, and to be sent back from `sent` on. At most one buffer.
    pending: Vec<u8>,
    sent: usize,
    spoke_at: u64,
}

enum Progress {
    /// An event will tell when it can go on.
    Waits,
    CouldGoOn,
    HasEnded,
}

impl Client {
    /// Sends and reads in turn, as far as it gets without waiting.
    fn echo(&mut self, now: &mut u64) -> io::Result<Progress> {
        let mut buffer = [0; BUFFER];
        for _ in 0..TURN {
            // Nothing is read while an answer is pending: then the kernel's buffers fill up, and
            // the client's writes find no room. That is all it takes to slow it down.
            if !self.send()? {
                return Ok(Progress::Waits);
            }
            match self.stream.read(&mut buffer) {
                Ok(0) => return Ok(Progress::HasEnded),
                Ok(n) => {
                    *now += 1;
                    self.spoke_at = *now;
                    self.pending.extend_from_slice(&buffer[..n]);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Progress::Waits),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Progress::CouldGoOn)
    }

    /// Sends what is pending. `false`: not all of it found room.
    fn send(&mut self) -> io::Result<bool> {
        while self.sent < self.pending.len() {
            match self.stream.write(&self.pending[self.sent..]) {
                Ok(n) => self.sent += n,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.pending.clear();
        self.sent = 0;
        Ok(true)
    }
}
