//! Exercise 3: a channel between fibers. The task and its hints are in README.md.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use ch05_fibers::{Handle, current, park};

/// The end that values go in at. Each clone counts.
pub struct Sender<T> {
    channel: Rc<RefCell<Channel<T>>>, // whatever you need
}

/// The end that values come out at.
pub struct Receiver<T> {
    channel: Rc<RefCell<Channel<T>>>, // whatever you need
}

/// What both ends share.
struct Channel<T> {
    values: VecDeque<T>, // whatever you need
}

/// A channel with room for `capacity` values, which is at least 1.
pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    todo!("begin with nothing in it, and nobody who waits")
}

impl<T> Sender<T> {
    /// Waits for room and puts `value` in. Gives it back if the receiver is gone.
    pub fn send(&self, value: T) -> Result<(), T> {
        todo!("park while there is no room; unpark who waits for a value")
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        todo!("count it")
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        // whatever the receiver has to know
    }
}

impl<T> Receiver<T> {
    /// Waits for a value and takes it out; `None` when nothing is left and all senders are gone.
    pub fn recv(&self) -> Option<T> {
        todo!("park while there is no value; unpark who waits for room")
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        // whatever the senders have to know
    }
}
