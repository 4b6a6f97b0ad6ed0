//! A run that is ended early tells what it has, and what it has not.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use serde_json::Value;

/// The first workload takes a second, the others most of a minute.
const ARGS: [&str; 4] = ["events/64", "one", "--quick", "--json"];

/// What begins the warning when the machine is busy.
const LOAD: &str = "the machine has other work";

#[test]
fn an_interrupted_run_reports_what_it_has_measured() {
    let json = File::new("interrupted");
    let bench = start(&json.0);
    wait_for(&json.0);
    signal(&bench, "INT");
    let output = bench.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let report = stdout(&output);
    let (missing, tables) = report.split_once("**events/64**").expect("a table");
    assert!(missing.contains("- one/mpsc: all\n"), "{report}");
    assert!(!missing.contains("- events/64"), "{report}");
    assert!(tables.contains("| ch04-epoll | "), "{report}");
    let debug = missing.contains(", a debug build, ");
    assert_eq!(debug, cfg!(debug_assertions), "{report}");

    let report: Value = serde_json::from_slice(&fs::read(&json.0).unwrap()).unwrap();
    let missing = report["missing"].as_array().unwrap();
    assert!(missing.contains(&"one/mpsc: all".into()), "{report}");
    let rounds = &report["workloads"][0]["peers"][0]["rounds"]["ns an event"];
    assert_eq!(rounds.as_array().unwrap().len(), 1, "{report}");
}

#[test]
fn a_killed_run_leaves_what_it_has_measured() {
    let json = File::new("killed");
    let mut bench = start(&json.0);
    wait_for(&json.0);
    bench.kill().unwrap();
    bench.wait().unwrap();
    let report: Value = serde_json::from_slice(&fs::read(&json.0).unwrap()).unwrap();
    assert_eq!(report["workloads"][0]["workload"], "events/64");
    assert!(
        report["workloads"][0]["peers"][1]["peer"] == "mio",
        "{report}"
    );
}

#[test]
fn a_peer_that_is_not_known_is_an_error_without_a_backtrace() {
    let mut bench = Command::new(env!("CARGO_BIN_EXE_bench"));
    bench.args(["events/64", "--peers", "nobody"]);
    let output = bench.env("RUST_BACKTRACE", "1").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(stdout(&output), "");
    let error = String::from_utf8(output.stderr).unwrap();
    let told = "error: --peers: none of these workloads has a peer \"nobody\"; their peers: ";
    let lines: Vec<_> = error
        .lines()
        .filter(|line| !line.starts_with(LOAD))
        .collect();
    assert!(lines.len() == 1 && lines[0].starts_with(told), "{error}");
}

fn start(json: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bench"));
    command.args(ARGS).arg(json);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn wait_for(file: &Path) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !file.exists() {
        assert!(Instant::now() < deadline, "nothing was written");
        thread::sleep(Duration::from_millis(5));
    }
}

fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-s", name, &pid]).status();
    assert!(sent.unwrap().success());
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> File {
        File(env::temp_dir().join(format!("bench-{name}-{}.json", process::id())))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
