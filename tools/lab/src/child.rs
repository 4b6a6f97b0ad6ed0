//! Child processes that play a part: for what ends a process, or must not share one.
//!
//! A program starts itself again and tells the child its role by its first two arguments. [`roles`]
//! stands first in `main` and plays it.

use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};
use std::process::{Command, ExitStatus};
use std::time::Duration;
use std::{env, process, thread};

use crate::process::{End, Limits};
use crate::{ending, process as bounded, server, sys};

/// The first argument of a child; the role is the second.
const MARK: &str = "lab-role";
/// A child that has not ended by now never will.
const TIME: Duration = Duration::from_secs(60);
const OUTPUT: usize = 16 << 20;

/// If this process is a child, plays its role and exits with 0. Otherwise returns at once.
///
/// Stands before anything else in `main`. A child ends with its parent, even if that is killed.
pub fn roles(roles: &[(&str, fn())]) {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() != Some(MARK) {
        return;
    }
    let role = arguments.next().unwrap_or_default();
    let built_in: (&str, fn()) = (server::ROLE, server::play);
    let Some((_, play)) = roles
        .iter()
        .chain([&built_in])
        .find(|(name, _)| *name == role)
    else {
        let _ = writeln!(io::stderr(), "this program has no role {role:?} to play");
        process::exit(2);
    };
    thread::spawn(end_with_parent);
    play();
    process::exit(0)
}

/// The parent holds the other end of standard input for as long as it lives.
fn end_with_parent() {
    let _ = io::copy(&mut io::stdin(), &mut io::sink());
    sys::end_own_group()
}

/// Starts this program in `role` and waits for its end, for a minute at the most.
///
/// The program's `main` must begin with [`roles`].
///
/// # Errors
/// Fails if the child cannot be started, or if it had to be ended because it ran or printed on and
/// on. An end by a signal is no error: see [`Ended::status`].
pub fn run(role: &str) -> io::Result<Ended> {
    let limits = Limits {
        time: TIME,
        stopped: TIME,
        output: OUTPUT,
    };
    let mut command = command(role)?;
    // What a panic or an overflow says is for the parent to read, and short.
    command.env("RUST_BACKTRACE", "0");
    let finished = bounded::run(command, b"", limits)?;
    let too_much = match finished.end {
        End::Own => {
            return Ok(Ended {
                status: finished.status,
                stdout: String::from_utf8_lossy(&finished.stdout).into_owned(),
                stderr: String::from_utf8_lossy(&finished.stderr).into_owned(),
            });
        }
        End::Output => format!("printed more than {OUTPUT} bytes"),
        End::Time => format!("did not end within {} s", TIME.as_secs()),
        End::Stopped => format!("was stopped for {} s", TIME.as_secs()),
    };
    let message = format!("the child process for {role:?} {too_much}, and was ended");
    Err(io::Error::new(io::ErrorKind::TimedOut, message))
}

/// This program once more, to play `role`.
pub(crate) fn command(role: &str) -> io::Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.args([MARK, role]);
    Ok(command)
}

/// A child process that has ended. Displayed, it says how: `was ended by SIGSEGV (signal 11): …`.
///
/// ```
/// fn main() -> std::io::Result<()> {
///     lab::child::roles(&[("abort", || std::process::abort())]);
///     let ended = lab::child::run("abort")?;
///     assert!(!ended.status.success());
/// #   if cfg!(unix) {
///     assert!(ended.to_string().starts_with("was ended by SIGABRT (signal 6): "));
/// #   }
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed. Bytes that are no UTF-8 are replaced.
    pub stdout: String,
    /// What it complained of. Bytes that are no UTF-8 are replaced.
    pub stderr: String,
}

impl Display for Ended {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let how = if ending::is_crash(self.status) {
            "was ended by"
        } else {
            "ended with"
        };
        write!(f, "{how} {}", ending::explain(self.status))
    }
}
