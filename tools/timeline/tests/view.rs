//! The command line that draws a saved log.
#![cfg(feature = "program")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

const LOG: &str = "\
timeline 1
duration 1000
dropped 0
cpu -
labels 1
task 1 \"/1000/hello\"
events 2
0 10 1 task 1 poll-start
1 20 1 task 1 poll-end(pending)
end
";

/// A folder of the test's own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn view(arguments: &[&str], folder: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_timeline"));
    program.args(arguments).current_dir(folder);
    program.env_remove("COLUMNS").output().unwrap()
}

fn error(arguments: &[&str], folder: &Path) -> String {
    let output = view(arguments, folder);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn lanes_go_to_standard_output() {
    let folder = folder("lanes");
    fs::write(folder.join("run.timeline"), LOG).unwrap();
    let output = view(&["view", "run.timeline", "--ascii"], &folder);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\ntask 1 /1000/hello  "), "{text}");
    assert!(text.is_ascii() && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn files_are_written_as_asked() {
    let folder = folder("files");
    fs::write(folder.join("run.timeline"), LOG).unwrap();
    let begins = [
        ("--html", "<!doctype html>"),
        ("--svg", "<svg "),
        ("--json", "{"),
        ("--text", " "),
    ];
    for (option, begin) in begins {
        let output = view(&["view", "run.timeline", option, "out"], &folder);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(output.stdout, b"");
        let text = fs::read_to_string(folder.join("out")).unwrap();
        assert!(text.starts_with(begin), "{option}: {text}");
        assert!(text.contains("/1000/hello"), "{option}: {text}");
    }
}

#[test]
fn a_damaged_log_is_named_with_the_line() {
    let folder = folder("damaged");
    fs::write(
        folder.join("run.timeline"),
        LOG.replace("task 1 poll-start", "task poll-start"),
    )
    .unwrap();
    let expected = "timeline: cannot draw run.timeline, line 8: expected event 1 of 2, such as \
         7 1500 1 task 3 wake thread 1, with a greater number than the one before, found \
         \"0 10 1 task poll-start\"\n";
    assert_eq!(error(&["view", "run.timeline"], &folder), expected);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let expected = "timeline: cannot read gone.timeline (entity not found): name a file that \
         --timeline=FILE.timeline wrote\n";
    assert_eq!(error(&["view", "gone.timeline"], &folder("gone")), expected);
}

#[test]
fn a_command_line_that_makes_no_sense_says_what_would() {
    let folder = folder("words");
    for words in [&["run.timeline"][..], &["view"], &["view", "a", "b"], &[]] {
        let expected = "timeline: say `view` and one saved timeline (--help tells more)\n";
        assert_eq!(error(words, &folder), expected);
    }
}
