//! What the lab asks of the operating system beyond std.
//!
//! Each system provides these functions:
//!
//! - `own_group(command)`: the command will lead a process group of its own.
//! - `has_ended(child)`: whether the child has ended. It stays unreaped, so that its number cannot be
//!   given to another process before the group is ended.
//! - `is_stopped(child)`: whether the child stands still after a SIGSTOP.
//! - `end_group(child)`: ends the child and everything in its group. The child must be unreaped.
//! - `end_own_group()`: ends this process and everything in the group that it leads.
//! - `cpu_time()`: what all threads of this process have used.
//! - `adopt_orphans()`: makes this process the parent of what its children leave behind (Linux).
//! - `shut_out()`: bars other processes of this user from this one's memory and files (Linux).
//! - `has_children()`: whether a child of this process is running. Ended ones are waited for.
//! - `raise_open_files()`: lifts the soft limit on open files as far as it goes and returns it.
//!
//! Windows has no process groups. There only the child itself is ended, what it started lives on,
//! and a wait that hangs cannot be told from one that spins.

#[cfg(unix)]
mod unix;
#[cfg(unix)]
pub(crate) use unix::*;

#[cfg(not(unix))]
mod other;
#[cfg(not(unix))]
pub(crate) use other::*;
