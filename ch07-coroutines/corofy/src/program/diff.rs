//! Two texts side by side.

use similar::{ChangeTag, DiffOp, TextDiff};

/// The widest a column gets; longer lines go on below.
const WIDTH: usize = 88;

/// Lines around a change that are shown with it.
const CONTEXT: usize = 2;

/// Shows `old` on the left and `new` on the right, where they differ.
///
/// ```
/// let shown = corofy::side_by_side("a\nb\n", "a\nc\nd\n");
/// assert_eq!(shown, "a │ a\nb │ c\n  │ d\n");
/// ```
pub fn side_by_side(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let groups = diff.grouped_ops(CONTEXT);
    let rows: Vec<Vec<(String, String)>> = groups
        .iter()
        .map(|group| group.iter().flat_map(|op| rows(&diff, op)).collect())
        .collect();
    let left = rows
        .iter()
        .flatten()
        .map(|(left, _)| left.chars().count())
        .max()
        .unwrap_or(0);
    let groups = rows.iter().map(|rows| {
        let line = |(old, new): &(String, String)| {
            let line = format!("{old:left$} │ {new}");
            line.trim_end().to_string() + "\n"
        };
        rows.iter().map(line).collect::<String>()
    });
    groups
        .collect::<Vec<_>>()
        .join(&format!("{}─┼─\n", "─".repeat(left)))
}

/// The rows of one change: removed lines beside added ones.
fn rows<'a>(diff: &TextDiff<'a, 'a, str>, op: &DiffOp) -> Vec<(String, String)> {
    let lines = |not: ChangeTag| -> Vec<String> {
        let changes = diff
            .iter_changes(op)
            .filter(move |change| change.tag() != not);
        changes
            .flat_map(|change| wrapped(change.value().trim_end_matches('\n')))
            .collect()
    };
    let (old, new) = (lines(ChangeTag::Insert), lines(ChangeTag::Delete));
    let nothing = std::iter::repeat(String::new());
    let count = old.len().max(new.len());
    old.into_iter()
        .chain(nothing.clone())
        .zip(new.into_iter().chain(nothing))
        .take(count)
        .collect()
}

fn wrapped(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    if letters.is_empty() {
        return vec![String::new()];
    }
    letters
        .chunks(WIDTH)
        .map(|chunk| chunk.iter().collect())
        .collect()
}
