//! Locks, atomics and threads, from one place: the models in `model/` put loom's or shuttle's here.

pub(crate) use std::sync::{Condvar, Mutex, MutexGuard, atomic};
pub(crate) use std::{thread, thread_local};
