//! Manifests of a workspace that lacks some chapters or exercises.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::plan::Selection;
use crate::catalog::Workspace;
use crate::check::cargo;
use crate::progress::write_aside;

#[derive(Deserialize)]
struct Root {
    workspace: Shared,
}

#[derive(Deserialize)]
struct Shared {
    dependencies: BTreeMap<String, toml::Value>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Uses {
    dependencies: BTreeMap<String, toml::Value>,
    dev_dependencies: BTreeMap<String, toml::Value>,
}

/// `chapters`, and all chapters that those need to be built, by folder.
pub(super) fn with_what_they_are_built_on(
    workspace: &Workspace,
    chapters: BTreeSet<String>,
) -> Result<BTreeSet<String>> {
    let folders = folders_of_packages(&workspace.root)?;
    let is_chapter = |folder: &String| workspace.chapters.iter().any(|c| c.package == *folder);
    let mut all = BTreeSet::new();
    let mut to_do: Vec<_> = chapters.into_iter().collect();
    while let Some(folder) = to_do.pop() {
        let uses: Uses = read(&workspace.root.join(&folder).join("Cargo.toml"))?;
        let uses = uses
            .dependencies
            .into_keys()
            .chain(uses.dev_dependencies.into_keys());
        let needed = uses
            .filter_map(|name| folders.get(&name).cloned())
            .filter(is_chapter);
        to_do.extend(needed.filter(|needed| !all.contains(needed) && *needed != folder));
        all.insert(folder);
    }
    Ok(all)
}

/// The workspace's own packages, and the first part of their paths.
fn folders_of_packages(root: &Path) -> Result<BTreeMap<String, String>> {
    let manifest: Root = read(&root.join("Cargo.toml"))?;
    let own = manifest.workspace.dependencies.into_iter();
    let own = own.filter_map(|(name, value)| {
        let path = PathBuf::from(value.get("path")?.as_str()?);
        Some((name, path.iter().next()?.to_str()?.to_owned()))
    });
    Ok(own.collect())
}

/// Takes out of the handout's manifests what the handout does not have.
pub(super) fn reduce(workspace: &Workspace, selection: &Selection, root: &Path) -> Result<()> {
    for folder in &selection.chapters {
        let file = root.join(folder).join("Cargo.toml");
        let mut text = fs::read_to_string(&file)?;
        for id in selection.left_out_of(folder) {
            text = without_test(&text, id)
                .with_context(|| format!("{} has no [[test]] {id}", file.display()))?;
        }
        write_aside(&file, text.as_bytes())?;
    }
    if selection.dropped.is_empty() {
        return Ok(());
    }
    let file = root.join("Cargo.toml");
    let text = fs::read_to_string(&file)?;
    let is_dropped = |line: &&str| {
        let member = line.trim().trim_start_matches('"');
        let folder = member.split(['"', '/']).next().unwrap_or_default();
        line.starts_with("    \"") && selection.dropped.contains(folder)
    };
    let lines: Vec<_> = text.lines().filter(|line| !is_dropped(line)).collect();
    write_aside(&file, format!("{}\n", lines.join("\n")).as_bytes())?;
    let _ = workspace;
    reduce_lock(root)
}

/// The lock file without what nobody uses any more. Versions stay as they are.
fn reduce_lock(root: &Path) -> Result<()> {
    let mut command = Command::new(cargo());
    command.current_dir(root);
    command.args(["update", "--workspace", "--offline", "--quiet"]);
    let output = command
        .output()
        .context("cannot start cargo: is it on the PATH?")?;
    ensure!(
        output.status.success(),
        "cargo cannot write a lock file for the handout; build the course once, and try again. It \
         said:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// `manifest` less the table of test `id`.
fn without_test(manifest: &str, id: &str) -> Option<String> {
    let begin = manifest.find(&format!("[[test]]\nname = \"{id}\"\n"))?;
    let rest = &manifest[begin + 1..];
    let end = rest
        .find("\n[")
        .map_or(manifest.len(), |end| begin + 1 + end + 1);
    Some(format!("{}{}", &manifest[..begin], &manifest[end..]))
}

fn read<T: for<'de> Deserialize<'de>>(file: &Path) -> Result<T> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is no manifest", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_test_goes_and_the_others_stay() {
        let table = |id| format!("[[test]]\nname = \"{id}\"\npath = \"p\"\ntest = false\n\n");
        let (one, two) = (table("ch01-ex1"), table("ch01-ex2"));
        let manifest = format!("[package]\nname = \"a\"\n\n{one}{two}[lints]\nworkspace = true\n");
        let without = without_test(&manifest, "ch01-ex1").unwrap();
        assert_eq!(without, manifest.replace(&one, ""));
        let last = format!("{one}{}", two.trim_end());
        assert_eq!(without_test(&last, "ch01-ex2").unwrap(), one);
        assert_eq!(without_test(&manifest, "ch01-ex3"), None);
    }
}
