//! x86-64, System V.

use std::arch::asm;

/// MXCSR and the x87 control word, both set to round towards zero; all exceptions are masked.
pub(super) const SETTINGS: u64 = 0x7f80 << 32 | 0x0f7f;

/// Fills all registers that a called function keeps, calls `f`, and says whether they are kept.
pub(super) fn kept_over(f: extern "C" fn(), fill: u64) -> bool {
    let difference: u64;
    // SAFETY: rbx and rbp are put back, the others are named. The stack is aligned at the call: two
    // pushes, the fill and a word to align it make 32 bytes.
    unsafe {
        asm!(
            "push rbx",
            "push rbp",
            "push rdi",
            "sub rsp, 8",
            "lea rbx, [rdi + 1]",
            "lea rbp, [rdi + 2]",
            "lea r12, [rdi + 3]",
            "lea r13, [rdi + 4]",
            "lea r14, [rdi + 5]",
            "lea r15, [rdi + 6]",
            "call rax",
            "add rsp, 8",
            "pop rdi",
            "sub rbx, rdi",
            "sub rbp, rdi",
            "sub r12, rdi",
            "sub r13, rdi",
            "sub r14, rdi",
            "sub r15, rdi",
            "xor rbx, 1",
            "xor rbp, 2",
            "xor r12, 3",
            "xor r13, 4",
            "xor r14, 5",
            "xor r15, 6",
            "mov rax, rbx",
            "or rax, rbp",
            "or rax, r12",
            "or rax, r13",
            "or rax, r14",
            "or rax, r15",
            "pop rbp",
            "pop rbx",
            inout("rax") f => difference,
            inout("rdi") fill => _,
            out("r12") _, out("r13") _, out("r14") _, out("r15") _,
            clobber_abi("sysv64"),
        );
    }
    difference == 0
}

pub(super) fn settings() -> u64 {
    let (mut mxcsr, mut x87) = (0_u32, 0_u16);
    // SAFETY: stores 4 bytes.
    unsafe { asm!("stmxcsr [{}]", in(reg) &raw mut mxcsr) };
    // SAFETY: stores 2 bytes.
    unsafe { asm!("fnstcw [{}]", in(reg) &raw mut x87) };
    u64::from(mxcsr & !0x3f) << 32 | u64::from(x87)
}

pub(super) fn set(settings: u64) {
    let (mxcsr, x87) = ((settings >> 32) as u32, settings as u16);
    // SAFETY: no code that computes with floating-point numbers runs before they are put back.
    unsafe { asm!("ldmxcsr [{}]", in(reg) &raw const mxcsr) };
    // SAFETY: as above.
    unsafe { asm!("fldcw [{}]", in(reg) &raw const x87) };
}

/// Faults if the address is no multiple of 16.
pub(super) fn aligned_move(line: &mut [u8; 16]) {
    // SAFETY: reads and writes these 16 bytes.
    unsafe { asm!("movaps xmm0, [{0}]", "movaps [{0}], xmm0", in(reg) line, out("xmm0") _) };
}
