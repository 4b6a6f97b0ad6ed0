//! Runs a chapter's program, or one of its steps.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use super::Desk;
use crate::check::cargo;

/// Runs step `step` of chapter `words`, or else its program, with `arguments`.
pub(crate) fn run(
    desk: &Desk,
    words: &str,
    step: Option<&str>,
    arguments: &[OsString],
) -> Result<ExitCode> {
    let chapter = desk.workspace.chapter(words)?;
    let id = &chapter.id;
    let mut command = Command::new(cargo());
    command.args(["run", "--quiet", "--package", &chapter.package]);
    match step {
        Some(step) => drop(command.args(["--example", &chapter.example(step)?.name])),
        None if !chapter.has_program => {
            anyhow::bail!(
                "{id} has no program of its own: `cargo course show {id}` lists its steps"
            )
        }
        None => {}
    }
    command.arg("--").args(arguments);
    let status = command
        .status()
        .context("cannot start cargo: is it on the PATH?")?;
    // Ended by a signal: nothing that fits.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
