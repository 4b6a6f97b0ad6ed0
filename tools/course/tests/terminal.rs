//! A learner at a terminal: from the map to a solved exercise, and back.
#![cfg(unix)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use common::{course, in_one_line, place, says, tool};
use rexpect::process::WaitStatus;
use rexpect::session::{PtySession, spawn_command};

/// Long enough for a slow machine to compile a chapter from nothing.
const PATIENCE: u64 = 500_000;
const COUNTDOWN: &str = "ch07-coroutines/exercises/1_countdown";

fn at_terminal(folder: &Path, arguments: &[&str]) -> PtySession {
    spawn_command(tool(folder, arguments), Some(PATIENCE)).unwrap()
}

/// All that a command prints to its terminal, and its exit code.
fn shows(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut session = at_terminal(folder, arguments);
    let text = session.exp_eof().unwrap();
    let WaitStatus::Exited(_, code) = session.process().wait().unwrap() else {
        panic!("it was ended");
    };
    assert!(!text.contains('\u{1b}'), "a control sequence: {text:?}");
    for line in text.lines() {
        assert!(
            line.chars().count() <= 80,
            "too long for 80 columns: {line}"
        );
    }
    (text, code)
}

/// The line of the map about `exercise`.
fn on_the_map(folder: &Path, exercise: &str) -> String {
    let (map, code) = shows(folder, &[]);
    assert_eq!(code, 0);
    let line = map.lines().find(|line| line.starts_with(exercise));
    line.unwrap_or_else(|| panic!("no {exercise} in {map}"))
        .trim()
        .to_owned()
}

/// Workspaces that share a target folder are built one after the other, or cargo, which goes by
/// paths within them and by times, takes one for the other.
static BUILDS: Mutex<()> = Mutex::new(());

fn handout(name: &str) -> PathBuf {
    let folder = place(name).join("handout");
    let to = folder.to_str().unwrap();
    let (said, code) = says(&course(), &["handout", to, "--chapters", "ch04,ch07"]);
    assert_eq!(code, 0, "{said}");
    folder
}

fn write_answer(folder: &Path, exercise: &str, answer: &str) {
    let text = fs::read(course().join(exercise).join(answer)).unwrap();
    fs::write(folder.join(exercise).join("starter.rs"), text).unwrap();
}

#[test]
fn from_the_map_to_a_solved_exercise_and_back() {
    let _builds = BUILDS.lock();
    let folder = &handout("learner");
    assert!(on_the_map(folder, "ch07-ex1").ends_with(" open"));
    let (task, _) = shows(folder, &["show", "7.1"]);
    assert!(
        task.contains("# Exercise 1: a countdown") && task.contains("0 of 3 read"),
        "{task}"
    );

    let (steps, _) = shows(folder, &["show", "7"]);
    assert!(
        steps.starts_with("ch07: coroutines") && steps.contains("run ch07 8 "),
        "{steps}"
    );
    let (said, code) = shows(folder, &["show", "7.99"]);
    assert!(
        code == 2 && said.contains("there is no exercise \"7.99\": name"),
        "{said}"
    );

    let (failed, code) = shows(folder, &["check", "ch07-ex1"]);
    assert_eq!(code, 1);
    assert!(failed.contains("diagnosis  not-written"), "{failed}");
    assert!(failed.contains("0 of 4 points"), "{failed}");
    for number in [1, 2, 3, 3] {
        let (hint, _) = shows(folder, &["hint", "7/1"]);
        assert!(
            hint.contains(&format!("Hint {number} of 3 for ch07-ex1")),
            "{hint}"
        );
    }

    write_answer(folder, COUNTDOWN, "mutants/counts_together.rs");
    assert!(on_the_map(folder, "ch07-ex1").ends_with(" started"));
    write_answer(folder, COUNTDOWN, "solution.rs");
    let (solved, code) = shows(folder, &["check", "7.1"]);
    assert_eq!(code, 0, "{solved}");
    assert!(
        solved.contains("ch07-ex1 is solved: all 4 points."),
        "{solved}"
    );
    assert!(solved.contains("cargo course show ch04-ex1"), "{solved}");
    assert!(on_the_map(folder, "ch07-ex1").ends_with(" solved"));

    // An answer that is older than the one compiled before is still the one that counts.
    write_answer(folder, COUNTDOWN, "mutants/counts_together.rs");
    let starter = fs::File::options()
        .append(true)
        .open(folder.join(COUNTDOWN).join("starter.rs"));
    let yesterday = SystemTime::now() - Duration::from_secs(86_400);
    starter.unwrap().set_modified(yesterday).unwrap();
    let (failed, code) = shows(folder, &["check", "7.1"]);
    assert_eq!(code, 1, "{failed}");
    write_answer(folder, COUNTDOWN, "solution.rs");

    // What is lost is found out again.
    fs::remove_file(folder.join(".course/progress.toml")).unwrap();
    assert!(on_the_map(folder, "ch07-ex1").ends_with(" started"));
    let (_, code) = shows(folder, &["check", "--all"]);
    assert_eq!(code, 0);
    assert!(on_the_map(folder, "ch07-ex1").ends_with(" solved"));

    let (said, code) = shows(folder, &["reset", "ch07-ex1"]);
    assert_eq!(code, 0);
    assert!(said.contains("ch07-ex1-1.rs"), "{said}");
    let solution = fs::read(course().join(COUNTDOWN).join("solution.rs")).unwrap();
    assert_eq!(
        fs::read(folder.join(".course/backups/ch07-ex1-1.rs")).unwrap(),
        solution
    );
    assert!(on_the_map(folder, "ch07-ex1").ends_with(" open"));
}

#[test]
fn a_step_is_run_with_its_options_and_its_exit_code() {
    let _builds = BUILDS.lock();
    let folder = &handout("runner");
    let (printed, code) = shows(folder, &["run", "ch07", "8"]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("bytes"), "{printed}");
    let (printed, code) = shows(folder, &["run", "7", "--", "--help"]);
    assert!(code == 0 && printed.contains("--"), "{printed}");
    let (printed, code) = shows(folder, &["run", "7", "--", "--no-such-option"]);
    assert_eq!(code, 2, "{printed}");
    let (said, code) = shows(folder, &["run", "7", "99"]);
    let said = in_one_line(&said);
    assert!(
        code == 2 && said.contains("ch07 has no step 99: `cargo course show ch07`"),
        "{said}"
    );
    let (printed, code) = shows(folder, &["run", "7", "size_of_the_state"]);
    assert_eq!(code, 0, "{printed}");
    let (said, code) = shows(&course(), &["run", "10", "11"]);
    let said = in_one_line(&said);
    assert!(code == 2 && said.contains("name one of 11_"), "{said}");
    let (said, code) = shows(folder, &["run", "ch99"]);
    assert!(
        code == 2 && in_one_line(&said).contains("there is no chapter \"ch99\""),
        "{said}"
    );
}

#[test]
fn what_is_saved_is_checked_until_ctrl_c() {
    let _builds = BUILDS.lock();
    let folder = &handout("watcher");
    let mut watch = tool(folder, &["watch"]);
    if cfg!(target_os = "linux") {
        // Whoever runs tests in the background may ignore Ctrl-C, and those who are started so do too.
        let mut heeding = Command::new("env");
        heeding.arg("--default-signal=INT").arg(watch.get_program());
        heeding.args(watch.get_args()).current_dir(folder);
        let variables = watch.get_envs();
        heeding.envs(variables.filter_map(|(name, value)| Some((name, value?))));
        watch = heeding;
    }
    let mut session = spawn_command(watch, Some(PATIENCE)).unwrap();
    session.exp_string("Ctrl-C ends this.").unwrap();
    write_answer(folder, COUNTDOWN, "mutants/counts_together.rs");
    session.exp_string("Checking ch07-ex1").unwrap();
    session.exp_string("of 4 points. To go on:").unwrap();
    write_answer(folder, COUNTDOWN, "solution.rs");
    session
        .exp_string("ch07-ex1 is solved: all 4 points.")
        .unwrap();
    session.send_control('c').unwrap();
    session.exp_eof().unwrap();
    let end = session.process().wait().unwrap();
    assert!(matches!(end, WaitStatus::Signaled(..)), "{end:?}");
}

#[test]
fn the_check_that_failed_is_drawn() {
    let _builds = BUILDS.lock();
    let folder = &handout("picture");
    write_answer(
        folder,
        "ch04-epoll/exercises/2_edge_drain",
        "mutants/drains_once.rs",
    );
    let (said, code) = shows(folder, &["timeline", "4.2"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("ch04-ex2.html"), "{said}");
    let page = fs::read_to_string(folder.join(".course/timelines/ch04-ex2.html")).unwrap();
    assert!(page.starts_with("<!doctype html>"), "{page}");
}

#[test]
fn a_solution_is_shown_only_to_who_says_yes() {
    let folder = &course();
    for (answer, is_shown) in [("", false), ("n", false), ("y", true)] {
        let mut session = at_terminal(folder, &["diff", "ch07-ex1"]);
        session.exp_string("It cannot be unseen. [y/N] ").unwrap();
        session.send_line(answer).unwrap();
        let text = session.exp_eof().unwrap();
        assert_eq!(
            text.contains("+++ ch07-coroutines"),
            is_shown,
            "{answer:?}: {text}"
        );
    }
    let (said, code) = says(&handout("no_solution"), &["diff", "7.1", "--yes"]);
    assert_eq!(code, 2);
    assert!(
        in_one_line(&said).contains("there is no solution of ch07-ex1 here: this is a handout"),
        "{said}"
    );
}
