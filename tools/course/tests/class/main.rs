//! Grades a class of learners, most of whom mean no good, and looks at what became of each and of
//! everything around them: the cases G1 to G10.
//!
//! One run, for what is built for it takes a while. `GRADE_CLASS=FOLDER` keeps what it made there.
#![cfg(target_os = "linux")]

mod answers;
mod class;
mod look;
mod odd;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::Value;

use class::Class;
use look::{Seen, left_running, results, snapshot};

/// More than the slowest machine takes.
const LONG: Duration = Duration::from_secs(1800);

fn grade(submissions: &Path, out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .current_dir(course())
        .arg("grade")
        .arg(submissions)
        .arg("--out")
        .arg(out);
    command.args([
        "--assignment",
        "ch01-ex1,ch01-ex2",
        "--jobs",
        "2",
        "--patience",
        "5",
    ]);
    command.args(more).env("A_SECRET_OF_THE_GRADERS", "hunter2");
    command
}

fn course() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

#[test]
#[ignore = "takes minutes: cargo test -p course --test class -- --ignored"]
fn a_class_is_graded_as_planned() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = env::var_os("GRADE_CLASS").map_or(temporary.path().to_owned(), PathBuf::from);
    let victim = folder.join("victim");
    fs::create_dir_all(&victim).unwrap();
    fs::write(victim.join("secret"), "the crown jewels").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();

    let submissions = folder.join("submissions");
    let class = Class::generate(&submissions, &course(), &victim, port);
    assert!(
        class.planned.len() >= 60,
        "{} are no class",
        class.planned.len()
    );
    let before = [snapshot(&submissions), snapshot(&victim)];
    let out = folder.join("out");

    let kept = interrupt(&submissions, &out);
    let begin = Instant::now();
    let output = grade(&submissions, &out, &[]).output().unwrap();
    let took = begin.elapsed();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{stdout}\n{stderr}");
    println!("{stdout}\n{stderr}\nthe second run took {took:?}");
    let is_sealed = stderr.contains("Answers are sealed in");

    for (file, content) in kept {
        let now = fs::read(&file).unwrap();
        assert!(now == content, "{} was graded twice", file.display());
    }
    let results = results(&out);
    assert_eq!(results.len(), class.planned.len());
    let mut wrong = Vec::new();
    for planned in &class.planned {
        wrong.extend(look::differs(planned, &results, is_sealed));
    }
    assert!(wrong.is_empty(), "not as planned:\n{}", wrong.join("\n"));

    assert_eq!(left_running(), Vec::<String>::new());
    if is_sealed {
        assert!(
            [snapshot(&submissions), snapshot(&victim)] == before,
            "something was written"
        );
        assert!(listener.accept().is_err(), "somebody got out");
        let all = look::everything(&out);
        for secret in ["the crown jewels", "hunter2", "root:x:0:0"] {
            assert!(!all.contains(secret), "somebody read {secret:?}");
        }
    } else {
        println!("NOT CHECKED: what only sealed cells keep (this system allows no namespaces)");
    }
    assert_eq!(names_in(&folder), ["out", "submissions", "victim"]);
    look::reports(&out, results.len());
    merges(&folder, &out, &results);
}

/// Begins to grade, is killed in the middle, and returns the results that were there by then.
fn interrupt(submissions: &Path, out: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut command = grade(submissions, out, &[]);
    let mut grader = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + LONG;
    let folder = out.join("results");
    while fs::read_dir(&folder).map_or(0, Iterator::count) < 12 {
        assert!(grader.try_wait().unwrap().is_none(), "it ended by itself");
        assert!(Instant::now() < deadline, "no results yet");
        thread::sleep(Duration::from_millis(5));
    }
    grader.kill().unwrap();
    grader.wait().unwrap();
    // Cells notice, and end.
    while !left_running().is_empty() {
        assert!(
            Instant::now() < deadline,
            "left running: {:?}",
            left_running()
        );
        thread::sleep(Duration::from_millis(20));
    }
    assert!(!out.join("grades.csv").exists() && !out.join("report.html").exists());
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "json"));
    let kept: Vec<_> = files
        .map(|file| (file.clone(), fs::read(file).unwrap()))
        .collect();
    for (file, content) in &kept {
        let whole = serde_json::from_slice::<Value>(content);
        assert!(whole.is_ok(), "{} is half a result", file.display());
    }
    kept
}

/// Results that lie in two folders become what they were in one.
fn merges(folder: &Path, out: &Path, results: &BTreeMap<Vec<u8>, Seen>) {
    let shards = [folder.join("shard-1"), folder.join("shard-2")];
    for (index, seen) in results.values().enumerate() {
        let to = shards[index % 2].join("results");
        fs::create_dir_all(&to).unwrap();
        fs::copy(&seen.file, to.join(seen.file.file_name().unwrap())).unwrap();
    }
    let merged = folder.join("merged");
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .current_dir(course())
        .args(["grade", "merge"])
        .args(&shards);
    let output = command.arg("--out").arg(&merged).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    for report in ["grades.csv", "junit.xml", "report.html"] {
        let (one, other) = (
            fs::read(out.join(report)).unwrap(),
            fs::read(merged.join(report)).unwrap(),
        );
        assert!(one == other, "{report} is another after merging");
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
