//! Looks at what grading left behind.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;

use crate::answers::sleep;
use crate::class::Planned;

/// A result file, and what it holds.
pub(crate) struct Seen {
    pub(crate) file: PathBuf,
    result: Value,
}

/// All results in `out`, by the slug that they are kept under.
pub(crate) fn results(out: &Path) -> BTreeMap<Vec<u8>, Seen> {
    let files = fs::read_dir(out.join("results"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "json"));
    let read = |file: PathBuf| {
        let result: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        (
            result["slug"].as_str().unwrap().as_bytes().to_vec(),
            Seen { file, result },
        )
    };
    files.map(read).collect()
}

/// What is not as planned, if anything.
pub(crate) fn differs(
    planned: &Planned,
    results: &BTreeMap<Vec<u8>, Seen>,
    is_sealed: bool,
) -> Option<String> {
    let name = String::from_utf8_lossy(&planned.name).into_owned();
    // Names that are no file names everywhere are kept under another, with their hash.
    let hashed = format!("-{:08x}", lab::fnv1a(&planned.name) as u32);
    let seen = results.iter().find(|(slug, _)| {
        **slug == planned.name || String::from_utf8_lossy(slug).ends_with(&hashed)
    });
    let Some((_, seen)) = seen else {
        return Some(format!("{name}: no result"));
    };
    // Only in memory is there an end to the room on a disk.
    if name == "g3-disk" && !is_sealed {
        return None;
    }
    for score in seen.result["exercises"].as_array().unwrap() {
        let is_first = score["exercise"] == "ch01-ex1";
        let (states, points) = if is_first { planned.one } else { planned.two };
        let state = score["state"].as_str().unwrap();
        let checks = score["checks"].as_array().unwrap();
        let passed = checks.iter().filter(|check| check["passed"] == true);
        let earned: u64 = passed.map(|check| check["points"].as_u64().unwrap()).sum();
        if !states.split('|').any(|planned| planned == state) || earned != u64::from(points) {
            return Some(format!(
                "{name}: planned {states} {points}, found {state} {earned}: {score:#}"
            ));
        }
    }
    let says = serde_json::to_string(&planned.says).unwrap();
    let is_said = seen.result.to_string().contains(says.trim_matches('"'));
    (!is_said).then(|| format!("{name}: nothing says {says}: {:#}", seen.result))
}

/// Every file below `folder`, links not followed, with its size and time.
pub(crate) fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (u64, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            all.extend(snapshot(&entry.path()));
        }
        all.insert(entry.path(), (metadata.len(), metadata.modified().unwrap()));
    }
    all
}

/// The command lines of cells that work for `out`, of what runs in them, and of what answers started.
pub(crate) fn left_running(out: &Path) -> Vec<String> {
    let (out, sleep) = (out.to_str().unwrap(), format!("sleep\0{}", sleep()));
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let lines = entries.filter_map(|entry| {
        let read = |file: &str| fs::read_to_string(entry.path().join(file)).ok();
        let line = read("cmdline").filter(|line| !line.is_empty())?;
        // A sealed one has `out` among its mounts, and no other program does.
        let is_inside = read("mountinfo").is_some_and(|mounts| mounts.contains(out));
        let is_theirs = is_inside || line.contains(out) || line.contains(&sleep);
        is_theirs.then_some(line.chars().take(200).collect())
    });
    lines.collect()
}

/// The text of all results and reports.
fn everything(out: &Path) -> String {
    let mut all = String::new();
    for path in snapshot(out).into_keys() {
        let is_work = path.components().any(|part| part.as_os_str() == ".work");
        if !is_work && path.is_file() {
            all.push_str(&String::from_utf8_lossy(&fs::read(path).unwrap()));
        }
    }
    all
}

/// No secret is in a result or a report.
pub(crate) fn assert_nothing_was_read(out: &Path) {
    let all = everything(out);
    for secret in ["the crown jewels", "hunter2", "root:x:0:0"] {
        assert!(!all.contains(secret), "somebody read {secret:?}");
    }
}

/// Reads the reports about `count` submissions with `checks` each, as those who take them do.
pub(crate) fn reports(out: &Path, count: usize, checks: usize) {
    let junit = fs::read_to_string(out.join("junit.xml")).unwrap();
    let junit = quick_junit::Report::deserialize_from_str(&junit).unwrap();
    assert_eq!(
        (junit.test_suites.len(), junit.tests),
        (count, count * checks)
    );
    let mut csv = csv::Reader::from_path(out.join("grades.csv")).unwrap();
    let rows: Vec<_> = csv.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), count);
    assert!(
        rows.iter()
            .all(|row| !row[0].starts_with(['=', '-', '+', '@']))
    );
    let points = csv.headers().unwrap().iter().position(|it| it == "points");
    let points = rows.iter().map(|row| row[points.unwrap()].parse::<u64>());
    let total: u64 = points.map(Result::unwrap).sum();
    let mut scores = 0;
    for entry in fs::read_dir(out.join("gradescope")).unwrap() {
        let json = fs::read(entry.unwrap().path().join("results.json")).unwrap();
        let json: Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["tests"].as_array().unwrap().len(), checks);
        scores += json["score"].as_u64().unwrap();
    }
    assert_eq!(scores, total);
    let page = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("<i>&") && !page.contains("\u{1b}"));
    // What is not shown in a browser does not count; that it needs nothing from elsewhere does.
    assert!(
        !page.contains("http://")
            || page.matches("http://").count() == page.matches("http://www.w3.org").count()
    );
}
