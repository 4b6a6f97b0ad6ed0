//! x86-64 as Windows calls functions. Checked by the compiler only: nobody has run it here.
//!
//! What differs from the System V convention:
//! - A called function keeps `rdi`, `rsi` and `xmm6`–`xmm15`, too. Arguments come in `rcx`, `rdx`.
//! - A caller leaves 32 bytes above the return address, the *shadow space*, where the called function
//!   may store its register arguments.
//! - There is no red zone.
//! - Windows knows the bounds of the running stack from the thread information block (TIB), to which
//!   the segment register `gs` points. It unwinds and grows stacks by them, so they are switched too.
//!
//! ```text
//!   a side that does not run                    a new stack, as prepare leaves it
//!
//!   │ frames of the caller         │            │ the fiber's record           │
//!   ├──────────────────────────────┤            ├──────────────────────────────┤ ◀─ top, 16-byte
//!   │                              │            │ (unused)                     │    aligned
//!   │ rbx                          │  sp + 48   │ entry, the function to call  │
//!   │ rbp                          │  sp + 40   │ its argument                 │
//!   │ gs:[0x08]    stack base      │  sp + 32   │ top                          │
//!   │ gs:[0x10]    stack limit     │  sp + 24   │ bottom                       │
//!   │ gs:[0x1478]  lowest address  │  sp + 16   │ bottom                       │
//!   │ gs:[0x1748]  reserve         │  sp + 8    │ 0                            │
//!   │ where to go on (label 2)     │ ◀─ sp ───▶ │ where to go on (first_call)  │
//!   └──────────────────────────────┘            └──────────────────────────────┘
//!    lower addresses: the stack grows downwards
//! ```
#![expect(unsafe_code, reason = "assembly")]

use std::arch::{asm, naked_asm};

use super::{Entry, Room};
#[path = "x86_64_control.rs"]
mod control;
pub(crate) use control::ControlWords;

/// Saves this side in `*save` and goes on at `to`. Returns when somebody switches back.
///
/// # Safety
/// - `save` is valid for writing.
/// - `to` comes from [`prepare`] or from an earlier switch, has not been switched to since, and its
///   stack is intact.
#[inline(always)]
pub(crate) unsafe fn switch(save: *mut *mut u8, to: *mut u8) {
    // SAFETY: each register that the other side may change is a clobber or is pushed here and
    // popped at label 2, on the same stack. The caller vouches for both pointers.
    unsafe {
        asm!(
            "push rbx",
            "push rbp",
            "push qword ptr gs:[0x08]",
            "push qword ptr gs:[0x10]",
            "push qword ptr gs:[0x1478]",
            "push qword ptr gs:[0x1748]",
            "lea rax, [rip + 2f]",
            "push rax",
            "mov [rcx], rsp",
            // From here on, this is the other stack.
            "mov rsp, rdx",
            "pop rax",
            "pop qword ptr gs:[0x1748]",
            "pop qword ptr gs:[0x1478]",
            "pop qword ptr gs:[0x10]",
            "pop qword ptr gs:[0x08]",
            "jmp rax",
            // And here somebody came back.
            "2:",
            "pop rbp",
            "pop rbx",
            inout("rcx") save => _,
            inout("rdx") to => _,
            lateout("rdi") _, lateout("rsi") _,
            lateout("r12") _, lateout("r13") _, lateout("r14") _, lateout("r15") _,
            lateout("xmm6") _, lateout("xmm7") _, lateout("xmm8") _, lateout("xmm9") _,
            lateout("xmm10") _, lateout("xmm11") _, lateout("xmm12") _, lateout("xmm13") _,
            lateout("xmm14") _, lateout("xmm15") _,
            clobber_abi("win64"),
        );
    }
}

/// Lays the first frame. A switch to the result calls `entry(argument)`.
///
/// # Safety
/// - `room.top` is aligned to 16, and the 64 bytes below it are valid for writing.
#[inline]
pub(crate) unsafe fn prepare(room: Room, entry: Entry, argument: *mut ()) -> *mut u8 {
    let sp = room.top.wrapping_sub(64);
    let (top, bottom) = (
        room.top.expose_provenance(),
        room.bottom.expose_provenance(),
    );
    let frame = [
        first_call as *const () as usize,
        0,
        bottom,
        bottom,
        top,
        argument.expose_provenance(),
        entry as *const () as usize,
        0,
    ];
    // SAFETY: the caller vouches for the 64 bytes, which begin at a multiple of 16.
    unsafe { sp.cast::<[usize; 8]>().write(frame) };
    sp
}

/// Where a new stack starts. It was jumped to, so nobody is to be found above it.
#[unsafe(naked)]
unsafe extern "C" fn first_call() {
    naked_asm!(
        "pop rcx",
        "pop rax",
        "xor ebp, ebp",
        // rsp is `top` - 8. The shadow space, and below it a multiple of 16, as a call demands. A
        // function without unwind information has its return address on top: zero ends the walk.
        "sub rsp, 40",
        "mov qword ptr [rsp], 0",
        "call rax",
        "ud2",
    )
}
