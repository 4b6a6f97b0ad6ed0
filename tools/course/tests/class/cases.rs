//! The cases G1 to G10, each with those of the class who try it.
//!
//! `cargo test -p course --test class -- --ignored --exact cases::g06_…` runs one. The first builds
//! what all need; it is kept.

use std::fs;
use std::net::TcpListener;
use std::process::Output;

use serde_json::Value;

use crate::answers::{harmful, on_error};
use crate::class::{ALL_OF_TWO, Class, WRONG};
use crate::grading::{Place, course, names_in, text};
use crate::look::{self, left_running, results, snapshot};

/// The second exercise alone, and a patience that leaves a slow machine time.
const OPTIONS: [&str; 6] = ["--assignment", "ch01-ex2", "--jobs", "2", "--patience", "3"];

/// A place and who is in it: at first, one with a right answer, whom nobody may harm.
pub(crate) fn case() -> (Place, Class) {
    let place = Place::new();
    let mut class = Class::new(&place.submissions, &course());
    let right = class.solutions.1.clone();
    class.answer("z-right", &right, ALL_OF_TWO, "");
    (place, class)
}

/// Grades everybody, and finds each as planned, nothing left running, nothing written elsewhere.
pub(crate) fn graded_as_planned(place: &Place, class: &Class, options: &[&str]) -> Output {
    let before = snapshot(&place.submissions);
    let output = place.grade(options).output().unwrap();
    let said = [&*output.stdout, &*output.stderr].concat();
    assert!(output.status.success(), "{}", text(&said));
    let (is_sealed, results) = (Place::is_sealed(&output), results(&place.out));
    assert_eq!(results.len(), class.planned.len());
    for planned in &class.planned {
        assert_eq!(look::differs(planned, &results, is_sealed), None);
    }
    assert_eq!(left_running(&place.out), Vec::<String>::new());
    assert!(
        snapshot(&place.submissions) == before,
        "something was written"
    );
    assert_eq!(names_in(&place.folder), ["out", "submissions", "victim"]);
    output
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g01_who_hangs_spins_aborts_or_overflows_loses_that_check_alone() {
    let (place, mut class) = case();
    for name in ["g1-hangs", "g1-spins", "g1-aborts", "g1-overflows"] {
        class.harmful(name);
    }
    graded_as_planned(&place, &class, &OPTIONS);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g02_what_was_started_is_ended_be_it_a_daemon_a_thread_or_thousands() {
    let (place, mut class) = case();
    class.harmful("g2-child");
    class.harmful("g2-daemon");
    class.leaving("g2-thread");
    class.leaving("g2-many");
    graded_as_planned(&place, &class, &OPTIONS);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g03_memory_output_and_the_disk_have_limits() {
    let (place, mut class) = case();
    class.harmful("g3");
    class.leaving("g3");
    let limits = [&OPTIONS[..], &["--memory", "256"]].concat();
    graded_as_planned(&place, &class, &limits);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g04_who_leaves_early_or_forges_a_result_has_none() {
    let (place, mut class) = case();
    for name in ["g4-exits", "g4-forges", "g4-hook"] {
        class.harmful(name);
    }
    class.forging();
    graded_as_planned(&place, &class, &OPTIONS);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g05_only_the_answer_s_file_counts_and_nothing_else_is_in_reach() {
    let (place, mut class) = case();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    class.tampering(&course(), &place.victim);
    class.breaking_out(&place.victim, listener.local_addr().unwrap().port());
    let before = snapshot(&place.victim);
    let output = graded_as_planned(&place, &class, &OPTIONS);
    if Place::is_sealed(&output) {
        assert!(snapshot(&place.victim) == before, "something was written");
        assert!(listener.accept().is_err(), "somebody got out");
        look::assert_nothing_was_read(&place.out);
    }
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g06_what_is_no_answer_earns_nothing_and_is_told_why() {
    let (place, mut class) = case();
    class.no_answers();
    graded_as_planned(&place, &class, &OPTIONS);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g07_compiling_ends_at_the_limit_and_reaches_no_other_file() {
    let (place, mut class) = case();
    class.reaching_out();
    class.compiling_for_ever(10);
    let limits = [&OPTIONS[..], &["--compile-time", "10"]].concat();
    graded_as_planned(&place, &class, &limits);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g08_the_answer_that_is_graded_is_this_one_however_old() {
    let (place, mut class) = case();
    let (right, wrong) = (class.solutions.1.clone(), on_error("return Ok(all)"));
    // In turns, by one job: each is older than the one that was compiled before.
    class.answer("a-wrong", &wrong, WRONG, "");
    class.old_answer("b-right", &right, ALL_OF_TWO);
    class.old_answer("c-wrong", &wrong, WRONG);
    graded_as_planned(&place, &class, &["--assignment", "ch01-ex2", "--jobs", "1"]);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g09_odd_names_and_zips_are_safe() {
    let (place, mut class) = case();
    class.odd_names();
    graded_as_planned(&place, &class, &OPTIONS);
    look::reports(&place.out, class.planned.len(), 5);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn g10_a_run_that_was_killed_goes_on_where_it_was() {
    let (place, mut class) = case();
    let right = class.solutions.1.clone();
    class.answer("a-first", &right, ALL_OF_TWO, "");
    let (hangs, _) = harmful("g1-hangs");
    class.answer("b-second", &on_error(&hangs), ALL_OF_TWO, "");
    // Time enough for the grader to be killed while the second hangs, on any machine.
    let options = [
        "--assignment",
        "ch01-ex2",
        "--jobs",
        "1",
        "--patience",
        "120",
    ];
    place.interrupt(&options, 1);
    let kept = place.kept();
    for (file, content) in &kept {
        assert!(file.ends_with("a-first.json"), "{}", file.display());
        assert!(
            serde_json::from_slice::<Value>(content).is_ok(),
            "it is half a result"
        );
    }
    assert_eq!(kept.len(), 1);
    assert_eq!(names_in(&place.out), [".work", "results"], "no reports yet");

    // What was changed meanwhile counts, and what was there is left alone.
    class.planned.retain(|planned| planned.name != b"b-second");
    class.answer("b-second", &right, ALL_OF_TWO, "");
    graded_as_planned(&place, &class, &options);
    for (file, content) in kept {
        assert!(fs::read(&file).unwrap() == content, "it was graded twice");
    }
}
