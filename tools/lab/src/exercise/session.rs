//! The process of one check: runs it, watches over it, and tells what happens.

use std::any::Any;
use std::fs::File;
use std::io::{self, Read, Write};
use std::panic::{self, AssertUnwindSafe, Location, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{OnceLock, mpsc};
use std::thread::{self, ThreadId};
use std::time::Duration;
use std::{env, fs, str};

use timeline::Recording;

use super::wire::{self, Message};
use super::{Check, Suite, step};
use crate::{diagnosis, sys};

/// Names the check to run and how many milliseconds a step may take; then the process and the test
/// that started it, by which one can find what belongs to a check: `2 10000 4711 ex1`.
pub(super) const ASSIGNMENT: &str = "LAB_CHECK";
/// Set by who holds the other end of the test's standard input, and wants it to end with them.
const LEASH: &str = "LAB_LEASH";
/// Names a folder: there a check that fails leaves its whole timeline, under its number from 1.
const TIMELINES: &str = "LAB_TIMELINES";
/// Hexadecimal digits in a nonce.
pub(super) const NONCE_LENGTH: usize = 32;
/// The last events, for a report that fits a screen.
const TIMELINE_LINES: usize = 20;

/// What a check that has failed unwinds with.
#[derive(Debug)]
pub(super) struct CheckFailed;

/// The way back to the process that started this check.
#[derive(Debug)]
struct Session {
    nonce: String,
    /// Standard output under another number: the answer may close its own.
    output: File,
    thread: ThreadId,
    /// Where the timeline goes, if somebody wants it.
    timeline: Option<PathBuf>,
}

static SESSION: OnceLock<Session> = OnceLock::new();

/// Whether this process runs a check.
pub(super) fn is_running() -> bool {
    SESSION.get().is_some()
}

/// Runs one check and ends the process, if that is what this process was started for.
pub(super) fn run_if_assigned(suite: &Suite) {
    let Ok(assignment) = env::var(ASSIGNMENT) else {
        return;
    };
    let mut numbers = assignment.split(' ').map(|n| n.parse::<u64>().ok());
    let mut next = || numbers.next().flatten().expect("set by `judge`");
    let (check, patience) = (next() as usize, Duration::from_millis(next()));
    let folder = env::var_os(TIMELINES).map(PathBuf::from);
    let timeline = folder.map(|folder| folder.join(format!("{}.timeline", check + 1)));
    run(&suite.checks[check], patience, timeline)
}

fn run(check: &Check, patience: Duration, timeline: Option<PathBuf>) -> ! {
    let (input, output) = own_streams().expect("standard streams");
    // Before any code of the answer's runs, so that it cannot have read the nonce.
    let nonce = read_nonce(&input).expect("a nonce on standard input");
    let thread = thread::current().id();
    let session = SESSION.set(Session {
        nonce,
        output,
        thread,
        timeline,
    });
    session.expect("a process runs one check");
    panic::set_hook(Box::new(tell_panic));
    thread::spawn(move || end_with_parent(input));
    thread::spawn(move || watch(patience));
    sys::adopt_orphans();
    let _recording = Recording::start().expect("a process runs one check");
    tell(Message::Begin);
    step::waiting_for(check.name);

    let result = panic::catch_unwind(AssertUnwindSafe(check.run));
    flush_printed();
    match result {
        Err(payload) => tell_unwound(&*payload),
        Ok(()) if sys::has_children() => tell(Message::Failed {
            diagnosis: diagnosis::LEAVES_A_CHILD.name.to_owned(),
            words: "the answer started a process and did not wait for its end".to_owned(),
        }),
        Ok(()) => tell(Message::Pass),
    }
    sys::end_own_group()
}

/// Ends this process and all its checks with whoever started it, if they ask for that.
pub(super) fn keep_on_leash() {
    if env::var_os(LEASH).is_some() {
        thread::spawn(|| {
            let _ = io::copy(&mut io::stdin(), &mut io::sink());
            sys::end_own_group()
        });
    }
}

/// The parent holds the other end of our standard input for as long as it lives.
fn end_with_parent(mut input: File) {
    let _ = io::copy(&mut input, &mut io::sink());
    sys::end_own_group()
}

/// Ends the process when a step takes longer than `patience`.
fn watch(patience: Duration) {
    let (diagnosis, words) = loop {
        let step = step::current();
        let left = patience.saturating_sub(step.since.elapsed());
        if left.is_zero() {
            break step.verdict();
        }
        drop(step);
        thread::sleep(left);
    };
    flush_printed();
    tell_timeline();
    tell(Message::Stuck {
        diagnosis: diagnosis.name.to_owned(),
        words,
    });
    sys::end_own_group()
}

fn tell_panic(info: &PanicHookInfo<'_>) {
    let current = thread::current();
    let is_own = SESSION.get().is_some_and(|s| s.thread == current.id());
    let place = info.location().map(place_of).unwrap_or_default();
    // A check may well have a job panic on purpose, to see what the answer makes of it.
    if !is_own && place.starts_with("checks.rs:") {
        return;
    }
    let thread = match current.name() {
        _ if is_own => "",
        Some(name) => name,
        None => "without a name",
    };
    tell(Message::Panicked {
        thread: thread.to_owned(),
        place,
        words: words_of(info.payload()),
    });
}

/// `starter.rs:12`. A file that is not of this workspace keeps its whole path.
fn place_of(location: &Location<'_>) -> String {
    let path = Path::new(location.file());
    let name = path.file_name().filter(|_| path.is_relative());
    let name = name.unwrap_or(path.as_os_str()).display();
    format!("{name}:{}", location.line())
}

/// The hook has told of a panic already, unless the answer put its own in place.
fn tell_unwound(payload: &(dyn Any + Send)) {
    if payload.is::<CheckFailed>() {
        return;
    }
    tell_timeline();
    tell(Message::Panicked {
        thread: String::new(),
        place: String::new(),
        words: words_of(payload),
    });
}

fn words_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    text.unwrap_or("a value that is no text").to_owned()
}

/// Lets out what the answer printed without an end of line. The answer may have left standard output
/// locked: then another thread waits for it, and we do not.
fn flush_printed() {
    let (done, is_done) = mpsc::channel();
    thread::spawn(move || {
        let _ = io::stdout().flush();
        done.send(())
    });
    let _ = is_done.recv_timeout(Duration::from_millis(100));
}

/// Sends the last events of the timeline, if there are any, and keeps all of them if asked to.
pub(super) fn tell_timeline() {
    let timeline = timeline::snapshot().filter(|timeline| !timeline.events().is_empty());
    let Some(timeline) = timeline else {
        return;
    };
    if let Some(file) = SESSION.get().and_then(|session| session.timeline.as_ref()) {
        // A picture is extra: without it the check still says all it has to say.
        let _ = fs::write(file, timeline.to_log());
    }
    for line in timeline.tail(TIMELINE_LINES).to_string().lines() {
        let line = line.to_owned();
        tell(Message::Timeline { line });
    }
}

/// Sends `message` in one write. Outside of a check there is nobody to tell.
pub(super) fn tell(message: Message) {
    if let Some(session) = SESSION.get() {
        let bytes = wire::frame(&session.nonce, &message);
        // Nobody is left to be told of a failure either.
        let _ = (&session.output).write_all(&bytes);
    }
}

fn read_nonce(mut input: &File) -> io::Result<String> {
    let mut nonce = [0; NONCE_LENGTH];
    input.read_exact(&mut nonce)?;
    str::from_utf8(&nonce)
        .map(str::to_owned)
        .map_err(io::Error::other)
}

/// Standard input and output as files of our own, which the answer cannot close by closing its own.
#[cfg(unix)]
fn own_streams() -> io::Result<(File, File)> {
    use std::os::fd::AsFd;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

#[cfg(windows)]
fn own_streams() -> io::Result<(File, File)> {
    use std::os::windows::io::AsHandle;
    let input = io::stdin().as_handle().try_clone_to_owned()?;
    let output = io::stdout().as_handle().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}
