//! The table of what was proved.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::catalog::{Exercise, Workspace};
use crate::text::beside;

/// One exercise.
#[derive(Debug)]
pub(super) struct Row {
    id: String,
    mutants: usize,
    pub(super) starter_fails: bool,
    pub(super) solution_passes: bool,
    /// Of the mutants that are proved.
    pub(super) diagnoses: Vec<String>,
}

impl Row {
    pub(super) fn of(exercise: &Exercise) -> Row {
        Row {
            id: exercise.id.clone(),
            mutants: exercise.mutants.len(),
            starter_fails: false,
            solution_passes: false,
            diagnoses: Vec::new(),
        }
    }
}

/// The matrix, and the counts.
pub(super) fn draw(workspace: &Workspace, rows: &[Row]) -> String {
    let mut text = String::from("\nexercise   starter  solution  mutants  diagnoses\n");
    for row in rows {
        let starter = if row.starter_fails { "fails" } else { "WRONG" };
        let solution = if row.solution_passes {
            "passes"
        } else {
            "WRONG"
        };
        let mutants = format!("{} of {}", row.diagnoses.len(), row.mutants);
        let head = format!("{:<9}  {starter:<7}  {solution:<8}  {mutants:<7}  ", row.id);
        let diagnoses: BTreeSet<_> = row.diagnoses.iter().map(|name| &**name).collect();
        let diagnoses: Vec<_> = diagnoses.into_iter().collect();
        text.push_str(&beside(&head, &diagnoses.join(", ")));
    }
    let all: BTreeSet<_> = rows.iter().flat_map(|row| &row.diagnoses).collect();
    let mutants: usize = rows.iter().map(|row| row.diagnoses.len()).sum();
    let assignments = workspace
        .exercises()
        .filter(|it| it.page.is_assignment)
        .count();
    let _ = writeln!(
        text,
        "\n{} exercises, {assignments} of them assignments; {mutants} mutants show {} distinct \
         diagnoses.\nThe blocks of the READMEs are run by `cargo test --workspace`.",
        rows.len(),
        all.len()
    );
    text
}
