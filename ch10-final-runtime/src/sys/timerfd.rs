//! Linux's timerfd: a clock that the event queue can watch, exact to microseconds.
//!
//! epoll_wait(2) counts in milliseconds and mio rounds up, so that a timer would be half of one
//! late on average. See timerfd_create(2).
#![expect(unsafe_code, reason = "std does not know of timerfd")]

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr;
use std::time::Duration;

use mio::unix::SourceFd;
use mio::{Interest, Registry, Token};

pub(crate) struct Alarm {
    fd: OwnedFd,
}

impl Alarm {
    pub(crate) fn new(registry: &Registry, token: Token) -> io::Result<Alarm> {
        // SAFETY: the call takes no pointers.
        let fd = unsafe {
            libc::timerfd_create(
                libc::CLOCK_MONOTONIC,
                libc::TFD_CLOEXEC | libc::TFD_NONBLOCK,
            )
        };
        if fd == -1 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the kernel has just given us this descriptor, and nobody else knows of it.
        let fd = unsafe { OwnedFd::from_raw_fd(fd) };
        // Edge-triggered, so that each expiry is told once without being read.
        registry.register(&mut SourceFd(&fd.as_raw_fd()), token, Interest::READABLE)?;
        Ok(Alarm { fd })
    }

    pub(crate) fn set(&mut self, timeout: Option<Duration>) -> Option<Duration> {
        let timeout = timeout?; // an alarm that is still set costs one needless turn
        if timeout.is_zero() {
            return Some(timeout);
        }
        let zero = libc::timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let once = libc::itimerspec {
            it_interval: zero,
            it_value: libc::timespec {
                // What no clock can tell is for ever.
                tv_sec: timeout.as_secs().try_into().unwrap_or(libc::time_t::MAX),
                tv_nsec: timeout.subsec_nanos().into(),
            },
        };
        // SAFETY: the kernel reads the struct, and writes nothing as the last pointer is null.
        let set = unsafe { libc::timerfd_settime(self.fd.as_raw_fd(), 0, &once, ptr::null_mut()) };
        // Fails for what is out of range only; the system's own timeout then serves as well.
        if set == 0 { None } else { Some(timeout) }
    }
}
