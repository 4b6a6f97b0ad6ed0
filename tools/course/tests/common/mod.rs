//! Copies of the course for tests to write in, and the tool to be run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The course itself, which no test writes to.
pub(crate) fn course() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An empty place that stays the same from run to run, so that what is built for it can be used again.
pub(crate) fn place(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The tool, to be run in `folder`. What it builds goes to a folder of the tests' own.
pub(crate) fn tool(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command.current_dir(folder).args(arguments);
    command.env(
        "CARGO_TARGET_DIR",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"),
    );
    command.env("LAB_PATIENCE", "2");
    command
}

/// What the tool prints, standard error included, and its exit code.
pub(crate) fn says(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = tool(folder, arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (
        String::from_utf8(text).unwrap(),
        output.status.code().unwrap(),
    )
}

/// What was broken into lines to fit a terminal.
pub(crate) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
