//! Which files the course consists of, and which of them give answers away.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::original::git;
use crate::progress;

/// What is no part of the course itself: what tools leave behind, and what proves the course.
const APART: [&str; 5] = [".git", "target", progress::FOLDER, ".ci", ".github"];

/// The files below `root`, in order: those that git knows, or all of them where there is no git.
pub(crate) fn files(root: &Path) -> Result<Vec<PathBuf>> {
    // A copy may lie inside of a repository that knows nothing of it: no name then.
    let names = git(root, &["ls-files", "-z"]).filter(|names| !names.is_empty());
    let mut files = match names {
        Some(names) => {
            let names = names
                .split(|byte| *byte == 0)
                .filter(|name| !name.is_empty());
            names
                .map(|name| String::from_utf8_lossy(name).into_owned().into())
                .collect()
        }
        None => {
            let mut files = Vec::new();
            walk(root, Path::new(""), &mut files)?;
            files
        }
    };
    files.retain(|file: &PathBuf| {
        let is_apart = file
            .iter()
            .any(|part| APART.iter().any(|apart| part == *apart));
        !is_apart && root.join(file).is_file()
    });
    files.sort();
    Ok(files)
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
