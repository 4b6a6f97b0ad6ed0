//! What the server asks of the operating system beyond std and mio.
//!
//! Each system provides these functions:
//!
//! - `lengthen_backlog(listener)`: lets more newcomers wait than the 128 that std and mio ask for.
//!   When those places are full the system drops who comes next, and that client tries again a
//!   whole second later.
//! - `reset_on_close(socket)`: makes closing a socket cut the connection off: what is unsent is
//!   lost, and the peer's next call fails.
//! - `return_memory()`: gives the system what was freed. Allocators keep it for the next time: the
//!   thread's cache of glibc's holds on to some pieces of every size, and one piece at its end is
//!   enough to keep the whole heap.
//! - `raise_file_limit()`: see there.
//!
//! Where there is no unix, backlogs stay as they are, a reset is an early end, and files have no
//! limit worth raising. Memory is left to the allocator where it is not glibc's.

#[cfg(unix)]
mod unix;
#[cfg(unix)]
pub use unix::*;

#[cfg(not(unix))]
mod other;
#[cfg(not(unix))]
pub use other::*;
