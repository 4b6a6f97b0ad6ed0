//! An answer beside the course's, and back to the beginning.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use similar::TextDiff;

use super::{Desk, State};
use crate::progress::{self, write_aside};
use crate::text::print;

/// Shows how the answer differs from the course's.
pub(crate) fn diff(desk: &Desk, words: Option<&str>, is_sure: bool) -> Result<ExitCode> {
    let exercise = desk.exercise(words)?;
    let id = &exercise.id;
    let Some(solution) = &exercise.solution else {
        bail!("there is no solution of {id} here: this is a handout. Ask whoever handed it out");
    };
    let question = format!("Show the course's answer to {id}? It cannot be unseen.");
    let is_solved = desk.state(exercise) == State::Solved;
    if !is_solved && !is_sure && !confirms(&question)? {
        return Ok(ExitCode::SUCCESS);
    }
    let read = |file| {
        let file = desk.workspace.root.join(file);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let (yours, ours) = (read(&exercise.answer)?, read(solution)?);
    let diff = TextDiff::from_lines(&yours, &ours);
    let names = (
        exercise.answer.display().to_string(),
        solution.display().to_string(),
    );
    let diff = diff.unified_diff().header(&names.0, &names.1).to_string();
    print(if diff.is_empty() {
        "The two are the same.\n"
    } else {
        &diff
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Puts the starter back, and keeps what stood there.
pub(crate) fn reset(desk: &Desk, words: &str) -> Result<ExitCode> {
    let exercise = desk.workspace.exercise(words)?;
    let id = &exercise.id;
    let original = desk.originals.read(exercise)?;
    let file = desk.workspace.root.join(&exercise.answer);
    let answer = fs::read(&file).unwrap_or_default();
    if answer == original {
        print(&format!("{id} is as it was handed out.\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let folder = desk.workspace.root.join(progress::FOLDER).join("backups");
    let names = (1..).map(|n| folder.join(format!("{id}-{n}.rs")));
    let backup = names
        .into_iter()
        .find(|file| !file.exists())
        .expect("numbers do not end");
    write_aside(&backup, &answer)?;
    fs::write(&file, &original).with_context(|| format!("cannot write {}", file.display()))?;
    let backup = backup.strip_prefix(&desk.workspace.root).unwrap_or(&backup);
    let (file, backup) = (exercise.answer.display(), backup.display());
    print(&format!(
        "{file} is as it was handed out.\nYour answer was kept:\n    {backup}\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn confirms(question: &str) -> Result<bool> {
    if !io::stdin().is_terminal() {
        bail!("nobody is there to be asked, for standard input is no terminal: say --yes");
    }
    print!("{question} [y/N] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}
