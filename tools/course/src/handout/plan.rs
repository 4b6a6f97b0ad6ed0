//! What a handout is to hold, and which parts of the tree that takes.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, ensure};
use clap::Args;

use super::manifests;
use crate::catalog::{Exercise, Workspace};

/// What an instructor asks for.
#[derive(Args, Debug, Default)]
pub(crate) struct Plan {
    /// Only these chapters, and what they are built on: ch01,ch04
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    chapters: Vec<String>,
    /// Only these exercises: ch04-ex5,ch05-ex5. Without a list, all assignments
    #[arg(long, value_name = "LIST", value_delimiter = ',', num_args = 0..=1,
          default_missing_value = ALL)]
    assignments: Vec<String>,
    /// Leave the hints out
    #[arg(long)]
    no_hints: bool,
}

/// Stands for every exercise whose README calls it an assignment.
const ALL: &str = "all";

/// What goes into a handout.
#[derive(Debug)]
pub(super) struct Selection {
    /// Folders of chapters.
    pub(super) chapters: BTreeSet<String>,
    pub(super) exercises: Vec<Exercise>,
    /// Folders of exercises that are left out.
    left_out: Vec<Exercise>,
    /// Folders of chapters that are left out.
    pub(super) dropped: BTreeSet<String>,
    pub(super) hints: bool,
}

impl Selection {
    pub(super) fn of(workspace: &Workspace, plan: &Plan) -> Result<Selection> {
        let mut asked = BTreeSet::new();
        for words in &plan.chapters {
            asked.insert(workspace.chapter(words)?.package.clone());
        }
        let named = named(workspace, &plan.assignments)?;
        let is_wanted = |exercise: &Exercise| {
            (asked.is_empty() || asked.contains(&exercise.package))
                && named.as_ref().is_none_or(|ids| ids.contains(&exercise.id))
        };
        let all = workspace.exercises().cloned();
        let (exercises, left_out): (Vec<_>, Vec<_>) = all.partition(is_wanted);
        ensure!(
            !exercises.is_empty(),
            "nothing is left for the handout: none of these exercises is in these chapters"
        );
        if asked.is_empty() && named.is_some() {
            asked = exercises
                .iter()
                .map(|exercise| exercise.package.clone())
                .collect();
        }
        let everything: BTreeSet<_> = workspace
            .chapters
            .iter()
            .map(|c| c.package.clone())
            .collect();
        let chapters = match asked.is_empty() {
            true => everything.clone(),
            false => manifests::with_what_they_are_built_on(workspace, asked)?,
        };
        Ok(Selection {
            dropped: everything.difference(&chapters).cloned().collect(),
            chapters,
            exercises,
            left_out,
            hints: !plan.no_hints,
        })
    }

    /// Whether the file at `path`, as seen from the workspace, has its place in the handout.
    pub(super) fn keeps(&self, path: &Path) -> bool {
        let top = path.iter().next().unwrap_or_default().to_string_lossy();
        let is_dropped = self.dropped.contains(&*top)
            // It is built on all chapters.
            || (!self.dropped.is_empty() && path.starts_with("tools/bench"));
        !is_dropped
            && !self
                .left_out
                .iter()
                .any(|exercise| path.starts_with(&exercise.folder))
    }

    /// The names of the exercises of the chapter in `folder` that are left out.
    pub(super) fn left_out_of(&self, folder: &str) -> impl Iterator<Item = &str> {
        let of_folder = move |exercise: &&Exercise| exercise.folder.starts_with(folder);
        self.left_out
            .iter()
            .filter(of_folder)
            .map(|exercise| &*exercise.id)
    }
}

fn named(workspace: &Workspace, list: &[String]) -> Result<Option<BTreeSet<String>>> {
    let mut ids = BTreeSet::new();
    for words in list {
        if words == ALL {
            let assignments = workspace.exercises().filter(|it| it.page.is_assignment);
            ids.extend(assignments.map(|exercise| exercise.id.clone()));
        } else {
            ids.insert(workspace.exercise(words)?.id.clone());
        }
    }
    Ok(Some(ids).filter(|ids| !ids.is_empty()))
}
