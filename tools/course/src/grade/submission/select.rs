//! Which of a submission's files are answers, and what else in it is not as it was handed out.
//!
//! An answer is taken from its place in the tree. The tree may lie in other folders, as zips that
//! platforms make have it: then there has to be only one such place. If there is none, a file named
//! for the exercise (`ch01-ex1.rs`) or in a folder named as the exercise's (`1_getpid/starter.rs`) is
//! taken, if there is only one of them, too.

use std::collections::BTreeMap;

use super::{Contents, File};
use crate::catalog::Exercise;

/// More notes of a kind than this are summed up.
const MOST_NOTES: usize = 30;

/// The hash of every file that was handed out, by its path with `/` between folders.
pub(in crate::grade) type Handout = BTreeMap<String, u64>;

/// What a submission holds for one exercise.
#[derive(Debug, Eq, PartialEq)]
pub(in crate::grade) enum Answer {
    /// Its text.
    Text(String),
    /// The starter as it was handed out.
    Starter,
    /// There is none.
    Missing,
    /// There is something that cannot be an answer. Says why.
    Refused(String),
}

/// Finds the answer to each of `exercises`, and adds to the notes what else differs from `handout`.
pub(in crate::grade) fn select(
    contents: &mut Contents,
    exercises: &[Exercise],
    handout: &Handout,
) -> Vec<Answer> {
    let mut answers = Vec::new();
    for exercise in exercises {
        let path = slashed(&exercise.answer);
        answers.push(match find(contents, exercise) {
            Ok(None) => Answer::Missing,
            Ok(Some(found)) => read(&contents.files[&found], handout.get(&path)),
            Err(words) => Answer::Refused(words),
        });
    }
    let notes = differences(contents, handout);
    contents.notes.extend(notes);
    answers
}

/// The path of the answer's file.
fn find(contents: &Contents, exercise: &Exercise) -> Result<Option<String>, String> {
    let path = slashed(&exercise.answer);
    if contents.files.contains_key(&path) {
        return Ok(Some(path));
    }
    let folder = exercise
        .folder
        .file_name()
        .expect("1_name")
        .to_string_lossy();
    let elsewhere = format!("{folder}/starter.rs");
    for ending in [path, format!("{}.rs", exercise.id), elsewhere] {
        let is_it = |file: &&String| {
            let before = file.strip_suffix(&*ending);
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let found: Vec<_> = contents.files.keys().filter(is_it).collect();
        match *found {
            [] => {}
            [one] => return Ok(Some(one.clone())),
            [one, other, ..] => {
                return Err(format!(
                    "{one} and {other} could both be the answer: hand in one"
                ));
            }
        }
    }
    Ok(None)
}

fn read(file: &File, starter: Option<&u64>) -> Answer {
    let bytes = match file {
        File::Bytes(bytes) => bytes,
        File::TooLarge(size) => {
            return Answer::Refused(format!("it is {size} bytes long: no answer is"));
        }
    };
    if starter == Some(&lab::fnv1a(bytes)) {
        return Answer::Starter;
    }
    match str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Answer::Refused("the file is empty".to_owned()),
        Ok(text) => Answer::Text(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            Answer::Refused(format!(
                "it is not UTF-8: byte {at} cannot stand where it does"
            ))
        }
    }
}

/// What was changed, added and removed, other than answers.
fn differences(contents: &Contents, handout: &Handout) -> Vec<String> {
    let prefix = prefix(contents, handout);
    let (mut changed, mut added, mut removed) = (Vec::new(), Vec::new(), Vec::new());
    for (path, file) in &contents.files {
        let own = path.strip_prefix(&prefix).unwrap_or(path);
        match (handout.get(own), file) {
            _ if is_answer(own) => {}
            (Some(hash), File::Bytes(bytes)) if lab::fnv1a(bytes) == *hash => {}
            (Some(_), _) => changed.push(own),
            (None, _) => added.push(own),
        }
    }
    // Of folders that hold more than answers: most hand in a part.
    let folder_of = |path: &str| {
        path.rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned()
    };
    let handed_in: std::collections::BTreeSet<_> = contents
        .files
        .keys()
        .filter_map(|path| path.strip_prefix(&prefix))
        .filter(|path| handout.contains_key(*path) && !is_answer(path))
        .map(folder_of)
        .collect();
    for path in handout.keys() {
        let is_there = contents.files.contains_key(&format!("{prefix}{path}"));
        if !is_there && !is_answer(path) && handed_in.contains(&folder_of(path)) {
            removed.push(&**path);
        }
    }
    let kinds = [("changed", changed), ("added", added), ("removed", removed)];
    kinds
        .into_iter()
        .filter_map(|(what, paths)| sum_up(what, &paths))
        .collect()
}

/// One of the course's answer files; whether it is to be graded now is another matter.
fn is_answer(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name == "starter.rs" || name.starts_with("ch") && name.contains("-ex") && name.ends_with(".rs")
}

fn sum_up(what: &str, paths: &[&str]) -> Option<String> {
    let shown: Vec<_> = paths.iter().take(MOST_NOTES).copied().collect();
    let rest = paths.len() - shown.len();
    let and = if rest > 0 {
        format!(", and {rest} more")
    } else {
        String::new()
    };
    (!paths.is_empty()).then(|| format!("{what}, not used: {}{and}", shown.join(", ")))
}

/// The folders that the tree lies in: those before the file that is most surely one of its own.
fn prefix(contents: &Contents, handout: &Handout) -> String {
    let is_deep = |path: &&String| path.matches('/').count() >= 2;
    let known: Vec<_> = handout.keys().filter(is_deep).collect();
    let mut prefixes = contents.files.keys().filter_map(|file| {
        let own = known.iter().find(|path| file.ends_with(path.as_str()))?;
        file.strip_suffix(own.as_str())
            .filter(|it| it.is_empty() || it.ends_with('/'))
    });
    prefixes.next().unwrap_or_default().to_owned()
}

fn slashed(path: &std::path::Path) -> String {
    path.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}
