//! The event queue of Linux: epoll(7).
#![expect(unsafe_code, reason = "epoll is reached through the C library")]

use std::fmt;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::ptr;
use std::time::Duration;

use libc::{EPOLL_CTL_ADD, EPOLL_CTL_DEL, EPOLL_CTL_MOD};
use libc::{EPOLLERR, EPOLLET, EPOLLHUP, EPOLLIN, EPOLLOUT, EPOLLPRI, EPOLLRDHUP};

use crate::{Event, Interest, Token};

/// What epoll can watch: a file descriptor, open at least for the call.
pub(crate) type Source<'a> = BorrowedFd<'a>;

impl<T: AsFd> crate::Source for T {
    fn as_source(&mut self) -> Source<'_> {
        T::as_fd(self)
    }
}

/// An epoll instance.
#[derive(Debug)]
pub(crate) struct Selector {
    epoll: OwnedFd,
}

impl Selector {
    pub(crate) fn new() -> io::Result<Selector> {
        // SAFETY: epoll_create1 touches no memory of ours.
        let fd = check(unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) })?;
        // SAFETY: the kernel has just opened this descriptor for us, so nobody else closes it.
        let epoll = unsafe { OwnedFd::from_raw_fd(fd) };
        Ok(Selector { epoll })
    }

    pub(crate) fn register(
        &self,
        source: Source<'_>,
        token: Token,
        interest: Interest,
    ) -> io::Result<()> {
        self.control(EPOLL_CTL_ADD, source, Some(event_of(token, interest)))
    }

    pub(crate) fn reregister(
        &self,
        source: Source<'_>,
        token: Token,
        interest: Interest,
    ) -> io::Result<()> {
        self.control(EPOLL_CTL_MOD, source, Some(event_of(token, interest)))
    }

    pub(crate) fn deregister(&self, source: Source<'_>) -> io::Result<()> {
        self.control(EPOLL_CTL_DEL, source, None)
    }

    pub(crate) fn wait(&self, list: &mut EventList, timeout: Option<Duration>) -> io::Result<()> {
        // Emptied first: after an error the events of the wait before must not be seen again.
        list.raw.clear();
        let room = list.raw.capacity().try_into().unwrap_or(i32::MAX);
        let (epoll, buffer, millis) = (
            self.epoll.as_raw_fd(),
            list.raw.as_mut_ptr(),
            millis(timeout),
        );
        // SAFETY: the buffer is ours alone and has room for `room` events.
        let n = check(unsafe { libc::epoll_wait(epoll, buffer, room, millis) })?;
        // SAFETY: the kernel has initialised the first n entries, and n is at most the capacity.
        unsafe { list.raw.set_len(n as usize) };
        Ok(())
    }

    fn control(
        &self,
        operation: i32,
        source: Source<'_>,
        mut event: Option<libc::epoll_event>,
    ) -> io::Result<()> {
        let event = event.as_mut().map_or(ptr::null_mut(), ptr::from_mut);
        let (epoll, fd) = (self.epoll.as_raw_fd(), source.as_raw_fd());
        // SAFETY: `event` is null, which EPOLL_CTL_DEL allows, or points to an event on this frame
        // that the kernel only reads.
        check(unsafe { libc::epoll_ctl(epoll, operation, fd, event) }).map(drop)
    }
}

/// A counter that never blocks: eventfd(2).
pub(super) fn eventfd() -> io::Result<OwnedFd> {
    // SAFETY: eventfd touches no memory of ours.
    let fd = check(unsafe { libc::eventfd(0, libc::EFD_NONBLOCK | libc::EFD_CLOEXEC) })?;
    // SAFETY: the kernel has just opened this descriptor for us, so nobody else closes it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// The C library's convention: −1 means that errno tells why.
fn check(result: i32) -> io::Result<i32> {
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}

/// Milliseconds, rounded up so that a wait never ends early; −1 waits for ever: epoll_wait(2).
fn millis(timeout: Option<Duration>) -> i32 {
    timeout.map_or(-1, |t| {
        t.as_nanos()
            .div_ceil(1_000_000)
            .try_into()
            .unwrap_or(i32::MAX)
    })
}

fn event_of(token: Token, interest: Interest) -> libc::epoll_event {
    // RDHUP: or a peer that ends its direction looks like any other byte that has come.
    let read = if interest.is_readable() {
        EPOLLIN | EPOLLRDHUP
    } else {
        0
    };
    let write = if interest.is_writable() { EPOLLOUT } else { 0 };
    let trigger = if interest.is_level() { 0 } else { EPOLLET };
    libc::epoll_event {
        events: (trigger | read | write) as u32,
        u64: token.0 as u64,
    }
}

/// The kernel's own array of events, translated when read.
pub(crate) struct EventList {
    raw: Vec<libc::epoll_event>,
}

impl EventList {
    pub(crate) fn with_capacity(capacity: usize) -> EventList {
        EventList {
            raw: Vec::with_capacity(capacity),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Event> + '_ {
        // `epoll_event` is packed on x86-64, where the kernel kept the layout of its 32-bit
        // ancestor (12 bytes, elsewhere 16): fields are copied out, never borrowed.
        self.raw.iter().map(|&libc::epoll_event { events, u64 }| {
            let is = |flag: i32| events & flag as u32 != 0;
            Event {
                token: Token(u64 as usize),
                readable: is(EPOLLIN | EPOLLPRI),
                writable: is(EPOLLOUT),
                read_closed: is(EPOLLHUP) || (is(EPOLLIN) && is(EPOLLRDHUP)),
                // A refused connection is ERR with OUT, a pipe without readers ERR alone.
                write_closed: is(EPOLLHUP) || (is(EPOLLERR) && (is(EPOLLOUT) || !is(EPOLLIN))),
                error: is(EPOLLERR),
            }
        })
    }
}

impl fmt::Debug for EventList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e10_timeouts_are_rounded_up_and_never_overflow() {
        assert_eq!(millis(None), -1);
        assert_eq!(millis(Some(Duration::ZERO)), 0);
        assert_eq!(millis(Some(Duration::from_nanos(1))), 1);
        assert_eq!(millis(Some(Duration::from_micros(999))), 1);
        assert_eq!(millis(Some(Duration::from_micros(1001))), 2);
        assert_eq!(millis(Some(Duration::MAX)), i32::MAX);
    }

    #[test]
    fn e11_the_kernels_event_is_packed_on_x86_64_only() {
        let expected = if cfg!(target_arch = "x86_64") { 12 } else { 16 };
        assert_eq!(size_of::<libc::epoll_event>(), expected);
    }
}
