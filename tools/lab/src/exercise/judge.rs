//! Runs checks, each in a process of its own, and says what became of them.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::process::Command;
use std::time::Duration;
use std::{env, io};

use super::session::{ASSIGNMENT, NONCE_LENGTH};
use super::wire::{self, Message};
use super::{Check, Suite, forbidden};
use crate::diagnosis::{self, Diagnosis};
use crate::ending;
use crate::process::{self, End, Finished, Limits};

/// More than any report shows, and little enough to hold.
const OUTPUT_LIMIT: usize = 1 << 20;
/// A check may take this many times as long as one of its steps.
const STEPS: u32 = 6;

/// What became of one check.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) check: Check,
    pub(super) state: State,
    /// The last lines of the timeline, when the check did not pass.
    pub(super) timeline: Vec<String>,
    /// What the answer printed, on both streams.
    pub(super) printed: String,
}

#[derive(Debug)]
pub(super) enum State {
    Passed,
    Failed(Finding),
    /// The answer was not let near the checks.
    NotRun,
}

/// What is wrong with an answer.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) diagnosis: Option<&'static Diagnosis>,
    /// The step that the check was at.
    pub(super) expected: String,
    pub(super) happened: String,
}

impl Found {
    fn not_run(check: &Check) -> Found {
        Found {
            check: *check,
            state: State::NotRun,
            timeline: Vec::new(),
            printed: String::new(),
        }
    }

    pub(super) fn passed(&self) -> bool {
        matches!(self.state, State::Passed)
    }

    pub(super) fn shows(&self, diagnosis: &Diagnosis) -> bool {
        matches!(&self.state, State::Failed(finding)
            if finding.diagnosis.is_some_and(|found| found.name == diagnosis.name))
    }
}

/// Every check's result, in order.
pub(super) fn all(test: &str, suite: &Suite, patience: Duration) -> Vec<Found> {
    if let Some(found) = refuse(suite) {
        return found;
    }
    let checks = 0..suite.checks.len();
    checks.map(|i| run(test, suite, i, patience)).collect()
}

/// The same up to the first check that does not pass.
pub(super) fn to_first_failure(test: &str, suite: &Suite, patience: Duration) -> Vec<Found> {
    let mut found = refuse(suite).unwrap_or_default();
    found.truncate(1);
    while found.len() < suite.checks.len() && found.last().is_none_or(Found::passed) {
        found.push(run(test, suite, found.len(), patience));
    }
    found
}

/// Names that the exercise forbids keep an answer from being run at all.
fn refuse(suite: &Suite) -> Option<Vec<Found>> {
    let happened = match forbidden::find(suite.source, suite.forbidden) {
        Ok(None) => return None,
        Ok(Some(found)) => format!("line {} names `{}`", found.line, found.name),
        Err(error) => format!("the text is not Rust's: {error}"),
    };
    let mut found: Vec<_> = suite.checks.iter().map(Found::not_run).collect();
    found[0].state = State::Failed(Finding {
        diagnosis: Some(&diagnosis::DELEGATES),
        expected: "an answer that does the work itself".to_owned(),
        happened,
    });
    Some(found)
}

fn run(test: &str, suite: &Suite, index: usize, patience: Duration) -> Found {
    let check = &suite.checks[index];
    let nonce = nonce();
    let limits = Limits {
        time: patience * STEPS,
        stopped: patience,
        output: OUTPUT_LIMIT,
    };
    let started = command(test, index, patience);
    match started.and_then(|command| process::run(command, nonce.as_bytes(), limits)) {
        Ok(finished) => conclude(check, &nonce, &finished),
        Err(error) => {
            let mut found = Found::not_run(check);
            found.state = State::Failed(Finding {
                diagnosis: None,
                expected: "the check to start as a process of its own".to_owned(),
                happened: error.to_string(),
            });
            found
        }
    }
}

/// This program once more, for one check.
fn command(test: &str, index: usize, patience: Duration) -> io::Result<Command> {
    let (patience, parent) = (patience.as_millis(), std::process::id());
    let mut command = Command::new(env::current_exe()?);
    // Two threads: one for the test, whatever RUST_TEST_THREADS says.
    command
        .args([test, "--exact", "--nocapture", "--test-threads=2"])
        .env(ASSIGNMENT, format!("{index} {patience} {parent} {test}"))
        .env_remove("LAB_REPORT")
        .env_remove("RUST_TEST_SHUFFLE")
        .env("RUST_BACKTRACE", "0");
    Ok(command)
}

/// 128 bits that nobody can guess. std keys its hash maps with the system's random bytes.
fn nonce() -> String {
    let half = || RandomState::new().build_hasher().finish();
    let nonce = format!("{:016x}{:016x}", half(), half());
    debug_assert_eq!(nonce.len(), NONCE_LENGTH);
    nonce
}

fn conclude(check: &Check, nonce: &str, finished: &Finished) -> Found {
    let (messages, mut printed) = wire::parse(nonce, &finished.stdout);
    printed.push_str(&String::from_utf8_lossy(&finished.stderr));
    let mut found = Found::not_run(check);
    let mut expected = check.name;
    for message in &messages {
        match message {
            Message::WaitingFor { what } => expected = what,
            Message::Timeline { line } => found.timeline.push(line.clone()),
            _ => {}
        }
    }
    found.state = match find_fault(&messages, finished) {
        None => State::Passed,
        Some((diagnosis, happened)) => State::Failed(Finding {
            diagnosis,
            expected: expected.to_owned(),
            happened,
        }),
    };
    found.printed = printed;
    found
}

type Fault = (Option<&'static Diagnosis>, String);

/// What is wrong, the surest sign first. Nothing is, only if the check came to its last step.
fn find_fault(messages: &[Message], finished: &Finished) -> Option<Fault> {
    if finished.end == End::Output {
        let happened = format!("it printed more than {OUTPUT_LIMIT} bytes and was ended");
        return Some((Some(&diagnosis::FLOODS_OUTPUT), happened));
    }
    let named = |name: &str, words: &String| (diagnosis::named(name), words.clone());
    let failed = messages.iter().find_map(|message| match message {
        Message::Failed { diagnosis, words } => Some(named(diagnosis, words)),
        _ => None,
    });
    if failed.is_some() || messages.contains(&Message::Pass) {
        return failed;
    }
    let stuck = messages.iter().find_map(|message| match message {
        Message::Stuck { diagnosis, words } => Some(named(diagnosis, words)),
        _ => None,
    });
    let (panic, own_thread_panicked) = find_panic(messages);
    match (stuck, panic) {
        (_, Some(panic)) if own_thread_panicked => Some(panic),
        // Where the check has not said what being stuck must mean, the panic says it.
        (Some((Some(why), stuck)), Some((diagnosis, panic))) if why.is_general() => {
            Some((diagnosis, format!("{stuck}; {panic}")))
        }
        (Some((why, stuck)), Some((_, panic))) => Some((why, format!("{stuck}; {panic}"))),
        (Some(stuck), None) => Some(stuck),
        (None, Some((_, panic))) => {
            let (why, end) = explain_end(messages, finished);
            Some((why, format!("{end}; before that, {panic}")))
        }
        (None, None) => Some(explain_end(messages, finished)),
    }
}

/// The first panic is the cause: others follow from joining its thread or from its locks. And
/// whether any of them ended the check itself.
fn find_panic(messages: &[Message]) -> (Option<Fault>, bool) {
    let panics = messages.iter().filter_map(|message| match message {
        Message::Panicked {
            thread,
            place,
            words,
        } => Some((thread, place, words)),
        _ => None,
    });
    let is_own = panics.clone().any(|(thread, ..)| thread.is_empty());
    let mut explained = panics.map(|(thread, place, words)| explain_panic(thread, place, words));
    (explained.next(), is_own)
}

fn explain_panic(thread: &str, place: &str, words: &str) -> Fault {
    // What `todo!()` says.
    if let Some(rest) = words.strip_prefix("not yet implemented") {
        let happened = format!("{place} says `todo!`{rest}");
        return (Some(&diagnosis::NOT_WRITTEN), happened);
    }
    // An answer with a panic hook of its own keeps the place to itself.
    let place = if place.is_empty() {
        "the answer"
    } else {
        place
    };
    // What a `RefCell` says of a second borrow.
    if words.contains("already borrowed") || words.contains("already mutably borrowed") {
        let happened = format!("{place} panicked: {words}");
        return (Some(&diagnosis::BORROWS_TWICE), happened);
    }
    if thread.is_empty() {
        let happened = format!("{place} panicked: {words}");
        (Some(&diagnosis::PANICS), happened)
    } else {
        let happened = format!("{place} panicked on thread `{thread}`: {words}");
        (Some(&diagnosis::PANICS_ON_A_THREAD), happened)
    }
}

/// The check's process is gone without a word.
fn explain_end(messages: &[Message], finished: &Finished) -> Fault {
    let (diagnosis, happened) = match finished.end {
        End::Stopped => (
            &diagnosis::STOPS_ITSELF,
            "the process was stopped (SIGSTOP)".to_owned(),
        ),
        End::Time | End::Output => (
            &diagnosis::BLOCKS_FOR_EVER,
            "the process did not end, and even its watchdog was silent".to_owned(),
        ),
        End::Own if overflowed(finished) => (
            &diagnosis::OVERFLOWS_THE_STACK,
            ending::explain(finished.status),
        ),
        End::Own if ending::is_crash(finished.status) => (
            crash_means(messages).unwrap_or(&diagnosis::CRASHES),
            ending::explain(finished.status),
        ),
        End::Own => (
            &diagnosis::ENDS_EARLY,
            format!("the process ended, {}", ending::explain(finished.status)),
        ),
    };
    (Some(diagnosis), happened)
}

/// What a crash means in the step that the check was at, if the check has said so.
fn crash_means(messages: &[Message]) -> Option<&'static Diagnosis> {
    let mut latest_first = messages.iter().rev();
    latest_first.find_map(|message| match message {
        Message::WaitingFor { .. } => Some(None),
        Message::CrashMeans { diagnosis } => Some(diagnosis::named(diagnosis)),
        _ => None,
    })?
}

/// std's handler has a thread that hits the guard page of its stack say so before it aborts, and
/// ch05's a fiber.
fn overflowed(finished: &Finished) -> bool {
    ending::is_crash(finished.status)
        && String::from_utf8_lossy(&finished.stderr).contains("overflowed its stack")
}
