//! Answers that do everything an answer should not, each told apart, and none outliving its check.
#![cfg(unix)]

mod report;

use std::env;
#[cfg(target_os = "linux")]
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

// As a chapter does it, for an answer that is right.
lab::exercise!(exercise, "answers/right.rs");

/// A proof that also looks whether anything of the answer is still running.
macro_rules! fixture {
    ($name:ident, $file:literal $(, $diagnosis:ident)?) => {
        fixture!(checks $name, $file $(, $diagnosis)?);
    };
    ($checks:ident $name:ident, $file:literal $(, $diagnosis:ident)?) => {
        #[path = "."]
        #[allow(warnings, unsafe_code, clippy::all, reason = "wrong on purpose")]
        mod $name {
            #[path = $file]
            mod answer;
            mod $checks;

            pub const SUITE: lab::Suite = lab::suite!($file, $checks);

            #[test]
            fn proof() -> lab::Verdict {
                let path = concat!(module_path!(), "::proof");
                let stands_for = None$(.or(Some(&lab::diagnosis::$diagnosis)))?;
                let verdict = lab::prove(path, SUITE, stands_for);
                super::nothing_runs(path);
                verdict
            }
        }
    };
}

fixture!(right, "answers/right.rs");
fixture!(closes_its_streams, "answers/closes_its_streams.rs");
fixture!(prints, "answers/prints.rs", IGNORES_ERRNO);
fixture!(negative, "answers/negative.rs", IGNORES_ERRNO);
fixture!(
    calls_back_twice,
    "answers/calls_back_twice.rs",
    CALLS_BACK_TWICE
);
fixture!(delegates, "answers/delegates.rs", DELEGATES);
fixture!(not_written, "answers/not_written.rs", NOT_WRITTEN);
fixture!(blocks, "answers/blocks.rs", BLOCKS_FOR_EVER);
fixture!(spins, "answers/spins.rs", SPINS);
fixture!(exits, "answers/exits.rs", ENDS_EARLY);
fixture!(forges, "answers/forges.rs", ENDS_EARLY);
fixture!(hooks_panics, "answers/hooks_panics.rs", ENDS_EARLY);
fixture!(replaces_the_hook, "answers/replaces_the_hook.rs", PANICS);
fixture!(panics, "answers/panics.rs", PANICS);
fixture!(borrows_twice, "answers/borrows_twice.rs", BORROWS_TWICE);
fixture!(
    panics_on_a_thread,
    "answers/panics_on_a_thread.rs",
    PANICS_ON_A_THREAD
);
fixture!(aborts, "answers/aborts.rs", CRASHES);
fixture!(faults, "answers/faults.rs", CRASHES);
fixture!(kills_its_group, "answers/kills_its_group.rs", CRASHES);
fixture!(overflows, "answers/overflows.rs", OVERFLOWS_THE_STACK);
fixture!(floods, "answers/floods.rs", FLOODS_OUTPUT);
fixture!(leaves_a_child, "answers/leaves_a_child.rs", LEAVES_A_CHILD);
fixture!(
    leaves_an_orphan,
    "answers/leaves_an_orphan.rs",
    LEAVES_A_CHILD
);
fixture!(
    waits_for_a_child,
    "answers/waits_for_a_child.rs",
    BLOCKS_FOR_EVER
);
fixture!(stops_itself, "answers/stops_itself.rs", STOPS_ITSELF);
fixture!(changes_its_group, "answers/changes_its_group.rs", SPINS);

fixture!(loses_a_wake_up, "answers/loses_a_wake_up.rs", LOST_WAKE_UP);
fixture!(
    polls_in_circles,
    "answers/polls_in_circles.rs",
    BUSY_POLLING
);
fixture!(
    blocks_in_a_poll,
    "answers/blocks_in_a_poll.rs",
    BLOCKS_IN_A_POLL
);
fixture!(means blocks_as_told, "answers/blocks.rs", LOSES_A_PANIC);
fixture!(means spins_as_told, "answers/spins.rs", END_AS_WOULD_BLOCK);
fixture!(means crashes_as_told, "answers/faults.rs", RETURNS_ASTRAY);
fixture!(means polls_too_much, "answers/polls_too_much.rs", BUSY_POLLING);
fixture!(means right_by_all_means, "answers/right.rs");

/// Checks the answer that another test asks for, in a process of its own.
#[test]
fn on_request() {
    let _ = match env::var(REQUEST).as_deref() {
        Ok("blocks") => lab::accepts("on_request", blocks::SUITE),
        Ok("loses a wake-up") => lab::accepts("on_request", loses_a_wake_up::SUITE),
        Ok("negative") => lab::accepts("on_request", negative::SUITE),
        _ => Ok(()),
    };
}

const REQUEST: &str = "LAB_TEST_REQUEST";

#[cfg(target_os = "linux")]
#[test]
fn checks_end_with_the_process_that_started_them() {
    let mut checker = checker_of_one_that_blocks().spawn().unwrap();
    eventually("a check runs", || {
        running(checker.id(), "on_request").is_some()
    });
    checker.kill().unwrap();
    checker.wait().unwrap();
    eventually("no check runs", || {
        running(checker.id(), "on_request").is_none()
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_test_on_a_leash_ends_with_its_standard_input() {
    let mut checker = checker_of_one_that_blocks();
    checker.env("LAB_LEASH", "1").stdin(Stdio::piped());
    let mut checker = checker.spawn().unwrap();
    eventually("a check runs", || {
        running(checker.id(), "on_request").is_some()
    });
    drop(checker.stdin.take());
    eventually("the test ends", || checker.try_wait().unwrap().is_some());
    eventually("no check runs", || {
        running(checker.id(), "on_request").is_none()
    });
}

#[cfg(target_os = "linux")]
fn checker_of_one_that_blocks() -> Command {
    let mut checker = Command::new(env::current_exe().unwrap());
    checker
        .args(["on_request", "--exact"])
        .env(REQUEST, "blocks")
        .stdout(Stdio::null());
    checker
}

/// Waits for less time than a check has patience.
#[cfg(target_os = "linux")]
fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(
            begin.elapsed() < Duration::from_secs(8),
            "waited in vain until {what}"
        );
        thread::yield_now();
    }
}

#[cfg(target_os = "linux")]
fn nothing_runs(path: &str) {
    let (_, test) = path.split_once("::").unwrap();
    assert_eq!(
        running(std::process::id(), test),
        None,
        "a process is still running"
    );
}

#[cfg(not(target_os = "linux"))]
fn nothing_runs(_path: &str) {}

/// A process that descends from a check that `checker` runs for `test`. All of them have inherited its assignment.
#[cfg(target_os = "linux")]
fn running(checker: u32, test: &str) -> Option<PathBuf> {
    let is_ours = |process: &PathBuf| {
        // Not a process, ended meanwhile, or somebody else's.
        let environment = fs::read(process.join("environ")).unwrap_or_default();
        let mut variables = environment
            .split(|byte| *byte == 0)
            .map(String::from_utf8_lossy);
        variables.any(|v| v.starts_with("LAB_CHECK=") && v.ends_with(&format!(" {checker} {test}")))
    };
    let mut processes = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .map(|entry| entry.path());
    processes.find(is_ours)
}
