//! The command line.

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::catalog::Workspace;
use crate::learner;

/// Async Rust from the ground up: the map of the course, and everything around its exercises.
#[derive(Debug, Parser)]
#[command(
    name = "cargo course",
    bin_name = "cargo course",
    disable_help_subcommand = true
)]
pub struct Options {
    /// What to do; the map if nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What there is to do. `EX` is an exercise, as in ch04-ex2 or 4.2.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an answer (of the next exercise, if none is named)
    Check {
        /// The exercise, such as ch04-ex2 or 4.2
        #[arg(value_name = "EX")]
        exercise: Option<String>,
    },
}

impl Options {
    /// Does what is asked for. The exit code is 0 if all is well, 1 if an answer is not right, and 2
    /// if the tool could not do its work.
    ///
    /// # Errors
    /// Fails with words for a person.
    pub fn run(self) -> Result<ExitCode> {
        let workspace = Workspace::find(&env::current_dir()?)?;
        match self.command {
            None => learner::map(&workspace),
            Some(Command::Check { exercise }) => learner::check(&workspace, exercise.as_deref()),
        }
    }
}
