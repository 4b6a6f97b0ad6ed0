//! What is made of the results: for people, for spreadsheets, for platforms.

mod csv;
mod gradescope;
mod html;
mod junit;
mod table;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use super::result::Graded;
use crate::progress::write_aside;
use crate::text::print;

/// Writes every report into `out`, made of the results in it, and prints the table.
///
/// # Errors
/// Fails if results cannot be read, or a report cannot be written.
pub(super) fn all(out: &Path) -> Result<ExitCode> {
    let all: Vec<_> = Graded::all(out)?.into_values().collect();
    write_aside(&out.join("grades.csv"), &csv::write(&all)?)?;
    write_aside(&out.join("junit.xml"), junit::write(&all)?.as_bytes())?;
    write_aside(&out.join("report.html"), html::write(&all).as_bytes())?;
    for graded in &all {
        let file = out
            .join("gradescope")
            .join(&graded.slug)
            .join("results.json");
        write_aside(&file, &gradescope::write(graded)?)?;
    }
    let (table, page) = (table::write(&all), out.join("report.html"));
    print(&format!("{table}\nAll of it: {}\n", page.display()))?;
    let is_complete = all.iter().all(Graded::is_complete);
    if !is_complete {
        eprintln!("The grader failed on some (ERROR): call it once more to try those again.");
    }
    Ok(ExitCode::from(u8::from(!is_complete)))
}

/// The exercises of all submissions, in order. Shards agree on them, but not what is kept from a run
/// that graded others.
fn exercises(all: &[Graded]) -> Vec<&str> {
    let mut exercises: Vec<&str> = Vec::new();
    for score in all.iter().flat_map(|graded| &graded.exercises) {
        if !exercises.contains(&&*score.exercise) {
            exercises.push(&score.exercise);
        }
    }
    exercises.sort_unstable();
    exercises
}
