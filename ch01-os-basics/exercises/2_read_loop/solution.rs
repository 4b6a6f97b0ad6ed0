//! An answer to exercise 2.

use std::io::{self, ErrorKind, Read};

/// Reads up to the end of the stream. `wait` sleeps until there may be something to read.
pub fn read_all(
    socket: &mut dyn Read,
    wait: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut all = Vec::new();
    let mut buffer = [0; 1024];
    loop {
        match socket.read(&mut buffer) {
            Ok(0) => return Ok(all),
            Ok(n) => all.extend_from_slice(&buffer[..n]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => wait()?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
