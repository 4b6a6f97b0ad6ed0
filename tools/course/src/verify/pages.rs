//! What READMEs must have, as far as text tells. That every exercise has one, with its points and
//! minutes, is sure already: without it the course could not be read.
//!
//! Code blocks are run by the tests, so that here it is enough to see that they are: `console` blocks
//! by `tests/readme.rs`, `rust` blocks as documentation tests, for the README is the crate's page.

use std::fs;
use std::path::Path;

use crate::catalog::Workspace;

/// Fences that are run, or need not be.
const FENCES: [&str; 4] = ["console", "rust", "rust,no_run", "text"];

/// What is wrong, in words.
pub(super) fn problems(workspace: &Workspace) -> Vec<String> {
    let mut problems = Vec::new();
    for exercise in workspace.exercises() {
        if !exercise.page.has_all_hints() {
            let hints = exercise.page.hints.len();
            problems.push(format!(
                "{}: it has {hints} hints, and needs three",
                exercise.id
            ));
        }
        let readme = exercise.folder.join("README.md");
        problems.extend(strange_fences(&workspace.root, &readme));
    }
    for chapter in &workspace.chapters {
        let readme = chapter.folder.join("README.md");
        problems.extend(strange_fences(&workspace.root, &readme));
        let root = workspace.root.join(&chapter.folder);
        let holds = |file: &str, words: &str| {
            fs::read_to_string(root.join(file)).is_ok_and(|text| text.contains(words))
        };
        if !holds("src/lib.rs", "#![doc = include_str!(\"../README.md\")]") {
            problems.push(format!(
                "{}: nothing runs the README's rust blocks",
                chapter.id
            ));
        }
        let has_console = holds("README.md", "\n```console\n");
        if has_console && !holds("tests/readme.rs", "README.md") {
            problems.push(format!(
                "{}: nothing runs the README's console blocks",
                chapter.id
            ));
        }
    }
    problems
}

/// Blocks of code that nobody runs.
fn strange_fences(root: &Path, readme: &Path) -> Vec<String> {
    let text = fs::read_to_string(root.join(readme)).unwrap_or_default();
    let fences = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("```"));
    // Every other fence ends a block.
    let strange = fences.step_by(2).filter(|fence| !FENCES.contains(fence));
    let words = |fence| format!("{}: nobody runs a block of {fence:?}", readme.display());
    strange.map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_course_has_no_such_problem() {
        let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let course = Workspace::open(&course).unwrap();
        // A handout promises less: it may have no hints.
        if course.exercises().any(|exercise| exercise.proof.is_some()) {
            assert_eq!(problems(&course), [""; 0]);
        }
    }

    #[test]
    fn what_nobody_runs_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let readme = "```sh\nls\n```\n\n```text\na\n```\n\n```\nb\n```\n";
        fs::write(folder.path().join("README.md"), readme).unwrap();
        let found = strange_fences(folder.path(), Path::new("README.md"));
        let expected = ["\"sh\"", "\"\""].map(|f| format!("README.md: nobody runs a block of {f}"));
        assert_eq!(found, expected);
    }
}
