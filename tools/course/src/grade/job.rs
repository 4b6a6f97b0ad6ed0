//! One of the grader's workers: a copy of the course and what was built of it, for one answer after
//! the other.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::allowance::{Allowance, limit_met};
use super::cell::{End, Finished, Limits, Shown, Spec};
use super::course::Course;
use crate::catalog::Exercise;
use crate::check::{self, Checker, Report};

/// For the first build, which compiles what the exercises depend on. None of it is a learner's.
const FIRST_BUILD: u64 = 1800;
/// What of the environment is let into a cell.
const ENVIRONMENT: [&str; 10] = [
    "CARGO",
    "CARGO_HOME",
    "HOME",
    "LANG",
    "LC_ALL",
    "LD_LIBRARY_PATH",
    "NIX_LD",
    "PATH",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
];

/// What became of an answer.
#[derive(Debug)]
pub(super) enum Outcome {
    Checked(Report, Finished),
    /// What the compiler said.
    NotCompiled(String),
    /// What limit it met.
    Stopped(String),
    /// It ended the checks: how, and what it had printed.
    NoReport(String),
}

#[derive(Debug)]
pub(super) struct Job {
    folder: PathBuf,
    /// As seen from inside of a cell.
    checker: Checker,
    allowance: Allowance,
    home: BTreeMap<String, String>,
}

impl Job {
    /// Copies the course to `folder` and builds what all answers need.
    ///
    /// # Errors
    /// Fails if that cannot be written or built.
    pub(super) fn new(folder: &Path, course: &Course, allowance: Allowance) -> Result<Job> {
        // A copy that is there from an earlier run, no answer was laid into: what was built of it holds.
        let (mark, hash) = (folder.join("hash"), course.hash.to_string());
        if fs::read_to_string(&mark).ok().as_ref() != Some(&hash) {
            let _ = fs::remove_file(&mark);
            course.copy_to(&folder.join("course"))?;
            fs::write(&mark, &hash)?;
        }
        fs::create_dir_all(folder.join("target"))?;
        let job = Job::in_folder(folder, allowance)?;
        let mut built = BTreeSet::new();
        for exercise in &course.exercises {
            if built.insert(&exercise.package) {
                let limits = Limits {
                    seconds: FIRST_BUILD,
                    ..allowance.to_compile()
                };
                if let Err(outcome) = job.build(exercise, limits)? {
                    bail!(
                        "{} cannot be built as it was handed out: {outcome:?}",
                        exercise.id
                    );
                }
            }
        }
        Ok(job)
    }

    /// Copies what was built for `base`, so that it need not be built again.
    ///
    /// # Errors
    /// Fails if that cannot be written.
    pub(super) fn like(base: &Job, folder: &Path) -> Result<Job> {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder)?;
        let mut copy = Command::new("cp");
        // With the times: cargo goes by them.
        copy.arg("-a")
            .args(["course", "target"].map(|part| base.folder.join(part)));
        let output = copy.arg(folder).output().context("cannot start cp")?;
        if !output.status.success() {
            bail!(
                "cannot copy what was built: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Job::in_folder(folder, base.allowance)
    }

    fn in_folder(folder: &Path, allowance: Allowance) -> Result<Job> {
        fs::create_dir_all(folder.join("root"))?;
        // Sealed in, all jobs have theirs under the same name. So what one has built fits the others.
        let seen_from = if allowance.sealed {
            Path::new("/")
        } else {
            folder
        };
        let mut checker = Checker::new(&seen_from.join("course"));
        checker.target = Some(seen_from.join("target"));
        let variable = |name: &&str| Some(((*name).to_owned(), env::var(name).ok()?));
        let home = ENVIRONMENT.iter().filter_map(variable).collect();
        Ok(Job {
            folder: folder.to_owned(),
            checker,
            allowance,
            home,
        })
    }

    /// A part of this job, as seen from inside and from outside.
    fn shown(&self, inside: &Path) -> Shown {
        let below = if self.allowance.sealed {
            Path::new("/")
        } else {
            &self.folder
        };
        let part = inside.strip_prefix(below).unwrap_or(inside);
        Shown {
            outside: self.folder.join(part),
            inside: inside.to_owned(),
        }
    }

    /// The starter of `exercise` as it was handed out.
    ///
    /// # Errors
    /// Fails if it cannot be read.
    pub(super) fn starter(&self, exercise: &Exercise) -> Result<String> {
        let file = self.folder.join("course").join(&exercise.answer);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    }

    /// Lays `answer` into the copy, and takes it out again when it has been checked.
    ///
    /// # Errors
    /// Fails if the grader cannot do its part.
    pub(super) fn check(&self, exercise: &Exercise, answer: &str) -> Result<Outcome> {
        let file = self.folder.join("course").join(&exercise.answer);
        let starter = self.starter(exercise)?;
        let outcome = self.check_laid(exercise, &file, answer);
        fs::write(&file, starter).with_context(|| format!("cannot write {}", file.display()))?;
        outcome
    }

    fn check_laid(&self, exercise: &Exercise, file: &Path, answer: &str) -> Result<Outcome> {
        // Cargo goes by a file's time, and it is written anew. Should the clock have been set back, the
        // program says which answer is in it, and then the next attempt comes with a later time.
        for _ in 0..2 {
            fs::write(file, answer).with_context(|| format!("cannot write {}", file.display()))?;
            let program = match self.build(exercise, self.allowance.to_compile())? {
                Ok(program) => program,
                Err(outcome) => return Ok(outcome),
            };
            match self.run(exercise, &program)? {
                Outcome::Checked(report, _) if report.fnv1a != lab::fnv1a(answer.as_bytes()) => {
                    let _ = fs::remove_file(self.shown(&program).outside);
                }
                outcome => return Ok(outcome),
            }
        }
        bail!(
            "the program that was built of {} is another answer's",
            file.display()
        )
    }

    fn build(&self, exercise: &Exercise, limits: Limits) -> Result<Result<PathBuf, Outcome>> {
        let mut command = self.checker.build_command(exercise);
        command.args(["--frozen", "--color", "never"]);
        let home = |name: &str, or: &str| {
            let home = env::var_os(name).map(PathBuf::from);
            home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(or)))
        };
        let mut spec = self.spec(&command, limits)?;
        let homes = [home("CARGO_HOME", ".cargo"), home("RUSTUP_HOME", ".rustup")];
        spec.readable
            .extend(homes.into_iter().flatten().map(Shown::from));
        let target = self.checker.target.as_deref().expect("set for every job");
        spec.writable.push(self.shown(target));
        spec.environment
            .insert("CARGO_INCREMENTAL".into(), "0".into());
        let finished = spec.run().context("cannot compile in a cell")?;
        if let Some(words) = limit_met(&finished, limits) {
            let words = format!("compiling it was stopped: it {words}\n{}", finished.stderr);
            return Ok(Err(Outcome::Stopped(words)));
        }
        if finished.verdict.end != End::Code(0) {
            return Ok(Err(Outcome::NotCompiled(finished.stderr)));
        }
        check::program(finished.stdout.as_bytes(), &exercise.id).map(Ok)
    }

    fn run(&self, exercise: &Exercise, program: &Path) -> Result<Outcome> {
        let mut command = self.checker.run_command(exercise, program);
        // By name: an answer may bring tests of its own, and those would run in front of the checks.
        command.args([&format!("ex{}", exercise.number), "--exact"]);
        let limits = self.allowance.to_run();
        let mut spec = self.spec(&command, limits)?;
        spec.readable.push(self.shown(program));
        // The cell holds the leash.
        spec.environment.remove("LAB_LEASH");
        let scratch = spec.scratch.to_string_lossy().into_owned();
        let patience = self.allowance.patience.to_string();
        let seed = self.allowance.seed.to_string();
        let variables = [
            ("LAB_REPORT", "-"),
            ("LAB_PATIENCE", &patience),
            ("LAB_SEED", &seed),
            ("LAB_TIMELINES", &scratch),
        ];
        spec.environment
            .extend(variables.map(|(name, value)| (name.into(), value.into())));
        let finished = spec.run().context("cannot run the checks in a cell")?;
        if let Some(words) = limit_met(&finished, limits) {
            return Ok(Outcome::Stopped(format!(
                "checking it was stopped: it {words}"
            )));
        }
        let end = finished.verdict.end.clone();
        match report(&finished.stdout) {
            // The test says it once more by how it ends.
            Some(report) if end == End::Code(if report.is_solved() { 0 } else { 101 }) => {
                Ok(Outcome::Checked(report, finished))
            }
            _ => Ok(Outcome::NoReport(format!(
                "the checks did not come to their end ({end:?}); this was printed:\n{}\n{}",
                finished.stdout, finished.stderr
            ))),
        }
    }

    fn spec(&self, command: &Command, limits: Limits) -> Result<Spec> {
        let text = |text: &std::ffi::OsStr| {
            text.to_str()
                .map(str::to_owned)
                .with_context(|| format!("{text:?} is not UTF-8"))
        };
        let arguments = command.get_args().map(text).collect::<Result<_>>()?;
        let mut environment = self.home.clone();
        for (name, value) in command.get_envs() {
            environment.insert(text(name)?, text(value.unwrap_or_default())?);
        }
        let sealed = self.allowance.sealed;
        let outside = self.folder.join("scratch");
        if !sealed {
            let _ = fs::remove_dir_all(&outside);
        }
        let scratch = if sealed {
            "/tmp/timelines".into()
        } else {
            outside
        };
        let temporary = if sealed { Path::new("/tmp") } else { &scratch };
        environment.insert("TMPDIR".into(), text(temporary.as_os_str())?);
        Ok(Spec {
            program: command.get_program().into(),
            arguments,
            environment,
            folder: command
                .get_current_dir()
                .unwrap_or(&self.checker.root)
                .to_owned(),
            readable: vec![self.shown(&self.checker.root)],
            writable: Vec::new(),
            limits,
            sealed,
            root: self.folder.join("root"),
            scratch,
            verdict: self.folder.join("verdict"),
        })
    }
}

/// The report among what a test printed: nobody else can print there; see lab.
fn report(stdout: &str) -> Option<Report> {
    let begin = stdout.find("\n{\"lab_report\":")? + 1;
    let lines = stdout[begin..]
        .lines()
        .take_while(|line| line.starts_with('{'));
    Report::parse(&lines.collect::<Vec<_>>().join("\n"))
}
