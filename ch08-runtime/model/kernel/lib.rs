//! In the place of chapter 4's event queue: the same names, and a kernel made of a lock.
//!
//! Like the real one it is edge-triggered, keeps what comes while nobody waits, and reports many
//! events of a source as one. It knows no clock: the models set no timers.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

pub use real::{Interest, Token};
use shuttle::sync::{Condvar, Mutex};

/// Tokens of events that were not fetched yet.
#[derive(Default)]
struct Kernel {
    ready: Mutex<BTreeSet<usize>>,
    changed: Condvar,
}

impl Kernel {
    fn report(&self, token: Token) {
        self.ready.lock().unwrap().insert(token.0);
        self.changed.notify_all();
    }
}

#[derive(Clone, Default)]
pub struct Registry(Arc<Kernel>);

pub struct Poll(Registry);

pub struct Events(Vec<Event>);

#[derive(Clone, Copy)]
pub struct Event(Token);

pub struct Waker(Registry, Token);

impl Poll {
    pub fn new() -> io::Result<Poll> {
        Ok(Poll(Registry::default()))
    }

    pub fn registry(&self) -> &Registry {
        &self.0
    }

    pub fn poll(&mut self, events: &mut Events, timeout: Option<Duration>) -> io::Result<()> {
        assert_eq!(timeout, None, "the models set no timers");
        let mut ready = self.0.0.ready.lock().unwrap();
        while ready.is_empty() {
            ready = self.0.0.changed.wait(ready).unwrap();
        }
        let tokens = std::mem::take(&mut *ready);
        events.0 = tokens
            .into_iter()
            .map(|token| Event(Token(token)))
            .collect();
        Ok(())
    }
}

impl Events {
    pub fn with_capacity(_: usize) -> Events {
        Events(Vec::new())
    }

    pub fn iter(&self) -> impl Iterator<Item = Event> {
        self.0.iter().copied()
    }
}

impl Event {
    pub fn token(&self) -> Token {
        self.0
    }
}

impl Waker {
    pub fn new(registry: &Registry, token: Token) -> io::Result<Waker> {
        Ok(Waker(registry.clone(), token))
    }

    pub fn wake(&self) -> io::Result<()> {
        self.0.0.report(self.1);
        Ok(())
    }
}

/// What can be watched: a [`Socket`].
pub trait Source {
    fn socket(&mut self) -> &mut Socket;
}

/// One end of a connection, for one packet.
#[derive(Clone, Default)]
pub struct Socket(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    has_packet: bool,
    watched: Option<(Registry, Token)>,
}

impl Source for Socket {
    fn socket(&mut self) -> &mut Socket {
        self
    }
}

impl Socket {
    /// The outside world: a packet comes.
    pub fn deliver(&self) {
        let mut state = self.0.lock().unwrap();
        state.has_packet = true;
        if let Some((registry, token)) = &state.watched {
            registry.0.report(*token);
        }
    }

    pub fn read(&self) -> io::Result<()> {
        match std::mem::take(&mut self.0.lock().unwrap().has_packet) {
            true => Ok(()),
            false => Err(ErrorKind::WouldBlock.into()),
        }
    }
}

impl Registry {
    pub fn register(&self, source: &mut impl Source, token: Token, _: Interest) -> io::Result<()> {
        let mut state = source.socket().0.lock().unwrap();
        state.watched = Some((self.clone(), token));
        if state.has_packet {
            self.0.report(token); // it is ready already
        }
        Ok(())
    }

    pub fn deregister(&self, source: &mut impl Source) -> io::Result<()> {
        source.socket().0.lock().unwrap().watched = None;
        Ok(())
    }
}
