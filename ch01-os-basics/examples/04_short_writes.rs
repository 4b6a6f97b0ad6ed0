//! The `libc` crate, std above it, and what both leave to you: short writes and errno.
//!
//! `cargo run -p ch01-os-basics --example ch01_04_short_writes`
//!
//! New here: the call does less than asked, or nothing. A pipe that nobody reads shows it: the
//! kernel takes what fits (on Linux 16 pages, mostly 64 KiB) and refuses the rest.
#![allow(unsafe_code, reason = "calls libc; only unix has it here")]

#[cfg(not(unix))]
fn main() {
    println!("A pipe of this system does not write short: go on with example 05.");
}

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    use std::io::{self, Read, Write};
    use std::os::fd::AsRawFd;

    const PLENTY: &[u8] = &[b'x'; 4 * 1024 * 1024];
    let (mut reader, mut writer) = io::pipe()?;
    let fd = writer.as_raw_fd();
    // SAFETY: sets a flag of our own descriptor: when the pipe is full, say so and do not wait.
    if unsafe { libc::fcntl(fd, libc::F_SETFL, libc::O_NONBLOCK) } == -1 {
        return Err(io::Error::last_os_error());
    }

    // SAFETY: write(2) reads that many bytes at that address.
    let count = unsafe { libc::write(fd, PLENTY.as_ptr().cast(), PLENTY.len()) };
    println!(
        "libc::write of {} bytes returns {count}: a short write.",
        PLENTY.len()
    );

    // SAFETY: as above.
    let count = unsafe { libc::write(fd, PLENTY.as_ptr().cast(), PLENTY.len()) };
    // errno is about the last call of this thread: make no other before it is read.
    let errno = io::Error::last_os_error();
    println!("Again, the pipe being full: {count}. errno says:\n  {errno}");

    let error = writer.write(PLENTY).expect_err("the pipe is still full");
    println!("std makes the same call of it: Err({:?}).", error.kind());

    let calls = write_all(&mut writer, PLENTY, || {
        let _made_room = reader.read(&mut [0; 64 * 1024])?;
        Ok(())
    })?;
    println!("A loop that copes with both brings every byte across, in {calls} calls.");
    Ok(())
}

/// Writes all of `bytes`, calls `wait` when there is no room, and returns the number of writes.
///
/// `Write::write_all` of std is this loop without `wait`: on a descriptor that does not block it
/// gives up in the middle, and does not say where.
#[cfg(unix)]
fn write_all(
    writer: &mut impl std::io::Write,
    mut bytes: &[u8],
    mut wait: impl FnMut() -> std::io::Result<()>,
) -> std::io::Result<usize> {
    use std::io::ErrorKind::{Interrupted, WouldBlock, WriteZero};

    let mut calls = 0;
    while !bytes.is_empty() {
        calls += 1;
        match writer.write(bytes) {
            Ok(0) => return Err(WriteZero.into()),
            Ok(count) => bytes = &bytes[count..], // the rest is ours to write
            Err(error) if error.kind() == WouldBlock => wait()?,
            Err(error) if error.kind() == Interrupted => {} // a signal came first: ask again
            Err(error) => return Err(error),
        }
    }
    Ok(calls)
}
