//! The timeout of the wait itself, as precise as the system takes it; on Windows a millisecond.

use std::io;
use std::time::Duration;

pub(crate) struct Alarm(());

impl Alarm {
    pub(crate) fn new(_: &mio::Registry, _: mio::Token) -> io::Result<Alarm> {
        Ok(Alarm(()))
    }

    pub(crate) fn set(&mut self, timeout: Option<Duration>) -> Option<Duration> {
        timeout
    }
}
