//! Tells AddressSanitizer of switches; only built under it (see `build.rs`).
//!
//! It keeps the bounds of the running stack, to clear its marks there when a panic unwinds, and moves
//! locals to a *fake stack* beside the real one, to find uses after return. Both have to be changed
//! at a switch. See sanitizer/common_interface_defs.h.
#![expect(
    unsafe_code,
    reason = "the sanitizer is reached through its C interface"
)]

use std::cell::Cell;
use std::ffi::c_void;
use std::ptr;

use crate::arch::Entry;
use crate::{Context, Stack};

unsafe extern "C" {
    fn __sanitizer_start_switch_fiber(save: *mut *mut c_void, bottom: *const c_void, size: usize);
    fn __sanitizer_finish_switch_fiber(
        saved: *mut c_void,
        bottom: *mut *const c_void,
        size: *mut usize,
    );
    fn __asan_unpoison_memory_region(start: *const c_void, size: usize);
}

/// A stack as the sanitizer knows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    bottom: *const c_void,
    size: usize,
    fake: *mut c_void,
}

thread_local! {
    /// The side that is left: its bounds are known when the other side has been reached.
    static LEFT: Cell<*mut Context> = const { Cell::new(ptr::null_mut()) };
    /// The fake stack of the side that is reached.
    static FAKE: Cell<*mut c_void> = const { Cell::new(ptr::null_mut()) };
    /// The side that is left will not be returned to.
    static ENDING: Cell<bool> = const { Cell::new(false) };
}

impl Bounds {
    pub(crate) const UNKNOWN: Bounds = Bounds {
        bottom: ptr::null(),
        size: 0,
        fake: ptr::null_mut(),
    };

    pub(crate) fn of(stack: &Stack) -> Bounds {
        Bounds {
            bottom: stack.bottom().cast(),
            size: stack.size(),
            ..Bounds::UNKNOWN
        }
    }
}

/// Clears the marks on a stack that nobody uses. The last frames of a fiber leave theirs, as they
/// never return.
pub(crate) fn clear(stack: &Stack) {
    // SAFETY: these bytes are mapped.
    unsafe { __asan_unpoison_memory_region(stack.bottom().cast(), stack.size()) };
}

/// What a new stack is to run, put aside at its top.
struct First(Entry, *mut ());

/// Lets a new stack begin with [`arrived`]. Returns what is left of it, what it runs, and with which
/// argument.
///
/// # Safety
/// - the 16 bytes below `top` are valid for writing, and `top` is aligned to 16.
pub(crate) unsafe fn begin_with_arrival(
    top: *mut u8,
    entry: Entry,
    argument: *mut (),
) -> (*mut u8, Entry, *mut ()) {
    unsafe extern "C" fn first(first: *mut ()) -> ! {
        // SAFETY: written below, for this side, which has just been switched to.
        let First(entry, argument) = unsafe { first.cast::<First>().read() };
        // SAFETY: as above.
        unsafe { arrived() };
        // SAFETY: this is the call that whoever prepared the stack has vouched for.
        unsafe { entry(argument) }
    }
    let place = top.wrapping_sub(size_of::<First>());
    // SAFETY: promised by the caller.
    unsafe { place.cast::<First>().write(First(entry, argument)) };
    (place, first, place.cast())
}

/// Says that the next switch leaves a stack for good, so that its fake stack is freed.
pub(crate) fn ending() {
    ENDING.set(true);
}

/// Called just before a switch from `from` to `to`.
///
/// # Safety
/// - both are those of the switch.
pub(crate) unsafe fn leaving(from: *mut Context, to: Context) {
    LEFT.set(from);
    FAKE.set(to.asan.fake);
    let save = if ENDING.take() {
        ptr::null_mut()
    } else {
        // SAFETY: `from` is valid, as promised.
        unsafe { &raw mut (*from).asan.fake }
    };
    // SAFETY: these are the bounds of the stack that is switched to next.
    unsafe { __sanitizer_start_switch_fiber(save, to.asan.bottom, to.asan.size) };
}

/// Called just after a switch, on the other side.
///
/// # Safety
/// - the switch began with [`leaving`].
pub(crate) unsafe fn arrived() {
    let left = LEFT.get();
    let (mut bottom, mut size) = (ptr::null(), 0);
    // SAFETY: ends the switch that `leaving` began, and names what was saved of this side.
    unsafe { __sanitizer_finish_switch_fiber(FAKE.get(), &mut bottom, &mut size) };
    // SAFETY: the side that was left waits, and its context with it.
    unsafe { (*left).asan.bottom = bottom };
    // SAFETY: as above.
    unsafe { (*left).asan.size = size };
}
