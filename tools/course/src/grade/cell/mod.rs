//! A cell: where programs of unknown intent run, with limits, and from which nothing escapes.
//!
//! The grader starts itself once more for each of them (`cargo course grade-cell`), so that the
//! cell is built in a process with a single thread. That process builds it, runs the program in it,
//! watches, ends everything, and leaves a [`Verdict`]. It ends when its standard input does, so it
//! does not outlive the grader.

mod cgroup;
mod run;
mod seal;
mod sys;
mod watch;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

pub(super) use run::{Finished, why_unsealed};

/// What to run, and how far it may go.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Spec {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<String>,
    pub(super) environment: BTreeMap<String, String>,
    /// Where it starts.
    pub(super) folder: PathBuf,
    /// What it may read beside the system's programs and libraries.
    pub(super) readable: Vec<Shown>,
    /// What it may write, beside a little room in memory.
    pub(super) writable: Vec<Shown>,
    pub(super) limits: Limits,
    /// Whether it is to be sealed in.
    pub(super) sealed: bool,
    /// An empty folder that becomes its root.
    pub(super) root: PathBuf,
    /// Its folder for temporary files, timelines too. When sealed, it is in memory.
    pub(super) scratch: PathBuf,
    /// Where the verdict goes.
    pub(super) verdict: PathBuf,
}

/// A folder or a file, and the name under which it is seen in a sealed cell.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Shown {
    pub(super) outside: PathBuf,
    pub(super) inside: PathBuf,
}

impl From<PathBuf> for Shown {
    /// Under its own name.
    fn from(path: PathBuf) -> Shown {
        Shown {
            outside: path.clone(),
            inside: path,
        }
    }
}

/// How far a program may go, with all that it starts.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Limits {
    /// By the clock on the wall.
    pub(super) seconds: u64,
    /// In bytes, what is in memory of all processes together.
    pub(super) memory: u64,
    /// Threads, and so processes, at a time.
    pub(super) threads: u64,
    /// In bytes, for each file.
    pub(super) file: u64,
    /// In bytes, for all files in memory.
    pub(super) scratch: u64,
    /// In bytes, for standard output and standard error each.
    pub(super) output: usize,
}

/// How it ended.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Verdict {
    pub(super) end: End,
    /// How many processes were running when the program itself had ended.
    pub(super) left: usize,
    /// How many were ended because all together had too much memory.
    pub(super) killed_for_memory: usize,
    pub(super) most_memory: u64,
    pub(super) most_threads: u64,
    /// The timelines that checks left, by their numbers, from 1.
    pub(super) timelines: BTreeMap<usize, String>,
}

/// What a program's end was.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(super) enum End {
    /// It exited.
    Code(i32),
    /// A signal that was not ours.
    Signal(i32),
    /// The limits of these names.
    Time,
    Memory,
    Threads,
    Output,
    /// The grader itself went away, or the cell was ended from outside.
    #[default]
    Stopped,
    /// It could not be started.
    Failed(String),
}

/// The hidden command: builds the cell that `spec` describes, and leaves the verdict.
///
/// # Errors
/// Fails if the verdict cannot be written. Everything else is in it.
pub(crate) fn serve(spec: &str) -> Result<()> {
    let spec: Spec = serde_json::from_str(spec).context("this is for cargo course grade alone")?;
    // Opened before the door is locked.
    let file = File::create(&spec.verdict).context("cannot write the verdict")?;
    // A little more than is counted, so that meeting the limit is noticed.
    cgroup::enter(spec.limits.threads + 64);
    let sealed = if spec.sealed {
        seal::leave(&spec).and_then(|()| Ok(sys::fork()?))
    } else {
        Ok(None)
    };
    match sealed {
        Ok(Some(init)) => {
            sys::wait_for(init);
            Ok(())
        }
        Ok(None) => write(file, &supervise(&spec)),
        Err(error) => write(file, &failed(&error)),
    }
}

fn failed(error: &anyhow::Error) -> Verdict {
    Verdict {
        end: End::Failed(format!("{error:#}")),
        ..Verdict::default()
    }
}

fn supervise(spec: &Spec) -> Verdict {
    let mut verdict = Verdict::default();
    let prepared = if spec.sealed {
        seal::enter(spec)
    } else {
        sys::set(libc::PR_SET_CHILD_SUBREAPER, 1).map_err(Into::into)
    };
    let prepared = prepared.and_then(|()| {
        // Neither the program nor the verdict may depend on privileges that it could win.
        sys::set(libc::PR_SET_NO_NEW_PRIVS, 1)?;
        fs::create_dir_all(&spec.scratch)?;
        Ok(())
    });
    match prepared.and_then(|()| watch::watch(spec, &mut verdict)) {
        Ok(()) => verdict.timelines = timelines(&spec.scratch),
        Err(error) => return failed(&error),
    }
    verdict
}

/// The files that lab calls `1.timeline`, if they are files, and of a size that can be looked at.
fn timelines(folder: &Path) -> BTreeMap<usize, String> {
    const LARGEST: u64 = 16 << 20;
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let logs = entries.filter_map(|entry| {
        let metadata = entry.metadata().ok()?; // of a link, not of what it leads to
        let name = entry.file_name();
        let number = name.to_str()?.strip_suffix(".timeline")?.parse().ok()?;
        if !metadata.is_file() || metadata.len() > LARGEST {
            return None;
        }
        Some((number, fs::read_to_string(entry.path()).ok()?))
    });
    logs.collect()
}

fn write(mut file: File, verdict: &Verdict) -> Result<()> {
    file.write_all(&serde_json::to_vec(verdict)?)?;
    Ok(())
}
