//! The table on the terminal.

use std::fmt::Write;

use super::exercises;
use crate::grade::result::{Graded, State};

/// Longer names are cut here; the reports have them whole.
const NAME: usize = 24;

pub(super) fn write(all: &[Graded]) -> String {
    let mut text = String::new();
    let exercises = exercises(all);
    let longest = all.iter().map(|graded| graded.name.chars().count()).max();
    let width = longest.unwrap_or(0).clamp("submission".len(), NAME);
    let _ = write!(text, "{:width$}", "submission");
    for exercise in &exercises {
        let _ = write!(text, "  {exercise:>8}");
    }
    let _ = writeln!(text, "  {:>9}  what to look at", "points");
    for graded in all {
        let name: String = graded.name.chars().take(width).collect();
        let _ = write!(text, "{name:width$}");
        for exercise in &exercises {
            let score = graded
                .exercises
                .iter()
                .find(|score| score.exercise == **exercise);
            let cell = score.map_or(String::new(), |score| score.earned().to_string());
            let _ = write!(text, "  {cell:>8}");
        }
        let points = format!("{} of {}", graded.earned(), graded.points());
        let _ = writeln!(text, "  {points:>9}  {}", remarks(graded).join(", "));
    }
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// What is not a matter of points.
fn remarks(graded: &Graded) -> Vec<String> {
    let mut remarks = Vec::new();
    for score in &graded.exercises {
        if !matches!(
            score.state,
            State::Solved | State::Checked | State::NotBegun | State::Missing
        ) {
            remarks.push(format!("{} {}", score.exercise, score.state.word()));
        }
        remarks.extend(
            score
                .notes
                .iter()
                .map(|note| format!("{} {note}", score.exercise)),
        );
    }
    match graded.notes.len() {
        0 => {}
        1 => remarks.push("1 note".to_owned()),
        n => remarks.push(format!("{n} notes")),
    }
    remarks
}
