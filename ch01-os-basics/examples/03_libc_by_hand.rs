//! The same call through a function of the system's library, declared by hand.
//!
//! `cargo run -p ch01-os-basics --example ch01_03_libc_by_hand`
//!
//! New here: the assembly is gone, somebody wrote it for every CPU. A program declares the function
//! and links to it. Nobody checks the declaration: an `i32` where C has `ssize_t` compiles, and is
//! wrong. On unix the library is libc; on Windows kernel32, the only way in that stays.
#![expect(
    unsafe_code,
    reason = "calls functions that the compiler knows nothing about"
)]

use std::ffi::c_void;
use std::io;

fn main() -> io::Result<()> {
    let text = "Hello through a function of the system's library.\n";
    let written = write(text)?;
    println!("It took {written} of {} bytes.", text.len());
    Ok(())
}

/// Writes a prefix of `text` to standard output and returns its length.
#[cfg(unix)]
fn write(text: &str) -> io::Result<usize> {
    use std::ffi::c_int;

    unsafe extern "C" {
        /// `ssize_t write(int fd, const void *buf, size_t count)`; Rust's `isize` is C's `ssize_t`.
        fn write(fd: c_int, buffer: *const c_void, count: usize) -> isize;
    }
    const STDOUT: c_int = 1;

    // SAFETY: declared as write(2) is; it reads `text.len()` bytes at that address.
    let result = unsafe { write(STDOUT, text.as_ptr().cast(), text.len()) };
    // libc made −1 of every −errno, and put errno into a variable of this thread.
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result as usize)
    }
}

/// Writes a prefix of `text`, which is ASCII, to standard output and returns its length.
#[cfg(windows)]
fn write(text: &str) -> io::Result<usize> {
    #[link(name = "kernel32")]
    unsafe extern "system" {
        /// `HANDLE GetStdHandle(DWORD nStdHandle)`
        fn GetStdHandle(which: u32) -> *mut c_void;
        /// `BOOL WriteFile(HANDLE, LPCVOID, DWORD, LPDWORD written, LPOVERLAPPED)`
        fn WriteFile(
            file: *mut c_void,
            buffer: *const c_void,
            count: u32,
            written: *mut u32,
            overlapped: *mut c_void,
        ) -> i32;
    }
    const STD_OUTPUT_HANDLE: u32 = -11_i32 as u32;

    // SAFETY: declared as documented; it is told of no memory.
    let stdout = unsafe { GetStdHandle(STD_OUTPUT_HANDLE) };
    let (buffer, mut written) = (text.as_ptr().cast(), 0);
    let null = std::ptr::null_mut();
    // SAFETY: it reads `text.len()` bytes of the text and writes one number.
    let ok = unsafe { WriteFile(stdout, buffer, text.len() as u32, &raw mut written, null) };
    if ok == 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(written as usize)
    }
}
