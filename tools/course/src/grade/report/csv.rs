//! A row a submission, for spreadsheets and grade books.

use anyhow::Result;
use csv::Writer;

use super::exercises;
use crate::grade::result::Graded;

pub(super) fn write(all: &[Graded]) -> Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    let exercises = exercises(all);
    let head = exercises.iter().map(|exercise| (*exercise).to_owned());
    let head = ["submission".to_owned()].into_iter().chain(head);
    writer.write_record(head.chain(["points", "of", "diagnoses", "notes"].map(str::to_owned)))?;
    for graded in all {
        let mut row = vec![inert(&graded.name)];
        let (mut diagnoses, mut notes) = (Vec::new(), graded.notes.clone());
        for exercise in &exercises {
            let score = graded
                .exercises
                .iter()
                .find(|score| score.exercise == **exercise);
            row.push(
                score
                    .map(|score| score.earned().to_string())
                    .unwrap_or_default(),
            );
            let Some(score) = score else { continue };
            diagnoses.extend(
                score
                    .diagnoses()
                    .iter()
                    .map(|name| format!("{exercise}: {name}")),
            );
            notes.extend(score.notes.iter().map(|note| format!("{exercise}: {note}")));
        }
        row.extend([graded.earned().to_string(), graded.points().to_string()]);
        row.extend([inert(&diagnoses.join("; ")), inert(&notes.join("; "))]);
        writer.write_record(row)?;
    }
    Ok(writer.into_inner()?)
}

/// Spreadsheets run cells that begin like this, and learners choose names.
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell.to_owned()
}
