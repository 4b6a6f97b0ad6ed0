//! What a right answer to exercise 3 does.

use std::collections::HashSet;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::panic;
use std::sync::{Barrier, Condvar, Mutex};
use std::thread::{self, ThreadId};

use delayserver::DelayServer;
use delayserver::http::{ResponseParser, get_request};
use lab::{Check, diagnosis, expect, fail, vary, waiting_for};

use super::answer::{Outcome, Panicked, run_all};

pub const FORBIDDEN: &[&str] = &["ch01_os_basics"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "runs each job once",
        points: 2,
        run: runs_each_job_once,
    },
    Check {
        name: "runs as many jobs at a time as it has threads",
        points: 2,
        run: runs_at_once,
    },
    Check {
        name: "returns results in the order of the jobs",
        points: 2,
        run: keeps_the_order,
    },
    Check {
        name: "needs no more threads than it was given",
        points: 2,
        run: is_bounded,
    },
    Check {
        name: "lets a free thread take the next job",
        points: 2,
        run: shares_the_work,
    },
    Check {
        name: "calls back while others still run",
        points: 2,
        run: calls_back_in_time,
    },
    Check {
        name: "survives jobs that panic",
        points: 2,
        run: survives_panics,
    },
    Check {
        name: "fetches 40 answers over 8 threads, in order",
        points: 3,
        run: fetches,
    },
];

/// Events that others wait for, by number.
#[derive(Default)]
struct Board {
    seen: Mutex<HashSet<usize>>,
    changed: Condvar,
}

impl Board {
    fn post(&self, number: usize) {
        self.seen.lock().unwrap().insert(number);
        self.changed.notify_all();
    }

    /// Waits until all of `numbers` were posted.
    fn wait_for(&self, numbers: impl Iterator<Item = usize> + Clone) {
        let missing = |seen: &mut HashSet<usize>| numbers.clone().any(|n| !seen.contains(&n));
        drop(
            self.changed
                .wait_while(self.seen.lock().unwrap(), missing)
                .unwrap(),
        );
    }
}

fn ignore<T>(_: usize, _: &Outcome<T>) {}

fn runs_each_job_once() {
    const JOBS: usize = 100;
    let added = vary("what is added to results", 0..1000);
    let result = |index: usize| index * index + added;
    let runs = Mutex::new(vec![0; JOBS]);
    let job = |index: usize| {
        runs.lock().unwrap()[index] += 1;
        result(index)
    };
    let mut calls = vec![0; JOBS];
    waiting_for("100 jobs on 4 threads");
    let outcomes = run_all(JOBS, 4, &job, &mut |index, outcome| {
        calls[index] += 1;
        expect(
            *outcome == Ok(result(index)),
            "done was told another result than the job had",
        );
    });
    expect(
        outcomes.len() == JOBS,
        format!("it returned {} results for 100 jobs", outcomes.len()),
    );
    let results = (0..JOBS).map(|index| Ok(result(index)));
    if !outcomes.iter().copied().eq(results) {
        fail((
            &diagnosis::RESULTS_OUT_OF_ORDER,
            "result 7 is to be job 7's, and so on",
        ));
    }
    expect(
        runs.lock().unwrap().iter().all(|n| *n == 1),
        "some job did not run exactly once",
    );
    expect(
        calls.iter().all(|n| *n == 1),
        "done was not called exactly once for each job",
    );

    waiting_for("no jobs at all");
    expect(
        run_all(0, 4, &|index| index, &mut ignore).is_empty(),
        "no jobs have no results",
    );
    waiting_for("1 job on 4 threads");
    expect(
        run_all(1, 4, &|index| index, &mut ignore) == [Ok(0)],
        "1 job has 1 result",
    );
}

fn runs_at_once() {
    let all_here = Barrier::new(4);
    waiting_for("4 jobs to meet, each of which waits for the other 3")
        .blocking_means(&diagnosis::ONE_AT_A_TIME);
    run_all(8, 4, &|_| drop(all_here.wait()), &mut ignore);
}

fn keeps_the_order() {
    let board = Board::default();
    let backwards = |index: usize| {
        board.wait_for(index + 1..4);
        board.post(index);
        index
    };
    waiting_for("4 jobs on 4 threads, of which the last ends first");
    let outcomes = run_all(4, 4, &backwards, &mut ignore);
    let is_in_order = outcomes == [Ok(0), Ok(1), Ok(2), Ok(3)];
    expect(
        is_in_order,
        (
            &diagnosis::RESULTS_OUT_OF_ORDER,
            format!("it returned {outcomes:?}"),
        ),
    );
}

fn is_bounded() {
    let threads = Mutex::new(HashSet::<ThreadId>::new());
    let job = |_| {
        threads.lock().unwrap().insert(thread::current().id());
        thread::yield_now();
    };
    waiting_for("60 jobs on 3 threads");
    run_all(60, 3, &job, &mut ignore);
    let threads = threads.into_inner().unwrap();
    let words = format!("60 jobs ran on {} threads, 3 were allowed", threads.len());
    expect(threads.len() <= 3, (&diagnosis::THREAD_PER_JOB, words));
    let words = "a job ran on the thread that is there to call back";
    expect(!threads.contains(&thread::current().id()), words);
}

fn shares_the_work() {
    let board = Board::default();
    let job = |index: usize| {
        if index == 0 {
            board.wait_for(1..20);
        }
        board.post(index);
    };
    waiting_for("a first job that lasts until the other 19 have ended, on 2 threads")
        .blocking_means(&diagnosis::FIXED_SHARES);
    run_all(20, 2, &job, &mut ignore);
}

fn calls_back_in_time() {
    let board = Board::default();
    let job = |index: usize| {
        if index == 0 {
            board.wait_for(1..2);
        }
    };
    let caller = thread::current().id();
    waiting_for("done(1), which job 0 waits for, on 2 threads")
        .blocking_means(&diagnosis::CALLS_BACK_LATE);
    run_all(2, 2, &job, &mut |index, _| {
        expect(
            thread::current().id() == caller,
            "done was called on another thread",
        );
        board.post(index);
    });
}

fn survives_panics() {
    let first = vary("the first job that panics", 0..3);
    let panics = |index: usize| index % 3 == first;
    let job = |index: usize| {
        if panics(index) {
            // Not through the panic hook: these are no panics of the answer's own making.
            panic::resume_unwind(Box::new("a job that panics"));
        }
        index
    };
    let expected = |index: usize| {
        if panics(index) {
            Err(Panicked)
        } else {
            Ok(index)
        }
    };
    waiting_for("30 jobs on 2 threads, every third of which panics")
        .blocking_means(&diagnosis::LOSES_A_PANIC);
    let caught = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        let mut calls = 0;
        let outcomes = run_all(30, 2, &job, &mut |index, outcome| {
            calls += 1;
            expect(
                *outcome == expected(index),
                format!("done({index}) was told {outcome:?}"),
            );
        });
        (outcomes, calls)
    }));
    let Ok((outcomes, calls)) = caught else {
        fail((
            &diagnosis::LOSES_A_PANIC,
            "the panic of a job came out of run_all",
        ))
    };
    let is_right = outcomes.iter().copied().eq((0..30).map(expected));
    expect(
        is_right,
        (
            &diagnosis::LOSES_A_PANIC,
            format!("it returned {outcomes:?}"),
        ),
    );
    expect(
        calls == 30,
        (
            &diagnosis::LOSES_A_PANIC,
            format!("done was called {calls} times"),
        ),
    );
}

fn fetches() {
    const REQUESTS: usize = 40;
    let server = DelayServer::bind("127.0.0.1:0")
        .and_then(DelayServer::spawn)
        .expect("a server");
    let addr = server.addr();
    let first = vary("the number of the first answer", 0..1000);
    let text = |index: usize| format!("answer-{}", first + index);
    waiting_for("40 requests to a delay server over 8 threads");
    // The first are the slowest, so that the order of the ends is another one.
    let job = |index: usize| {
        fetch(
            addr,
            &format!("/{}/{}", 5 * (REQUESTS - index), text(index)),
        )
    };
    let outcomes = run_all(REQUESTS, 8, &job, &mut ignore);
    for (index, outcome) in outcomes.iter().enumerate() {
        let expected = Ok(Ok(text(index)));
        expect(
            *outcome == expected,
            format!("result {index} is {outcome:?}"),
        );
    }
}

fn fetch(server: SocketAddr, path: &str) -> Result<String, String> {
    let exchange = || -> io::Result<String> {
        let mut stream = TcpStream::connect(server)?;
        stream.write_all(&get_request(server, path, false))?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let mut parser = ResponseParser::new();
        let response = parser.feed(&bytes)?.map_or_else(|| parser.finish(), Ok)?;
        Ok(response.body_text()?.to_owned())
    };
    exchange().map_err(|error| error.to_string())
}
