//! What a switch keeps: registers, settings, the alignment of the stack.
#![cfg(unix)]
#![expect(unsafe_code, reason = "registers are reached through assembly")]

#[cfg(target_arch = "x86_64")]
#[path = "registers/x86_64.rs"]
mod arch;
#[cfg(target_arch = "aarch64")]
#[path = "registers/aarch64.rs"]
mod arch;

use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;

use arch::{SETTINGS, kept_over, settings};
use ch05_fibers::{Fiber, FloatControl, Resumed, Stack, suspend};

thread_local! {
    static FIBER: Cell<Option<Rc<Fiber<()>>>> = const { Cell::new(None) };
}

/// Switches to the fiber and back.
extern "C" fn there_and_back() {
    let fiber = FIBER.take().unwrap();
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    FIBER.set(Some(fiber));
}

extern "C" fn back_and_there() {
    suspend();
}

#[test]
fn f07_both_sides_find_their_registers_over_a_million_switches() {
    const ROUND_TRIPS: u64 = 500_000;
    let fiber = Fiber::new(Stack::new(Stack::DEFAULT_SIZE).unwrap(), || {
        for n in 0..ROUND_TRIPS {
            assert!(kept_over(back_and_there, !n), "in the fiber, turn {n}");
        }
    });
    FIBER.set(Some(Rc::new(fiber)));
    for n in 0..ROUND_TRIPS {
        assert!(kept_over(there_and_back, n), "outside, turn {n}");
    }
    // Not simply dropped: a panic must not unwind through the assembly.
    let fiber = FIBER.take().unwrap();
    assert!(matches!(fiber.resume(), Ok(Resumed::Returned(()))));
}

/// A fiber that changes the settings, and what it and its resumer see of that.
fn seen_with(control: FloatControl) -> [u64; 4] {
    let before = settings();
    let fiber = Fiber::new(Stack::new(Stack::DEFAULT_SIZE).unwrap(), move || {
        let first = settings();
        arch::set(SETTINGS);
        suspend();
        let after = settings();
        arch::set(before);
        [first, after]
    });
    let fiber = fiber.float_control(control);
    assert!(matches!(fiber.resume(), Ok(Resumed::Suspended)));
    let between = settings();
    let result = fiber.resume();
    arch::set(before);
    match result {
        Ok(Resumed::Returned([first, after])) => [first, between, after, settings()],
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn f07_floating_point_settings_are_each_sides_own() {
    let before = settings();
    assert_eq!(
        seen_with(FloatControl::Keep),
        [before, before, SETTINGS, before]
    );
}

#[test]
fn f07_the_fast_variant_leaves_floating_point_settings_alone() {
    let before = settings();
    assert_eq!(
        seen_with(FloatControl::Leave),
        [before, SETTINGS, SETTINGS, before]
    );
}

#[test]
fn f06_the_stack_is_aligned_for_code_that_relies_on_it() {
    /// Without alignment of its own: as the convention promises it.
    #[repr(align(16))]
    struct Line([u8; 16]);

    #[inline(never)]
    fn use_it() -> usize {
        let mut line = Line([1; 16]);
        arch::aligned_move(black_box(&mut line.0));
        (&raw const line).addr() % 16 + usize::from(line.0[3])
    }
    fn check<const N: usize>() {
        let captured = [7_u8; N]; // moves the record, and the first frame below it
        let fiber = Fiber::new(Stack::new(0).unwrap(), move || {
            black_box(&captured);
            use_it()
        });
        assert!(matches!(fiber.resume(), Ok(Resumed::Returned(1))), "{N}");
    }
    check::<0>();
    check::<1>();
    check::<8>();
    check::<17>();
    check::<100>();
}
