//! Each coroutine beside what it becomes.

use super::print::rewritten;
use super::problem::Problem;
use super::source::Source;
use super::splice::find;
use crate::target::Target;

/// The widest each side gets, in letters; longer lines go on below. Both fit into 160 columns.
const WIDTHS: [usize; 2] = [62, 95];

/// Shows every `coroutine fn` of `source` on the left, and what it becomes on the right.
///
/// A line on the left stands beside the first place on the right where its code is found.
///
/// ```
/// let source = corofy::Source::read(b"coroutine fn f() {\n    g();\n}\n".to_vec()).unwrap();
/// let target = corofy::Target::named("ch07", "crate").unwrap();
/// let shown = corofy::side_by_side(&source, &target).unwrap();
/// assert!(shown.lines().any(|line| line.starts_with("    g();  ") && line.ends_with("  g();")));
/// ```
///
/// # Errors
/// Fails with everything that is wrong in the file's coroutines, and if there is none.
pub fn side_by_side(source: &Source, target: &Target) -> Result<String, Vec<Problem>> {
    let mut shown = Vec::new();
    let mut problems = Vec::new();
    for found in find(source)?.functions {
        match rewritten(source, &found, target) {
            Ok(written) => {
                let text = &source.text()[..found.range.end];
                let line = text[..found.range.start]
                    .rfind('\n')
                    .map_or(0, |end| end + 1);
                let old = &text[line..];
                let indent = &old[..old.len() - old.trim_start().len()];
                let new = written.replacen("#[allow(unused)]\n", "", 1);
                shown.push(beside(&stripped(old, indent), &stripped(&new, indent)));
            }
            Err(errors) => problems.extend(errors),
        }
    }
    match problems.is_empty() {
        true => Ok(shown.join("\n")),
        false => Err(problems),
    }
}

/// Takes the function's own indentation from its lines.
fn stripped(text: &str, indent: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.strip_prefix(indent).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn beside(old: &str, new: &str) -> String {
    let new: Vec<&str> = new.lines().collect();
    let right = |line: &&str| [Vec::new(), wrapped(line, WIDTHS[1])];
    let mut rows: Vec<[Vec<String>; 2]> = Vec::new();
    let mut next = 0;
    for line in old.lines() {
        let place = new[next..].iter().position(|new| stands_for(line, new));
        let at = next + place.unwrap_or(0);
        rows.extend(new[next..at].iter().map(right));
        let made = new
            .get(at)
            .map_or(Vec::new(), |line| wrapped(line, WIDTHS[1]));
        rows.push([wrapped(line, WIDTHS[0]), made]);
        next = new.len().min(at + 1);
        if place.is_some() && line.contains(".wait") {
            // What follows a wait stands where the wait is over.
            let resumed = new[next..]
                .iter()
                .position(|line| line.ends_with(", .. } => {"));
            let at = next + resumed.map_or(0, |resumed| resumed + 1);
            rows.extend(new[next..at].iter().map(right));
            next = at;
        }
    }
    rows.extend(new[next..].iter().map(right));
    let left = rows.iter().flat_map(|[old, _]| old);
    let width = left.map(|line| line.chars().count()).max().unwrap_or(0);
    rows.iter().map(|[old, new]| row(old, new, width)).collect()
}

/// Says whether `new` has the code of `old`, or the child that it waits for.
fn stands_for(old: &str, new: &str) -> bool {
    let (old, new) = (old.trim(), new.trim());
    match old.split_once(".wait") {
        Some((before, _)) => {
            let child = before.rsplit("= ").next().unwrap_or(before);
            new.starts_with("let child = ") && new.contains(child)
        }
        // A loop that waits asks its condition in an `if`.
        None => old.len() > 1 && old.replacen("while ", "if ", 1) == new,
    }
}

fn row(old: &[String], new: &[String], width: usize) -> String {
    let line = |index: usize| {
        let part = |side: &[String]| side.get(index).cloned().unwrap_or_default();
        let line = format!("{:width$} │ {}", part(old), part(new));
        line.trim_end().to_string() + "\n"
    };
    (0..old.len().max(new.len())).map(line).collect()
}

/// Breaks a line at spaces, and indents what goes on.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
    let mut lines = Vec::new();
    let mut rest = line.to_string();
    while rest.chars().count() > width {
        let (end, _) = rest.char_indices().nth(width).expect("it is longer");
        let start = indent.len() + 5;
        let space = rest[..end].rfind(' ').filter(|&space| space > start);
        let tail = rest.split_off(space.unwrap_or(end));
        lines.push(rest);
        rest = format!("{indent}    {}", tail.trim_start());
        if indent.len() + 8 > width {
            break;
        }
    }
    lines.push(rest);
    lines
}
