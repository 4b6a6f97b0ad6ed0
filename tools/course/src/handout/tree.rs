//! Which files the course consists of, and which of them give answers away.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::original::git;
use crate::progress;
use crate::text::complain;

/// What is no part of the course itself: what tools leave behind, and what proves the course.
const APART: [&str; 5] = [".git", "target", progress::FOLDER, ".ci", ".github"];

/// The files below `root`, in order: those that git knows, or all of them where there is no git.
pub(crate) fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = known(root);
    if files.is_empty() {
        walk(root, Path::new(""), &mut files)?;
    }
    files.retain(|file| !is_apart(file) && root.join(file).is_file());
    files.sort();
    Ok(files)
}

/// Says which new files [`files`] leaves out, for nobody has told git of them. What lies beside the
/// course's folders may be anything, and is not named.
pub(crate) fn complain_of_new(root: &Path) {
    let known = known(root);
    let in_folder = |file: &&PathBuf| file.iter().nth(1).is_some();
    let folders: BTreeSet<_> = known
        .iter()
        .filter(in_folder)
        .map(|it| it.iter().next())
        .collect();
    let is_ours = |file: &PathBuf| {
        let first = file.iter().next();
        let is_crate = first.is_some_and(|first| root.join(first).join("Cargo.toml").is_file());
        (folders.contains(&first) || is_crate) && !is_apart(file) && !gives_away(file)
    };
    let mut new = listed(root, &["--others", "--exclude-standard"]);
    new.retain(is_ours);
    // Where git knows nothing, nothing is left out.
    if known.is_empty() || new.is_empty() {
        return;
    }
    let shown: Vec<_> = new
        .iter()
        .take(3)
        .map(|file| file.to_string_lossy())
        .collect();
    let more = match new.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let shown = shown.join(", ");
    complain(&format!(
        "left out, for git does not know them: {shown}{more}. If they belong to the course: git add"
    ));
}

/// The files that git knows. A copy may lie inside of a repository that knows nothing of it: none then.
fn known(root: &Path) -> Vec<PathBuf> {
    listed(root, &[])
}

fn listed(root: &Path, options: &[&str]) -> Vec<PathBuf> {
    let names = git(root, &[&["ls-files", "-z"], options].concat()).unwrap_or_default();
    let names = names
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty());
    names
        .map(|name| String::from_utf8_lossy(name).into_owned().into())
        .collect()
}

fn is_apart(file: &Path) -> bool {
    file.iter()
        .any(|part| APART.iter().any(|apart| part == *apart))
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(root.join(folder));
    for entry in entries.with_context(|| format!("cannot read {}", root.join(folder).display()))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if APART.iter().any(|apart| entry.file_name() == *apart) {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => walk(root, &path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// Solutions, mutants, what proves them, and this tool's tests, which need them.
pub(crate) fn gives_away(path: &Path) -> bool {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let parts: Vec<_> = parts.iter().map(|part| &**part).collect();
    matches!(
        parts[..],
        [_, "exercises", _, "solution.rs" | "proof.rs"]
            | [_, "exercises", _, "mutants", ..]
            | [_, "tests", "proof.rs"]
            | ["tools", "course", "tests", ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_given_away_and_what_is_given_is_not() {
        let gives_away = |path| gives_away(Path::new(path));
        assert!(gives_away("ch04-epoll/exercises/5_echo/solution.rs"));
        assert!(gives_away(
            "ch04-epoll/exercises/5_echo/mutants/reads_once.rs"
        ));
        assert!(gives_away("ch04-epoll/exercises/5_echo/proof.rs"));
        assert!(gives_away("ch04-epoll/tests/proof.rs"));
        assert!(gives_away("tools/course/tests/terminal.rs"));
        assert!(!gives_away("ch04-epoll/exercises/5_echo/kernel.rs"));
        assert!(!gives_away("ch04-epoll/exercises/watching.rs"));
        assert!(!gives_away("ch08-runtime/exercises/runtime/mod.rs"));
        assert!(!gives_away("ch10-final-runtime/model/mutants.rs"));
        assert!(!gives_away("tools/lab/src/exercise/proof.rs"));
    }
}
