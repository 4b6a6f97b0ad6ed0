//! What grading comes to. A file a submission holds it, and every report is made of those files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::progress::write_aside;

/// The folder of results in the output folder.
const FOLDER: &str = "results";

/// One submission, graded.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Graded {
    pub(super) name: String,
    pub(super) slug: String,
    /// Of everything that the result depends on; see `work`.
    pub(super) fingerprint: String,
    /// What the checks drew their data from.
    #[serde(default)]
    pub(super) seed: u64,
    /// In the course's order.
    pub(super) exercises: Vec<Score>,
    /// What the instructor ought to know of the submission.
    pub(super) notes: Vec<String>,
    /// How long it took, by the clock on the wall.
    pub(super) seconds: f64,
}

/// One exercise of a submission.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Score {
    pub(super) exercise: String,
    pub(super) title: String,
    pub(super) state: State,
    /// What happened, where checks do not say it: the compiler's words, a limit.
    pub(super) words: String,
    pub(super) checks: Vec<Check>,
    /// What the instructor ought to know of this answer.
    pub(super) notes: Vec<String>,
    pub(super) seconds: f64,
}

/// One check of an exercise.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Check {
    pub(super) name: String,
    pub(super) passed: bool,
    /// What passing is worth.
    pub(super) points: u32,
    /// The mistake's name, if it has one.
    pub(super) diagnosis: Option<String>,
    /// As the learner would read it.
    pub(super) text: String,
    /// The recording of a check that failed, as [`timeline::Timeline::to_log`] writes it.
    pub(super) timeline: Option<String>,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// All checks passed.
    Solved,
    /// The checks ran, and not all passed.
    Checked,
    /// There is no answer file.
    Missing,
    /// The starter as it was handed out.
    NotBegun,
    /// It could not be an answer, and was not compiled.
    Refused,
    NotCompiled,
    /// Compiling or checking it was stopped at a limit.
    Stopped,
    /// It ended the checks without a result.
    NoReport,
    /// The grader itself failed. Grading again tries again.
    Error,
}

impl State {
    /// For tables: a word or two.
    pub(super) fn word(self) -> &'static str {
        match self {
            State::Solved => "solved",
            State::Checked => "checked",
            State::Missing => "missing",
            State::NotBegun => "not begun",
            State::Refused => "refused",
            State::NotCompiled => "does not compile",
            State::Stopped => "stopped",
            State::NoReport => "no result",
            State::Error => "ERROR",
        }
    }
}

impl Score {
    pub(super) fn earned(&self) -> u32 {
        let passed = self.checks.iter().filter(|check| check.passed);
        passed.map(|check| check.points).sum()
    }

    pub(super) fn points(&self) -> u32 {
        self.checks.iter().map(|check| check.points).sum()
    }

    /// The names of the mistakes that were found, each once.
    pub(super) fn diagnoses(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self
            .checks
            .iter()
            .filter_map(|check| check.diagnosis.as_deref())
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Graded {
    pub(super) fn earned(&self) -> u32 {
        self.exercises.iter().map(Score::earned).sum()
    }

    pub(super) fn points(&self) -> u32 {
        self.exercises.iter().map(Score::points).sum()
    }

    /// Whether the grader did its part.
    pub(super) fn is_complete(&self) -> bool {
        self.exercises
            .iter()
            .all(|score| score.state != State::Error)
    }

    fn file(out: &Path, slug: &str) -> PathBuf {
        out.join(FOLDER).join(format!("{slug}.json"))
    }

    /// Keeps it in the output folder.
    ///
    /// # Errors
    /// Fails if that cannot be written.
    pub(super) fn save(&self, out: &Path) -> Result<()> {
        write_aside(&Graded::file(out, &self.slug), &serde_json::to_vec(self)?)
    }

    /// The result for `slug` that is kept in `out`, if there is one that can be read.
    pub(super) fn load(out: &Path, slug: &str) -> Option<Graded> {
        serde_json::from_slice(&fs::read(Graded::file(out, slug)).ok()?).ok()
    }

    /// All results in `out`, by slug.
    ///
    /// # Errors
    /// Fails if there is no folder of results, or one of them cannot be read.
    pub(super) fn all(out: &Path) -> Result<BTreeMap<String, Graded>> {
        let folder = out.join(FOLDER);
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("there are no results in {}", folder.display()))?;
        let mut all = BTreeMap::new();
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let graded: Graded = serde_json::from_slice(&fs::read(&path)?)
                    .with_context(|| format!("{} is no result: delete it", path.display()))?;
                all.insert(graded.slug.clone(), graded);
            }
        }
        Ok(all)
    }
}
