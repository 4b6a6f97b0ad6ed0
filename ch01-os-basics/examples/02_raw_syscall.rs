//! A system call with nothing in between: registers, one instruction, done.
//!
//! `cargo run -p ch01-os-basics --example ch01_02_raw_syscall`
//!
//! The example before met the wall between a program and the rest of the machine. This is the door
//! in it. The library's `syscall` module is the same with a file for each system; here the whole of
//! it stands on one page.
#![allow(unsafe_code, reason = "assembly; only Linux has any here")]

fn main() -> anyhow::Result<()> {
    #[cfg(all(
        target_os = "linux",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ))]
    {
        let text = "Hello from a raw system call: no libc, no std.\n";
        let result = write(1, text);
        anyhow::ensure!(result == text.len() as isize, "write(2) returned {result}");
        println!("The kernel took {result} bytes.");

        // No such file: the kernel answers with a negative number. libc would put 9 into `errno`
        // and return −1.
        let result = write(-1, text);
        let error = std::io::Error::from_raw_os_error(-result as i32);
        println!("Writing to descriptor -1 returned {result}:\n  {error}");
    }
    #[cfg(target_os = "macos")]
    {
        let text = b"Hello from a raw system call: no libc, no std.\n";
        let taken = ch01_os_basics::syscall::write(std::io::stdout(), text)?;
        println!("The kernel took {taken} bytes. See src/syscall/macos_*.rs for how.");
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    println!("Windows renumbers its system calls with every release: go on with example 03.");
    Ok(())
}

/// Asks the kernel to write `text` to file number `fd`; returns a count, or −errno.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn write(fd: isize, text: &str) -> isize {
    let result: isize;
    // SAFETY: the kernel only reads the text. All registers that change are named.
    unsafe {
        std::arch::asm!(
            "syscall",
            inlateout("rax") 1_isize => result, // in: the number of `write`; out: see above
            in("rdi") fd,                       // the first argument
            in("rsi") text.as_ptr(),            // the second
            in("rdx") text.len(),               // the third
            lateout("rcx") _,                   // the instruction saves the return address here
            lateout("r11") _,                   // and the flags here
            options(nostack, readonly),         // memory is read, none is written
        );
    }
    result
}

/// Asks the kernel to write `text` to file number `fd`; returns a count, or −errno.
#[cfg(all(target_os = "linux", target_arch = "aarch64"))]
fn write(fd: isize, text: &str) -> isize {
    let result: isize;
    // SAFETY: the kernel only reads the text. All registers that change are named.
    unsafe {
        std::arch::asm!(
            "svc #0",
            in("x8") 64_isize,              // the number of `write`
            inlateout("x0") fd => result,   // in: the first argument; out: see above
            in("x1") text.as_ptr(),         // the second
            in("x2") text.len(),            // the third
            options(nostack, readonly),     // memory is read, none is written
        );
    }
    result
}
