//! Checking one answer, all that were begun, or whichever is saved.

use std::collections::HashMap;
use std::process::ExitCode;
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result};

use super::{Desk, State};
use crate::catalog::Exercise;
use crate::check::{Checker, Outcome};
use crate::text::{print, wrap};

/// How often `watch` looks. It compares whole files, a few kilobytes each: that works on every file
/// system, also on homes in a network, whose notifications and times cannot be relied on.
const LOOK: Duration = Duration::from_millis(250);

/// Checks an exercise, or the next one.
pub(crate) fn check(desk: &mut Desk, words: Option<&str>) -> Result<ExitCode> {
    let exercise = desk.exercise(words)?.clone();
    let is_solved = check_one(desk, &exercise)?;
    Ok(ExitCode::from(u8::from(!is_solved)))
}

/// Checks every answer that somebody has written something in.
pub(crate) fn check_all(desk: &mut Desk) -> Result<ExitCode> {
    let all: Vec<_> = desk.workspace.exercises().cloned().collect();
    let mut failed = Vec::new();
    let mut checked = 0;
    for exercise in all
        .iter()
        .filter(|exercise| desk.state(exercise) != State::Open)
        .collect::<Vec<_>>()
    {
        checked += 1;
        if !check_one(desk, exercise)? {
            failed.push(&*exercise.id);
        }
    }
    print(&match (checked, failed.is_empty()) {
        (0, _) => "Nothing was begun: every starter is as it was handed out.\n".to_owned(),
        (_, true) => format!("\nAll {checked} that were begun are solved.\n"),
        (_, false) => wrap(&format!("Not solved yet: {}.", failed.join(", ")), 0),
    })?;
    Ok(ExitCode::from(u8::from(!failed.is_empty())))
}

/// Checks whatever is saved, until Ctrl-C.
pub(crate) fn watch(desk: &mut Desk, words: Option<&str>) -> Result<ExitCode> {
    let only = words
        .map(|words| desk.workspace.exercise(words))
        .transpose()?;
    let watched: Vec<Exercise> = match only {
        Some(exercise) => vec![exercise.clone()],
        None => desk.workspace.exercises().cloned().collect(),
    };
    let root = desk.workspace.root.clone();
    let read = |exercise: &Exercise| fs::read(root.join(&exercise.answer)).ok();
    let seen = watched
        .iter()
        .map(|exercise| (exercise.id.clone(), read(exercise)));
    let mut seen: HashMap<_, _> = seen.collect();
    let what = match &watched[..] {
        [one] => one.answer.display().to_string(),
        all => format!("the {} answers", all.len()),
    };
    print(&wrap(
        &format!("Watching {what}. Save one, and it is checked. Ctrl-C ends this."),
        0,
    ))?;
    loop {
        thread::sleep(LOOK);
        for exercise in &watched {
            let text = read(exercise);
            // Some editors remove a file before they write it anew.
            if text.is_some() && seen[&exercise.id] != text {
                check_one(desk, exercise)?;
                seen.insert(exercise.id.clone(), text);
            }
        }
    }
}

/// Checks `exercise`, shows and remembers the result, and tells whether it is solved.
fn check_one(desk: &mut Desk, exercise: &Exercise) -> Result<bool> {
    print(&format!(
        "\nChecking {}: {}\n\n",
        exercise.id,
        exercise.answer.display()
    ))?;
    let scratch = tempfile::tempdir().context("cannot make a folder for the report")?;
    let outcome = Checker::new(&desk.workspace.root).check(exercise, scratch.path())?;
    if let Outcome::Checked(report) = &outcome {
        desk.progress.checked(&exercise.id, report)?;
    }
    let drawn = fs::read_dir(scratch.path()).is_ok_and(|mut files| {
        files.any(|file| {
            file.is_ok_and(|file| file.path().extension().is_some_and(|e| e == "timeline"))
        })
    });
    print(&in_words(desk, exercise, &outcome, drawn))?;
    Ok(matches!(&outcome, Outcome::Checked(report) if report.is_solved()))
}

fn in_words(desk: &Desk, exercise: &Exercise, outcome: &Outcome, drawn: bool) -> String {
    let id = &exercise.id;
    let report = match outcome {
        Outcome::Checked(report) => report,
        other => return format!("{}\nNothing was checked.\n", other.in_words()),
    };
    let mut text: String = report.checks.iter().map(|check| &*check.text).collect();
    let (earned, points) = (report.earned(), report.points());
    if report.is_solved() {
        text.push_str(&format!("\n{id} is solved: all {points} points."));
        text.push_str(&match desk.next() {
            Some(next) => format!(" Next:\n    cargo course show {}\n", next.id),
            None => " Nothing is left to solve.\n".to_owned(),
        });
        return text;
    }
    text.push_str(&format!("\n{earned} of {points} points. To go on:\n"));
    if !exercise.page.hints.is_empty() {
        text.push_str(&format!("    cargo course hint {id}        a hint\n"));
    }
    if drawn {
        text.push_str(&format!(
            "    cargo course timeline {id}    a picture of what happened when\n"
        ));
    }
    text.push_str(&format!(
        "    cargo course check {id}       after the next change\n"
    ));
    text
}
