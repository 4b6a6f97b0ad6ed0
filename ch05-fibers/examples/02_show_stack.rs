//! Shows a fiber's stack, slot by slot: prepared, and as a switch leaves it.
//!
//! `cargo run -p ch05-fibers --example ch05_02_show_stack`
//!
//! New here: a way back in both directions. Example 01 left its stack when the function was done. A
//! switch leaves it in the middle, so all that the function counts on has to be on it: a suspended
//! fiber is its stack, and one pointer into it.
#![cfg_attr(unix, expect(unsafe_code, reason = "switches stacks by hand"))]

#[cfg(unix)]
mod switches;

#[cfg(unix)]
fn main() {
    use std::cell::Cell;
    use switches::arch::{ByReturn, mark_registers};
    use switches::{Other, Stack, Switch};

    let stack = Stack::new();
    let fiber: Other = Cell::new(stack.prepare::<ByReturn>(mark_registers));
    println!("Prepared: as if the fiber had switched away before its first instruction.");
    show(&stack, fiber.get(), 0);

    // SAFETY: just prepared for this switch, and the stack outlives it.
    unsafe { ByReturn::swap(&fiber) };
    println!("It ran, wrote marks into all registers that a call preserves, and switched back.");
    show(&stack, fiber.get(), 1);

    let slots = || Vec::from_iter(stack.above(fiber.get()).iter().map(Cell::get));
    let before = slots();
    // SAFETY: the fiber left its stack pointer there, with the same switch.
    unsafe { ByReturn::swap(&fiber) };
    assert_eq!(slots(), before, "the fiber goes round in a loop");
    println!("It ran once more, and its stack is as before: it can go on for ever.");
}

/// Prints the slots from the top down to `pointer`; the fiber has switched `times` times.
#[cfg(unix)]
fn show(stack: &switches::Stack, pointer: *const std::cell::Cell<usize>, times: usize) {
    use switches::arch::SAVED;

    let slots = stack.above(pointer);
    for (index, slot) in slots.iter().enumerate().rev() {
        let what = match SAVED.get(index) {
            Some(&"goes on at") if times == 0 => "goes on at: where the function begins",
            Some(&"goes on at") => "goes on at: behind its call of the switch",
            Some(register) => register,
            None if index + 1 == slots.len() => "no caller: backtraces end here",
            None => "padding: at a call the stack pointer is a multiple of 16",
        };
        let here = if index == 0 { "  <- stack pointer" } else { "" };
        let below_top = (slots.len() - index) * size_of::<usize>();
        println!("  top - {below_top:<3} {:016x}  {what}{here}", slot.get());
    }
    println!();
}

#[cfg(not(unix))]
fn main() {
    println!("These switches are for Unix: see src/arch for what Windows wants on a stack.");
}
