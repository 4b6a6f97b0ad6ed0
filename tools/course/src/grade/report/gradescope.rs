//! The `results.json` of Gradescope's autograders: one a submission, in a folder of its name.

use anyhow::Result;
use serde::Serialize;

use crate::grade::result::{Check, Graded, Score};

/// The fields that Gradescope's documentation of autograders names.
#[derive(Serialize)]
struct Results {
    score: u32,
    execution_time: u64,
    visibility: &'static str,
    output: String,
    output_format: &'static str,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    number: String,
    score: u32,
    max_score: u32,
    status: &'static str,
    output: String,
    output_format: &'static str,
    visibility: &'static str,
}

const VISIBLE: &str = "visible";
/// Not `html` or `md`: a learner could write into the page.
const TEXT: &str = "text";

pub(super) fn write(graded: &Graded) -> Result<Vec<u8>> {
    let of_exercise = |score: &Score| {
        let checks = score.checks.iter().enumerate();
        checks
            .map(|(index, check)| test(score, index, check))
            .collect::<Vec<_>>()
    };
    let results = Results {
        score: graded.earned(),
        execution_time: graded.seconds.ceil() as u64,
        visibility: VISIBLE,
        output: graded.notes.join("\n"),
        output_format: TEXT,
        tests: graded.exercises.iter().flat_map(of_exercise).collect(),
    };
    Ok(serde_json::to_vec_pretty(&results)?)
}

fn test(score: &Score, index: usize, check: &Check) -> Test {
    let words = if check.text.is_empty() {
        &score.words
    } else {
        &check.text
    };
    Test {
        name: format!("{}: {}", score.exercise, check.name),
        number: format!("{}.{}", score.exercise, index + 1),
        score: if check.passed { check.points } else { 0 },
        max_score: check.points,
        status: if check.passed { "passed" } else { "failed" },
        output: words.clone(),
        output_format: TEXT,
        visibility: VISIBLE,
    }
}
