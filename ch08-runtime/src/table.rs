//! What the reactor knows: who waits for which event, and for what time. Knows no system call.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::time::{Duration, Instant};

use ch04_epoll::Token;

use crate::Waker;

/// Which way bytes go.
///
/// ```
/// use ch08_runtime::Direction;
/// assert_ne!(Direction::Read, Direction::Write);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Bytes, connections or an end that come in.
    Read = 0,
    /// Room for bytes to go out, or a connection attempt that has ended.
    Write = 1,
}

/// While this is locked, no waker is called, and none is dropped: what stands behind it may come
/// back here. So wakers that are taken out are returned.
#[derive(Default)]
pub(crate) struct Table {
    /// By token and not by index: no token is used twice, so a late event finds nobody.
    pub(crate) sources: HashMap<Token, [Side; 2]>,
    pub(crate) timers: BTreeMap<TimerKey, Waker>,
    /// Tokens and timers are numbered in one row, from 1.
    last: usize,
    pub(crate) is_closed: bool,
}

/// One direction of a source.
#[derive(Default)]
pub(crate) struct Side {
    /// Counts. Who knows of fewer has something to try; who knows of all waits for the next. So an
    /// event that comes before anybody waits is not lost.
    pub(crate) events: usize,
    pub(crate) waker: Option<Waker>,
}

/// A deadline, and a number that tells equal ones apart.
pub(crate) type TimerKey = (Instant, usize);

impl Table {
    /// A place for a source.
    pub(crate) fn add_source(&mut self) -> Token {
        self.last += 1;
        self.sources.insert(Token(self.last), Default::default());
        Token(self.last)
    }

    /// One side of a source. Fails if the runtime is gone, and all places with it.
    pub(crate) fn side(&mut self, token: Token, direction: Direction) -> io::Result<&mut Side> {
        let gone = || io::Error::other("the runtime that watched this is gone");
        let sides = self.sources.get_mut(&token).ok_or_else(gone)?;
        Ok(&mut sides[direction as usize])
    }

    /// Notes an event, and takes out who waits for it. The source may be gone.
    pub(crate) fn note(&mut self, token: Token, direction: Direction) -> Option<Waker> {
        let side = self.side(token, direction).ok()?;
        side.events += 1;
        side.waker.take()
    }

    /// Sets a timer. Returns whether it is the first to run out.
    pub(crate) fn add_timer(&mut self, deadline: Instant, waker: Waker) -> (TimerKey, bool) {
        self.last += 1;
        let key = (deadline, self.last);
        self.timers.insert(key, waker);
        (key, self.timers.keys().next() == Some(&key))
    }

    /// How long it is until the first timer runs out.
    pub(crate) fn until_next_timer(&self) -> Option<Duration> {
        let (deadline, _) = self.timers.keys().next()?;
        Some(deadline.saturating_duration_since(Instant::now()))
    }

    /// Takes out who waits for a timer that has run out, one at a time.
    pub(crate) fn expire(&mut self) -> Option<Waker> {
        let is_over = self.until_next_timer()? == Duration::ZERO;
        let (_, waker) = is_over.then(|| self.timers.pop_first())??;
        Some(waker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An event of the source before may still be on its way.
    #[test]
    fn no_token_is_used_twice() {
        let mut table = Table::default();
        let former = table.add_source();
        table.sources.remove(&former);
        let token = table.add_source();
        assert_ne!(token, former);
        table.note(former, Direction::Read);
        assert_eq!(table.side(token, Direction::Read).unwrap().events, 0);
    }
}
