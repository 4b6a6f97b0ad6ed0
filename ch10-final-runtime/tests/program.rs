//! What `main` shows meanwhile: on a terminal how far it is, elsewhere nothing.
#![cfg(all(unix, feature = "program"))]

use std::process::Command;

use rexpect::session::spawn_command;

/// More than are made at a time, so that some are begun after the first look.
const REQUESTS: usize = 300;

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ch10-final-runtime"));
    program.args(["--requests", &REQUESTS.to_string()]);
    program
}

#[test]
fn on_a_terminal_a_line_tells_how_many_requests_were_begun() {
    let mut session = spawn_command(program(), Some(60_000)).unwrap();
    let text = session.exp_eof().unwrap();
    let told = text.split('\r').filter_map(|line| {
        let begun = line.strip_suffix(&format!(" of {REQUESTS} begun"))?;
        Some(begun.parse().expect("a number"))
    });
    let told: Vec<usize> = told.collect();
    assert!(!told.is_empty(), "{text:?}");
    assert!(told.is_sorted(), "{told:?}");
    assert!(
        told.iter().all(|begun| (1..=REQUESTS).contains(begun)),
        "{told:?}"
    );
    // The line is overwritten by what is longer.
    assert!(
        text.contains(&format!("\r{REQUESTS} answers to ")),
        "{text:?}"
    );
}

#[test]
fn elsewhere_there_is_no_such_line() {
    let output = program().output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with(&format!("{REQUESTS} answers to ")),
        "{text}"
    );
}
