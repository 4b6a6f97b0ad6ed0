//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

#[cfg(target_os = "linux")]
use crate::grade;
use crate::handout;
use crate::learner::{self, Desk};
use crate::text::print;
use crate::verify;

/// The course's map, and everything around its exercises.
///
/// Without a command it shows the map. EX is an exercise, such as ch04-ex2
/// or 4.2; where it is left out, the next one is meant.
#[derive(Debug, Parser)]
#[command(
    name = "cargo course",
    bin_name = "cargo course",
    disable_help_subcommand = true,
    verbatim_doc_comment
)]
pub struct Options {
    /// What to do.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run a chapter's program, or one of its steps
    Run {
        /// The chapter, such as ch04
        chapter: String,
        /// A step: `cargo course show ch04` lists them
        step: Option<String>,
        /// What the program is told, after `--`
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Show the task of an exercise, or the steps of a chapter
    Show(Which),
    /// Check an answer
    Check {
        #[command(flatten)]
        which: Which,
        /// Check every answer that was begun
        #[arg(long, conflicts_with = "exercise")]
        all: bool,
    },
    /// Check answers whenever they are saved
    Watch(Which),
    /// Show the next hint
    Hint(Which),
    /// Show how an answer differs from the course's
    Diff {
        #[command(flatten)]
        which: Which,
        /// Do not ask first
        #[arg(long)]
        yes: bool,
    },
    /// Put the starter back, and keep a copy of the answer
    Reset {
        /// The exercise, such as ch04-ex2
        #[arg(value_name = "EX")]
        exercise: String,
    },
    /// Draw the recording of the check that fails, as an HTML page
    Timeline(Which),
    /// For instructors: write a workspace without solutions
    Handout {
        /// A folder that does not exist yet
        #[arg(value_name = "DIR")]
        to: PathBuf,
        #[command(flatten)]
        plan: handout::Plan,
    },
    /// For authors: prove starters, solutions, mutants and READMEs
    Verify {
        /// Take the proofs that `LAB_PROOFS=DIR cargo test --workspace` left in DIR
        #[arg(long, value_name = "DIR")]
        proved: Option<PathBuf>,
    },
    /// For instructors: score a folder of submissions
    #[cfg(target_os = "linux")]
    Grade(Box<grade::Options>),
    /// Build a cell for the grader
    #[cfg(target_os = "linux")]
    #[command(hide = true)]
    GradeCell {
        /// What to run in it
        spec: String,
    },
}

#[derive(Args, Debug)]
struct Which {
    /// The exercise, such as ch04-ex2 or 4.2
    #[arg(value_name = "EX")]
    exercise: Option<String>,
}

impl Options {
    /// Does what is asked for. The exit code is 0 if all is well, and 1 if an answer is not right.
    ///
    /// # Errors
    /// Fails with words for a person if the tool could not do its work.
    pub fn run(self) -> Result<ExitCode> {
        // First: a cell is built with one thread, and next to nothing done before.
        #[cfg(target_os = "linux")]
        if let Some(Command::GradeCell { spec }) = &self.command {
            return grade::serve(spec).map(|()| ExitCode::SUCCESS);
        }
        let mut desk = Desk::here()?;
        let desk = &mut desk;
        match self.command {
            None => learner::map(desk),
            Some(Command::Run {
                chapter,
                step,
                arguments,
            }) => learner::run(desk, &chapter, step.as_deref(), &arguments),
            Some(Command::Show(which)) => learner::show(desk, which.words()),
            Some(Command::Check { all: true, .. }) => learner::check_all(desk),
            Some(Command::Check { which, .. }) => learner::check(desk, which.words()),
            Some(Command::Watch(which)) => learner::watch(desk, which.words()),
            Some(Command::Hint(which)) => learner::hint(desk, which.words()),
            Some(Command::Diff { which, yes }) => learner::diff(desk, which.words(), yes),
            Some(Command::Reset { exercise }) => learner::reset(desk, &exercise),
            Some(Command::Timeline(which)) => learner::timeline(desk, which.words()),
            Some(Command::Verify { proved }) => verify::verify(&desk.workspace, proved.as_deref()),
            Some(Command::Handout { to, plan }) => {
                let workspace = &desk.workspace;
                let text = handout::write(workspace, &desk.originals, &plan, &to)?;
                print(&text)?;
                Ok(ExitCode::SUCCESS)
            }
            #[cfg(target_os = "linux")]
            Some(Command::Grade(options)) => options.run(desk),
            #[cfg(target_os = "linux")]
            Some(Command::GradeCell { .. }) => unreachable!("served above"),
        }
    }
}

impl Which {
    fn words(&self) -> Option<&str> {
        self.exercise.as_deref()
    }
}
