//! Swaps the stack pointer: a function runs on another stack, and returns.
//!
//! `cargo run -p ch05-fibers --example ch05_01_stack_swap`
//!
//! "The stack" is whatever the stack pointer points to, and that is a register like the others. Any
//! memory will do, as long as there is enough of it and the pointer is a multiple of 16. This is the
//! library's: as much as `println!` could want, and a page below it that nobody may touch.
#![cfg_attr(unix, expect(unsafe_code, reason = "sets the stack pointer"))]

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    let stack = ch05_fibers::Stack::new(64 * 1024)?;
    let top = stack.top().addr();
    let mine = address(&top);
    println!("A variable of main's lives at {mine:#x}.");
    println!("The other stack begins at     {top:#x}, and grows downwards.");

    // SAFETY: the stack is nobody else's, and larger than what `visit` needs.
    let local = unsafe { call_on(stack.top(), visit) };

    let below = top - local;
    println!("The visitor's variable was at {local:#x}: {below} bytes further down.");
    println!("Back in main, its own is at   {:#x}.", address(&top));
    assert!(below < stack.size(), "that was some other stack");
    Ok(())
}

/// An ordinary function. It notices nothing: locals, calls and the heap work as ever.
#[cfg(unix)]
extern "C" fn visit() -> usize {
    let text = ["strings", "calls", "println!"].join(", ");
    println!("  On the other stack: {text} work.");
    address(&text)
}

/// Calls `function` with the stack pointer at `top`, and sets the pointer back.
#[cfg(all(unix, target_arch = "x86_64"))]
#[unsafe(naked)]
unsafe extern "C" fn call_on(top: *mut u8, function: extern "C" fn() -> usize) -> usize {
    std::arch::naked_asm!(
        "push rbp",     // the caller's
        "mov rbp, rsp", // whoever is called gives rbp back: the old stack pointer is safe in it
        "mov rsp, rdi", // the first argument: from here on, another stack
        "call rsi",     // the second
        "mov rsp, rbp", // and back; the result is in rax and stays there
        "pop rbp",
        "ret",
    )
}

/// Calls `function` with the stack pointer at `top`, and sets the pointer back.
#[cfg(all(unix, target_arch = "aarch64"))]
#[unsafe(naked)]
unsafe extern "C" fn call_on(top: *mut u8, function: extern "C" fn() -> usize) -> usize {
    std::arch::naked_asm!(
        "stp x29, x30, [sp, #-16]!", // the caller's; and where to return, which `blr` changes
        "mov x29, sp",               // whoever is called gives x29 back: the old one is safe in it
        "mov sp, x0",                // the first argument: from here on, another stack
        "blr x1",                    // the second
        "mov sp, x29",               // and back; the result is in x0 and stays there
        "ldp x29, x30, [sp], #16",
        "ret",
    )
}

#[cfg(unix)]
fn address<T>(of: &T) -> usize {
    std::ptr::from_ref(of).addr()
}

#[cfg(not(unix))]
fn main() {
    println!("Windows also keeps each stack's bounds in the TIB: see src/arch.");
}
