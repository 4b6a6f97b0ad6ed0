//! x86-64, System V. A call preserves rbx, rbp, r12–r15 and the stack pointer. (Also MXCSR and the
//! x87 control word, which these switches leave alone: fibers then share their rounding modes.)

use std::arch::{asm, naked_asm};

use super::{Other, Switch};

/// Above the address to go on at: a return address of 0, where backtraces end. It also makes a new
/// fiber find rsp 8 below a multiple of 16, as every function does that was called.
pub(crate) const ABOVE: usize = 1;

/// What [`ByReturn`] saves, from the stack pointer upwards.
pub(crate) const SAVED: [&str; 7] = ["r15", "r14", "r13", "r12", "rbx", "rbp", "goes on at"];

/// A function that ends in `ret`, as in most textbooks.
pub(crate) struct ByReturn;

impl Switch for ByReturn {
    const NAME: &str = "function, ends in ret";
    const REGISTERS: usize = 6;

    #[inline(always)]
    unsafe fn swap(other: &Other) {
        // SAFETY: the same duties.
        unsafe { swap_and_ret(other) }
    }
}

#[unsafe(naked)]
unsafe extern "C" fn swap_and_ret(other: &Other) {
    naked_asm!(
        "push rbp", // `call` has pushed the address to go on at
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "mov rax, [rdi]",
        "mov [rdi], rsp",
        "mov rsp, rax", // from here on, the other stack
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

/// The same function, but it takes the address off the stack and jumps there.
pub(crate) struct ByJump;

impl Switch for ByJump {
    const NAME: &str = "function, ends in a jump";
    const REGISTERS: usize = 6;

    #[inline(always)]
    unsafe fn swap(other: &Other) {
        // SAFETY: the same duties.
        unsafe { swap_and_jump(other) }
    }
}

#[unsafe(naked)]
unsafe extern "C" fn swap_and_jump(other: &Other) {
    naked_asm!(
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "mov rax, [rdi]",
        "mov [rdi], rsp",
        "mov rsp, rax",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "pop rcx", // what `ret` does, in two instructions
        "jmp rcx",
    )
}

/// No function at all. The compiler is told that all registers change, and saves those that hold
/// something just there, which are few.
pub(crate) struct Inlined;

impl Switch for Inlined {
    const NAME: &str = "inlined, ends in a jump";
    const REGISTERS: usize = 2;

    #[inline(always)]
    unsafe fn swap(other: &Other) {
        // SAFETY: by the caller's duties there is a side to go on with. This side is found again:
        // its address, rbp and rbx are on its stack, and the compiler counts on no other register.
        unsafe {
            asm!(
                "lea rax, [rip + 2f]",
                "push rax",
                "push rbp", // the compiler needs these two for itself: they cannot be clobbers
                "push rbx",
                "mov rax, [rdi]",
                "mov [rdi], rsp",
                "mov rsp, rax",
                "pop rbx",
                "pop rbp",
                "pop rcx",
                "jmp rcx",
                "2:",
                inlateout("rdi") other.as_ptr() => _,
                lateout("r12") _, lateout("r13") _, lateout("r14") _, lateout("r15") _,
                clobber_abi("C"), // and all that any call may change
            )
        }
    }
}

/// A fiber that writes marks into the registers that a call preserves, and switches; for ever.
#[unsafe(naked)]
pub(crate) extern "C" fn mark_registers(other: &Other) -> ! {
    naked_asm!(
        "sub rsp, 8", // padding: rsp is a multiple of 16 wherever there is a `call`
        "mov r15d, 0x15151515",
        "mov r14d, 0x14141414",
        "mov r13d, 0x13131313",
        "mov r12d, 0x12121212",
        "mov ebx, 0xb0b0b0b0",
        "mov ebp, 0xb9b9b9b9",
        "2:",
        "call {swap}", // `other` is in rdi, and will be again: whoever switches back has it there
        "jmp 2b",
        swap = sym swap_and_ret,
    )
}
