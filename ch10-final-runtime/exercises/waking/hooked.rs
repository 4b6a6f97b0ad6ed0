//! A waker whose clones are noticed. Between looking and keeping the waker lies the gap in which a
//! wake-up is lost, and cloning is part of keeping it.
#![expect(unsafe_code, reason = "`Wake` has no say in how its wakers are cloned")]

use std::sync::{Arc, Mutex};
use std::task::{RawWaker, RawWakerVTable, Wake, Waker};

use super::Alarm;

struct Hooked {
    alarm: Arc<Alarm>,
    /// What the first clone does.
    action: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

/// Wakes `alarm`. The first time that it is cloned, it does `action` before that.
pub(super) fn waker(alarm: Arc<Alarm>, action: impl FnOnce() + Send + 'static) -> Waker {
    let hooked = Arc::new(Hooked {
        alarm,
        action: Mutex::new(Some(Box::new(action))),
    });
    let data = Arc::into_raw(hooked).cast();
    // SAFETY: `data` is what the functions of `VTABLE` take: one count of an `Arc<Hooked>`. They keep
    // `RawWaker`'s contract, as each says; `Hooked` is Send and Sync.
    unsafe { Waker::new(data, &VTABLE) }
}

const VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop);

/// # Safety
/// - `data` is from a waker of this table that is not yet dropped.
unsafe fn clone(data: *const ()) -> RawWaker {
    // SAFETY: the caller's waker has a count, so that it is alive during this call.
    let hooked = unsafe { &*data.cast::<Hooked>() };
    let action = hooked.action.lock().unwrap().take();
    if let Some(action) = action {
        action();
    }
    // SAFETY: as above, and `data` came of `Arc::into_raw`.
    unsafe { Arc::increment_strong_count(data.cast::<Hooked>()) };
    RawWaker::new(data, &VTABLE)
}

/// # Safety
/// - `data` is from a waker of this table, which is used up by this call.
unsafe fn wake(data: *const ()) {
    // SAFETY: `data` came of `Arc::into_raw`, and the waker's count passes to this `Arc`.
    let hooked = unsafe { Arc::from_raw(data.cast::<Hooked>()) };
    hooked.alarm.wake_by_ref();
}

/// # Safety
/// - `data` is from a waker of this table that is not yet dropped.
unsafe fn wake_by_ref(data: *const ()) {
    // SAFETY: the caller's waker has a count, so that it is alive during this call.
    let hooked = unsafe { &*data.cast::<Hooked>() };
    hooked.alarm.wake_by_ref();
}

/// # Safety
/// - `data` is from a waker of this table, which is used up by this call.
unsafe fn drop(data: *const ()) {
    // SAFETY: `data` came of `Arc::into_raw`, and this is the waker's own count.
    unsafe { Arc::decrement_strong_count(data.cast::<Hooked>()) };
}
