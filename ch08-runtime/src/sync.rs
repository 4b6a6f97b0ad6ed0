//! Locks, atomics and threads, from one place: the models in `model/` put loom's or shuttle's here.

pub(crate) use std::sync::atomic;
pub(crate) use std::sync::{Condvar, Mutex, MutexGuard};
pub(crate) use std::thread;
pub(crate) use std::thread_local;
