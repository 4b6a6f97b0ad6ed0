//! Exercise 4: an async mutex. The task and its hints are in README.md.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync;
use std::task::{Context, Poll, Waker};

/// A value for one task at a time. Who waits for it lends its thread to others.
pub struct Mutex<T> {
    value: sync::Mutex<T>, // whatever you need
}

/// A future: the locked mutex.
pub struct Lock<'a, T> {
    mutex: &'a Mutex<T>, // whatever you need
}

/// The value. Dropping this unlocks it.
pub struct Guard<'a, T> {
    mutex: &'a Mutex<T>, // whatever you need
}

impl<T> Mutex<T> {
    /// Unlocked, and with `value` in it.
    pub fn new(value: T) -> Mutex<T> {
        todo!("nobody has it, nobody waits")
    }

    /// Waits until it is this one's turn. Dropped before that, it has never been there.
    pub fn lock(&self) -> Lock<'_, T> {
        todo!("do nothing yet")
    }

    /// Locks it if nobody has it and nobody waits for it.
    pub fn try_lock(&self) -> Option<Guard<'_, T>> {
        todo!("who is before us?")
    }
}

impl<'a, T> Future for Lock<'a, T> {
    type Output = Guard<'a, T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Guard<'a, T>> {
        todo!("is it our turn?")
    }
}

impl<T> Drop for Lock<'_, T> {
    fn drop(&mut self) {
        // whatever the others have to know
    }
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        todo!("the value")
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        todo!("the value")
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        // whoever is next has to know
    }
}
