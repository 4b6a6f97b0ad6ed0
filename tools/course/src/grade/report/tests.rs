//! What platforms read is as they document it.

use std::collections::BTreeMap;

use quick_junit::TestCaseStatus;
use serde_json::{Map, Value};

use super::{gradescope, junit};
use crate::grade::result::{Check, Graded, Score, State};

/// One of each state. Its words hold what must not pass for markup, or stand in XML at all.
fn graded(states: &[State]) -> Graded {
    let check = |name: &str, passed| Check {
        name: name.to_owned(),
        passed,
        points: 2,
        diagnosis: Some("spins".to_owned()).filter(|_| !passed),
        text: String::new(),
        timeline: None,
    };
    let score = |state: &State| Score {
        exercise: "ch01-ex2".to_owned(),
        title: "a read loop".to_owned(),
        state: *state,
        words: "<b>&\u{1b}[31m\0 ]]>".to_owned(),
        checks: vec![check("a", *state == State::Solved), check("b", false)],
        notes: Vec::new(),
        seconds: 0.25,
    };
    Graded {
        name: "ann <i>&\u{7}".to_owned(),
        slug: "ann-1".to_owned(),
        fingerprint: String::new(),
        seed: 0,
        exercises: states.iter().map(score).collect(),
        notes: vec!["added, not used: x".to_owned()],
        seconds: 0.5,
    }
}

const STATES: [State; 5] = [
    State::Solved,
    State::Checked,
    State::Missing,
    State::NotCompiled,
    State::Error,
];

/// Fails on a field that is not in `documented`, or whose value is not as documented.
fn expect_fields(object: &Map<String, Value>, documented: &BTreeMap<&str, fn(&Value) -> bool>) {
    for (name, value) in object {
        let is_right = documented
            .get(&**name)
            .is_some_and(|is_right| is_right(value));
        assert!(is_right, "{name}: {value}");
    }
}

fn is_one_of(value: &Value, words: &[&str]) -> bool {
    value.as_str().is_some_and(|value| words.contains(&value))
}

fn is_format(value: &Value) -> bool {
    is_one_of(value, &["text", "html", "simple_format", "md", "ansi"])
}

fn is_visibility(value: &Value) -> bool {
    is_one_of(
        value,
        &["hidden", "after_due_date", "after_published", "visible"],
    )
}

/// As on <https://gradescope-autograders.readthedocs.io/en/latest/specs/>, "Output format".
#[test]
fn gradescope_is_told_what_it_documents() {
    let of_all: BTreeMap<&str, fn(&Value) -> bool> = BTreeMap::from([
        ("score", Value::is_number as fn(&Value) -> bool),
        ("execution_time", Value::is_number),
        ("output", Value::is_string),
        ("output_format", is_format),
        ("test_output_format", is_format),
        ("test_name_format", is_format),
        ("visibility", is_visibility),
        ("stdout_visibility", is_visibility),
        ("extra_data", Value::is_object),
        ("tests", Value::is_array),
        ("leaderboard", Value::is_array),
    ]);
    let of_a_test: BTreeMap<&str, fn(&Value) -> bool> = BTreeMap::from([
        ("score", Value::is_number as fn(&Value) -> bool),
        ("max_score", Value::is_number),
        ("status", |value| is_one_of(value, &["passed", "failed"])),
        ("name", Value::is_string),
        ("name_format", is_format),
        ("number", Value::is_string),
        ("output", Value::is_string),
        ("output_format", is_format),
        ("tags", Value::is_array),
        ("visibility", is_visibility),
        ("extra_data", Value::is_object),
    ]);
    let json = gradescope::write(&graded(&STATES)).unwrap();
    let results: Value = serde_json::from_slice(&json).unwrap();
    expect_fields(results.as_object().unwrap(), &of_all);
    let tests = results["tests"].as_array().unwrap();
    assert_eq!(tests.len(), 2 * STATES.len());
    for test in tests {
        expect_fields(test.as_object().unwrap(), &of_a_test);
    }
    let sum: u64 = tests
        .iter()
        .map(|test| test["score"].as_u64().unwrap())
        .sum();
    assert_eq!((&results["score"], sum), (&Value::from(2), 2));
}

#[test]
fn junit_is_read_as_it_was_meant() {
    let xml = junit::write(&[graded(&STATES)]).unwrap();
    assert!(!xml.contains(['\u{1b}', '\0', '\u{7}']), "no XML: {xml:?}");
    let report = quick_junit::Report::deserialize_from_str(&xml).unwrap();
    let [suite] = &report.test_suites[..] else {
        panic!("a suite a submission: {xml}");
    };
    // Skipped: nothing was handed in. Failed: the answer's fault. Error: the grader's.
    let cases = suite.test_cases.iter();
    let skipped = cases.filter(|case| matches!(case.status, TestCaseStatus::Skipped { .. }));
    let counts = (suite.tests, skipped.count(), suite.failures, suite.errors);
    assert_eq!(counts, (10, 2, 5, 2));
    assert!(suite.name.as_str().starts_with("ann <i>&"));
    assert!(
        suite
            .test_cases
            .iter()
            .all(|case| case.classname.as_deref() == Some("ch01-ex2"))
    );
}
