//! The recording of the check that failed, as a page.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};
use timeline::{Format, Timeline};

use super::Desk;
use crate::check::{Checker, Outcome, State};
use crate::progress::{self, write_aside};
use crate::text::print;

/// Checks an exercise once more and draws the first check that fails.
pub(crate) fn timeline(desk: &mut Desk, words: Option<&str>) -> Result<ExitCode> {
    let exercise = desk.exercise(words)?.clone();
    let id = &exercise.id;
    let scratch = tempfile::tempdir().context("cannot make a folder for the recording")?;
    let outcome = Checker::new(&desk.workspace.root).check(&exercise, scratch.path())?;
    let Outcome::Checked(report) = outcome else {
        print(&format!(
            "{}\nThere is nothing to draw.\n",
            outcome.in_words()
        ))?;
        return Ok(ExitCode::FAILURE);
    };
    desk.progress.checked(id, &report)?;
    let mut failed = (1..).zip(&report.checks);
    let failed = failed
        .by_ref()
        .filter(|(_, check)| check.state != State::Passed);
    let failed: Vec<_> = failed.collect();
    if failed.is_empty() {
        print(&format!(
            "{id} passes all checks: there is no failure to draw.\n"
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    let log_of = |number| fs::read(scratch.path().join(format!("{number}.timeline"))).ok();
    let mut recorded = failed
        .iter()
        .filter_map(|(number, check)| Some((log_of(number)?, check)));
    let Some((log, check)) = recorded.next() else {
        print(&format!(
            "{}\nNo check that failed left a recording: its process was gone, or nothing had \n\
             happened yet that a timeline shows.\n",
            failed[0].1.text
        ))?;
        return Ok(ExitCode::FAILURE);
    };
    let recorded = Timeline::from_log(&log).context("the recording cannot be read")?;
    let folder = desk.workspace.root.join(progress::FOLDER).join("timelines");
    let page = folder.join(format!("{id}.html"));
    write_aside(&page, recorded.write_as(Format::Html).as_bytes())?;
    let page = page.strip_prefix(&desk.workspace.root).unwrap_or(&page);
    let page = page.display();
    print(&format!(
        "{}\nOpen this page in a browser:\n    {page}\n",
        check.text
    ))?;
    Ok(ExitCode::SUCCESS)
}
