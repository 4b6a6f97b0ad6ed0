//! How far answers may go.

use super::cell::{End, Finished, Limits};

const MIB: u64 = 1 << 20;
/// More than any exercise has.
const MOST_CHECKS: u64 = 20;

/// What an answer is allowed, and what it is tried with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    /// In seconds, to compile an answer.
    pub(super) compile: u64,
    /// In seconds, for one step of a check.
    pub(super) patience: u64,
    /// In bytes, for all that an answer starts.
    pub(super) memory: u64,
    /// What checks draw their data from.
    pub(super) seed: u64,
    /// Whether cells are sealed.
    pub(super) sealed: bool,
}

impl Allowance {
    /// For the compiler and the linker.
    pub(super) fn to_compile(self) -> Limits {
        Limits {
            seconds: self.compile,
            memory: 4096 * MIB,
            threads: 1000,
            file: 1024 * MIB,
            scratch: 512 * MIB,
            output: 4 << 20,
        }
    }

    /// For the checks of an answer.
    pub(super) fn to_run(self) -> Limits {
        Limits {
            // Each check has a limit of its own, six times the patience. This one is a bound, no judgement.
            seconds: self.patience * 6 * MOST_CHECKS,
            memory: self.memory,
            threads: 1000,
            file: 64 * MIB,
            scratch: 64 * MIB,
            output: 16 << 20,
        }
    }
}

/// What limit a program met, if it did.
pub(super) fn limit_met(finished: &Finished, limits: Limits) -> Option<String> {
    let mib = limits.memory / MIB;
    match &finished.verdict.end {
        End::Time => Some(format!("took longer than {} seconds", limits.seconds)),
        End::Memory => Some(format!("needed more than {mib} MiB of memory")),
        End::Threads => Some(format!(
            "ran more than {} threads and processes",
            limits.threads
        )),
        End::Output => Some(format!("printed more than {} MiB", limits.output >> 20)),
        End::Code(_) | End::Signal(_) | End::Stopped | End::Failed(_) => {
            let killed = finished.verdict.killed_for_memory > 0;
            // Of the compiler, which then fails, with words that are about something else.
            let is_compiler = killed && !finished.stdout.contains("\"lab_report\"");
            is_compiler.then(|| format!("needed more than {mib} MiB of memory"))
        }
    }
}
