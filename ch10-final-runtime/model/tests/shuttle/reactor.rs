// A driver in which nothing ever happens: a wait ends when it is interrupted.

use std::io;
use std::task::Waker;

use shuttle::sync::Condvar;

use crate::sync::{Mutex, MutexGuard};

pub(crate) struct Driver {
    turn: Mutex<()>,
    interrupted: Mutex<bool>,
    changed: Condvar,
}

pub(crate) struct Turn<'a> {
    driver: &'a Driver,
    turn: MutexGuard<'a, ()>,
}

impl Driver {
    pub(crate) fn new() -> io::Result<Driver> {
        Ok(Driver {
            turn: Mutex::new(()),
            interrupted: Mutex::new(false),
            changed: Condvar::new(),
        })
    }

    pub(crate) fn try_turn(&self) -> Option<Turn<'_>> {
        let turn = self.turn.try_lock().ok()?;
        Some(Turn { driver: self, turn })
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

impl Turn<'_> {
    pub(crate) fn run(self, wait: bool, _: &mut Vec<Waker>) {
        if wait {
            let mut interrupted = self.driver.interrupted.lock().unwrap();
            while !*interrupted {
                interrupted = self.driver.changed.wait(interrupted).unwrap();
            }
            *interrupted = false;
        }
    }
}
