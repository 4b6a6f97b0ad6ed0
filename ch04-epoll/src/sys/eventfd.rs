//! A waker of one file descriptor: eventfd(2), a counter in the kernel that epoll can watch.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::AsFd;

use super::Selector;
use crate::{Interest, Token};

/// Counts wakes. Nobody reads the count: adding to it is the edge that epoll reports.
#[derive(Debug)]
pub(crate) struct Waker {
    counter: File,
}

impl Waker {
    pub(crate) fn new(selector: &Selector, token: Token) -> io::Result<Waker> {
        let counter = File::from(super::epoll::eventfd()?);
        selector.register(counter.as_fd(), token, Interest::READABLE)?;
        Ok(Waker { counter })
    }

    pub(crate) fn wake(&self) -> io::Result<()> {
        loop {
            match (&self.counter).write(&1_u64.to_ne_bytes()) {
                // Full after 2⁶⁴ − 2 wakes. Emptying it lets the next write be an edge again.
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    let _ = (&self.counter).read(&mut [0; 8]); // another thread may have been first
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => return result.map(drop),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_counter_still_wakes() {
        let waker = Waker {
            counter: File::from(super::super::epoll::eventfd().unwrap()),
        };
        (&waker.counter)
            .write_all(&(u64::MAX - 1).to_ne_bytes())
            .unwrap();
        waker.wake().unwrap();
        let mut count = [0; 8];
        (&waker.counter).read_exact(&mut count).unwrap();
        assert_eq!(u64::from_ne_bytes(count), 1);
    }
}
