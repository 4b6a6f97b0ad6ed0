// A driver without an event queue: the models note events themselves.

use std::io;
use std::sync::Arc;

use crate::registration::Source;
use crate::sync::atomic::AtomicBool;

pub(crate) struct Driver {
    pub(crate) closed: AtomicBool,
}

impl Driver {
    pub(crate) fn register<S>(&self, _: &mut S) -> io::Result<Arc<Source>> {
        Ok(Arc::new(Source::new(0)))
    }

    pub(crate) fn deregister(&self, _: usize) {}
}

pub(crate) const GONE: &str = "gone";
