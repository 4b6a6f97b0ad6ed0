//! What was checked last, in one small file.
//!
//! The file is a memory aid, no record of truth: an answer counts as solved only while it is the very
//! text that passed. If the file is lost, `cargo course check --all` finds everything out again.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::check::Report;

/// The tool's own folder in a workspace.
pub(crate) const FOLDER: &str = ".course";
const FILE: &str = "progress.toml";

/// What is remembered of all exercises.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Progress {
    #[serde(default)]
    exercise: BTreeMap<String, Record>,
    /// Where it was read from.
    #[serde(skip)]
    folder: PathBuf,
}

/// What is remembered of one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Record {
    /// [`lab::fnv1a`] of the answer that was checked last, in hexadecimal digits.
    pub(crate) answer: Option<String>,
    #[serde(default)]
    pub(crate) earned: u32,
    #[serde(default)]
    pub(crate) points: u32,
    /// How many hints were read.
    #[serde(default)]
    pub(crate) hints: usize,
}

impl Progress {
    /// Reads the progress of the workspace in `root`. Where there is none it is empty; one that is
    /// damaged is put aside, which `complain` is told.
    pub(crate) fn load(root: &Path, complain: &mut dyn FnMut(String)) -> Result<Progress> {
        let folder = root.join(FOLDER);
        let file = folder.join(FILE);
        let text = match fs::read(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            result => result.with_context(|| format!("cannot read {}", file.display()))?,
        };
        let read = toml::from_slice::<Progress>(&text);
        let mut progress = read.unwrap_or_else(|_damage| {
            let aside = file.with_extension("damaged");
            let kept = fs::rename(&file, &aside).is_ok();
            let aside = if kept { aside } else { file.clone() };
            complain(format!(
                "the record of your progress is damaged; it was put aside as {}. Your answers are \
                 untouched: `cargo course check --all` checks them again",
                aside.display()
            ));
            Progress::default()
        });
        progress.folder = folder;
        Ok(progress)
    }

    pub(crate) fn of(&self, id: &str) -> Record {
        self.exercise.get(id).cloned().unwrap_or_default()
    }

    /// Remembers `report` and writes the file.
    pub(crate) fn checked(&mut self, id: &str, report: &Report) -> Result<()> {
        self.change(id, |record| {
            record.answer = Some(in_digits(report.fnv1a));
            record.earned = report.earned();
            record.points = report.points();
        })
    }

    /// Remembers that `hints` hints were read and writes the file.
    pub(crate) fn read_hints(&mut self, id: &str, hints: usize) -> Result<()> {
        self.change(id, |record| record.hints = hints)
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Record)) -> Result<()> {
        // Another terminal may have written meanwhile.
        let root = self.folder.parent().expect("inside a workspace").to_owned();
        *self = Progress::load(&root, &mut |_| {})?;
        change(self.exercise.entry(id.to_owned()).or_default());
        let text = toml::to_string(&*self)?;
        let text = format!("# What `cargo course` checked last. It may be deleted.\n{text}");
        write_aside(&self.folder.join(FILE), text.as_bytes())
    }
}

impl Record {
    /// Whether the answer that was checked is `text`, and earned all points.
    pub(crate) fn is_solved_by(&self, text: &[u8]) -> bool {
        self.has_checked(text) && self.earned == self.points
    }

    /// Whether the answer that was checked is `text`.
    pub(crate) fn has_checked(&self, text: &[u8]) -> bool {
        let is_it = |answer: &String| *answer == in_digits(lab::fnv1a(text));
        self.answer.as_ref().is_some_and(is_it)
    }
}

fn in_digits(hash: u64) -> String {
    format!("{hash:016x}")
}

/// Writes `file` so that whoever reads it finds all of it or what was there before, also if this
/// process is killed in the middle. Makes its folder.
pub(crate) fn write_aside(file: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        let folder = file.parent().expect("a file's");
        fs::create_dir_all(folder)?;
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        beside.write_all(bytes)?;
        beside.persist(file)?;
        anyhow::Ok(())
    };
    write().with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(fnv1a: u64, state: &str) -> Report {
        let text = format!(
            "{{\"fnv1a\":\"{fnv1a:016x}\"}}\n{{\"check\":\"a\",\"points\":2,\"state\":\"{state}\",\"text\":\"\"}}\n"
        );
        Report::parse(&text).unwrap()
    }

    fn load(root: &Path) -> (Progress, Vec<String>) {
        let mut complaints = Vec::new();
        let progress = Progress::load(root, &mut |words| complaints.push(words)).unwrap();
        (progress, complaints)
    }

    #[test]
    fn only_the_text_that_passed_is_solved() {
        let root = tempfile::tempdir().unwrap();
        let (mut progress, _) = load(root.path());
        progress
            .checked("x", &report(lab::fnv1a(b"right"), "passed"))
            .unwrap();
        progress.read_hints("x", 2).unwrap();
        let (progress, complaints) = load(root.path());
        assert!(progress.of("x").is_solved_by(b"right"));
        assert!(!progress.of("x").is_solved_by(b"changed"));
        assert_eq!((progress.of("x").hints, progress.of("y").hints), (2, 0));
        assert!(complaints.is_empty());
    }

    #[test]
    fn a_text_that_failed_is_not_solved() {
        let root = tempfile::tempdir().unwrap();
        let (mut progress, _) = load(root.path());
        progress
            .checked("x", &report(lab::fnv1a(b"wrong"), "failed"))
            .unwrap();
        assert!(progress.of("x").has_checked(b"wrong") && !progress.of("x").is_solved_by(b"wrong"));
    }

    #[test]
    fn what_another_terminal_wrote_is_kept() {
        let root = tempfile::tempdir().unwrap();
        let ((mut one, _), (mut other, _)) = (load(root.path()), load(root.path()));
        one.read_hints("x", 1).unwrap();
        other.read_hints("y", 2).unwrap();
        let (progress, _) = load(root.path());
        assert_eq!((progress.of("x").hints, progress.of("y").hints), (1, 2));
    }

    #[test]
    fn a_damaged_file_is_put_aside_and_told_of() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(FOLDER).join(FILE);
        write_aside(&file, b"[exercise.x]\nhin").unwrap();
        let (progress, complaints) = load(root.path());
        assert_eq!((progress.of("x").hints, complaints.len()), (0, 1));
        assert_eq!(
            fs::read(file.with_extension("damaged")).unwrap(),
            b"[exercise.x]\nhin"
        );
        assert!(!file.exists());
    }
}
