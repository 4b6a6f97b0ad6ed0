//! A workspace for learners: starters and checks, without what would give the answers away.
//!
//! It is the course's tree less solutions, mutants and proofs, with every starter as it was handed
//! out. The same course and the same plan make the same bytes.

mod manifests;
mod plan;
pub(crate) mod tree;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::catalog::{self, Workspace};
use crate::original::{Originals, STARTERS, copy_of};
use crate::progress;
pub(crate) use plan::Plan;
use plan::Selection;

/// Writes a handout of `workspace` to the folder `to`, and tells what is in it.
pub(crate) fn write(
    workspace: &Workspace,
    originals: &Originals,
    plan: &Plan,
    to: &Path,
) -> Result<String> {
    ensure!(
        !to.exists(),
        "{} is there already: name a folder that does not exist yet",
        to.display()
    );
    let selection = Selection::of(workspace, plan)?;
    tree::complain_of_new(&workspace.root);
    let parent = match to.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    // Written beside and renamed, so that a handout is there whole or not at all.
    let beside = tempfile::Builder::new()
        .prefix(".handout-")
        .tempdir_in(parent)
        .with_context(|| format!("cannot write into {}", parent.display()))?;
    let root = beside.path();
    copy(workspace, originals, &selection, root)?;
    manifests::reduce(workspace, &selection, root)?;
    let handout = look_over(root, &selection)?;
    let kept = beside.keep();
    fs::rename(&kept, to).with_context(|| format!("cannot name the handout {}", to.display()))?;
    readable(to)?;
    Ok(summary(&handout, to))
}

fn copy(
    workspace: &Workspace,
    originals: &Originals,
    selection: &Selection,
    root: &Path,
) -> Result<()> {
    for path in tree::files(&workspace.root)? {
        if tree::gives_away(&path) || !selection.keeps(&path) {
            continue;
        }
        let (from, to) = (workspace.root.join(&path), root.join(&path));
        let copied =
            fs::create_dir_all(to.parent().expect("a file's")).and_then(|()| fs::copy(&from, &to));
        copied.with_context(|| format!("cannot copy {}", from.display()))?;
    }
    for exercise in &selection.exercises {
        let starter = originals.read(exercise)?;
        progress::write_aside(&root.join(&exercise.answer), &starter)?;
        let copies = root.join(progress::FOLDER).join(STARTERS);
        progress::write_aside(&copy_of(&copies, &exercise.id), &starter)?;
        if !selection.hints {
            let readme = root.join(&exercise.folder).join("README.md");
            let text = fs::read_to_string(&readme)?;
            progress::write_aside(&readme, catalog::without_hints(&text).as_bytes())?;
        }
    }
    Ok(())
}

/// Reads the handout as a learner's tool will, and makes sure that it is what was asked for.
fn look_over(root: &Path, selection: &Selection) -> Result<Workspace> {
    let handout = Workspace::open(root).context("the handout does not hold together")?;
    let ids = |exercises: &mut dyn Iterator<Item = &catalog::Exercise>| -> Vec<String> {
        exercises.map(|exercise| exercise.id.clone()).collect()
    };
    let (asked, there) = (
        ids(&mut selection.exercises.iter()),
        ids(&mut handout.exercises()),
    );
    ensure!(
        asked == there,
        "the handout has {there:?} where {asked:?} was asked for"
    );
    for exercise in handout.exercises() {
        if exercise.solution.is_some() || exercise.proof.is_some() || !exercise.mutants.is_empty() {
            bail!("the handout gives the answer to {} away", exercise.id);
        }
    }
    Ok(handout)
}

/// Temporary folders and files are their maker's alone; a handout is for others.
fn readable(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
        set(folder, 0o755)?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let data = fs::symlink_metadata(&path)?;
            if data.is_dir() {
                readable(&path)?;
            } else {
                let runs = data.permissions().mode() & 0o100;
                set(&path, if runs == 0 { 0o644 } else { 0o755 })?;
            }
        }
    }
    let _ = folder;
    Ok(())
}

fn summary(handout: &Workspace, to: &Path) -> String {
    let mut text = format!("Wrote {}:\n", to.display());
    let (mut count, mut points, mut minutes) = (0, 0, 0);
    for chapter in &handout.chapters {
        let ids: Vec<_> = chapter
            .exercises
            .iter()
            .map(|exercise| &*exercise.id)
            .collect();
        let ids = if ids.is_empty() {
            "to read"
        } else {
            &ids.join(", ")
        };
        let _ = writeln!(text, "    {}: {ids}", chapter.id);
        for exercise in &chapter.exercises {
            count += 1;
            points += exercise.page.points;
            minutes += exercise.page.minutes;
        }
    }
    let _ = writeln!(
        text,
        "{count} exercises, {points} points, about {} hours. In there:\n    cargo course",
        minutes.div_ceil(60)
    );
    text
}
