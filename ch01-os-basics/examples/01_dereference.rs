//! What a pointer is to the CPU, and who says no to a wrong one.
//!
//! `cargo run -p ch01-os-basics --example ch01_01_dereference`
//!
//! A pointer is a number, and one instruction reads the memory at that number. Whether it may is
//! up to the memory management unit (MMU), which looks every address up in tables that the kernel
//! wrote. If they say no, it stops the instruction, and the kernel ends the process with a signal.
//! Child processes try that here.
#![expect(
    unsafe_code,
    reason = "reads memory by address, and wrong addresses on purpose"
)]

use std::arch::asm;

/// The end of the address space; its upper half is the kernel's.
const LAST_PAGE: usize = usize::MAX - 4095;

/// A page of constants, which the loader maps without the right to write.
static READ_ONLY: [u64; 512] = [1; 512];

fn main() -> anyhow::Result<()> {
    lab::child::roles(&[
        ("page-zero", || _ = read(8)),
        ("kernel", || _ = read(LAST_PAGE)),
        ("constant", || write(READ_ONLY.as_ptr().addr(), 7)),
    ]);

    let number: u64 = 42;
    let address = (&raw const number).expose_provenance();
    println!("A variable lives at {address:#x}.");
    println!("One instruction reads what is there: {}.\n", read(address));

    show_death("page-zero", "reads address 8, where no process has a page,")?;
    show_death("kernel", "reads the last page, which is the kernel's,")?;
    show_death("constant", "writes to a constant, on a page for reading,")?;
    println!("This process noticed nothing: every process has tables of its own.");
    Ok(())
}

/// Reads the eight bytes at `address`, whatever is there.
fn read(address: usize) -> u64 {
    let value: u64;
    // SAFETY: either a variable lives there, or the CPU refuses before anything is read.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        asm!("mov {}, qword ptr [{}]", out(reg) value, in(reg) address, options(nostack, readonly));
        #[cfg(target_arch = "aarch64")]
        asm!("ldr {}, [{}]", out(reg) value, in(reg) address, options(nostack, readonly));
    }
    value
}

/// Writes the eight bytes at `address`, whatever is there.
fn write(address: usize, value: u64) {
    // SAFETY: only ever told the address of read-only memory: the CPU refuses to write.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        asm!("mov qword ptr [{}], {}", in(reg) address, in(reg) value, options(nostack));
        #[cfg(target_arch = "aarch64")]
        asm!("str {}, [{}]", in(reg) value, in(reg) address, options(nostack));
    }
}

/// Has a child process play one of the roles, and shows how it ends.
fn show_death(role: &str, what: &str) -> anyhow::Result<()> {
    let ended = lab::child::run(role)?;
    anyhow::ensure!(!ended.status.success(), "no MMU? The child {ended}");
    println!("A child that {what}\n  {ended}.\n");
    Ok(())
}
