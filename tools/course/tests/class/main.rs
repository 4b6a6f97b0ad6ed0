//! Grades a class of learners, most of whom mean no good, and looks at what became of each and of
//! everything around them. In [`cases`], a few of them at a time; in [`ways`], other ways to grade.
//!
//! What the last run made is in `tmp/grading` of the target folder, or where `GRADE_IN` says.
#![cfg(target_os = "linux")]

mod answers;
mod cases;
mod class;
mod grading;
mod harm;
mod look;
mod odd;
mod ways;

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use class::Class;
use grading::{Place, course, names_in, text};
use look::{Seen, left_running, results, snapshot};

/// Memory that is full within the patience, also where others are busy.
const OPTIONS: [&str; 8] = [
    "--assignment",
    "ch01-ex1,ch01-ex2",
    "--jobs",
    "2",
    "--patience",
    "5",
    "--memory",
    "512",
];

#[test]
#[ignore = "takes minutes: cargo test -p course --test class -- --ignored"]
fn a_class_is_graded_as_planned() {
    let place = Place::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut class = Class::new(&place.submissions, &course());
    class.fill(&course(), &place.victim, port);
    let count = class.planned.len();
    assert!(count >= 60, "{count} are no class");
    let before = [snapshot(&place.submissions), snapshot(&place.victim)];

    place.interrupt(&OPTIONS, 12);
    let kept = place.kept();
    let begin = Instant::now();
    let output = place.grade(&OPTIONS).output().unwrap();
    let took = begin.elapsed();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{stdout}\n{stderr}");
    println!("{stdout}\n{stderr}\nthe second run took {took:?}");
    let is_sealed = Place::is_sealed(&output);

    for (file, content) in kept {
        let now = fs::read(&file).unwrap();
        assert!(now == content, "{} was graded twice", file.display());
    }
    let results = results(&place.out);
    assert_eq!(results.len(), count);
    let differences = class.planned.iter();
    let differences = differences.filter_map(|it| look::differs(it, &results, is_sealed));
    let wrong: Vec<_> = differences.collect();
    assert!(wrong.is_empty(), "not as planned:\n{}", wrong.join("\n"));

    assert_eq!(left_running(&place.out), Vec::<String>::new());
    if is_sealed {
        let after = [snapshot(&place.submissions), snapshot(&place.victim)];
        assert!(after == before, "something was written");
        assert!(listener.accept().is_err(), "somebody got out");
        look::assert_nothing_was_read(&place.out);
    } else {
        println!("NOT CHECKED: what only sealed cells keep (this system allows no namespaces)");
    }
    assert_eq!(names_in(&place.folder), ["out", "submissions", "victim"]);
    look::reports(&place.out, count, 3 + 5);
    let page = fs::read_to_string(place.out.join("report.html")).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)"));
    merges(&place.folder, &place.out, &results);
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
