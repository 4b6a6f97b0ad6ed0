//! What the proofs say of solutions and mutants. They are tests, `tests/proof.rs` of each chapter,
//! and each leaves a note; lab's README says what stands in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::catalog::Workspace;
use crate::check::{self, Program, cargo, limits};
use crate::text::print;

/// For the proofs of one chapter; each of their checks is limited to a minute anyway.
const TIME: Duration = Duration::from_secs(1800);

/// Notes by answer.
#[derive(Debug)]
pub(super) struct Proofs(BTreeMap<PathBuf, Note>);

#[derive(Debug, Deserialize)]
struct Note {
    answer: PathBuf,
    fnv1a: String,
    stands_for: Option<String>,
    proved: bool,
}

impl Proofs {
    /// Reads the notes in `folder`.
    pub(super) fn read(folder: &Path) -> Result<Proofs> {
        let mut notes = BTreeMap::new();
        let entries = fs::read_dir(folder).with_context(|| {
            format!(
                "cannot read {}: name the folder that LAB_PROOFS named",
                folder.display()
            )
        })?;
        for entry in entries {
            let file = entry?.path();
            let text = fs::read_to_string(&file)?;
            let note: Note = serde_json::from_str(&text)
                .with_context(|| format!("{} is no note of a proof", file.display()))?;
            notes.insert(note.answer.clone(), note);
        }
        if notes.is_empty() {
            bail!(
                "{} holds no proofs: did LAB_PROOFS name its whole path?",
                folder.display()
            );
        }
        Ok(Proofs(notes))
    }

    /// Builds and runs the proofs of every chapter.
    pub(super) fn run(workspace: &Workspace) -> Result<Proofs> {
        let notes = tempfile::tempdir()?;
        // A package's programs are built for its tests as well.
        let programs = build(workspace, &["--test", "proof"])?.into_iter();
        for program in programs.filter(|program| program.target == "proof") {
            let folder = program.source.ancestors().nth(2).expect("…/tests/proof.rs");
            print(&format!(
                "Proving {}\n",
                folder.file_name().unwrap_or_default().display()
            ))?;
            let mut command = Command::new(&program.path);
            command
                .current_dir(folder)
                .env("CARGO_MANIFEST_DIR", folder);
            command
                .env("LAB_PROOFS", notes.path())
                .env("RUST_BACKTRACE", "0");
            let finished = lab::process::run(command, b"", limits(TIME))?;
            if !finished.status.success() {
                print(&String::from_utf8_lossy(&finished.stdout))?;
            }
        }
        Proofs::read(notes.path())
    }

    /// What `answer` was proved to stand for: nothing is a right answer.
    pub(super) fn of(
        &self,
        workspace: &Workspace,
        answer: &Path,
    ) -> Result<Option<String>, String> {
        let name = answer.display();
        let Some(note) = self.0.get(answer) else {
            return Err(format!("{name} is not proved: it has no line in proof.rs"));
        };
        let text = fs::read(workspace.root.join(answer)).unwrap_or_default();
        if note.fnv1a != format!("{:016x}", lab::fnv1a(&text)) {
            return Err(format!("{name} has changed since it was proved"));
        }
        match (note.proved, &note.stands_for) {
            (true, stands_for) => Ok(stands_for.clone()),
            (false, Some(diagnosis)) => Err(format!("{name} does not show `{diagnosis}`")),
            (false, None) => Err(format!("{name} does not pass")),
        }
    }
}

/// The tests that `which` names, built with the whole workspace's features, as `cargo test
/// --workspace` does: what that has built is not built again.
pub(super) fn build(workspace: &Workspace, which: &[&str]) -> Result<Vec<Program>> {
    let mut command = Command::new(cargo());
    command.current_dir(&workspace.root);
    command.args(["test", "--workspace", "--no-run", "--quiet"]);
    command
        .args(["--message-format", "json-render-diagnostics"])
        .args(which);
    command.stderr(std::process::Stdio::inherit());
    let output = command
        .output()
        .context("cannot start cargo: is it on the PATH?")?;
    if !output.status.success() {
        bail!(
            "the tests {} do not compile: cargo said why, above",
            which.join(" ")
        );
    }
    Ok(check::programs(&output.stdout))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a note with these fields makes of an answer that reads `fn answer() {}`.
    fn of(fields: &str) -> Result<Option<String>, String> {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.rs"), "fn answer() {}").unwrap();
        let notes = tempfile::tempdir().unwrap();
        let note = format!("{{\"lab_proof\":1,\"answer\":\"a.rs\",{fields}}}\n");
        let hash = format!("{:016x}", lab::fnv1a(b"fn answer() {}"));
        fs::write(notes.path().join("a.rs.json"), note.replace("HASH", &hash)).unwrap();
        let workspace = Workspace {
            root: root.path().to_owned(),
            chapters: Vec::new(),
        };
        Proofs::read(notes.path())
            .unwrap()
            .of(&workspace, Path::new("a.rs"))
    }

    #[test]
    fn an_answer_is_proved_by_its_own_note_only() {
        let right = r#""fnv1a":"HASH","stands_for":null,"proved":true"#;
        assert_eq!(of(right), Ok(None));
        let mutant = r#""fnv1a":"HASH","stands_for":"spins","proved":true"#;
        assert_eq!(of(mutant), Ok(Some("spins".to_owned())));
        let another = r#""fnv1a":"0","stands_for":"spins","proved":true"#;
        assert_eq!(
            of(another).unwrap_err(),
            "a.rs has changed since it was proved"
        );
        let refuted = r#""fnv1a":"HASH","stands_for":"spins","proved":false"#;
        assert_eq!(of(refuted).unwrap_err(), "a.rs does not show `spins`");
        let wrong = r#""fnv1a":"HASH","stands_for":null,"proved":false"#;
        assert_eq!(of(wrong).unwrap_err(), "a.rs does not pass");
    }

    #[test]
    fn an_answer_without_a_note_is_not_proved() {
        let proofs = Proofs(BTreeMap::new());
        let workspace = Workspace {
            root: PathBuf::new(),
            chapters: Vec::new(),
        };
        let words = proofs
            .of(&workspace, Path::new("mutants/new.rs"))
            .unwrap_err();
        assert_eq!(
            words,
            "mutants/new.rs is not proved: it has no line in proof.rs"
        );
    }
}
