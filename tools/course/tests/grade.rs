//! What `grade` refuses before it grades, and how it says so.
#![cfg(target_os = "linux")]

mod common;

use std::fs;
use std::path::Path;

use common::{course, in_one_line, place, says};

/// What it says of `options`, with which nothing can be graded.
fn refuses(submissions: &Path, out: &Path, options: &[&str]) -> String {
    let (submissions, out) = (submissions.to_str().unwrap(), out.to_str().unwrap());
    let (said, code) = says(
        &course(),
        &[&["grade", submissions, "--out", out], options].concat(),
    );
    assert_eq!(code, 2, "{said}");
    in_one_line(&said)
}

#[test]
fn a_shard_is_one_of_so_many() {
    let place = place("shards");
    for shard in ["0/3", "4/3", "x", "1", "/", "1/0", "-1/3", "1/x", "1/3/5"] {
        let option = format!("--shard={shard}");
        let said = refuses(&place, &place.join("out"), &[&option]);
        let words = format!("{shard:?} is not as in 2/5, the second of five");
        assert!(said.contains(&words), "{said}");
    }
    assert!(!place.join("out").exists(), "something was written");
}

#[test]
fn what_cannot_be_graded_is_said_with_what_to_do() {
    let place = place("nothing_to_grade");
    let [empty, some] = ["empty", "some"].map(|name| place.join(name));
    fs::create_dir_all(&empty).unwrap();
    fs::create_dir_all(some.join("ann")).unwrap();
    let out = place.join("out");
    let said = refuses(&empty, &out, &[]);
    assert!(said.contains("there are no submissions in"), "{said}");
    let said = refuses(&place.join("none"), &out, &[]);
    assert!(said.contains("cannot read the submissions in"), "{said}");
    let said = refuses(&some, &some.join("out"), &[]);
    assert!(said.contains("must not lie in each other"), "{said}");
    let said = refuses(&some, &out, &["--assignment", "ch01-ex99"]);
    assert!(
        said.contains("there is no exercise \"ch01-ex99\""),
        "{said}"
    );
    let said = refuses(&some, &out, &["--seed", "x"]);
    assert!(said.contains("--seed"), "{said}");
    let points = place.join("points.toml");
    let said = refuses(&some, &out, &["--points", points.to_str().unwrap()]);
    assert!(said.contains("cannot read the points in"), "{said}");
}

#[test]
fn merging_needs_results_that_agree() {
    let place = place("merging");
    let [one, other, out] = ["one", "other", "out"].map(|name| place.join(name));
    let paths = [&one, &other, &out].map(|path| path.to_str().unwrap());
    let merge = ["grade", "merge", paths[0], paths[1], "--out", paths[2]];
    let (said, code) = says(&course(), &merge);
    assert!(
        code == 2 && in_one_line(&said).contains("there are no results in"),
        "{said}"
    );
    for (folder, fingerprint) in [(&one, "a"), (&other, "b")] {
        let result = format!(
            r#"{{"name":"ann","slug":"ann","fingerprint":"{fingerprint}","exercises":[],"notes":[],"seconds":1.0}}"#
        );
        fs::create_dir_all(folder.join("results")).unwrap();
        fs::write(folder.join("results/ann.json"), result).unwrap();
    }
    let (said, code) = says(&course(), &merge);
    assert!(
        code == 2 && in_one_line(&said).contains("disagree on ann: grade it once more"),
        "{said}"
    );
    assert!(!out.exists(), "half of it was merged");
}
