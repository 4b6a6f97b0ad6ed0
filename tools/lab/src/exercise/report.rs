//! The result of an exercise, for the learner who reads it and for programs that do.

use std::fmt::{self, Debug, Formatter, Write};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

use super::Suite;
use super::judge::{Finding, Found, State};

/// What an exercise's test returns.
pub type Verdict = Result<(), Report>;

/// Columns of a terminal that nobody has made wider.
const WIDTH: usize = 80;
/// Lines shown of what an answer printed: this many from its beginning, as many from its end.
const SHOWN: usize = 8;

/// What did not pass, and what to do next. Its [`Debug`] is the text: that is what a test that
/// returns an error shows.
///
/// ```no_run
/// # let suite = lab::Suite {
/// #     file: "", root: "", target: ("", ""), source: "", forbidden: &[], checks: &[] };
/// if let Err(report) = lab::accepts("ex1", suite) {
///     eprintln!("{report:?}");
/// }
/// ```
pub struct Report(String);

impl Debug for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Report {
    pub(super) fn to_learner(suite: &Suite, found: &[Found]) -> Report {
        let (package, target) = (suite.target.0, suite.target.1.replace('_', "-"));
        let (earned, points) = sum(found);
        Report(format!(
            "\n{}\n\n{}\n{earned} of {points} points. Change {} and type:\n    \
             cargo test -p {package} --test {target}\n",
            path(suite).display(),
            describe(found),
            suite.file,
        ))
    }

    pub(super) fn on_proof(headline: String, suite: &Suite, found: &[Found]) -> Report {
        let path = path(suite);
        Report(format!(
            "\n{}\n\n{headline}\n\n{}",
            path.display(),
            describe(found)
        ))
    }
}

/// Tells a learner who has it all.
pub(super) fn congratulate(suite: &Suite) {
    let points: u32 = suite.checks.iter().map(|check| check.points).sum();
    let mut text = format!("\n{}: all {points} points.", path(suite).display());
    if let Some(next) = next_target(suite) {
        let _ = write!(
            text,
            " Next:\n    cargo test -p {} --test {next}",
            suite.target.0
        );
    }
    // Written past the test harness, which keeps what a passing test prints to itself.
    let _ = writeln!(io::stdout(), "{text}");
}

/// The exercise after `…/exercises/1_name/ex1.rs` in target `ch01_ex1` is `ch01-ex2`, if there is a
/// folder for it.
fn next_target(suite: &Suite) -> Option<String> {
    let folder = Path::new(suite.root).parent()?.file_name()?.to_str()?;
    let (number, _) = folder.split_once('_')?;
    let next = number.parse::<u32>().ok()? + 1;
    let exercises = Path::new(&env::var_os("CARGO_MANIFEST_DIR")?).join("exercises");
    let is_next = |name: &str| name.starts_with(&format!("{next}_"));
    let mut folders = fs::read_dir(exercises).ok()?.flatten();
    folders.find(|entry| entry.file_name().to_str().is_some_and(is_next))?;
    let stem = suite.target.1.strip_suffix(number)?.replace('_', "-");
    Some(format!("{stem}{next}"))
}

/// The answer's file as seen from the workspace.
pub(super) fn path(suite: &Suite) -> PathBuf {
    let mut path = PathBuf::new();
    let joined = Path::new(suite.root).with_file_name(suite.file);
    for component in joined.components() {
        match component {
            Component::ParentDir => drop(path.pop()),
            component => path.push(component),
        }
    }
    path
}

fn sum(found: &[Found]) -> (u32, u32) {
    let earned = found.iter().filter(|found| found.passed());
    let points = |found: &Found| found.check.points;
    (earned.map(points).sum(), found.iter().map(points).sum())
}

pub(super) fn describe(found: &[Found]) -> String {
    let mut text = String::new();
    for found in found {
        let points = found.check.points;
        let (state, earned) = match found.state {
            State::Passed => ("passed ", points),
            State::Failed(_) => ("FAILED ", 0),
            State::NotRun => ("not run", 0),
        };
        let head = format!("{state}  {earned} of {points}  ");
        wrap(&mut text, &head, found.check.name);
        if let State::Failed(finding) = &found.state {
            explain(&mut text, finding);
            show_lines(&mut text, "the last of the timeline:", &found.timeline);
            show_lines(&mut text, "your program printed:", &shorten(&found.printed));
            text.push('\n');
        }
    }
    text
}

fn explain(text: &mut String, finding: &Finding) {
    wrap(text, "    expected   ", &finding.expected);
    if !finding.happened.is_empty() {
        wrap(text, "    happened   ", &finding.happened);
    }
    if let Some(diagnosis) = finding.diagnosis {
        wrap(text, "    diagnosis  ", &diagnosis.to_string());
        let (folder, section) = diagnosis.see;
        wrap(
            text,
            "    read       ",
            &format!("{folder}/README.md, \"{section}\""),
        );
    }
}

fn show_lines(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "    {title}");
    const INDENT: &str = "      ";
    for line in lines {
        let chars: Vec<char> = line.chars().collect();
        // `chunks` has none for an empty line.
        for part in chars.chunks(WIDTH - INDENT.len()) {
            let _ = writeln!(text, "{INDENT}{}", part.iter().collect::<String>());
        }
    }
}

/// The first and the last lines, without what would move a terminal's cursor.
fn shorten(printed: &str) -> Vec<String> {
    let is_shown = |char: &char| !char.is_control() || *char == '\n';
    let printed: String = printed.chars().filter(is_shown).collect();
    let lines: Vec<_> = printed.trim_end().lines().map(cut).collect();
    if lines.len() <= 2 * SHOWN {
        return lines;
    }
    let (first, last) = (&lines[..SHOWN], &lines[lines.len() - SHOWN..]);
    let left_out = format!("... {} lines left out ...", lines.len() - 2 * SHOWN);
    [first, &[left_out], last].concat()
}

fn cut(line: &str) -> String {
    const LONGEST: usize = 4 * WIDTH;
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} ...", &line[..end]),
        None => line.to_owned(),
    }
}

/// Appends `words` after `head`, broken between words, later lines indented as far.
fn wrap(text: &mut String, head: &str, words: &str) {
    let indent = " ".repeat(head.chars().count());
    let mut line = head.to_owned();
    let mut is_empty = true;
    for word in words.split_whitespace() {
        let length = line.chars().count() + usize::from(!is_empty) + word.chars().count();
        if !is_empty && length > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line.clone_from(&indent);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    text.push_str(line.trim_end());
    text.push('\n');
}
