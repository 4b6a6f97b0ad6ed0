//! The two functions of the probe that stand outside of every rule, on x86-64. What a call keeps is in
//! the System V ABI, section 3.2.1.

use std::arch::naked_asm;
use std::mem::offset_of;

use super::super::super::answer::switch;
use super::{Side, arrived, back};

/// What a call keeps besides the stack pointer, in the order of a side's values.
pub(super) const NAMES: [&str; 6] = ["rbx", "rbp", "r12", "r13", "r14", "r15"];

/// The first function of the prepared side. It puts the stack pointer right, whatever it is, so that
/// a wrong one can be told of.
#[unsafe(naked)]
pub(super) extern "C" fn entry() -> ! {
    naked_asm!(
        "mov rdi, rsp",
        "and rsp, -16",
        "call {arrived}",
        "ud2",
        arrived = sym arrived,
    )
}

/// Leaves for `side.to`, and notes what came back.
///
/// # Safety
/// - `side.to` comes from the answer's `prepare` or `switch`, and nobody has gone there since.
#[unsafe(naked)]
pub(super) unsafe extern "C" fn look(side: *const Side) {
    naked_asm!(
        "push rbx",
        "push rbp",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "push 0", // for the alignment; and who takes off too much comes to address 0
        "mov [rdi + {stack_before}], rsp",
        "mov rbx, [rdi + {before}]",
        "mov rbp, [rdi + {before} + 8]",
        "mov r12, [rdi + {before} + 16]",
        "mov r13, [rdi + {before} + 24]",
        "mov r14, [rdi + {before} + 32]",
        "mov r15, [rdi + {before} + 40]",
        "mov rsi, [rdi + {to}]",
        "add rdi, {place}",
        "call {switch}",
        "mov rdi, rsp",
        "and rsp, -16",
        "call {back}",
        "mov [rax + {after}], rbx",
        "mov [rax + {after} + 8], rbp",
        "mov [rax + {after} + 16], r12",
        "mov [rax + {after} + 24], r13",
        "mov [rax + {after} + 32], r14",
        "mov [rax + {after} + 40], r15",
        "mov rsp, [rax + {stack_before}]",
        "pop rax",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbp",
        "pop rbx",
        "ret",
        stack_before = const offset_of!(Side, stack_before),
        before = const offset_of!(Side, before),
        after = const offset_of!(Side, after),
        place = const offset_of!(Side, place),
        to = const offset_of!(Side, to),
        switch = sym switch,
        back = sym back,
    )
}
