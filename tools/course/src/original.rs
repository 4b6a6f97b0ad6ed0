//! Starters as they were handed out.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, str};

use anyhow::{Context, Result};

use crate::catalog::{Exercise, Workspace};
use crate::progress::{self, write_aside};

/// Copies of the starters, in the tool's folder: what a handout carries.
pub(crate) const STARTERS: &str = "starters";

/// Where the starters that nobody has edited come from.
#[derive(Debug)]
pub(crate) struct Originals {
    root: PathBuf,
    source: Source,
    /// The answers that are not as git has them: asked for once, for git takes its time.
    changed: Vec<PathBuf>,
}

#[derive(Debug)]
enum Source {
    Copies,
    /// The commit of the course that the learner's work is based on.
    Git(String),
}

impl Originals {
    /// A handout has copies, and a clone its history. None, if `root` has neither.
    pub(crate) fn find(root: &Path) -> Option<Originals> {
        let (source, changed) = if root.join(progress::FOLDER).join(STARTERS).is_dir() {
            (Source::Copies, Vec::new())
        } else {
            let commit = base(root)?;
            let changed = changed_since(root, &commit);
            (Source::Git(commit), changed)
        };
        Some(Originals {
            root: root.to_owned(),
            source,
            changed,
        })
    }

    /// Copies the starters of a folder that has neither: this is the first time that the tool sees it.
    pub(crate) fn copy(workspace: &Workspace) -> Result<Originals> {
        let folder = workspace.root.join(progress::FOLDER).join(STARTERS);
        for exercise in workspace.exercises() {
            let file = workspace.root.join(&exercise.answer);
            let text =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            write_aside(&copy_of(&folder, &exercise.id), &text)?;
        }
        Ok(Originals {
            root: workspace.root.clone(),
            source: Source::Copies,
            changed: Vec::new(),
        })
    }

    /// Whether `text` is the starter of `exercise`.
    pub(crate) fn has(&self, exercise: &Exercise, text: &[u8]) -> bool {
        match &self.source {
            Source::Copies => self.read(exercise).is_ok_and(|original| original == text),
            Source::Git(_) => !self.changed.contains(&exercise.answer),
        }
    }

    /// The starter of `exercise`.
    ///
    /// # Errors
    /// Fails if it is not there any more.
    pub(crate) fn read(&self, exercise: &Exercise) -> Result<Vec<u8>> {
        let id = &exercise.id;
        match &self.source {
            Source::Copies => {
                let file = copy_of(&self.root.join(progress::FOLDER).join(STARTERS), id);
                fs::read(&file).with_context(|| {
                    let file = file.display();
                    format!("the starter of {id} is not in {file}: take it from the handout")
                })
            }
            Source::Git(_) if !self.changed.contains(&exercise.answer) => {
                let file = self.root.join(&exercise.answer);
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
            }
            Source::Git(commit) => {
                let path = exercise.answer.to_string_lossy().replace('\\', "/");
                // An exercise that was added since is as it was committed.
                let mut commits = [commit, "HEAD"].into_iter();
                let show = |commit| git(&self.root, &["show", &format!("{commit}:./{path}")]);
                commits
                    .find_map(show)
                    .with_context(|| format!("git has no {path}: add and commit it"))
            }
        }
    }
}

/// `…/.course/starters/ch04-ex2.rs`.
pub(crate) fn copy_of(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.rs"))
}

/// The newest commit that both the course and the learner have. Without a remote it is the branch
/// `main`, and without that one what is checked out.
fn base(root: &Path) -> Option<String> {
    // A copy may lie inside of a repository that knows nothing of it.
    git(root, &["ls-files", "--error-unmatch", "Cargo.toml"])?;
    let remotes = ["upstream/HEAD", "origin/HEAD", "main", "HEAD"];
    remotes.iter().find_map(|theirs| {
        let commit = git(root, &["merge-base", "HEAD", theirs])?;
        Some(str::from_utf8(&commit).ok()?.trim().to_owned())
    })
}

/// Answers that differ from those in `commit`, as seen from `root`. Files that were added since differ
/// if they are not as they were committed.
fn changed_since(root: &Path, commit: &str) -> Vec<PathBuf> {
    let (added, mut changed) = differences(root, commit);
    if !added.is_empty() {
        let (_, edited) = differences(root, "HEAD");
        changed.extend(added.into_iter().filter(|file| edited.contains(file)));
    }
    changed
}

/// The answers that were added since `commit`, and those that differ otherwise.
fn differences(root: &Path, commit: &str) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let options = ["--relative", "--no-renames", "--name-status", "-z"];
    // Answers alone: git looks at no other file then.
    let answers = [commit, "--", ":(glob)*/exercises/*/starter.rs"];
    let listed = git(root, &[&["diff"], &options[..], &answers].concat()).unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed);
    let mut words = listed.split_terminator('\0');
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    while let (Some(status), Some(file)) = (words.next(), words.next()) {
        let list = match status {
            "A" => &mut added,
            _ => &mut changed,
        };
        list.push(file.into());
    }
    (added, changed)
}

/// What git prints, if it is there and succeeds.
pub(crate) fn git(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output();
    output
        .ok()
        .filter(|output| output.status.success())
        .map(|output| output.stdout)
}
