//! An answer to exercise 3.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use ch05_fibers::{Handle, current, park};

/// The end that values go in at. Each clone counts.
pub struct Sender<T> {
    channel: Rc<RefCell<Channel<T>>>,
}

/// The end that values come out at.
pub struct Receiver<T> {
    channel: Rc<RefCell<Channel<T>>>,
}

/// What both ends share. Nobody parks with it borrowed.
struct Channel<T> {
    values: VecDeque<T>,
    capacity: usize,
    senders: usize,
    has_receiver: bool,
    /// Senders that wait for room, the one that came first in front.
    without_room: VecDeque<Handle>,
    /// The receiver, if it waits for a value.
    without_value: Option<Handle>,
}

/// A channel with room for `capacity` values, which is at least 1.
pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    let channel = Rc::new(RefCell::new(Channel {
        values: VecDeque::with_capacity(capacity),
        capacity,
        senders: 1,
        has_receiver: true,
        without_room: VecDeque::new(),
        without_value: None,
    }));
    let sender = Sender {
        channel: Rc::clone(&channel),
    };
    (sender, Receiver { channel })
}

impl<T> Sender<T> {
    /// Waits for room and puts `value` in. Gives it back if the receiver is gone.
    pub fn send(&self, value: T) -> Result<(), T> {
        while !self.has_room() {
            let me = current();
            self.channel.borrow_mut().without_room.push_back(me.clone());
            park();
            // Somebody else may have unparked us. A handle left behind would take a later unpark.
            let waiting = &mut self.channel.borrow_mut().without_room;
            waiting.retain(|handle| handle.id() != me.id());
        }
        let mut channel = self.channel.borrow_mut();
        if !channel.has_receiver {
            return Err(value);
        }
        channel.values.push_back(value);
        if let Some(receiver) = channel.without_value.take() {
            receiver.unpark();
        }
        Ok(())
    }

    /// Whether there is nothing to wait for.
    fn has_room(&self) -> bool {
        let channel = self.channel.borrow();
        channel.values.len() < channel.capacity || !channel.has_receiver
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.channel.borrow_mut().senders += 1;
        Sender {
            channel: Rc::clone(&self.channel),
        }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let mut channel = self.channel.borrow_mut();
        channel.senders -= 1;
        if channel.senders == 0
            && let Some(receiver) = channel.without_value.take()
        {
            receiver.unpark();
        }
    }
}

impl<T> Receiver<T> {
    /// Waits for a value and takes it out; `None` when nothing is left and all senders are gone.
    pub fn recv(&self) -> Option<T> {
        while !self.has_news() {
            self.channel.borrow_mut().without_value = Some(current());
            park();
        }
        let mut channel = self.channel.borrow_mut();
        let value = channel.values.pop_front();
        if let Some(sender) = channel.without_room.pop_front() {
            sender.unpark();
        }
        value
    }

    /// Whether there is nothing to wait for.
    fn has_news(&self) -> bool {
        let channel = self.channel.borrow();
        !channel.values.is_empty() || channel.senders == 0
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let mut channel = self.channel.borrow_mut();
        channel.has_receiver = false;
        for sender in channel.without_room.drain(..) {
            sender.unpark();
        }
    }
}
