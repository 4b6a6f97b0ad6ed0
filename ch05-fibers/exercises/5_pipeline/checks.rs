//! What a right answer to exercise 5 does.

#[path = "../fibers.rs"]
mod fibers;
#[path = "playing.rs"]
mod playing;
#[path = "sockets.rs"]
mod sockets;

use std::cell::{Cell, RefCell};
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::net::Shutdown;
use std::rc::Rc;

use ch05_fibers::{spawn, yield_now};
use delayserver::DelayServer;
use lab::{Check, Mistake, diagnosis, expect, fail, vary, waiting_for};

use super::answer::pipeline;
use playing::{Crowd, Gate, Sink, Traffic, first_line, source};
use sockets::{connected, fetch};

pub const FORBIDDEN: &[&str] = &["std::sync", "std::thread"];

pub const CHECKS: &[Check] = &[
    Check {
        name: "passes lines through, in order",
        points: 4,
        run: keeps_the_order,
    },
    Check {
        name: "works on as many lines at a time as it has workers",
        points: 4,
        run: works_at_once,
    },
    Check {
        name: "lets a free worker take the next line",
        points: 2,
        run: shares_the_work,
    },
    Check {
        name: "reads on only when there is room",
        points: 4,
        run: holds_back,
    },
    Check {
        name: "ends with an error of the sink",
        points: 2,
        run: ends_with_the_sink,
    },
    Check {
        name: "writes what came before an error of the source",
        points: 2,
        run: ends_with_the_source,
    },
    Check {
        name: "has ended its fibers when it returns",
        points: 2,
        run: leaves_nobody,
    },
    Check {
        name: "fetches 60 answers from a delay server, between two sockets",
        points: 4,
        run: fetches,
    },
];

/// What is made of a line.
fn result_of(line: &str) -> String {
    format!("<{line}>")
}

fn expect_results(traffic: &Traffic, lines: usize) {
    let found = traffic.lines();
    let first = first_line();
    let right = (first..first + lines).map(|line| result_of(&line.to_string()));
    if found.iter().cloned().eq(right) {
        return;
    }
    let words = format!("of {lines} lines it wrote: {}", found.join(" "));
    expect(found.len() >= lines, (&diagnosis::LOSES_THE_TAIL, &words));
    expect(found.len() == lines, words.as_str());
    fail((&diagnosis::RESULTS_OUT_OF_ORDER, words));
}

fn expect_count(result: io::Result<usize>, lines: usize) {
    let words = format!("of a source with {lines} lines, it returned {result:?}");
    expect(result.is_ok_and(|count| count == lines), words);
}

fn keeps_the_order() {
    const LINES: usize = 50;
    waiting_for("50 lines, some of which take longer than others, with 3 workers and room for 8");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, || {
        let traffic = Traffic::new(8);
        let work = |line: String| {
            let number: usize = line.parse().unwrap_or_else(|_| fail(not_a_line(&line)));
            (0..number * 7 % 5).for_each(|_| yield_now());
            result_of(&line)
        };
        let source = source(&traffic, LINES, None);
        let result = pipeline(source, 3, 8, work, Sink::new(&traffic));
        expect_results(&traffic, LINES);
        expect_count(result, LINES);
    });
}

fn not_a_line(line: &str) -> Mistake {
    format!("a worker was given {line:?}: lines come without their ends").into()
}

fn works_at_once() {
    const LINES: usize = 40;
    waiting_for("4 workers to meet, each of which waits for the other 3 with its first line");
    fibers::run(&diagnosis::IDLE_WORKERS, || {
        let traffic = Traffic::new(10);
        let crowd = Crowd::of(4);
        let all_here = Gate::default();
        let work = move |line: String| {
            crowd.during(|| {
                if crowd.is_complete() {
                    all_here.set_open();
                }
                all_here.pass();
                (0..50).for_each(|_| yield_now()); // time for one too many
                result_of(&line)
            })
        };
        let source = source(&traffic, LINES, None);
        let result = pipeline(source, 4, 10, work, Sink::new(&traffic));
        expect_results(&traffic, LINES);
        expect_count(result, LINES);
    });
}

fn shares_the_work() {
    const LINES: usize = 20;
    waiting_for("a first line that lasts until the other 19 are done, with 2 workers");
    fibers::run(&diagnosis::IDLE_WORKERS, || {
        let traffic = Traffic::new(LINES + 1);
        let first = first_line().to_string();
        let (others_are_done, left) = (Gate::default(), Cell::new(LINES - 1));
        let work = move |line: String| {
            if line == first {
                others_are_done.pass();
            } else {
                left.set(left.get() - 1);
            }
            if left.get() == 0 {
                others_are_done.set_open();
            }
            result_of(&line)
        };
        let source = source(&traffic, LINES, None);
        let result = pipeline(source, 2, LINES + 1, work, Sink::new(&traffic));
        expect_results(&traffic, LINES);
        expect_count(result, LINES);
    });
}

fn holds_back() {
    const LINES: usize = 30;
    const ROOM: usize = 5;
    waiting_for("30 lines with room for 5, into a sink that takes nothing at first");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, || {
        let traffic = Traffic::new(ROOM);
        let gate = Rc::<Gate>::default();
        let sink = Sink {
            gate: Rc::clone(&gate),
            ..Sink::new(&traffic)
        };
        let source = source(&traffic, LINES, None);
        let (watched, read) = (Rc::clone(&traffic), Rc::new(Cell::new(0)));
        let noted = Rc::clone(&read);
        spawn(move || {
            (0..200).for_each(|_| yield_now());
            noted.set(watched.read.get());
            gate.set_open();
        });
        let result = pipeline(source, 2, ROOM, |line| result_of(&line), sink);
        let words = format!("with room for 5 it read {} lines, and waited", read.get());
        expect(read.get() == ROOM, words);
        expect_results(&traffic, LINES);
        expect_count(result, LINES);
    });
}

fn ends_with_the_sink() {
    const TAKEN: usize = 3;
    waiting_for("the error of a sink that takes 3 of 1,000 lines");
    fibers::run(&diagnosis::LEAVES_PARKED_AT_THE_END, || {
        let traffic = Traffic::new(4);
        let sink = Sink {
            fails_at: TAKEN,
            ..Sink::new(&traffic)
        };
        let source = source(&traffic, 1000, None);
        let result = pipeline(source, 2, 4, |line| result_of(&line), sink);
        expect_error(result, ErrorKind::BrokenPipe);
        expect_results(&traffic, TAKEN);
    });
}

fn expect_error(result: io::Result<usize>, kind: ErrorKind) {
    let words = format!("there was an error ({kind}), and it returned {result:?}");
    expect(result.is_err_and(|error| error.kind() == kind), words);
}

fn ends_with_the_source() {
    const LINES: usize = 12;
    waiting_for("12 lines and then an error of the source");
    fibers::run(&diagnosis::LEAVES_PARKED_AT_THE_END, || {
        let traffic = Traffic::new(6);
        let source = source(&traffic, LINES, Some(ErrorKind::ConnectionReset));
        let work = |line: String| {
            (0..10).for_each(|_| yield_now());
            result_of(&line)
        };
        let result = pipeline(source, 3, 6, work, Sink::new(&traffic));
        expect_results(&traffic, LINES);
        expect_error(result, ErrorKind::ConnectionReset);
    });
}

fn leaves_nobody() {
    waiting_for("the ends of all fibers, after the last line and after an error of the sink");
    fibers::run(&diagnosis::LEAVES_PARKED_AT_THE_END, || {
        for fails_at in [usize::MAX, 5] {
            let traffic = Traffic::new(4);
            let held_by_fibers = Rc::new(());
            let held = Rc::clone(&held_by_fibers);
            let work = move |line: String| {
                let _held = &held;
                (0..10).for_each(|_| yield_now());
                result_of(&line)
            };
            let sink = Sink {
                fails_at,
                ..Sink::new(&traffic)
            };
            let source = source(&traffic, 20, None);
            // Whether it went well has been checked before.
            let _ = pipeline(source, 3, 4, work, sink);
            let is_alone =
                Rc::strong_count(&held_by_fibers) == 1 && Rc::strong_count(&traffic) == 1;
            let words = "it returned, and the source, the work or the sink was still held";
            expect(is_alone, (&diagnosis::LEAVES_FIBERS_BEHIND, words));
        }
    });
}

fn fetches() {
    const LINES: usize = 60;
    let server = DelayServer::bind("127.0.0.1:0").and_then(DelayServer::spawn);
    let server = server.expect("a server");
    let addr = server.addr();
    let first = vary("the number of the first answer", 0..1000);
    let heard = Rc::new(RefCell::new(String::new()));
    let all = Rc::clone(&heard);
    waiting_for("60 requests to a delay server, 8 at a time, from one socket to another");
    fibers::run(&diagnosis::FORGETS_TO_UNPARK, move || {
        let (source, mut speaker) = connected().expect("a connection");
        let (sink, mut listener) = connected().expect("a connection");
        spawn(move || {
            for line in 0..LINES {
                // The first of each ten are the slowest.
                let path = format!("/{}/answer-{}\n", 20 - 2 * (line % 10), first + line);
                speaker
                    .write_all(path.as_bytes())
                    .expect("the source is read");
            }
            speaker
                .shutdown(Shutdown::Write)
                .expect("a direction can be ended");
        });
        let listening = spawn(move || listener.read_to_string(&mut heard.borrow_mut()));
        let work = move |path: String| fetch(addr, &path).unwrap_or_else(|e| e.to_string());
        let result = pipeline(BufReader::new(source), 8, 16, work, sink);
        expect_count(result, LINES);
        let heard = listening.join().expect("it does not panic");
        expect(
            heard.is_ok(),
            format!("the other end of the sink heard {heard:?}"),
        );
    });
    let answers = (first..first + LINES).map(|line| format!("answer-{line}"));
    let heard = all.borrow();
    let words = format!(
        "the other end of the sink heard {:?}",
        heard.lines().collect::<Vec<_>>()
    );
    expect(heard.lines().eq(answers), words);
}
