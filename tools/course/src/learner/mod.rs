//! What a learner types.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::catalog::Workspace;
use crate::check::{Checker, Outcome};

pub(crate) fn map(workspace: &Workspace) -> Result<ExitCode> {
    for chapter in &workspace.chapters {
        println!("{}  {}", chapter.id, chapter.title);
        for exercise in &chapter.exercises {
            println!("  {}  {}", exercise.id, exercise.page.title);
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn check(workspace: &Workspace, words: Option<&str>) -> Result<ExitCode> {
    let exercise = match words {
        Some(words) => workspace.exercise(words)?,
        None => workspace
            .exercises()
            .next()
            .context("there are no exercises here")?,
    };
    let scratch = tempfile::tempdir()?;
    match Checker::new(&workspace.root).check(exercise, scratch.path())? {
        Outcome::Checked(report) => {
            for check in &report.checks {
                print!("{}", check.text);
            }
            println!("{} of {} points", report.earned(), report.points());
            Ok(ExitCode::from(u8::from(!report.is_solved())))
        }
        other => {
            println!("{other:?}");
            Ok(ExitCode::from(1))
        }
    }
}
