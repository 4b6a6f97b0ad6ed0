//! The map: what there is, how far one is, what comes next.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::Result;

use super::{Desk, State};
use crate::catalog::{Chapter, Exercise};
use crate::text::{cut, print};

/// What is left for a title: the other columns take the rest of 80.
const TITLE: usize = 43;

pub(crate) fn map(desk: &Desk) -> Result<ExitCode> {
    let mut text = String::new();
    let column = "exercise";
    let _ = writeln!(text, "{column:<9}  {:TITLE$}  points  minutes  state", "");
    for chapter in &desk.workspace.chapters {
        add_chapter(&mut text, desk, chapter);
    }
    add_sum(&mut text, desk);
    match desk.next() {
        Some(next) => add_next(&mut text, next),
        None => text.push_str("\nThere is nothing left to solve.\n"),
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn add_chapter(text: &mut String, desk: &Desk, chapter: &Chapter) {
    let _ = write!(text, "\n{}: {}", chapter.id, chapter.title);
    if let Some(minutes) = chapter.minutes {
        let _ = write!(text, "; {minutes} minutes to read");
    }
    if let Some(last) = chapter.examples.last() {
        let _ = write!(text, ", {} steps to run", last.number);
    }
    text.push('\n');
    let (mut points, mut minutes) = (0, 0);
    for exercise in &chapter.exercises {
        points += exercise.page.points;
        minutes += exercise.page.minutes;
        let page = &exercise.page;
        let kind = if page.is_assignment {
            " (assignment)"
        } else {
            ""
        };
        let title = cut(&page.title, TITLE - kind.len()) + kind;
        let _ = writeln!(
            text,
            "{:<9}  {:TITLE$}  {:>6}  {:>7}  {}",
            exercise.id,
            title,
            page.points,
            page.minutes,
            desk.state(exercise).word(),
        );
    }
    if chapter.exercises.len() > 1 {
        let together = "together";
        let _ = writeln!(
            text,
            "{:<9}  {together:TITLE$}  {points:>6}  {minutes:>7}",
            ""
        );
    }
}

fn add_sum(text: &mut String, desk: &Desk) {
    let (mut solved, mut earned, mut points, mut count) = (0, 0, 0, 0);
    for exercise in desk.workspace.exercises() {
        count += 1;
        points += exercise.page.points;
        if desk.state(exercise) == State::Solved {
            solved += 1;
            earned += exercise.page.points;
        }
    }
    let _ = writeln!(
        text,
        "\n{solved} of {count} exercises are solved, for {earned} of {points} points."
    );
}

fn add_next(text: &mut String, next: &Exercise) {
    let (id, page) = (&next.id, &next.page);
    let _ = write!(
        text,
        "\nNext is {id}, {}, about {} minutes:\n    \
         cargo course show {id}     the task\n    \
         cargo course watch {id}    checks {} when you save it\n",
        page.title,
        page.minutes,
        next.answer.file_name().unwrap_or_default().display(),
    );
}
