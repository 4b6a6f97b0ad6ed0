//! Spreads submissions over jobs, and keeps each result as soon as it is there.
//!
//! A result that is kept is not worked out again, unless something that it depends on has changed:
//! the answers, the course, what is graded, how.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};

use super::allowance::Allowance;
use super::cell::Finished;
use super::course::Course;
use super::job::{Job, Outcome};
use super::points::{Overrides, Points};
use super::result::{Check, Graded, Score, State};
use super::submission::{self, Answer, Submission};
use super::{Options, WORK, refuse};
use crate::catalog::Exercise;
use crate::check::{self, Report};
use crate::learner::Desk;

/// Longer words of a compiler, or of a program, are cut.
const MOST_WORDS: usize = 20_000;
/// Larger recordings are left out of results.
const LARGEST_TIMELINE: usize = 1 << 20;

/// Grades `submissions` into `out`.
///
/// # Errors
/// Fails if nothing can be graded. Where one submission cannot be, its result says so.
pub(super) fn grade(
    options: &Options,
    desk: &Desk,
    submissions: &[Submission],
    out: &Path,
    sealed: bool,
) -> Result<()> {
    let course = Course::read(desk, &options.assignments)?;
    let overrides = options.points.as_deref().map(Overrides::read).transpose()?;
    let overrides = overrides.unwrap_or_default();
    let allowance = Allowance {
        compile: options.compile_time,
        patience: options.patience,
        memory: options.memory << 20,
        seed: options.seed,
        sealed,
    };
    let line = Line {
        course: &course,
        setting: format!("{:016x} {allowance:?} {overrides:?}", course.hash),
        overrides: &overrides,
        allowance,
        submissions,
        out,
        next: AtomicUsize::new(0),
        points: OnceLock::new(),
        base: Mutex::new(None),
        bar: bar(submissions.len()),
    };
    let jobs = options.jobs().min(submissions.len()).max(1);
    let results = thread::scope(|scope| {
        let line = &line;
        let jobs: Vec<_> = (0..jobs)
            .map(|number| scope.spawn(move || line.work(number)))
            .collect();
        let ended = jobs
            .into_iter()
            .map(|job| job.join().expect("a job does not panic"));
        ended.collect::<Result<Vec<()>>>()
    });
    line.bar.finish_and_clear();
    for number in 0..jobs {
        // What was built stays in the base, for the next run.
        let _ = fs::remove_dir_all(out.join(WORK).join(format!("job-{number}")));
    }
    results.map(drop)
}

fn bar(length: usize) -> ProgressBar {
    // Drawn on a terminal only.
    let bar = ProgressBar::new(length as u64);
    let style =
        ProgressStyle::with_template("{bar:30} {pos} of {len}, {elapsed}, {eta} left  {msg}");
    bar.with_style(style.expect("a template").progress_chars("#>-"))
}

/// What all jobs share.
struct Line<'a> {
    course: &'a Course,
    overrides: &'a Overrides,
    allowance: Allowance,
    /// Everything but the answers that a result depends on.
    setting: String,
    submissions: &'a [Submission],
    out: &'a Path,
    next: AtomicUsize,
    points: OnceLock<Points>,
    /// Whoever comes first builds it; the others wait for the lock.
    base: Mutex<Option<Job>>,
    bar: ProgressBar,
}

impl Line<'_> {
    fn work(&self, number: usize) -> Result<()> {
        let mut job = None;
        while let Some(submission) = self.submissions.get(self.next.fetch_add(1, Relaxed)) {
            self.bar.set_message(submission.name.clone());
            let mut contents = submission.contents();
            let answers =
                submission::select(&mut contents, &self.course.exercises, &self.course.handout);
            let depends_on = format!("{} {answers:?} {:?}", self.setting, contents.notes);
            let fingerprint = format!("{:016x}", lab::fnv1a(depends_on.as_bytes()));
            let kept = Graded::load(self.out, &submission.slug);
            if kept.is_none_or(|kept| kept.fingerprint != fingerprint || !kept.is_complete()) {
                if job.is_none() {
                    job = Some(self.prepare(number)?);
                }
                let job = job.as_ref().expect("made above");
                let exercises = self.course.exercises.iter().zip(answers);
                let scores: Vec<_> = exercises
                    .map(|(exercise, answer)| self.score(job, exercise, answer))
                    .collect();
                let graded = Graded {
                    name: submission.name.clone(),
                    slug: submission.slug.clone(),
                    fingerprint,
                    seed: self.allowance.seed,
                    seconds: scores.iter().map(|score| score.seconds).sum(),
                    exercises: scores,
                    notes: contents.notes,
                };
                graded.save(self.out)?;
            }
            self.bar.inc(1);
        }
        Ok(())
    }

    fn prepare(&self, number: usize) -> Result<Job> {
        let work = self.out.join(WORK);
        let mut base = self.base.lock().unwrap();
        if base.is_none() {
            self.bar.set_message("building what all answers need");
            let built = Job::new(&work.join("base"), self.course, self.allowance)?;
            let points = self.find_points(&built)?;
            self.points.set(points).expect("only whoever builds does");
            *base = Some(built);
        }
        // Under the lock: nobody works in there.
        let base = base.as_ref().expect("built above");
        Job::like(base, &work.join(format!("job-{number}")))
    }

    /// Runs the starters: they earn nothing, and say what there is to earn.
    fn find_points(&self, job: &Job) -> Result<Points> {
        let mut points = Points::new();
        for exercise in &self.course.exercises {
            let report = job.check_starter(exercise)?;
            let checks = report
                .checks
                .into_iter()
                .map(|check| (check.name, check.points));
            points.insert(exercise.id.clone(), checks.collect());
        }
        self.overrides.apply(&mut points, &self.course.known)?;
        Ok(points)
    }

    fn score(&self, job: &Job, exercise: &Exercise, answer: Answer) -> Score {
        let begin = Instant::now();
        let checks = &self.points.get().expect("a job is prepared")[&exercise.id];
        let checks = checks.iter().map(|(name, points)| Check {
            name: name.clone(),
            passed: false,
            points: *points,
            diagnosis: None,
            text: String::new(),
            timeline: None,
        });
        let mut score = Score {
            exercise: exercise.id.clone(),
            title: exercise.page.title.clone(),
            state: State::Missing,
            words: String::new(),
            checks: checks.collect(),
            notes: Vec::new(),
            seconds: 0.0,
        };
        (score.state, score.words) = match answer {
            Answer::Missing => (State::Missing, "there is no answer".to_owned()),
            Answer::Starter => (
                State::NotBegun,
                "the starter is as it was handed out".to_owned(),
            ),
            Answer::Refused(words) => (State::Refused, words),
            Answer::Text(text) => match refuse::reaches_out(&text) {
                Some(words) => (State::Refused, words),
                None => match job.check(exercise, &text) {
                    Ok(outcome) => fill(&mut score, outcome),
                    Err(error) => (State::Error, format!("the grader failed: {error:#}")),
                },
            },
        };
        cut(&mut score.words, MOST_WORDS);
        score.seconds = begin.elapsed().as_secs_f64();
        score
    }
}

fn fill(score: &mut Score, outcome: Outcome) -> (State, String) {
    match outcome {
        Outcome::NotCompiled(words) => (State::NotCompiled, words),
        Outcome::Stopped(words) => (State::Stopped, words),
        Outcome::NoReport(words) => (State::NoReport, words),
        Outcome::Checked(report, finished) => {
            let state = if report.is_solved() {
                State::Solved
            } else {
                State::Checked
            };
            fill_checks(
                &mut score.checks,
                report,
                finished.verdict.timelines.clone(),
            );
            score.notes = remarks(&finished);
            (state, String::new())
        }
    }
}

fn fill_checks(checks: &mut [Check], report: Report, mut timelines: BTreeMap<usize, String>) {
    for (index, (check, found)) in checks.iter_mut().zip(report.checks).enumerate() {
        check.passed = found.state == check::State::Passed;
        check.diagnosis = found.diagnosis;
        check.text = found.text;
        cut(&mut check.text, MOST_WORDS);
        let timeline = timelines.remove(&(index + 1)).filter(|_| !check.passed);
        check.timeline = timeline.filter(|log| log.len() <= LARGEST_TIMELINE);
    }
}

/// What a report of checks does not say.
fn remarks(finished: &Finished) -> Vec<String> {
    let verdict = &finished.verdict;
    let mut remarks = Vec::new();
    if verdict.left > 0 {
        let left = verdict.left;
        remarks.push(format!("left processes behind: {left}, which were ended"));
    }
    if verdict.killed_for_memory > 0 {
        let (killed, most) = (verdict.killed_for_memory, verdict.most_memory >> 20);
        remarks.push(format!(
            "met the limit of memory {killed} times ({most} MiB)"
        ));
    }
    remarks
}

fn cut(text: &mut String, most: usize) {
    if text.len() > most {
        text.truncate(text.floor_char_boundary(most));
        text.push_str("\n... the rest is left out ...\n");
    }
}

impl Job {
    /// The report on the starter, which names all checks.
    fn check_starter(&self, exercise: &Exercise) -> Result<Report> {
        let text = self.starter(exercise)?;
        match self.check(exercise, &text)? {
            Outcome::Checked(report, _) => Ok(report),
            other => {
                let words = format!("{other:?}");
                Err(anyhow::anyhow!(words))
                    .with_context(|| format!("the starter of {}", exercise.id))
            }
        }
    }
}
