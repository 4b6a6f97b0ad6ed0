//! Says which fiber overflowed its stack.
//!
//! An overflow touches the guard page below the stack, and the kernel answers with a signal: SIGSEGV,
//! or SIGBUS on macOS. Its handler needs a stack to run on, and the one at hand is full. So each
//! thread has a second one for signals, see sigaltstack(2). std's own handler knows threads' guard
//! pages, but not those of fibers; this one comes before it.

use std::io;

/// From now on, a fiber on this thread that overflows its stack says so on standard error before it
/// aborts the program: `fiber "name" overflowed its stack`.
///
/// All other faults go to the handler that was installed before. Every thread that runs fibers has
/// to call this, as [`Scheduler::new`](crate::Scheduler::new) does. More calls than one change
/// nothing.
///
/// On Windows an overflow ends the program without naming the fiber.
///
/// # Errors
/// If there is no memory for the signal stack, see mmap(2). Threads of std have one already.
///
/// ```
/// ch05_fibers::overflow::install()?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn install() -> io::Result<()> {
    #[cfg(unix)]
    unix::install()?;
    Ok(())
}

#[cfg(unix)]
mod unix;
