//! A handout holds what was asked for, gives nothing away, and is the same each time.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{course, in_one_line, place, says};
use course::catalog::Workspace;

/// Every file below `folder` with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn hand_out(from: &Path, to: &Path, options: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let (said, code) = says(
        from,
        &[&["handout", to.to_str().unwrap()], options].concat(),
    );
    assert_eq!(code, 0, "{said}");
    files(to)
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder)
        .args(["-c", "user.name=x", "-c", "user.email=x@localhost"]);
    assert!(git.args(arguments).output().unwrap().status.success());
}

#[test]
fn it_is_the_same_each_time_and_also_when_it_is_made_of_itself() {
    let place = place("same");
    let first = hand_out(&course(), &place.join("first"), &[]);
    let second = hand_out(&course(), &place.join("second"), &[]);
    assert!(first == second, "the same course made two handouts");
    let of_itself = hand_out(&place.join("first"), &place.join("third"), &[]);
    assert!(first == of_itself, "a handout's handout is another");
}

#[test]
fn it_keeps_what_is_given_and_nothing_that_gives_answers_away() {
    let place = place("kept");
    let handout = hand_out(&course(), &place.join("handout"), &[]);
    let given = [
        "ch04-epoll/exercises/watching.rs",
        "ch04-epoll/exercises/5_echo/driving.rs",
        "ch08-runtime/exercises/runtime/mod.rs",
        "ch05-fibers/exercises/2_round_robin/given.rs",
        "ch10-final-runtime/model/mutants.rs",
    ];
    for file in given {
        assert!(handout.contains_key(Path::new(file)), "{file} is missing");
    }
    let course = Workspace::open(&course()).unwrap();
    for exercise in course.exercises() {
        for file in &exercise.given {
            assert!(handout.contains_key(file), "{} is missing", file.display());
        }
        let secret = exercise
            .mutants
            .iter()
            .chain(&exercise.solution)
            .chain(&exercise.proof);
        for file in secret {
            assert!(
                !handout.contains_key(file),
                "{} is in there",
                file.display()
            );
            // Nor under another name.
            let text = fs::read(course.root.join(file)).unwrap();
            let copy = handout.iter().find(|(_, bytes)| **bytes == text);
            assert_eq!(
                copy.map(|(name, _)| name),
                None,
                "that is {}",
                file.display()
            );
        }
    }
}

#[test]
fn it_can_be_of_some_chapters_and_exercises_without_hints() {
    let place = place("some");
    let to = place.join("handout");
    let options = ["--chapters", "ch01,ch08", "--assignments", "--no-hints"];
    hand_out(&course(), &to, &options);
    let handout = Workspace::open(&to).unwrap();
    let chapters: Vec<_> = handout
        .chapters
        .iter()
        .map(|chapter| &*chapter.id)
        .collect();
    assert_eq!(
        chapters,
        ["ch01", "ch04", "ch07", "ch08"],
        "ch08 is built on ch04 and ch07"
    );
    for exercise in handout.exercises() {
        assert!(exercise.page.is_assignment && exercise.page.hints.is_empty());
        assert!(["ch01-os-basics", "ch08-runtime"].contains(&&*exercise.package));
    }
    assert!(handout.exercises().count() >= 2);

    // Its manifests and its lock file agree.
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(&to)
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        // Others' crates are not here, unless somebody asked for them.
        .args(["--filter-platform", "host-tuple"]);
    let output = cargo.output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
}

#[test]
fn a_starter_that_somebody_solved_is_handed_out_as_it_was() {
    let place = place("solved");
    let (mine, theirs) = (place.join("mine"), place.join("theirs"));
    let before = hand_out(&course(), &mine, &[]);
    let starter = mine.join("ch07-coroutines/exercises/1_countdown/starter.rs");
    fs::write(starter, "// my answer\n").unwrap();
    let after = hand_out(&mine, &theirs, &[]);
    assert!(before == after);
}

#[test]
fn an_exercise_that_only_this_copy_has_is_handed_out_too() {
    let place = place("added");
    let (mine, theirs) = (place.join("mine"), place.join("theirs"));
    let before = hand_out(&course(), &mine, &[]);
    // A clone that is ahead of what it was cloned from.
    fs::remove_dir_all(mine.join(".course")).unwrap();
    let added = "ch07-coroutines/exercises/1_countdown/starter.rs";
    let git = |arguments: &[&str]| git(&mine, arguments);
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["add", "."]);
    git(&["rm", "--quiet", "--cached", added]);
    git(&["commit", "--quiet", "--message", "theirs"]);
    git(&["update-ref", "refs/remotes/origin/HEAD", "HEAD"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "mine"]);
    fs::write(mine.join(added), "// my answer\n").unwrap();
    let after = hand_out(&mine, &theirs, &[]);
    assert!(before == after);
}

#[test]
fn files_that_git_was_not_told_of_are_left_out_and_named() {
    let place = place("untold");
    let mine = place.join("mine");
    hand_out(&course(), &mine, &[]);
    git(&mine, &["init", "--quiet", "--initial-branch", "main"]);
    git(&mine, &["add", "."]);
    git(&mine, &["commit", "--quiet", "--message", "mine"]);
    let new = "ch07-coroutines/exercises/1_countdown/more.rs";
    let [solution, beside] = [
        "ch07-coroutines/exercises/1_countdown/solution.rs",
        "submissions/ann/x.rs",
    ];
    fs::create_dir_all(mine.join("submissions/ann")).unwrap();
    for file in [new, solution, beside] {
        fs::write(mine.join(file), "// new\n").unwrap();
    }
    let words = format!(
        "left out, for git does not know them: {new}. If they belong to the course: git add"
    );
    let hand_out = |name: &str| {
        let to = place.join(name);
        let (said, code) = says(&mine, &["handout", to.to_str().unwrap()]);
        assert_eq!(code, 0, "{said}");
        (in_one_line(&said), to.join(new).exists())
    };
    let (said, is_there) = hand_out("without");
    assert!(said.contains(&words) && !is_there, "{said}");
    if cfg!(target_os = "linux") {
        let [from, to] = ["submissions", "out"].map(|name| place.join(name));
        fs::create_dir_all(from.join("ann")).unwrap();
        let [from, to] = [&from, &to].map(|path| path.to_str().unwrap());
        let options = ["grade", from, "--out", to, "--assignment", "ch01-ex99"];
        let (said, _) = says(&mine, &options);
        assert!(in_one_line(&said).contains(&words), "{said}");
    }
    git(&mine, &["add", new]);
    let (said, is_there) = hand_out("with");
    assert!(!said.contains("left out") && is_there, "{said}");
}

#[test]
fn what_cannot_be_handed_out_is_refused_with_a_reason() {
    let place = place("refused");
    let there = place.to_str().unwrap();
    let (said, code) = says(&course(), &["handout", there]);
    assert_eq!(code, 2);
    assert!(
        in_one_line(&said).contains("is there already: name a folder that does not exist yet"),
        "{said}"
    );
    let nothing = place.join("nothing");
    let nothing = nothing.to_str().unwrap();
    let options = [
        "handout",
        nothing,
        "--chapters",
        "ch01",
        "--assignments",
        "ch04-ex5",
    ];
    let (said, code) = says(&course(), &options);
    assert_eq!(code, 2);
    assert!(
        in_one_line(&said).contains("nothing is left for the handout"),
        "{said}"
    );
    assert!(
        fs::read_dir(&place).unwrap().next().is_none(),
        "something was left behind"
    );
}
