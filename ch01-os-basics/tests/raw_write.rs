//! `syscall::write` is write(2): it takes what fits, and an errno comes back as an error.
#![cfg(all(
    any(target_os = "linux", target_os = "macos"),
    any(target_arch = "x86_64", target_arch = "aarch64")
))]

use ch01_os_basics::syscall;
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;

#[test]
fn exactly_these_bytes_arrive() -> io::Result<()> {
    let text: Vec<u8> = (0..=255).collect();
    let (mut reader, writer) = io::pipe()?;
    assert_eq!(syscall::write(&writer, &text)?, 256);
    assert_eq!(syscall::write(&writer, &[])?, 0);
    drop(writer);

    let mut arrived = Vec::new();
    reader.read_to_end(&mut arrived)?;
    assert_eq!(arrived, text);
    Ok(())
}

#[test]
fn a_descriptor_that_is_not_open_for_writing_is_refused() -> io::Result<()> {
    let (reader, _writer) = io::pipe()?;
    let error = syscall::write(&reader, b"text").unwrap_err();
    assert_eq!(error.raw_os_error(), Some(libc::EBADF));
    Ok(())
}

#[test]
fn a_pipe_without_a_reader_is_an_error_and_no_death() -> io::Result<()> {
    let (reader, writer) = io::pipe()?;
    drop(reader);
    assert_eq!(
        syscall::write(&writer, b"text").unwrap_err().kind(),
        ErrorKind::BrokenPipe
    );
    Ok(())
}

#[test]
fn a_full_socket_cuts_a_write_short_and_then_refuses() -> io::Result<()> {
    let bytes = vec![7; 8 * 1024 * 1024];
    let (mut near, mut far) = UnixStream::pair()?;
    near.set_nonblocking(true)?;
    let taken = syscall::write(&near, &bytes)?;
    assert!(0 < taken && taken < bytes.len(), "{taken} bytes were taken");
    while near.write(&bytes).is_ok() {}
    assert_eq!(
        syscall::write(&near, &bytes).unwrap_err().kind(),
        ErrorKind::WouldBlock
    );

    far.read_exact(&mut vec![0; taken])?;
    assert!(syscall::write(&near, &bytes)? > 0, "there is room again");
    Ok(())
}

#[test]
fn memory_written_just_before_the_call_is_what_the_kernel_sees() -> io::Result<()> {
    // Assembly that claims not to touch memory lets the compiler store these bytes too late.
    let (mut reader, writer) = io::pipe()?;
    for round in 0..=255 {
        let mut bytes = [0; 3];
        bytes.fill(round);
        assert_eq!(syscall::write(&writer, &bytes)?, 3);
        let mut arrived = [0; 3];
        reader.read_exact(&mut arrived)?;
        assert_eq!(arrived, [round; 3]);
    }
    Ok(())
}
