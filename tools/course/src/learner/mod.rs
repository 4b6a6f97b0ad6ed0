//! What a learner types.

mod answer;
mod check;
mod map;
mod picture;
mod run;
mod show;

use std::env;
use std::fs;
use std::thread;

use anyhow::{Context, Result};

use crate::catalog::{Exercise, Workspace};
use crate::original::Originals;
use crate::progress::Progress;

pub(crate) use answer::{diff, reset};
pub(crate) use check::{check, check_all, watch};
pub(crate) use map::map;
pub(crate) use picture::timeline;
pub(crate) use run::run;
pub(crate) use show::{hint, show};

/// The learner's workspace and how far they are in it.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) workspace: Workspace,
    pub(crate) progress: Progress,
    pub(crate) originals: Originals,
}

/// How far an exercise is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum State {
    /// As it was handed out.
    Open,
    /// Something was written, and does not pass, or was not checked as it stands.
    Started,
    /// The answer as it stands has passed all checks.
    Solved,
}

impl State {
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Started => "started",
            State::Solved => "solved",
        }
    }
}

impl Desk {
    /// The desk in the current folder.
    pub(crate) fn here() -> Result<Desk> {
        let folder = env::current_dir().context("cannot tell which folder this is")?;
        let root = Workspace::root_of(&folder)?;
        // At once: git takes as long as it takes to read the course.
        let (workspace, originals) = thread::scope(|scope| {
            let originals = scope.spawn(|| Originals::find(root));
            let workspace = Workspace::open(root);
            (workspace, originals.join().expect("it does not panic"))
        });
        let workspace = workspace?;
        let mut complain = |words: String| crate::text::complain(&words);
        let progress = Progress::load(&workspace.root, &mut complain)?;
        let originals = match originals {
            Some(originals) => originals,
            None => Originals::copy(&workspace)?,
        };
        Ok(Desk {
            workspace,
            progress,
            originals,
        })
    }

    pub(crate) fn state(&self, exercise: &Exercise) -> State {
        let text = fs::read(self.workspace.root.join(&exercise.answer)).unwrap_or_default();
        let record = self.progress.of(&exercise.id);
        if record.is_solved_by(&text) {
            State::Solved
        } else if self.originals.has(exercise, &text) {
            State::Open
        } else {
            State::Started
        }
    }

    /// What to do next: what was begun, or else the first that is open and can be done here.
    pub(crate) fn next(&self) -> Option<&Exercise> {
        let all = || {
            self.workspace
                .exercises()
                .filter(|e| e.page.can_be_done_here())
        };
        let of = |state| all().find(|exercise| self.state(exercise) == state);
        of(State::Started).or_else(|| of(State::Open))
    }

    /// The exercise that `words` name, or else the next.
    pub(crate) fn exercise(&self, words: Option<&str>) -> Result<&Exercise> {
        match words {
            Some(words) => self.workspace.exercise(words),
            None => self
                .next()
                .context("everything is solved: name an exercise"),
        }
    }
}
