//! What exercise 2 is built on: a stack, a context, and a switch that looks where it goes.
//!
//! The switch and the drop of a stack are checked: what would otherwise end in a crash, or go well by
//! luck, is told of by name.
#![allow(dead_code, reason = "the answer uses it")]
#![expect(unsafe_code, reason = "stacks and registers are beyond Rust")]

use std::arch::naked_asm;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ptr;

use lab::{diagnosis, expect};

/// Memory for a fiber to run on, with a page beneath it that nobody may touch. It belongs to its
/// thread, and is unmapped when it is dropped.
#[derive(Debug)]
pub struct Stack {
    bottom: *mut u8,
    id: usize,
}

/// Where somebody goes on who does not run.
#[derive(Debug)]
pub struct Context {
    /// Null while it runs.
    stack_pointer: Cell<*mut u8>,
    /// Of a [`Stack`]; `None` is the thread's own.
    stack_id: Option<usize>,
}

const SIZE: usize = 256 * 1024;
const GUARD: usize = 64 * 1024; // a multiple of every page size in use

thread_local! {
    static NEXT_ID: Cell<usize> = const { Cell::new(0) };
    static MAPPED: RefCell<BTreeSet<usize>> = const { RefCell::new(BTreeSet::new()) };
}

impl Stack {
    /// Maps a stack of 256 KiB.
    ///
    /// # Panics
    /// If the system has no memory or no mapping left.
    pub fn new() -> Stack {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANON;
        // SAFETY: maps new pages, of which nobody knows.
        let bottom = unsafe { libc::mmap(ptr::null_mut(), GUARD + SIZE, protection, flags, -1, 0) };
        assert_ne!(bottom, libc::MAP_FAILED, "no room for another stack");
        // SAFETY: the pages are ours, and nothing is on them.
        let result = unsafe { libc::mprotect(bottom, GUARD, libc::PROT_NONE) };
        assert_eq!(result, 0, "no room for another guard page");
        let id = NEXT_ID.replace(NEXT_ID.get() + 1);
        MAPPED.with_borrow_mut(|mapped| mapped.insert(id));
        let bottom = bottom.cast();
        Stack { bottom, id }
    }

    /// How many there are on this thread.
    pub fn count() -> usize {
        MAPPED.with_borrow(BTreeSet::len)
    }

    fn top(&self) -> *mut u8 {
        self.bottom.wrapping_add(GUARD + SIZE)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        let here = 0_u8;
        let is_in_use = (self.bottom.addr()..self.top().addr()).contains(&(&raw const here).addr());
        let words = "a fiber dropped the stack that it was running on";
        expect(!is_in_use, (&diagnosis::FREES_A_STACK_IN_USE, words));
        // The thread may be at its end, and the set gone already.
        let _ = MAPPED.try_with(|mapped| mapped.borrow_mut().remove(&self.id));
        // SAFETY: the pages are this stack's; whoever would go on there is told of by `switch`.
        let result = unsafe { libc::munmap(self.bottom.cast(), GUARD + SIZE) };
        assert_eq!(result, 0, "a stack can be unmapped");
    }
}

impl Context {
    /// Of somebody who runs already, on whatever stack: [`switch`] fills it when they leave.
    pub const fn running() -> Context {
        Context {
            stack_pointer: Cell::new(ptr::null_mut()),
            stack_id: None,
        }
    }

    /// Of a fiber that is to begin with `entry` on `stack`. `entry` has nobody to return to, and a
    /// panic that leaves it ends the process.
    pub fn new(stack: &Stack, entry: extern "C" fn() -> !) -> Context {
        let words = fresh_words(entry);
        let place = stack.top().cast::<[usize; WORDS]>().wrapping_sub(1);
        // SAFETY: the highest words of a stack that nobody runs on yet.
        unsafe { place.write(words) };
        Context {
            stack_pointer: Cell::new(place.cast()),
            stack_id: Some(stack.id),
        }
    }
}

/// Leaves: keeps in `from` where the caller is, and goes on where `to` has left, or begins there.
/// Returns when somebody switches to `from`.
///
/// # Safety
/// - The caller runs on the stack that `from` was made for; with [`Context::running`] on any.
pub unsafe fn switch(from: &Context, to: &Context) {
    let is_mapped = |id| MAPPED.with_borrow(|mapped| mapped.contains(&id));
    let words = "a switch went to a fiber whose stack was dropped";
    let has_stack = to.stack_id.is_none_or(is_mapped);
    expect(has_stack, (&diagnosis::FREES_A_STACK_IN_USE, words));
    let stack_pointer = to.stack_pointer.replace(ptr::null_mut());
    let words = "a switch went to a context that nobody has left: it is the one that runs";
    expect(!stack_pointer.is_null(), words);
    // SAFETY: `to` was left or made, its stack is mapped, and taking it keeps others from going there.
    unsafe { switch_stacks(from.stack_pointer.as_ptr(), stack_pointer) };
}

/// What [`switch_stacks`] takes off a fresh stack, and what stays.
#[cfg(target_arch = "x86_64")]
const WORDS: usize = 8;
/// What [`switch_stacks`] takes off a fresh stack.
#[cfg(target_arch = "aarch64")]
const WORDS: usize = 20;

/// `entry` for a return address; what stays looks as if address 0 had called it.
#[cfg(target_arch = "x86_64")]
fn fresh_words(entry: extern "C" fn() -> !) -> [usize; WORDS] {
    [0, 0, 0, 0, 0, 0, entry as usize, 0]
}

/// [`begin`] for a return address, and `entry` in x19.
#[cfg(target_arch = "aarch64")]
fn fresh_words(entry: extern "C" fn() -> !) -> [usize; WORDS] {
    let mut words = [0; WORDS];
    words[0] = entry as usize;
    words[11] = begin as *const () as usize;
    words
}

/// Goes on with the function in x19 as if address 0 had called it, so that backtraces end there.
#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
extern "C" fn begin() {
    naked_asm!("mov x30, xzr", "br x19")
}

#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
unsafe extern "C" fn switch_stacks(from: *mut *mut u8, to: *mut u8) {
    naked_asm!(
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "mov [rdi], rsp",
        "mov rsp, rsi",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
unsafe extern "C" fn switch_stacks(from: *mut *mut u8, to: *mut u8) {
    naked_asm!(
        "sub sp, sp, #160",
        "stp x19, x20, [sp]",
        "stp x21, x22, [sp, #16]",
        "stp x23, x24, [sp, #32]",
        "stp x25, x26, [sp, #48]",
        "stp x27, x28, [sp, #64]",
        "stp x29, x30, [sp, #80]",
        "stp d8, d9, [sp, #96]",
        "stp d10, d11, [sp, #112]",
        "stp d12, d13, [sp, #128]",
        "stp d14, d15, [sp, #144]",
        "mov x9, sp",
        "str x9, [x0]",
        "mov sp, x1",
        "ldp x19, x20, [sp]",
        "ldp x21, x22, [sp, #16]",
        "ldp x23, x24, [sp, #32]",
        "ldp x25, x26, [sp, #48]",
        "ldp x27, x28, [sp, #64]",
        "ldp x29, x30, [sp, #80]",
        "ldp d8, d9, [sp, #96]",
        "ldp d10, d11, [sp, #112]",
        "ldp d12, d13, [sp, #128]",
        "ldp d14, d15, [sp, #144]",
        "add sp, sp, #160",
        "ret",
    )
}
