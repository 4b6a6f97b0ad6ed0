// A driver without an event queue: the models note events themselves.

use std::io;
use std::sync::Arc;

use crate::registration::Source;

pub(crate) struct Driver;

impl Driver {
    pub(crate) fn register<S>(&self, _: &mut S, _: Arc<Source>) -> io::Result<usize> {
        Ok(0)
    }

    pub(crate) fn deregister(&self, _: usize) {}

    pub(crate) fn is_closed(&self) -> bool {
        false
    }
}

pub(crate) const GONE: &str = "gone";
