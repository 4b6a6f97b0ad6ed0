//! The exercise harness: checks that never hang, and that name the mistake.
//!
//! A check is a function that drives an answer. It runs in a process of its own: the test executes
//! its own binary once more for that one check, feeds it a nonce, and ends it with everything that
//! it started. The check passes when the nonce comes back after its last step. An answer that exits,
//! prints what a pass looks like, sets a panic hook or leaves something behind earns nothing.
//! This deters; it is no sandbox: an answer runs with the rights of whoever checks it.

mod checking;
mod forbidden;
mod judge;
mod machine;
mod macros;
mod proof;
mod report;
mod seed;
mod session;
mod step;
mod wire;

pub use checking::{Mistake, expect, fail, rule_out};
pub use proof::prove;
pub use report::{Report, Verdict};
pub use seed::vary;
pub use step::{Waiting, waiting_for};

use std::time::Duration;

use judge::Found;

/// One thing that a right answer does, and what it is worth.
///
/// `run` fails through [`fail`] or [`expect`], or by panicking. Returning passes.
///
/// ```
/// lab::Check { name: "adds", points: 2, run: || lab::expect(1 + 1 == 2, "1 + 1 is 2") };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// What a right answer does, in the third person: `returns the process id`.
    pub name: &'static str,
    /// What passing it earns.
    pub points: u32,
    /// Drives the answer.
    pub run: fn(),
}

/// An answer and the checks that were compiled against it. [`suite!`](crate::suite) writes one.
///
/// ```
/// let suite = lab::Suite {
///     file: "starter.rs",
///     root: "ch01-os-basics/exercises/1_getpid/ex1.rs",
///     target: ("ch01-os-basics", "ch01_ex1"),
///     source: "pub fn getpid() -> u32 { 42 }",
///     forbidden: &["libc"],
///     checks: &[],
/// };
/// assert_eq!(suite.hash(), lab::fnv1a(suite.source.as_bytes()));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Suite {
    /// The answer's file, as seen from `root`.
    pub file: &'static str,
    /// The file that the suite stands in, as seen from the workspace.
    pub root: &'static str,
    /// The package, and the crate that the answer is compiled into.
    pub target: (&'static str, &'static str),
    /// The answer's text, as it was compiled.
    pub source: &'static str,
    /// Names that an answer may not use: what the exercise builds.
    pub forbidden: &'static [&'static str],
    /// In the order in which they run and are reported.
    pub checks: &'static [Check],
}

impl Suite {
    /// Identifies the answer in this binary: [`fnv1a`] of its text.
    pub const fn hash(&self) -> u64 {
        fnv1a(self.source.as_bytes())
    }
}

/// The 64-bit FNV-1a hash, see draft-eastlake-fnv of the IETF.
///
/// ```
/// assert_eq!(lab::fnv1a(b"a"), 0xaf63dc4c8601ec8c);
/// ```
pub const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

/// How long a step of a check may take before it is called stuck: ten seconds, or as many as the
/// environment variable `LAB_PATIENCE` says. Right answers take milliseconds, so that no machine is
/// slow enough to be taken for a wrong answer, unless it is an emulated one and busy.
fn patience() -> Duration {
    let seconds = std::env::var("LAB_PATIENCE").ok();
    Duration::from_secs(seconds.and_then(|s| s.parse().ok()).unwrap_or(10))
}

/// Runs every check of `suite` against its answer. `test` is the path of the calling test in its
/// binary: `ex1`.
///
/// Writes what it found to the file named by the environment variable `LAB_REPORT`, for programs to
/// read; see the crate's README for the format, and for the other variables.
///
/// # Errors
/// A report for the learner when a check does not pass.
pub fn accepts(test: &str, suite: Suite) -> Verdict {
    session::run_if_assigned(&suite);
    session::keep_on_leash();
    machine::guard_report();
    assert!(!suite.checks.is_empty(), "an exercise has checks");
    let found = judge::all(test, &suite, patience());
    machine::write_if_asked(&suite, &found);
    if found.iter().all(Found::passed) {
        report::congratulate(&suite);
        Ok(())
    } else {
        Err(Report::to_learner(&suite, &found))
    }
}
