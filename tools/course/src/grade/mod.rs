//! `cargo course grade`: scores a folder of submissions, safely, and writes what platforms take.
//!
//! In reading order: a [`submission`] is read without being trusted, its answers are picked out and
//! [`refuse`]d if they reach out of their file; a [`job`] lays each of them into its copy of the
//! [`course`], and compiles and checks it in a [`cell`]; [`work`] spreads submissions over jobs and
//! keeps a [`result`] of each; the [`report`]s are made of those.

mod allowance;
mod cell;
mod course;
mod job;
mod merge;
mod points;
mod refuse;
mod report;
mod result;
mod submission;
mod work;

use std::fs::{self, File};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;
use std::thread;

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand};

use crate::learner::Desk;
pub(crate) use cell::serve;
use submission::Submission;

/// What the command line says.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    /// The folder of submissions: a folder, a zip or a git checkout each
    #[arg(required = true)]
    submissions: Option<PathBuf>,
    /// The folder for results and reports; an interrupted run goes on in it
    #[arg(long, value_name = "DIR", required = true)]
    out: Option<PathBuf>,
    /// Grade only these: ch04-ex5, or ch04 for all of a chapter; may be repeated
    #[arg(long = "assignment", value_name = "EX", value_delimiter = ',')]
    assignments: Vec<String>,
    /// A TOML file of what checks are worth
    #[arg(long, value_name = "FILE")]
    points: Option<PathBuf>,
    /// How many submissions to grade at a time; half the processors, if not said
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Grade the Kth of N parts of the submissions, for as many machines
    #[arg(long, value_name = "K/N")]
    shard: Option<Shard>,
    /// Seconds that one answer may be compiled for
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    compile_time: u64,
    /// Seconds that one step of a check may take
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    patience: u64,
    /// MiB of memory for an answer and all that it starts
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    memory: u64,
    /// Have checks draw other data (numbers, names, who fails), so that nobody knows them by heart
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Do without namespaces: answers can then read and write what you can, and connect
    #[arg(long)]
    unsealed: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Join the results of shards into one set of reports
    Merge {
        /// The output folders of the shards
        #[arg(required = true)]
        shards: Vec<PathBuf>,
        /// The folder for the joined results and reports
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

/// One of several equal parts.
#[derive(Clone, Copy, Debug)]
struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let parsed = text.split_once('/').and_then(|(number, of)| {
            let shard = Shard {
                number: number.parse().ok()?,
                of: of.parse().ok()?,
            };
            (1..=shard.of).contains(&shard.number).then_some(shard)
        });
        parsed.ok_or_else(|| format!("{text:?} is not as in 2/5, the second of five"))
    }
}

impl Options {
    /// Grades. The exit code is 0 if every submission was graded, whatever it earned, and 1 if the
    /// grader failed on one: then it is to be called again.
    ///
    /// # Errors
    /// Fails with words for a person if nothing can be graded.
    pub(crate) fn run(self, desk: &Desk) -> Result<ExitCode> {
        if let Some(Command::Merge { shards, out }) = &self.command {
            merge::merge(shards, out)?;
            return report::all(out);
        }
        let submissions = self.submissions.as_ref().expect("required");
        let out = self.out.as_ref().expect("required");
        let (found, others) = self.find(submissions)?;
        for other in others {
            eprintln!("left out: {other}");
        }
        let out = prepare(out, submissions)?;
        let _lock = lock(&out)?;
        let sealed = self.seal(&out)?;
        work::grade(&self, desk, &found, &out, sealed)?;
        report::all(&out)
    }

    /// The submissions of this shard.
    fn find(&self, folder: &Path) -> Result<(Vec<Submission>, Vec<String>)> {
        let (mut found, others) = Submission::all(folder)?;
        ensure!(
            !found.is_empty(),
            "there are no submissions in {}",
            folder.display()
        );
        if let Some(shard) = self.shard {
            let mut index = 0;
            found.retain(|_| {
                index += 1;
                index % shard.of == shard.number % shard.of
            });
        }
        Ok((found, others))
    }

    fn seal(&self, out: &Path) -> Result<bool> {
        let why_not = match self.unsealed {
            true => Some("--unsealed was said".to_owned()),
            false => cell::why_unsealed(&out.join(WORK).join("try")),
        };
        match &why_not {
            None => eprintln!(
                "Answers are sealed in: no network, no files but the course's, no other processes."
            ),
            Some(why) => eprintln!(
                "Answers are NOT sealed in, they can read, write and connect as you can: {why}.\n\
                 What they start is ended, and limits hold. Grade in a container or as a user of no \
                 rights."
            ),
        }
        Ok(why_not.is_none())
    }

    fn jobs(&self) -> usize {
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.jobs.map_or((processors / 2).max(1), NonZeroUsize::get)
    }
}

/// The grader's own folder in the output folder.
const WORK: &str = ".work";

/// Makes the output folder, and says where it really is.
fn prepare(out: &Path, submissions: &Path) -> Result<PathBuf> {
    let failed = || format!("cannot make the output folder {}", out.display());
    fs::create_dir_all(out.join(WORK)).with_context(failed)?;
    let out = out.canonicalize().with_context(failed)?;
    let submissions = submissions.canonicalize()?;
    if out.starts_with(&submissions) || submissions.starts_with(&out) {
        bail!("the output folder and the submissions must not lie in each other");
    }
    Ok(out)
}

/// Only one grader works in a folder. The lock ends with the process, however that ends.
fn lock(out: &Path) -> Result<File> {
    let file = File::create(out.join(WORK).join("lock"))?;
    let locked = file.try_lock();
    locked.with_context(|| format!("another grader works in {}", out.display()))?;
    Ok(file)
}
