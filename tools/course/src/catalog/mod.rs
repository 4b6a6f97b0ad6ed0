//! What the course consists of. There is no list to keep in step: the folders, their manifests and
//! the fixed form of their READMEs tell everything.

mod find;
mod manifest;
mod readme;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use readme::{Page, without_hints};

/// A copy of the workspace: the reader's own, a handout, or one that a submission is graded in.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The folder of the workspace's manifest.
    pub root: PathBuf,
    /// In the order of their numbers.
    pub chapters: Vec<Chapter>,
}

/// A chapter crate.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// How it is called for short: `ch04`.
    pub id: String,
    /// Its number: 4.
    pub number: u32,
    /// Its package, which is also its folder's name: `ch04-epoll`.
    pub package: String,
    /// Seen from the workspace.
    pub folder: PathBuf,
    /// From its README: `an event queue`.
    pub title: String,
    /// From its README, for reading it; none where it says nothing.
    pub minutes: Option<u32>,
    /// Whether it has a program: `cargo run -p ch04-epoll`.
    pub has_program: bool,
    /// In the order of their numbers.
    pub examples: Vec<Example>,
    /// In the order of their numbers.
    pub exercises: Vec<Exercise>,
}

/// A step of a chapter, to be run and read.
#[derive(Clone, Debug)]
pub struct Example {
    /// From its file's name: 2.
    pub number: u32,
    /// The target: `ch04_02_level_or_edge`.
    pub name: String,
    /// The first sentence of its header.
    pub title: String,
}

/// An exercise. All paths are seen from the workspace.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// The test target, and how the exercise is called everywhere: `ch04-ex2`.
    pub id: String,
    /// Its number in its chapter: 2.
    pub number: u32,
    /// The chapter's package: `ch04-epoll`.
    pub package: String,
    /// `ch04-epoll/exercises/2_edge_drain`.
    pub folder: PathBuf,
    /// What its README says.
    pub page: Page,
    /// The one file that a learner edits: `…/starter.rs`.
    pub answer: PathBuf,
    /// The course's answer. A handout has none.
    pub solution: Option<PathBuf>,
    /// Answers that are wrong on purpose. A handout has none.
    pub mutants: Vec<PathBuf>,
    /// What proves solution and mutants. A handout has none.
    pub proof: Option<PathBuf>,
    /// Everything else that the answer is compiled with: the root, the checks, what is given.
    pub given: Vec<PathBuf>,
}

impl Workspace {
    /// Reads the workspace that `start` lies in.
    ///
    /// # Errors
    /// Fails if there is none, or if a chapter or an exercise does not have the form that all have.
    pub fn find(start: &Path) -> Result<Workspace> {
        Workspace::open(Workspace::root_of(start)?)
    }

    /// The folder of the workspace that `start` lies in.
    ///
    /// # Errors
    /// Fails if there is none.
    pub fn root_of(start: &Path) -> Result<&Path> {
        let is_root = |folder: &&Path| folder.join("tools/lab/Cargo.toml").is_file();
        start.ancestors().find(is_root).with_context(|| {
            let start = start.display();
            format!("cannot find the course around {start}: call this in its folder")
        })
    }

    /// Reads the workspace in `root`.
    ///
    /// # Errors
    /// Fails if a chapter or an exercise does not have the form that all have.
    pub fn open(root: &Path) -> Result<Workspace> {
        let chapters = find::chapters(root)
            .with_context(|| format!("cannot read the course in {}", root.display()))?;
        Ok(Workspace {
            root: root.to_owned(),
            chapters,
        })
    }

    /// All exercises, chapter by chapter.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.chapters.iter().flat_map(|chapter| &chapter.exercises)
    }

    /// The exercise that `words` name: `ch04-ex2`, `4.2`, or a path in its folder.
    ///
    /// # Errors
    /// Fails with the possible names if there is no such exercise.
    pub fn exercise(&self, words: &str) -> Result<&Exercise> {
        let own = words.strip_prefix(&*self.root.to_string_lossy());
        let numbers = own.unwrap_or(words).split(|c: char| !c.is_ascii_digit());
        let mut numbers = numbers.filter_map(|digits| digits.parse::<u32>().ok());
        let (chapter, exercise) = (numbers.next(), numbers.next());
        let mut chapters = self.chapters.iter();
        let chapter = chapters.find(|it| Some(it.number) == chapter);
        let mut exercises = chapter.iter().flat_map(|chapter| &chapter.exercises);
        exercises
            .find(|it| Some(it.number) == exercise)
            .with_context(|| no_such("exercise", words, self.exercises().map(|e| &*e.id)))
    }

    /// The chapter that `words` name: `ch04`, `4`, `ch04-epoll`.
    ///
    /// # Errors
    /// Fails with the possible names if there is no such chapter.
    pub fn chapter(&self, words: &str) -> Result<&Chapter> {
        let digits = words.strip_prefix("ch").unwrap_or(words);
        let digits = digits.split(|c: char| !c.is_ascii_digit()).next();
        let number = digits.and_then(|digits| digits.parse::<u32>().ok());
        let mut chapters = self.chapters.iter();
        chapters
            .find(|chapter| Some(chapter.number) == number)
            .with_context(|| no_such("chapter", words, self.chapters.iter().map(|c| &*c.id)))
    }
}

impl Chapter {
    /// How `example` is called on the command line: `2`, or `11_hyper` where several have its number.
    pub fn step(&self, example: &Example) -> String {
        let number = example.number;
        let same = self.examples.iter().filter(|it| it.number == number);
        match example.name.split_once('_') {
            Some((_, step)) if same.count() > 1 => step.to_owned(),
            _ => number.to_string(),
        }
    }

    /// The step that `words` name: `2`, `11_hyper`, `hyper`, or the whole name of the target.
    ///
    /// # Errors
    /// Fails if there is none, or more than one: with how they are called.
    pub fn example(&self, words: &str) -> Result<&Example> {
        let id = &self.id;
        let is_it = |example: &&Example| {
            let before = example.name.strip_suffix(words);
            words.parse() == Ok(example.number)
                || before.is_some_and(|before| before.is_empty() || before.ends_with('_'))
        };
        let found: Vec<_> = self.examples.iter().filter(is_it).collect();
        match &found[..] {
            [one] => Ok(one),
            [] => bail!("{id} has no step {words}: `cargo course show {id}` lists them"),
            several => {
                let steps = several.iter().map(|example| self.step(example));
                let steps = steps.collect::<Vec<_>>().join(", ");
                bail!("{id} has several steps {words}: name one of {steps}")
            }
        }
    }

    /// The points of all its exercises.
    pub fn points(&self) -> u32 {
        self.exercises.iter().map(|e| e.page.points).sum()
    }
}

fn no_such<'a>(what: &str, words: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    format!(
        "there is no {what} {words:?}: name one of {}",
        names.join(", ")
    )
}
