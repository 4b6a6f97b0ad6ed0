//! Threads, and whether they sleep. So a check need not guess how long somebody takes to fall asleep.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};

/// How often others are let before where nobody can tell whether a thread sleeps.
const MANY_TURNS: usize = 10_000;

/// A thread that one can ask about.
#[derive(Clone)]
pub(in super::super) struct Known(Option<PathBuf>);

impl Known {
    /// The thread that calls this.
    pub(in super::super) fn this() -> Known {
        // Linux has a folder for each thread, and a link to that of the one that asks: proc(5).
        let folder = fs::read_link("/proc/thread-self").ok();
        Known(folder.map(|folder| PathBuf::from("/proc").join(folder).join("stat")))
    }

    /// Returns when the thread sleeps, or when `is_over`. Where that cannot be known it returns at
    /// some time: right answers are right then too, and a wrong one may pass.
    ///
    /// Uses the processor meanwhile. A step that is stuck in here counts as spinning, and rightly so:
    /// it is the other thread that does not come to rest.
    pub(in super::super) fn until_asleep(&self, is_over: impl Fn() -> bool) {
        let mut turns = 0;
        while !is_over() {
            match self.is_asleep() {
                Some(true) => return,
                Some(false) => {}
                None if turns == MANY_TURNS => return,
                None => {
                    turns += 1;
                    thread::yield_now();
                }
            }
        }
    }

    fn is_asleep(&self) -> Option<bool> {
        let stat = fs::read_to_string(self.0.as_ref()?).ok()?;
        // `4711 (its name) S …`, and the name may hold anything.
        let (_, state) = stat.rsplit_once(") ")?;
        Some(state.starts_with('S'))
    }
}

/// Has another thread do `step`, and returns when that is over or waits for a lock.
pub(in super::super) fn elsewhere(step: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    let known = Arc::new(OnceLock::new());
    let is_over = Arc::new(AtomicBool::new(false));
    let (name, over) = (Arc::clone(&known), Arc::clone(&is_over));
    let thread = thread::spawn(move || {
        let _ = name.set(Known::this());
        step();
        over.store(true, SeqCst);
    });
    let has_ended = || is_over.load(SeqCst) || thread.is_finished();
    while known.get().is_none() && !has_ended() {
        thread::yield_now();
    }
    if let Some(known) = known.get() {
        known.until_asleep(has_ended);
    }
    thread
}
