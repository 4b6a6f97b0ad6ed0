//! In the place of the library's reactor: the same table, and a kernel made of a lock.

use std::io;
use std::mem;
use std::sync::Arc;

use ch04_epoll::Token;

use crate::sync::{Condvar, Mutex, MutexGuard};
use crate::table::Table;
use crate::waker::wake_all;
use crate::{Direction, Wake, Waker};

pub(crate) struct Reactor {
    table: Mutex<Table>,
    kernel: Kernel,
}

/// Events that were not fetched yet, and whether the bell was rung.
#[derive(Default)]
struct Kernel {
    pending: Mutex<(Vec<Token>, bool)>,
    changed: Condvar,
}

impl Reactor {
    pub(crate) fn new() -> io::Result<(Arc<Reactor>, Driver)> {
        let reactor = Arc::new(Reactor {
            table: Mutex::default(),
            kernel: Kernel::default(),
        });
        Ok((Arc::clone(&reactor), Driver(reactor)))
    }

    pub(crate) fn register(&self) -> Token {
        self.table.lock().unwrap().add_source()
    }

    pub(crate) fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap()
    }

    pub(crate) fn events(&self, token: Token, known: usize, waker: &Waker) -> io::Result<usize> {
        let mut table = self.table();
        let side = table.side(token, Direction::Read)?;
        if side.events == known {
            let former = side.waker.replace(waker.clone());
            drop(table);
            drop(former);
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(side.events)
    }

    /// The outside world: a packet comes.
    pub(crate) fn packet(&self, token: Token) {
        self.kernel.pending.lock().unwrap().0.push(token);
        self.kernel.changed.notify_all();
    }

    pub(crate) fn close(&self) {
        let mut table = self.table.lock().unwrap();
        table.is_closed = true;
        let sources = mem::take(&mut table.sources);
        drop(table);
        let sides = sources.into_values().flatten();
        wake_all(sides.filter_map(|side| side.waker));
        self.ring();
    }

    fn ring(&self) {
        self.kernel.pending.lock().unwrap().1 = true;
        self.kernel.changed.notify_all();
    }
}

impl Wake for Reactor {
    fn wake(self: Arc<Reactor>) {
        self.ring();
    }
}

pub(crate) struct Driver(Arc<Reactor>);

impl Driver {
    pub(crate) fn run(mut self) {
        while !self.0.table().is_closed {
            wake_all(self.turn(true));
        }
    }

    pub(crate) fn turn(&mut self, may_sleep: bool) -> Vec<Waker> {
        let kernel = &self.0.kernel;
        let mut pending = kernel.pending.lock().unwrap();
        while may_sleep && pending.0.is_empty() && !pending.1 {
            pending = kernel.changed.wait(pending).unwrap();
        }
        let (events, _) = mem::take(&mut *pending);
        drop(pending);
        let (mut woken, mut table) = (Vec::new(), self.0.table());
        for token in events {
            woken.extend(table.note(token, Direction::Read));
        }
        woken
    }
}
