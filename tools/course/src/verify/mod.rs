//! The course's own proof: what an exercise promises, and what the workspace keeps of it.

mod matrix;
mod pages;
mod proofs;
mod starters;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::catalog::{Exercise, Workspace};
use crate::text::{print, wrap};
use matrix::Row;
use proofs::Proofs;

/// Proves every exercise of `workspace`, and prints the matrix. The proofs of solutions and mutants
/// are read from `proved`, or else run.
pub(crate) fn verify(workspace: &Workspace, proved: Option<&Path>) -> Result<ExitCode> {
    if workspace
        .exercises()
        .all(|exercise| exercise.proof.is_none())
    {
        bail!("there is nothing to prove here: this is a handout, without solutions and mutants");
    }
    let mut problems = pages::problems(workspace);
    let proofs = match proved {
        Some(folder) => Proofs::read(folder)?,
        None => Proofs::run(workspace)?,
    };
    let starters = starters::check(workspace)?;
    let mut rows = Vec::new();
    for exercise in workspace.exercises() {
        let mut wrong = |words: String| problems.push(format!("{}: {words}", exercise.id));
        rows.push(row(workspace, exercise, &proofs, &starters, &mut wrong));
    }
    print(&matrix::draw(workspace, &rows))?;
    for problem in &problems {
        print(&wrap(&format!("- {problem}"), 2))?;
    }
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    print(&format!(
        "\n{} problems: this course is not proved.\n",
        problems.len()
    ))?;
    Ok(ExitCode::FAILURE)
}

fn row(
    workspace: &Workspace,
    exercise: &Exercise,
    proofs: &Proofs,
    starters: &starters::Starters,
    wrong: &mut dyn FnMut(String),
) -> Row {
    let mut row = Row::of(exercise);
    match starters.of(exercise) {
        Ok(()) => row.starter_fails = true,
        Err(words) => wrong(words),
    }
    match &exercise.solution {
        None => wrong("it has no solution.rs".to_owned()),
        Some(solution) => match proofs.of(workspace, solution) {
            Ok(None) => row.solution_passes = true,
            Ok(Some(diagnosis)) => wrong(format!("its solution stands for `{diagnosis}`")),
            Err(words) => wrong(words),
        },
    }
    for mutant in &exercise.mutants {
        match proofs.of(workspace, mutant) {
            Ok(Some(diagnosis)) => row.diagnoses.push(diagnosis),
            Ok(None) => wrong(format!("{} is proved to be right", mutant.display())),
            Err(words) => wrong(words),
        }
    }
    if exercise.mutants.is_empty() {
        wrong("it has no mutants: nothing shows that its checks can fail".to_owned());
    }
    row
}
