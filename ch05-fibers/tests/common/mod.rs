//! For what ends a process, or needs one to itself: a test that starts itself again.

#![allow(unsafe_code, reason = "std has no alarm clock")]

use std::process::{self, Command, ExitStatus};
use std::{env, thread};

/// Names the test that the process is to play.
const ROLE: &str = "CH05_ROLE";
/// Seconds. A child that has not ended by now never will.
const PATIENCE: u32 = 60;

/// How a child ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) stderr: String,
}

/// Plays `role` in a child process, and says how that ended. The caller is the test of this name.
pub(crate) fn in_child(role: impl FnOnce()) -> Ended {
    let test = thread::current()
        .name()
        .expect("tests have names")
        .to_owned();
    if env::var(ROLE).as_deref() == Ok(&test) {
        // SAFETY: alarm has no preconditions. Its signal ends the process.
        unsafe { libc::alarm(PATIENCE) };
        role();
        process::exit(0);
    }
    let output = Command::new(env::current_exe().unwrap())
        .args([&*test, "--exact", "--nocapture"])
        .env(ROLE, &test)
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let status = output.status;
    Ended { status, stderr }
}
