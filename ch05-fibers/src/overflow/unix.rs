//! The handler, and the stack that it runs on.
#![allow(unsafe_code, reason = "signals are handled through the C library")]

use std::cell::RefCell;
use std::ffi::{c_int, c_void};
use std::io;
use std::mem;
use std::ptr;
use std::sync::Once;
use std::sync::atomic::{AtomicPtr, Ordering};

use crate::Stack;
use crate::fiber::{Head, running};

const SIGNALS: [c_int; 2] = [libc::SIGSEGV, libc::SIGBUS];

/// What handled each of `SIGNALS` before.
static BEFORE: [AtomicPtr<libc::sigaction>; 2] = [const { AtomicPtr::new(ptr::null_mut()) }; 2];

pub(super) fn install() -> io::Result<()> {
    give_thread_a_signal_stack()?;
    static ONCE: Once = Once::new();
    let mut result = Ok(());
    ONCE.call_once(|| result = handle_signals());
    result
}

fn handle_signals() -> io::Result<()> {
    for (signal, before) in SIGNALS.into_iter().zip(&BEFORE) {
        // SAFETY: it consists of integers and such, for which zeros are valid.
        let mut old: libc::sigaction = unsafe { mem::zeroed() };
        // SAFETY: only asks for the present action.
        if unsafe { libc::sigaction(signal, ptr::null(), &mut old) } == -1 {
            return Err(io::Error::last_os_error());
        }
        // There before the handler that looks at it. It is never freed: a signal may come any time.
        before.store(Box::into_raw(Box::new(old)), Ordering::Release);
        let mut new = old;
        new.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        new.sa_sigaction = on_fault as *const () as usize;
        // SAFETY: the handler does only what a handler may.
        if unsafe { libc::sigaction(signal, &new, ptr::null_mut()) } == -1 {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(())
}

/// Runs on the signal stack, in the middle of anything: no allocation, no lock, no panic.
unsafe extern "C" fn on_fault(signal: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    // SAFETY: the kernel passes a valid siginfo_t.
    let what = unsafe { &*info };
    // SAFETY: both signals have this field.
    let address = unsafe { what.si_addr() }.addr();
    // SAFETY: the running fiber's head lies at the other end of its stack, which is mapped.
    let fiber = running().map(|head| unsafe { head.as_ref() });
    if let Some(fiber) = fiber.filter(|fiber| fiber.stack.guard().contains(&address)) {
        report(fiber);
        // SAFETY: abort has no preconditions, and may be called in a handler: signal-safety(7).
        unsafe { libc::abort() };
    }
    // SAFETY: the arguments are the kernel's.
    unsafe { hand_on(signal, info, context) };
}

/// Writes the message in one piece, so that other threads' output does not get between.
fn report(fiber: &Head) {
    let mut line = Line::new();
    match fiber.name.get() {
        Some(name) => line.push(b"\nfiber \"").push(name.as_bytes()).push(b"\""),
        _ if fiber.number.get() > 0 => line.push(b"\nfiber ").push_number(fiber.number.get()),
        _ => line.push(b"\na fiber"),
    }
    .push(b" overflowed its stack\n")
    .push(b"Give it a larger one, or look for a recursion that does not end.\n");
    let text = line.text();
    // SAFETY: the bytes are initialised, and write may be called in a handler.
    unsafe { libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), text.len()) };
}

/// A line made without allocation. What does not fit is left out.
struct Line {
    bytes: [u8; 512],
    len: usize,
}

impl Line {
    /// A name may fill the line up to here; the words after it need the rest.
    const ROOM_FOR_NAME: usize = 384;

    fn new() -> Line {
        Line {
            bytes: [0; 512],
            len: 0,
        }
    }

    fn push(&mut self, text: &[u8]) -> &mut Line {
        let text = &text[..text.len().min(Self::ROOM_FOR_NAME)];
        for (place, byte) in self.bytes.iter_mut().skip(self.len).zip(text) {
            *place = *byte;
            self.len += 1;
        }
        self
    }

    fn push_number(&mut self, number: u64) -> &mut Line {
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.push(&[b'0' + (number % 10) as u8])
    }

    fn text(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Lets the handler of before have a fault that is none of ours.
///
/// # Safety
/// - the arguments are those of a handler, for one of `SIGNALS`.
unsafe fn hand_on(signal: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    let which = usize::from(signal != SIGNALS[0]);
    let before = BEFORE[which].load(Ordering::Acquire);
    // SAFETY: it was stored before this handler was installed, and is never freed.
    let before = unsafe { &*before };
    match before.sa_sigaction {
        libc::SIG_DFL | libc::SIG_IGN => {
            // The faulting instruction is tried again when this returns, and then ends the program
            // as it would have without us. One that was sent, by kill(2), does not come again.
            // SAFETY: puts back what was there.
            unsafe { libc::sigaction(signal, before, ptr::null_mut()) };
            // SAFETY: `info` is valid, as promised.
            if unsafe { (*info).si_code } <= 0 {
                // SAFETY: raise may be called in a handler.
                unsafe { libc::raise(signal) };
            }
        }
        handler if before.sa_flags & libc::SA_SIGINFO != 0 => {
            type Handler = unsafe extern "C" fn(c_int, *mut libc::siginfo_t, *mut c_void);
            // SAFETY: with this flag the action is such a function.
            let handler = unsafe { mem::transmute::<usize, Handler>(handler) };
            // SAFETY: it gets what the kernel would have given it.
            unsafe { handler(signal, info, context) };
        }
        handler => {
            // SAFETY: without the flag the action is a function of one number.
            let handler = unsafe { mem::transmute::<usize, unsafe extern "C" fn(c_int)>(handler) };
            // SAFETY: it gets what the kernel would have given it.
            unsafe { handler(signal) };
        }
    }
}

thread_local! {
    /// The signal stack of this thread, if it is ours.
    static SIGNAL_STACK: RefCell<Option<SignalStack>> = const { RefCell::new(None) };
}

/// A signal stack that is in force until it is dropped.
struct SignalStack(#[expect(dead_code, reason = "owns the memory")] Stack);

/// std gives its threads one, and so may others. If nobody has, this does: one a thread is all that
/// there can be.
fn give_thread_a_signal_stack() -> io::Result<()> {
    // SAFETY: it consists of a pointer and integers, for which zeros are valid.
    let mut present: libc::stack_t = unsafe { mem::zeroed() };
    // SAFETY: only asks for the present one.
    if unsafe { libc::sigaltstack(ptr::null(), &mut present) } == -1 {
        return Err(io::Error::last_os_error());
    }
    if present.ss_flags & libc::SS_DISABLE == 0 {
        return Ok(());
    }
    let memory = Stack::new(64 * 1024)?;
    let stack = libc::stack_t {
        ss_sp: memory.bottom().cast(),
        ss_flags: 0,
        ss_size: memory.size(),
    };
    // SAFETY: the memory is ours, and stays until the thread ends, when `SignalStack` disables it.
    if unsafe { libc::sigaltstack(&stack, ptr::null_mut()) } == -1 {
        return Err(io::Error::last_os_error());
    }
    // A thread that is ending runs without: then the memory is leaked, not freed while in use.
    let keep = mem::ManuallyDrop::new(SignalStack(memory));
    let _ = SIGNAL_STACK.try_with(|place| {
        place.replace(Some(mem::ManuallyDrop::into_inner(keep)));
    });
    Ok(())
}

impl Drop for SignalStack {
    fn drop(&mut self) {
        let disabled = libc::stack_t {
            ss_sp: ptr::null_mut(),
            ss_flags: libc::SS_DISABLE,
            ss_size: libc::MINSIGSTKSZ, // macOS looks at it all the same
        };
        // SAFETY: no handler runs on it, since this does not.
        unsafe { libc::sigaltstack(&disabled, ptr::null_mut()) };
    }
}
