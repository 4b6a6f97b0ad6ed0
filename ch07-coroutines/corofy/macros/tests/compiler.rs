//! The compiler's own errors land on the learner's lines: `//~ E0382` marks where, and which.
#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The procedural macro as this test run has built it.
fn the_macro() -> PathBuf {
    let folder = std::env::current_exe()
        .expect("a test has a file")
        .with_file_name("");
    let entries = std::fs::read_dir(folder).expect("it can be listed");
    let libraries = entries.filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("libcorofy_macros-") && name.ends_with(".so")
    });
    let newest =
        libraries.max_by_key(|entry| entry.metadata().and_then(|data| data.modified()).ok());
    newest.expect("cargo has built the macro").path()
}

/// Compiles a file; returns line and code of each error.
fn errors(file: &Path) -> Vec<(usize, String)> {
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
        ])
        .args(["--error-format", "short", "--out-dir"])
        .arg(env!("CARGO_TARGET_TMPDIR"))
        .arg("--extern")
        .arg(format!("corofy_macros={}", the_macro().display()))
        .arg(file)
        .output()
        .expect("rustc runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let errors = said.lines().filter_map(|line| {
        let (place, what) = line.split_once(": error")?;
        let line = place.rsplit(':').nth(1)?.parse().ok()?;
        let code = what
            .strip_prefix('[')
            .and_then(|what| what.split(']').next());
        Some((line, code.unwrap_or("corofy").to_string()))
    });
    let errors: Vec<_> = errors
        .filter(|(_, code)| code.starts_with('E') || code == "corofy")
        .collect();
    assert!(output.status.success() == errors.is_empty(), "{said}");
    errors
}

/// The lines that are marked, and with what.
fn marked(file: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(file).expect("it is there");
    let lines = (1..).zip(text.lines());
    let marks = lines.filter_map(|(number, line)| Some((number, line.split_once("//~ ")?.1)));
    marks
        .flat_map(|(number, codes)| codes.split(' ').map(move |code| (number, code.to_string())))
        .collect()
}

macro_rules! cases {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compiler");
            let file = folder.join(stringify!($name)).with_extension("rs");
            let mut found = errors(&file);
            found.sort();
            found.dedup();
            assert_eq!(found, marked(&file));
        }
    )* };
}

cases! {
    a_value_moved_on_one_path_only
    a_borrow_that_only_types_show
    mistakes_that_have_nothing_to_do_with_waiting
    what_corofy_refuses
    no_error_at_all
}
