//! The lock and the condition variable of exercise 2: std's, except that the checks look on, and
//! decide when the unpark comes.
#![allow(dead_code, reason = "an answer need not use all of it")]

use std::ops::{Deref, DerefMut};
use std::sync::{self, LockResult, TryLockError};

use super::stage;

/// As [`std::sync::Mutex`].
#[derive(Debug, Default)]
pub struct Mutex<T>(sync::Mutex<T>);

/// As [`std::sync::MutexGuard`].
#[derive(Debug)]
pub struct MutexGuard<'a, T> {
    /// `None` only while it is given back.
    guard: Option<sync::MutexGuard<'a, T>>,
}

/// As [`std::sync::Condvar`].
#[derive(Debug, Default)]
pub struct Condvar(sync::Condvar);

impl<T> Mutex<T> {
    /// Unlocked, and with `value` in it.
    pub const fn new(value: T) -> Mutex<T> {
        Mutex(sync::Mutex::new(value))
    }

    /// Waits until nobody else has it locked.
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        stage::before_a_lock();
        let guard = match self.0.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                stage::blocks();
                self.0
                    .lock()
                    .unwrap_or_else(|poisoned| poisoned.into_inner())
            }
        };
        Ok(MutexGuard { guard: Some(guard) })
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.guard.as_ref().expect("not given back")
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.guard.as_mut().expect("not given back")
    }
}

impl<T> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if self.guard.take().is_some() {
            stage::after_an_unlock();
        }
    }
}

impl Condvar {
    /// Nobody waits.
    pub const fn new() -> Condvar {
        Condvar(sync::Condvar::new())
    }

    /// Unlocks and sleeps, in one step; locks again when somebody notifies, or for no reason.
    pub fn wait<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        if stage::begins_to_sleep() {
            return Ok(guard); // for no reason
        }
        let locked = guard.guard.take().expect("not given back");
        let locked = self
            .0
            .wait(locked)
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        stage::has_slept();
        Ok(MutexGuard {
            guard: Some(locked),
        })
    }

    /// Waits until `condition` is false.
    pub fn wait_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Wakes one that waits, if there is one.
    pub fn notify_one(&self) {
        stage::notifies();
        self.0.notify_one();
    }

    /// Wakes all that wait.
    pub fn notify_all(&self) {
        stage::notifies();
        self.0.notify_all();
    }
}
