//! JUnit's XML, which every CI system reads: a suite a submission, a case a check.

use std::time::Duration;

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::grade::result::{Check, Graded, Score, State};

pub(super) fn write(all: &[Graded]) -> Result<String> {
    let mut report = Report::new("cargo course grade");
    for graded in all {
        let mut suite = TestSuite::new(&*graded.name);
        suite.set_time(Duration::from_secs_f64(graded.seconds));
        for score in &graded.exercises {
            suite.add_test_cases(score.checks.iter().map(|check| case(score, check)));
        }
        if !graded.notes.is_empty() {
            suite.set_system_out(graded.notes.join("\n"));
        }
        report.add_test_suite(suite);
    }
    Ok(report.to_string()?)
}

fn case(score: &Score, check: &Check) -> TestCase {
    let mut status = match (check.passed, score.state) {
        (true, _) => TestCaseStatus::success(),
        (false, State::Missing | State::NotBegun) => TestCaseStatus::skipped(),
        (false, State::Error) => TestCaseStatus::non_success(NonSuccessKind::Error),
        (false, _) => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    if !check.passed {
        let words = if check.text.is_empty() {
            &score.words
        } else {
            &check.text
        };
        status.set_message(check.diagnosis.as_deref().unwrap_or(score.state.word()));
        status.set_description(&**words);
    }
    let mut case = TestCase::new(&*check.name, status);
    case.set_classname(&*score.exercise);
    case
}
