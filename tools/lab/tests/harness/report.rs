//! What a learner reads, what a program reads, and what an author reads of a proof that fails.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use lab::{Verdict, accepts, diagnosis, prove};

use super::{REQUEST, delegates, negative, not_written, panics, prints, right};

fn text(verdict: Verdict) -> String {
    format!("{:?}", verdict.expect_err("a report"))
}

#[test]
fn a_report_says_what_was_expected_what_happened_and_where_to_read() {
    let test = "report::a_report_says_what_was_expected_what_happened_and_where_to_read";
    let report = text(accepts(test, negative::SUITE));
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&report), "not in the README:\n{report}");
}

#[test]
fn a_report_fits_a_terminal_whatever_the_answer_prints() {
    let test = "report::a_report_fits_a_terminal_whatever_the_answer_prints";
    let report = text(accepts(test, prints::SUITE));
    let is_long = |line: &&str| line.chars().count() > 80;
    assert_eq!(report.lines().find(is_long), None);
    assert!(report.contains("[2Jno end of lineline 0\n"), "{report}");
    assert!(report.contains("... 25 lines left out ...\n"), "{report}");
    assert!(!report.contains('\u{1b}'), "{report:?}");
}

#[test]
fn a_forbidden_name_is_pointed_out_and_nothing_is_run() {
    let test = "report::a_forbidden_name_is_pointed_out_and_nothing_is_run";
    let report = text(accepts(test, delegates::SUITE));
    assert!(
        report.contains("line 8 names `std::process::id`"),
        "{report}"
    );
    assert!(
        report.contains("not run  0 of 3  calls back once"),
        "{report}"
    );
}

#[test]
fn a_panic_is_told_by_its_place_and_without_a_backtrace() {
    let test = "report::a_panic_is_told_by_its_place_and_without_a_backtrace";
    let report = text(accepts(test, panics::SUITE));
    assert!(
        report.contains("happened   panics.rs:4 panicked: called"),
        "{report}"
    );
    assert!(!report.contains("backtrace"), "{report}");
}

#[test]
fn what_is_not_written_yet_is_told_by_its_place() {
    let test = "report::what_is_not_written_yet_is_told_by_its_place";
    let report = text(accepts(test, not_written::SUITE));
    assert!(
        report.contains("happened   not_written.rs:4 says `todo!`: return 42"),
        "{report}"
    );
}

#[test]
fn a_program_reads_json() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report.json");
    let mut checker = Command::new(env::current_exe().unwrap());
    checker
        .args(["on_request", "--exact"])
        .env(REQUEST, "negative")
        .env("LAB_REPORT", &file);
    assert!(checker.output().unwrap().status.success());
    let report = fs::read_to_string(&file).unwrap();
    let hash = format!("{:016x}", negative::SUITE.hash());
    let readme = include_str!("../../README.md").replace("0123456789abcdef", &hash);
    assert!(readme.contains(&report), "not in the README:\n{report}");
}

#[test]
fn a_proof_notes_its_result() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proofs");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut prover = Command::new(env::current_exe().unwrap());
    prover
        .args(["negative::proof", "--exact"])
        .env("LAB_PROOFS", &folder);
    assert!(prover.output().unwrap().status.success());
    let file = folder.join("tools+lab+tests+harness+answers+negative.rs.json");
    let note = fs::read_to_string(file).unwrap();
    let hash = format!("{:016x}", negative::SUITE.hash());
    let readme = include_str!("../../README.md").replace("0123456789abcdef", &hash);
    assert!(readme.contains(&note), "not in the README:\n{note}");
}

#[test]
fn a_program_reads_json_from_standard_output() {
    let mut checker = Command::new(env::current_exe().unwrap());
    checker
        .args(["on_request", "--exact"])
        .env(REQUEST, "negative")
        .env("LAB_REPORT", "-");
    let output = String::from_utf8(checker.output().unwrap().stdout).unwrap();
    let hash = format!("{:016x}", negative::SUITE.hash());
    let readme = include_str!("../../README.md").replace("0123456789abcdef", &hash);
    let shown = readme.lines().filter(|line| {
        ["{\"lab_report\"", "{\"check\""]
            .iter()
            .any(|begin| line.starts_with(begin))
    });
    let lines: Vec<_> = output.lines().collect();
    for line in shown {
        assert!(lines.contains(&line), "{line} is not in\n{output}");
    }
}

#[test]
fn a_check_that_fails_leaves_its_timeline_to_who_asks() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("timelines");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut checker = Command::new(env::current_exe().unwrap());
    checker
        .args(["on_request", "--exact"])
        .env(REQUEST, "loses a wake-up")
        .env("LAB_PATIENCE", "1")
        .env("LAB_TIMELINES", &folder);
    assert!(checker.output().unwrap().status.success());
    let logs = fs::read_dir(&folder).unwrap().flatten();
    let mut names: Vec<_> = logs.map(|log| log.file_name()).collect();
    names.sort();
    assert_eq!(names, ["1.timeline", "2.timeline"]);
    let log = fs::read(folder.join("1.timeline")).unwrap();
    let timeline = timeline::Timeline::from_log(&log).unwrap();
    assert!(!timeline.never_woken().is_empty());
}

#[test]
fn a_proof_that_fails_says_what_was_found_instead() {
    let path = "harness::report::a_proof_that_fails_says_what_was_found_instead";
    let report = text(prove(path, right::SUITE, Some(&diagnosis::SPINS)));
    let expected = "right.rs stands for `spins`, but the checks found nothing wrong.";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn a_solution_that_fails_says_why() {
    let path = "harness::report::a_solution_that_fails_says_why";
    let report = text(prove(path, negative::SUITE, None));
    let expected = "negative.rs is to pass, but the checks found `ignores-errno`.";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn a_mutant_of_another_mistake_is_not_proved() {
    let path = "harness::report::a_mutant_of_another_mistake_is_not_proved";
    let report = text(prove(path, negative::SUITE, Some(&diagnosis::ENDS_EARLY)));
    let expected = "negative.rs stands for `ends-early`, but the checks found `ignores-errno`.";
    assert!(report.contains(expected), "{report}");
}
