//! Decides when the unpark comes: between which two steps of the `park` that is going on.
//!
//! A play has two threads. The one that parks counts its steps: each lock, unlock and sleep. At the
//! step that the check has chosen, it lets the other one run, until that has unparked or waits for a
//! lock. No step comes later than the first sleep.

use std::cell::Cell;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread;

use lab::{diagnosis, fail};

/// Whoever has locked so often and not slept is not going to.
const MANY_LOCKS: usize = 10_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unpark {
    /// There is none.
    #[default]
    Never,
    /// It waits for its cue.
    Waits,
    Runs,
    /// It needs a lock that the other one has.
    IsBlocked,
    IsOver,
}

#[derive(Debug, Default)]
struct Stage {
    unpark: Unpark,
    /// How many steps the one that parks has made, and at which the unpark comes.
    step: usize,
    cue: usize,
    /// Whether it came only where the other one was about to sleep.
    came_last: bool,
    locks: usize,
    /// How many sleeps are still to end for no reason.
    empty_sleeps: usize,
    sleepers: usize,
    notifications: usize,
}

type StageGuard = MutexGuard<'static, Option<Stage>>;

static STAGE: Mutex<Option<Stage>> = Mutex::new(None);
static CHANGED: Condvar = Condvar::new();

thread_local! {
    static IS_PARKING: Cell<bool> = const { Cell::new(false) };
    static IS_UNPARKING: Cell<bool> = const { Cell::new(false) };
}

/// What happened in a play.
#[derive(Debug)]
pub(super) struct Played {
    /// Whether the park had made an end before the unpark came.
    pub(super) ended_before: bool,
    /// Whether the unpark came at the last possible moment.
    pub(super) came_last: bool,
}

/// Parks, and unparks at step `cue`, or where it is about to sleep. Its first `empty_sleeps` sleeps
/// end for no reason.
pub(super) fn play(
    cue: usize,
    empty_sleeps: usize,
    park: impl FnOnce(),
    unpark: impl FnOnce() + Send,
) -> Played {
    *lock() = Some(Stage {
        unpark: Unpark::Waits,
        cue,
        empty_sleeps,
        ..Stage::default()
    });
    thread::scope(|scope| {
        scope.spawn(|| {
            let is_up = |stage: &mut Option<Stage>| known(stage).unpark == Unpark::Waits;
            drop(CHANGED.wait_while(lock(), is_up).expect("not poisoned"));
            IS_UNPARKING.set(true);
            unpark();
            ends();
        });
        IS_PARKING.set(true);
        park();
        IS_PARKING.set(false);
        let mut stage = lock();
        let stage_now = known(&mut stage);
        let played = Played {
            ended_before: stage_now.unpark == Unpark::Waits,
            came_last: stage_now.came_last,
        };
        if played.ended_before {
            stage_now.unpark = Unpark::Runs;
            CHANGED.notify_all();
        }
        played
    })
}

/// Parks where nobody is there to unpark any more: it must not sleep.
pub(super) fn play_alone(park: impl FnOnce()) {
    *lock() = Some(Stage::default());
    IS_PARKING.set(true);
    park();
    IS_PARKING.set(false);
}

/// From here on, threads do as they like.
pub(super) fn end() {
    *lock() = None;
}

pub(super) fn before_a_lock() {
    if !IS_PARKING.get() {
        return;
    }
    let mut stage = lock();
    let Some(stage_now) = stage.as_mut() else {
        return;
    };
    stage_now.locks += 1;
    if stage_now.locks > MANY_LOCKS {
        let words = "it locked 10,000 times to look, and did not sleep";
        fail((&diagnosis::SPINS_INSTEAD_OF_WAITING, words));
    }
    take_step(stage);
}

pub(super) fn after_an_unlock() {
    if IS_PARKING.get() {
        take_step(lock());
    }
}

/// The thread needs a lock that another one has.
pub(super) fn blocks() {
    let mut stage = lock();
    if let Some(stage) = stage.as_mut().filter(|_| IS_UNPARKING.get()) {
        stage.unpark = Unpark::IsBlocked;
        CHANGED.notify_all();
    }
}

/// Returns whether the sleep ends for no reason.
pub(super) fn begins_to_sleep() -> bool {
    let mut stage = lock();
    let Some(stage_now) = stage.as_mut().filter(|_| IS_PARKING.get()) else {
        return false;
    };
    stage_now.locks = 0;
    if stage_now.empty_sleeps > 0 {
        stage_now.empty_sleeps -= 1;
        return true;
    }
    if stage_now.unpark == Unpark::Waits {
        stage_now.came_last = true; // this is the last moment for it
        stage = let_unpark(stage);
    }
    let stage_now = known(&mut stage);
    stage_now.sleepers += 1;
    match stage_now.unpark {
        Unpark::Never => {
            let words = "`unpark` was called before, and `park` went to sleep";
            fail((&diagnosis::LOSES_AN_EARLY_UNPARK, words))
        }
        Unpark::IsOver => {
            let words = "`park` had looked, `unpark` ran to its end, then `park` went to sleep";
            fail((&diagnosis::SLEEPS_THROUGH_AN_UNPARK, words))
        }
        _ => false,
    }
}

pub(super) fn has_slept() {
    if let Some(stage) = lock().as_mut().filter(|_| IS_PARKING.get()) {
        stage.sleepers -= 1;
    }
}

pub(super) fn notifies() {
    if let Some(stage) = lock().as_mut() {
        stage.notifications += 1;
    }
}

/// The unpark has returned.
fn ends() {
    let mut stage = lock();
    let stage = known(&mut stage);
    stage.unpark = Unpark::IsOver;
    CHANGED.notify_all();
    if stage.sleepers > 0 && stage.notifications == 0 {
        let words = "`unpark` has returned, and has notified nobody";
        fail((&diagnosis::UNPARK_WAKES_NOBODY, words));
    }
}

/// Counts a step of the one that parks. If it is the one to unpark at, sees that happen.
fn take_step(mut stage: StageGuard) {
    let Some(stage_now) = stage.as_mut() else {
        return;
    };
    stage_now.step += 1;
    if stage_now.step == stage_now.cue && stage_now.unpark == Unpark::Waits {
        drop(let_unpark(stage));
    }
}

/// Returns when the unpark is over, or needs a lock.
fn let_unpark(mut stage: StageGuard) -> StageGuard {
    known(&mut stage).unpark = Unpark::Runs;
    CHANGED.notify_all();
    let runs = |stage: &mut Option<Stage>| known(stage).unpark == Unpark::Runs;
    CHANGED.wait_while(stage, runs).expect("not poisoned")
}

fn known(stage: &mut Option<Stage>) -> &mut Stage {
    stage.as_mut().expect("a play is on")
}

fn lock() -> StageGuard {
    STAGE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
