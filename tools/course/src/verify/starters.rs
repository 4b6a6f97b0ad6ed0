//! Starters: each compiles as it is handed out, and none of them passes.

use std::collections::BTreeMap;

use anyhow::Result;

use super::proofs::build;
use crate::catalog::{Exercise, Workspace};
use crate::check::{Checker, Outcome};
use crate::text::print;

/// What became of each starter, by exercise.
#[derive(Debug)]
pub(super) struct Starters(BTreeMap<String, Outcome>);

/// Builds all starters at once and checks each.
pub(super) fn check(workspace: &Workspace) -> Result<Starters> {
    let programs = build(workspace, &["--test", "ch*-ex*"])?;
    let checker = Checker::new(&workspace.root);
    let scratch = tempfile::tempdir()?;
    let mut outcomes = BTreeMap::new();
    print("Checking the starters\n")?;
    for exercise in workspace.exercises() {
        let mut programs = programs.iter();
        if let Some(program) = programs.find(|program| program.target == exercise.id) {
            let outcome = checker.run(exercise, &program.path, scratch.path())?;
            outcomes.insert(exercise.id.clone(), outcome);
        }
    }
    Ok(Starters(outcomes))
}

impl Starters {
    /// Whether the starter of `exercise` fails as it should.
    pub(super) fn of(&self, exercise: &Exercise) -> Result<(), String> {
        match self.0.get(&exercise.id) {
            Some(Outcome::Checked(report)) if report.is_solved() => {
                Err("its starter passes all checks".to_owned())
            }
            Some(Outcome::Checked(report)) if report.points() != exercise.page.points => {
                let (is, says) = (report.points(), exercise.page.points);
                Err(format!(
                    "its checks give {is} points, and its README says {says}"
                ))
            }
            Some(Outcome::Checked(_)) => Ok(()),
            Some(other) => Err(format!("its starter: {}", other.in_words())),
            None => Err("its starter was not built".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::check::Report;

    /// Of a starter whose one check gives `more` points than its README says.
    fn of(state: &str, more: u32) -> Result<(), String> {
        let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let course = Workspace::open(&course).unwrap();
        let mut exercise = course.exercises().next().unwrap().clone();
        exercise.page.points = 8;
        let points = 8 + more;
        let check = format!(r#"{{"check":"a","points":{points},"state":"{state}","text":""}}"#);
        let report = Report::parse(&format!("{{\"fnv1a\":\"0\"}}\n{check}\n")).unwrap();
        let outcome = (exercise.id.clone(), Outcome::Checked(report));
        Starters(BTreeMap::from([outcome])).of(&exercise)
    }

    #[test]
    fn a_starter_fails_and_its_checks_give_the_points_that_are_promised() {
        assert_eq!(of("failed", 0), Ok(()));
        assert_eq!(
            of("passed", 0).unwrap_err(),
            "its starter passes all checks"
        );
        let words = "its checks give 9 points, and its README says 8";
        assert_eq!(of("failed", 1).unwrap_err(), words);
    }
}
