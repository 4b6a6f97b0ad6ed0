// A driver in which nothing ever happens: a wait ends when it is interrupted.

use std::io;
use std::task::Waker;

use shuttle::sync::Condvar;

use crate::sync::Mutex;

pub(crate) struct Driver {
    pub(crate) queue: Mutex<()>,
    interrupted: Mutex<bool>,
    changed: Condvar,
}

impl Driver {
    pub(crate) fn new() -> io::Result<Driver> {
        Ok(Driver {
            queue: Mutex::new(()),
            interrupted: Mutex::new(false),
            changed: Condvar::new(),
        })
    }

    pub(crate) fn drive(&self, _: &mut (), wait: bool, _: &mut Vec<Waker>) {
        if wait {
            let mut interrupted = self.interrupted.lock().unwrap();
            while !*interrupted {
                interrupted = self.changed.wait(interrupted).unwrap();
            }
            *interrupted = false;
        }
    }

    pub(crate) fn interrupt(&self) {
        *self.interrupted.lock().unwrap() = true;
        self.changed.notify_one();
    }

    pub(crate) fn close(&self, _: &mut Vec<Waker>) {}

    pub(crate) fn counts(&self) -> (usize, usize) {
        (0, 0)
    }
}
