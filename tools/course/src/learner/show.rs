//! The task of an exercise, the steps of a chapter, and hints one at a time.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::Desk;
use crate::catalog::{Chapter, Exercise};
use crate::text::{print, reflow};

/// Shows an exercise, or a chapter where `words` have only one number.
pub(crate) fn show(desk: &Desk, words: Option<&str>) -> Result<ExitCode> {
    let numbers = |words: &str| {
        let numbers = words.split(|c: char| !c.is_ascii_digit());
        numbers.filter(|digits| !digits.is_empty()).count()
    };
    let text = match words {
        Some(words) if numbers(words) < 2 => steps(desk.workspace.chapter(words)?),
        words => task(desk, desk.exercise(words)?),
    };
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn task(desk: &Desk, exercise: &Exercise) -> String {
    let id = &exercise.id;
    let mut text = reflow(&exercise.page.task);
    let _ = write!(
        text,
        "\nYour answer ({}):\n    {}\nCheck it:\n    cargo course check {id}\n",
        desk.state(exercise).word(),
        exercise.answer.display(),
    );
    let (read, hints) = (desk.progress.of(id).hints, exercise.page.hints.len());
    if hints > 0 {
        let read = read.min(hints);
        let _ = writeln!(
            text,
            "Hints, {read} of {hints} read:\n    cargo course hint {id}"
        );
    }
    text
}

fn steps(chapter: &Chapter) -> String {
    let mut text = format!("{}: {}\n\n", chapter.id, chapter.title);
    if chapter.has_program {
        let _ = writeln!(
            text,
            "The finished program:\n    cargo course run {}",
            chapter.id
        );
    }
    if !chapter.examples.is_empty() {
        let _ = writeln!(text, "Its steps:");
    }
    for example in &chapter.examples {
        let step = chapter.step(example);
        let head = format!("cargo course run {} {step:<2}", chapter.id);
        let line = format!("{head}  {}", example.title);
        let _ = writeln!(
            text,
            "    {}",
            crate::text::cut(&line, crate::text::WIDTH - 4)
        );
    }
    let _ = writeln!(
        text,
        "To read:\n    {}",
        chapter.folder.join("README.md").display()
    );
    text
}

/// Shows the next hint, and remembers that it was read.
pub(crate) fn hint(desk: &mut Desk, words: Option<&str>) -> Result<ExitCode> {
    let exercise = desk.exercise(words)?.clone();
    let (id, hints) = (&exercise.id, &exercise.page.hints);
    if hints.is_empty() {
        bail!("{id} comes without hints here: ask whoever handed it out");
    }
    let read = desk.progress.of(id).hints.min(hints.len());
    // Who has read all reads the last again.
    let now = read.min(hints.len() - 1);
    let mut text = format!("Hint {} of {} for {id}\n\n", now + 1, hints.len());
    text.push_str(&reflow(&hints[now]));
    let _ = match now + 1 < hints.len() {
        true => write!(
            text,
            "\nThe next one says more:\n    cargo course hint {id}\n"
        ),
        false => write!(
            text,
            "\nThis was the last. All of them stand in\n    {}\n",
            readme(&exercise)
        ),
    };
    print(&text)?;
    desk.progress.read_hints(id, now + 1)?;
    Ok(ExitCode::SUCCESS)
}

fn readme(exercise: &Exercise) -> String {
    exercise.folder.join("README.md").display().to_string()
}
