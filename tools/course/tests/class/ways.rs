//! Ways to grade: in parts, with other data, without namespaces, from other kinds of submissions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::answers::on_error;
use crate::cases::{case, graded_as_planned};
use crate::class::{ALL_OF_TWO, MISSING, write};
use crate::grading::{Place, course, names_in, text};
use crate::look::left_running;

const EX2: [&str; 2] = ["--assignment", "ch01-ex2"];
const THREE: &str = "ch01-os-basics/exercises/3_thread_pool/starter.rs";

/// What was found in `out`, without how long it took.
fn found(out: &Path) -> BTreeMap<PathBuf, Value> {
    let files = fs::read_dir(out.join("results")).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    let read = |file: PathBuf| {
        let mut result: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        result["seconds"] = Value::Null;
        for score in result["exercises"].as_array_mut().unwrap() {
            score["seconds"] = Value::Null;
        }
        (file.file_name().unwrap().into(), result)
    };
    files.map(read).collect()
}

/// Copies what was built for the place to `out`, where it is of the same use.
fn share_what_was_built(place: &Place, out: &Path) {
    fs::create_dir_all(out.join(".work")).unwrap();
    let mut copy = Command::new("cp");
    copy.arg("-a").arg(place.out.join(".work/base"));
    assert!(copy.arg(out.join(".work")).status().unwrap().success());
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn shards_together_find_what_one_run_finds_each_submission_once() {
    let (place, mut class) = case();
    let wrong = on_error("return Ok(all)");
    for name in ["a", "b", "c", "d"] {
        class.answer(name, &wrong, ("checked", 6), "");
    }
    class.no_answers();
    graded_as_planned(&place, &class, &EX2);
    let whole = found(&place.out);
    let table = fs::read(place.out.join("grades.csv")).unwrap();

    let shards = [1, 2, 3].map(|number| {
        let (out, shard) = (
            place.folder.join(format!("shard-{number}")),
            format!("{number}/3"),
        );
        share_what_was_built(&place, &out);
        let options = [&EX2[..], &["--shard", &shard]].concat();
        let output = place.grade_into(&out, &options).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        out
    });
    let sizes = shards.each_ref().map(|shard| found(shard).len());
    assert_eq!(sizes.iter().sum::<usize>(), whole.len());
    assert!(
        sizes.iter().all(|size| whole.len() / 3 <= *size),
        "{sizes:?} are no equal parts"
    );

    let merged = place.folder.join("merged");
    let mut merge = Command::new(env!("CARGO_BIN_EXE_course"));
    merge
        .current_dir(course())
        .args(["grade", "merge"])
        .args(&shards);
    let output = merge.arg("--out").arg(&merged).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(found(&merged) == whole, "another result");
    assert!(
        fs::read(merged.join("grades.csv")).unwrap() == table,
        "another table"
    );
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn an_answer_that_knows_the_checks_by_heart_fails_with_another_seed() {
    let place = Place::new();
    let solution = course().join(THREE.replace("starter", "solution"));
    let solution = fs::read_to_string(solution).unwrap();
    // Of 30 jobs every third panics. Who knows that needs to catch nothing.
    let catching = "let outcome = catch_unwind(AssertUnwindSafe(|| job(index)));";
    let by_heart =
        "let outcome = if count == 30 && index % 3 == 0 { Err(()) } else { Ok(job(index)) };";
    assert!(solution.contains(catching));
    let by_heart = solution.replace(catching, by_heart);
    for (name, answer) in [("by-heart", by_heart), ("right", solution)] {
        write(&place.submissions.join(name).join(THREE), &answer);
    }
    let graded = |seed: &str| {
        let options = ["--assignment", "ch01-ex3", "--seed", seed];
        let output = place.grade(&options).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        let page = fs::read_to_string(place.out.join("report.html")).unwrap();
        assert!(page.contains(&format!("Seed of the checks' data: {seed}.")));
        let results = found(&place.out).into_values();
        let states = results.map(|result| {
            assert_eq!(result["seed"].to_string(), seed);
            result["exercises"][0]["state"].as_str().unwrap().to_owned()
        });
        states.collect::<Vec<_>>()
    };
    assert_eq!(graded("0"), ["solved", "solved"]);
    // With this one the first to panic is not job 0.
    assert_eq!(graded("1"), ["checked", "solved"]);
}

#[test]
#[ignore = "takes minutes: everything is built once more"]
fn without_namespaces_it_says_so_and_still_ends_what_was_started() {
    let (place, mut class) = case();
    class.harmful("g2-child");
    class.harmful("g2-daemon");
    // In a namespace of users that may have no others, the system is one without.
    let grade = place.grade(&EX2);
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "sh", "-c"]);
    command.arg("echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"");
    command
        .arg("sh")
        .arg(grade.get_program())
        .args(grade.get_args());
    let output = command.current_dir(course()).output().unwrap();
    let said = text(&output.stderr);
    assert!(output.status.success(), "{said}");
    let is_first = said.starts_with("Answers are NOT sealed in");
    assert!(
        is_first && said.contains("the system allows no namespaces"),
        "{said}"
    );
    let states = found(&place.out).into_values();
    let states: Vec<_> = states
        .map(|it| it["exercises"][0]["state"].clone())
        .collect();
    assert_eq!(states, ["checked", "checked", "solved"]);
    assert_eq!(left_running(&place.out), Vec::<String>::new());
    assert_eq!(names_in(&place.folder), ["out", "submissions", "victim"]);
}

#[test]
#[ignore = "takes some seconds, the first a minute: see the class"]
fn a_checkout_is_read_and_a_bare_repository_is_refused_and_git_runs_for_neither() {
    let (place, mut class) = case();
    let right = class.solutions.1.clone();
    let checkout = class.answer("checkout", &right, ALL_OF_TWO, "");
    let git = |folder: &Path, arguments: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(folder)
            .args(["-c", "user.name=x", "-c", "user.email=x@localhost"]);
        assert!(
            git.args(arguments).output().unwrap().status.success(),
            "{arguments:?}"
        );
    };
    git(&checkout, &["init", "--quiet"]);
    git(&checkout, &["add", "."]);
    git(&checkout, &["commit", "--quiet", "--message", "mine"]);
    let says = "a bare git repository, which is not read: clone it";
    let bare = class.add("mirror.git", &[], MISSING, MISSING, says);
    git(
        &place.submissions,
        &[
            "clone",
            "--quiet",
            "--mirror",
            "checkout",
            bare.to_str().unwrap(),
        ],
    );
    let trap = place.victim.join("git-was-run");
    let trap = format!("touch {}; false", trap.display());
    for repository in [&checkout, &bare] {
        for setting in [
            "core.fsmonitor",
            "core.sshCommand",
            "uploadpack.packObjectsHook",
        ] {
            git(repository, &["config", setting, &trap]);
        }
    }
    graded_as_planned(&place, &class, &EX2);
    assert_eq!(names_in(&place.victim), ["secret"]);
}
