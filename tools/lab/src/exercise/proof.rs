//! Proves the answers that the course keeps: solutions are accepted, mutants told apart.

use std::time::Duration;

use super::judge::{self, Found, State};
use super::{Report, Suite, Verdict, machine, patience, session};
use crate::diagnosis::Diagnosis;

/// Many mutants are known to get stuck. Where this is too short for a slow machine to come to the
/// right result, the proof is done again with all patience.
const HASTE: Duration = Duration::from_secs(1);

/// Proves a kept answer: accepted when it stands for nothing, and otherwise failed, by the first
/// check that fails, with exactly the diagnosis that it stands for. `path` is the path of the
/// calling test with its crate: `proof::ex1::spins::proof`.
///
/// Notes the result in the folder named by the environment variable `LAB_PROOFS`, for programs to
/// read; see the crate's README.
///
/// # Errors
/// A report that says what was found instead.
pub fn prove(path: &str, suite: Suite, stands_for: Option<&'static Diagnosis>) -> Verdict {
    let test = path.split_once("::").map_or(path, |(_crate, test)| test);
    session::run_if_assigned(&suite);
    let verdict = verdict(test, &suite, stands_for);
    machine::write_proof_if_asked(&suite, stands_for, verdict.is_ok());
    verdict
}

fn verdict(test: &str, suite: &Suite, stands_for: Option<&'static Diagnosis>) -> Verdict {
    let Some(stands_for) = stands_for else {
        let found = judge::all(test, suite, patience());
        let Some(problem) = found.iter().find(|found| !found.passed()) else {
            return Ok(());
        };
        let what = in_words(Some(problem));
        let headline = format!("{} is to pass, but the checks found {what}.", suite.file);
        return Err(Report::on_proof(headline, suite, &found));
    };
    let is_proved = |found: &[Found]| found.last().is_some_and(|f| f.shows(stands_for));
    if is_proved(&judge::to_first_failure(test, suite, HASTE)) {
        return Ok(());
    }
    let found = judge::to_first_failure(test, suite, patience());
    if is_proved(&found) {
        return Ok(());
    }
    let headline = format!(
        "{} stands for `{}`, but the checks found {}.",
        suite.file,
        stands_for.name,
        in_words(found.last()),
    );
    Err(Report::on_proof(headline, suite, &found))
}

fn in_words(found: Option<&Found>) -> String {
    match found.map(|found| &found.state) {
        None | Some(State::Passed) => "nothing wrong".to_owned(),
        Some(State::NotRun) => "nothing, for want of running".to_owned(),
        Some(State::Failed(finding)) => match finding.diagnosis {
            Some(diagnosis) => format!("`{}`", diagnosis.name),
            None => "a mistake without a name".to_owned(),
        },
    }
}
