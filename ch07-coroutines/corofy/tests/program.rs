//! The command line on real files: what it prints, and what it leaves alone.
#![cfg(feature = "program")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SOURCE: &str = "// before\ncoroutine fn f() -> u32 {\n    get(1).wait\n}\n";

fn corofy(folder: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corofy"));
    command
        .current_dir(folder)
        .args(args)
        .output()
        .expect("corofy runs")
}

fn folder_with(name: &str, content: impl AsRef<[u8]>) -> TempDir {
    let folder = TempDir::new().expect("there is room");
    std::fs::write(folder.path().join(name), content).expect("it can be written");
    folder
}

fn read(folder: &TempDir, name: &str) -> Vec<u8> {
    std::fs::read(folder.path().join(name)).expect("it is there")
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("it can be listed");
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

#[test]
fn without_o_the_input_is_only_read() {
    let folder = folder_with("in.rs", SOURCE);
    let output = corofy(&folder, &["in.rs"]);
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"// before\n"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("enum State"));
    assert_eq!(read(&folder, "in.rs"), SOURCE.as_bytes());
}

#[test]
fn c7_the_output_may_be_the_input() {
    let folder = folder_with("in.rs", SOURCE);
    let printed = corofy(&folder, &["in.rs"]).stdout;
    assert!(corofy(&folder, &["in.rs", "-o", "in.rs"]).status.success());
    assert_eq!(read(&folder, "in.rs"), printed);
    assert_eq!(names(&folder), ["in.rs"]);
}

#[test]
fn c7_an_error_leaves_the_output_as_it_was() {
    let folder = folder_with("in.rs", "coroutine fn f() { || x.wait }\n");
    std::fs::write(folder.path().join("out.rs"), "precious").unwrap();
    for out in ["in.rs", "out.rs"] {
        let output = corofy(&folder, &["in.rs", "-o", out]);
        assert!(!output.status.success());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.starts_with("in.rs:1:25: `.wait` inside a closure"),
            "{said}"
        );
    }
    assert_eq!(read(&folder, "in.rs"), b"coroutine fn f() { || x.wait }\n");
    assert_eq!(read(&folder, "out.rs"), b"precious");
    assert_eq!(names(&folder), ["in.rs", "out.rs"]);
}

#[test]
fn c7_a_folder_in_the_way_is_an_error_that_says_so() {
    let folder = folder_with("in.rs", SOURCE);
    std::fs::create_dir(folder.path().join("out")).unwrap();
    let output = corofy(&folder, &["in.rs", "-o", "out"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said, "cannot write out; it is as it was: it is a folder\n");
    assert_eq!(names(&folder), ["in.rs", "out"]);
}

#[test]
#[cfg(unix)]
fn c7_permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder_with("in.rs", SOURCE);
    let path = folder.path().join("in.rs");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("in.rs", folder.path().join("link.rs")).unwrap();
    assert!(
        corofy(&folder, &["link.rs", "-o", "link.rs"])
            .status
            .success()
    );
    assert!(
        String::from_utf8(read(&folder, "in.rs"))
            .unwrap()
            .contains("enum State")
    );
    assert!(folder.path().join("link.rs").is_symlink());
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn c2_the_file_keeps_its_line_ends_and_its_mark() {
    let folder = folder_with("in.rs", format!("\u{feff}{}", SOURCE.replace('\n', "\r\n")));
    assert!(corofy(&folder, &["in.rs", "-o", "in.rs"]).status.success());
    let text = String::from_utf8(read(&folder, "in.rs")).unwrap();
    assert!(text.starts_with("\u{feff}// before\r\n"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn c3_a_file_that_is_not_utf_8_is_named_with_the_place() {
    let folder = folder_with("in.rs", b"fn f() {}\n// \xFF\n");
    let output = corofy(&folder, &["in.rs", "-o", "in.rs"]);
    assert!(
        String::from_utf8_lossy(&output.stderr).starts_with("in.rs:2:4: this byte is not UTF-8")
    );
    assert_eq!(read(&folder, "in.rs"), b"fn f() {}\n// \xFF\n");
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let folder = folder_with("in.rs", SOURCE);
    for (args, said) in [
        (&["gone.rs"][..], "cannot read gone.rs: "),
        (&[], "which file? corofy FILE"),
        (
            &["in.rs", "--target", "ch09"],
            "no target is called `ch09`: write `ch07`, `ch08` or `std`",
        ),
        (
            &["in.rs", "--graph=png"],
            "--graph=png: write --graph or --graph=dot",
        ),
        (&["in.rs", "--crate", "a b"], "`a b` is no path of a crate"),
        (
            &["in.rs", "--fast"],
            "see corofy --help: invalid option '--fast'",
        ),
    ] {
        let output = corofy(&folder, args);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(stderr.starts_with(said), "{args:?}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        assert_eq!(output.status.code(), Some(1));
    }
}

/// What is printed compiles, alone with the few lines that a `Future` takes.
#[test]
fn the_output_compiles_and_runs() {
    let program = "#![forbid(unsafe_code)]\n".to_string()
        + &include_str!("../macros/tests/future/mod.rs").replacen("//!", "//", 1)
        + "coroutine fn f(n: usize) -> usize {\n    let mut sum = 0;\n    for i in 0..n {\n        \
           sum += get(i).wait.len();\n    }\n    sum\n}\n\
           fn main() {\n    println!(\"{:?}\", drive(f(4)));\n}\n";
    let folder = folder_with(
        "in.rs",
        program.replace("macro_rules! coroutine", "macro_rules! unused"),
    );
    let output = corofy(&folder, &["in.rs", "-o", "out.rs", "--crate", "crate"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let built = Command::new(rustc)
        .current_dir(&folder)
        .args(["--edition", "2024", "-o", "program", "out.rs"])
        .output()
        .expect("rustc runs");
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let ran = Command::new(Path::new(folder.path()).join("program"))
        .output()
        .expect("it runs");
    assert_eq!(ran.stdout, b"(6, 9)\n");
}
