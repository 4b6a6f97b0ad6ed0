//! What the checks of exercise 4 do with sleepers.

use std::sync::Arc;
use std::time::Duration;

use ch08_runtime::{Future, Waker};
use lab::{diagnosis, expect, fail};

use super::super::answer::{Reactor, Sleep};
use super::kernels::Standing;
use super::watched::Alarm;

pub(super) fn begin() -> (Arc<Standing>, Arc<Reactor>) {
    let kernel = Standing::new();
    let reactor = Reactor::new(Arc::clone(&kernel) as _);
    (kernel, reactor)
}

pub(super) fn nap(reactor: &Arc<Reactor>, ms: u64) -> Sleep {
    reactor.sleep(Duration::from_millis(ms))
}

/// A sleeper that leaves its waker with the reactor.
pub(super) fn lie_down(reactor: &Arc<Reactor>, ms: u64, waker: &Waker) -> Sleep {
    let mut sleep = nap(reactor, ms);
    let words = format!("a sleep of {ms} ms ended at its first poll");
    let is_ready = sleep.poll(waker).is_ready();
    expect(!is_ready, (&diagnosis::WAKES_EARLY, words));
    sleep
}

pub(super) fn turn(reactor: &Reactor) {
    if let Err(error) = reactor.turn() {
        fail(format!("`turn` failed: {error}"));
    }
}

/// Turns until `alarm` is woken.
pub(super) fn turn_until(reactor: &Reactor, alarm: &Alarm) {
    const MANY: usize = 100;
    for _ in 0..MANY {
        if alarm.wakes() > 0 {
            return;
        }
        turn(reactor);
    }
    fail((&diagnosis::LOST_WAKE_UP, "it was not woken in 100 turns"));
}

pub(super) fn expect_time(kernel: &Standing, due: u128) {
    let time = kernel.time();
    let words = format!("it was woken after {time} ms, and was due after {due}");
    expect(time >= due, (&diagnosis::WAKES_EARLY, &words));
    expect(time <= due, (&diagnosis::SLEEPS_PAST_A_DEADLINE, words));
}

pub(super) fn expect_nothing_kept(alarm: &Arc<Alarm>) {
    let words = format!("{} of its wakers are still kept", alarm.wakers());
    expect(alarm.wakers() == 0, (&diagnosis::STAYS_REGISTERED, words));
}
