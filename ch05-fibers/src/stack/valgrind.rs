//! Tells valgrind of stacks, so that it takes a switch for a switch and not for a huge frame.
//!
//! Valgrind watches for a sequence of instructions that does nothing on a processor (valgrind.h
//! documents it). At a few instructions a stack it need not be left out elsewhere.

/// A stack that valgrind knows.
#[derive(Debug)]
pub(super) struct Registration(Option<usize>);

impl Registration {
    pub(super) const NONE: Registration = Registration(None);

    pub(super) fn new(bottom: *mut u8, top: *mut u8) -> Registration {
        const STACK_REGISTER: usize = 0x1501;
        Registration(Some(request([
            STACK_REGISTER,
            bottom.addr(),
            top.addr() - 1,
        ])))
    }

    pub(super) fn end(self) {
        const STACK_DEREGISTER: usize = 0x1502;
        if let Some(id) = self.0 {
            request([STACK_DEREGISTER, id, 0]);
        }
    }
}

/// Asks valgrind; without it, the answer is 0.
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
#[allow(unsafe_code, reason = "a client request is assembly")]
fn request([what, first, second]: [usize; 3]) -> usize {
    let arguments = [what, first, second, 0, 0, 0];
    let answer;
    // SAFETY: four rotations by 128 bits in all leave rdi as it was, an exchange with itself leaves
    // rbx. Valgrind reads six words at rax and writes rdx.
    unsafe {
        std::arch::asm!(
            "rol rdi, 3",
            "rol rdi, 13",
            "rol rdi, 61",
            "rol rdi, 51",
            "xchg rbx, rbx",
            in("rax") arguments.as_ptr(),
            inout("rdx") 0_usize => answer,
            options(nostack),
        );
    }
    answer
}

#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
fn request(_: [usize; 3]) -> usize {
    0
}
