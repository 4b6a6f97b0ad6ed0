//! Checks one answer: builds the exercise's test, runs it, and reads its report.
//!
//! The two steps are apart, so that each has its own limits, and each command can be had by itself,
//! so that a grader can put its own limits around it.

mod artifact;
mod report;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use lab::process::{End, Finished, Limits};

use crate::catalog::Exercise;
pub use artifact::{Program, program, programs};
pub use report::{Check, Report, State};

/// More than any test prints: its checks are limited to less.
const OUTPUT: usize = 16 << 20;

/// An answer may be saved again while it is compiled.
const TRIES: usize = 5;

/// Where answers are checked, and how.
///
/// ```no_run
/// use course::catalog::Workspace;
/// use course::check::{Checker, Outcome};
///
/// let workspace = Workspace::find(&std::env::current_dir()?)?;
/// let exercise = workspace.exercise("ch04-ex2")?;
/// let scratch = tempfile::tempdir()?;
/// match Checker::new(&workspace.root).check(exercise, scratch.path())? {
///     Outcome::Checked(report) => println!("{} points", report.earned()),
///     Outcome::NotCompiled(words) => println!("{words}"),
///     other => println!("{other:?}"),
/// }
/// # Ok::<(), anyhow::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    /// The copy of the workspace whose answer is checked.
    pub root: PathBuf,
    /// Where cargo builds; where it does so anyway if there is none.
    pub target: Option<PathBuf>,
    /// How long the compiler may take, if that is limited. Its words then go into the outcome;
    /// otherwise it talks to the terminal, which is what a learner wants.
    pub compile_time: Option<Duration>,
    /// How long all checks together may take. Each of them is limited to a minute anyway.
    pub run_time: Duration,
}

/// What became of an answer.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The checks ran, and this is what they say of it.
    Checked(Report),
    /// It does not compile. What the compiler said, unless that went to the terminal.
    NotCompiled(String),
    /// Compiling it took longer than it may.
    CompilesTooLong,
    /// The test ran longer than it may, or printed more.
    Ended(&'static str),
    /// The test ended without a report: what it printed.
    NoReport(String),
    /// The report is about another text than the file's: it was changed meanwhile.
    Changed,
}

impl Outcome {
    /// What happened to the answer, and what to do, where it was not checked.
    pub fn in_words(&self) -> String {
        match self {
            Outcome::Checked(_) => "The answer was checked.".to_owned(),
            Outcome::NotCompiled(words) => format!("{words}The answer does not compile."),
            Outcome::CompilesTooLong => "Compiling the answer took longer than it may.".to_owned(),
            Outcome::Ended(how) => format!("The checks were ended: the test {how}."),
            Outcome::NoReport(printed) => {
                format!("{printed}\nThe test ended without a result; above is what it printed.")
            }
            Outcome::Changed => {
                "The answer changes while it is compiled: check it again.".to_owned()
            }
        }
    }
}

impl Checker {
    /// Checks in `root` as a learner does.
    pub fn new(root: &Path) -> Checker {
        Checker {
            root: root.to_owned(),
            target: None,
            compile_time: None,
            run_time: Duration::from_secs(900),
        }
    }

    /// Builds and runs the checks of `exercise`. `scratch` is a folder for the report and, for each
    /// check that fails, its timeline: `2.timeline` for the second check.
    ///
    /// What is reported is about the text that the answer's file has now, whatever its time says.
    ///
    /// # Errors
    /// Fails if cargo or the test cannot be started, or `scratch` is no folder to write in.
    pub fn check(&self, exercise: &Exercise, scratch: &Path) -> Result<Outcome> {
        let file = self.root.join(&exercise.answer);
        for _ in 0..TRIES {
            let text =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let program = match self.build(exercise)? {
                Ok(program) => program,
                Err(outcome) => return Ok(outcome),
            };
            match self.run(exercise, &program, scratch)? {
                Outcome::Checked(report) if report.fnv1a != lab::fnv1a(&text) => {}
                outcome => return Ok(outcome),
            }
            // It was saved meanwhile, or it is older than the answer that was compiled before: cargo
            // goes by times, and takes that one for this one.
            let touched = File::options().append(true).open(&file);
            let touched = touched.and_then(|file| file.set_modified(SystemTime::now()));
            touched.with_context(|| format!("cannot set the time of {}", file.display()))?;
        }
        Ok(Outcome::Changed)
    }

    /// Builds the test of `exercise`: the program, or what kept it from being built.
    ///
    /// # Errors
    /// Fails if cargo cannot be started, or says nothing that can be understood.
    pub fn build(&self, exercise: &Exercise) -> Result<Result<PathBuf, Outcome>> {
        let mut command = self.build_command(exercise);
        let failed = || {
            format!(
                "cannot start cargo to build {}: is it on the PATH?",
                exercise.id
            )
        };
        let (succeeded, stdout, stderr) = match self.compile_time {
            None => {
                command.stderr(Stdio::inherit());
                let output = command.output().with_context(failed)?;
                (output.status.success(), output.stdout, Vec::new())
            }
            Some(time) => {
                let finished =
                    lab::process::run(command, b"", limits(time)).with_context(failed)?;
                if finished.end == End::Time {
                    return Ok(Err(Outcome::CompilesTooLong));
                }
                (finished.status.success(), finished.stdout, finished.stderr)
            }
        };
        if !succeeded {
            let words = String::from_utf8_lossy(&stderr).into_owned();
            return Ok(Err(Outcome::NotCompiled(words)));
        }
        artifact::program(&stdout, &exercise.id).map(Ok)
    }

    /// Runs the test `program` of `exercise`.
    ///
    /// # Errors
    /// Fails if it cannot be started, or `scratch` is no folder to write in.
    pub fn run(&self, exercise: &Exercise, program: &Path, scratch: &Path) -> Result<Outcome> {
        let report = scratch.join("report");
        let _ = fs::remove_file(&report);
        let mut command = self.run_command(exercise, program);
        command.env("LAB_REPORT", &report);
        command.env("LAB_TIMELINES", scratch);
        let finished = lab::process::run(command, b"", limits(self.run_time))
            .with_context(|| format!("cannot start the checks, {}", program.display()))?;
        Ok(outcome(&finished, fs::read_to_string(&report).ok()))
    }

    /// The command that builds the test of `exercise`. Its standard output is for [`program`].
    pub fn build_command(&self, exercise: &Exercise) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root);
        command.args(["test", "--no-run", "--quiet"]);
        command.args(["--message-format", "json-render-diagnostics"]);
        command.args(["--package", &exercise.package, "--test", &exercise.id]);
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            command.env("CARGO_TERM_COLOR", "never");
        }
        if let Some(target) = &self.target {
            command.arg("--target-dir").arg(target);
        }
        command
    }

    /// The command that runs the test `program` as cargo does. It ends, with all that it started,
    /// when its standard input ends.
    pub fn run_command(&self, exercise: &Exercise, program: &Path) -> Command {
        let folder = exercise
            .folder
            .ancestors()
            .nth(2)
            .expect("…/exercises/1_name");
        let folder = self.root.join(folder);
        let mut command = Command::new(program);
        command
            .current_dir(&folder)
            .env("CARGO_MANIFEST_DIR", &folder);
        command.env("CARGO", cargo()).env("LAB_LEASH", "1");
        command
    }
}

fn outcome(finished: &Finished, report: Option<String>) -> Outcome {
    match (finished.end, report.as_deref().and_then(Report::parse)) {
        (_, Some(report)) => Outcome::Checked(report),
        (End::Time, None) => Outcome::Ended("took too long"),
        (End::Output, None) => Outcome::Ended("printed too much"),
        (End::Stopped, None) => Outcome::Ended("was stopped"),
        (End::Own, None) => {
            let printed = [&*finished.stdout, &*finished.stderr].concat();
            Outcome::NoReport(String::from_utf8_lossy(&printed).into_owned())
        }
    }
}

pub(crate) fn limits(time: Duration) -> Limits {
    Limits {
        time,
        stopped: time,
        output: OUTPUT,
    }
}

/// The cargo that started us, if one did.
pub(crate) fn cargo() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
