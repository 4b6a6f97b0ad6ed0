//! What answers are laid into: the course as it is handed out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::submission::Handout;
use crate::catalog::{Exercise, Workspace};
use crate::handout::tree;
use crate::learner::Desk;

/// The course, and what of it is graded.
#[derive(Debug)]
pub(super) struct Course {
    /// What is graded.
    pub(super) exercises: Vec<Exercise>,
    /// All exercises' names.
    pub(super) known: Vec<String>,
    /// The hash of each file that is handed out.
    pub(super) handout: Handout,
    /// Of all of them together.
    pub(super) hash: u64,
    files: BTreeMap<String, Vec<u8>>,
}

impl Course {
    /// Reads the course at `desk`. `wanted` names exercises and chapters; all, if it is empty.
    ///
    /// # Errors
    /// Fails if the course cannot be read, or there is nothing of such a name.
    pub(super) fn read(desk: &Desk, wanted: &[String]) -> Result<Course> {
        let workspace = &desk.workspace;
        tree::complain_of_new(&workspace.root);
        let mut files = BTreeMap::new();
        for path in tree::files(&workspace.root)? {
            if !tree::gives_away(&path) {
                let bytes = fs::read(workspace.root.join(&path))
                    .with_context(|| format!("cannot read {}", path.display()))?;
                files.insert(path.to_string_lossy().into_owned(), bytes);
            }
        }
        // Whoever grades may have begun on an answer, too.
        for exercise in workspace.exercises() {
            let starter = desk.originals.read(exercise)?;
            files.insert(exercise.answer.to_string_lossy().into_owned(), starter);
        }
        let hash = |bytes: &Vec<u8>| lab::fnv1a(bytes);
        let hashes = files
            .iter()
            .map(|(path, bytes)| (path.clone(), hash(bytes)));
        let handout: Handout = hashes.collect();
        let known = workspace.exercises().map(|exercise| exercise.id.clone());
        Ok(Course {
            exercises: select(workspace, wanted)?,
            known: known.collect(),
            hash: lab::fnv1a(format!("{handout:?}").as_bytes()),
            handout,
            files,
        })
    }

    /// Writes a fresh copy to `folder`. All of its files are new, whatever was there before.
    ///
    /// # Errors
    /// Fails if it cannot be written.
    pub(super) fn copy_to(&self, folder: &Path) -> Result<()> {
        let _ = fs::remove_dir_all(folder);
        for (path, bytes) in &self.files {
            let to = folder.join(path);
            fs::create_dir_all(to.parent().expect("below the folder"))
                .and_then(|()| fs::write(&to, bytes))
                .with_context(|| format!("cannot write {}", to.display()))?;
        }
        Ok(())
    }
}

fn select(workspace: &Workspace, wanted: &[String]) -> Result<Vec<Exercise>> {
    let mut ids = Vec::new();
    for words in wanted {
        match workspace.exercise(words) {
            Ok(exercise) => ids.push(exercise.id.clone()),
            // Not an exercise: a whole chapter?
            Err(error) if words.contains("-ex") => return Err(error),
            Err(_) => {
                let chapter = workspace.chapter(words)?;
                ids.extend(chapter.exercises.iter().map(|exercise| exercise.id.clone()));
            }
        }
    }
    let is_wanted = |exercise: &&Exercise| wanted.is_empty() || ids.contains(&exercise.id);
    let exercises: Vec<_> = workspace.exercises().filter(is_wanted).cloned().collect();
    if exercises.is_empty() {
        bail!("there is nothing to grade in {}", wanted.join(", "));
    }
    Ok(exercises)
}
