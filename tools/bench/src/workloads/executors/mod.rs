//! What executors are measured by: tasks that start, take turns and pass messages, without a socket
//! or a timer.
//!
//! Every runtime runs the same words, those of `the_work!`. What differs between
//! them is what a peer's module under `one_thread` or `two_threads` says: how it starts, how it
//! spawns, and which channel is its own.

#[macro_use]
mod work;
mod channels;
mod one_thread;
mod two_threads;

use std::time::Duration;

use crate::workload::{Better, Figure, Workload};

/// What is done, and what one operation of it is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Work {
    /// Spawn a task of a batch, and have its answer.
    Spawn,
    /// Spawn a task and wait for its answer.
    SpawnOne,
    /// The same, by the future that was given to the runtime's `block_on`.
    SpawnOneFromRoot,
    /// A task among many lets the others run.
    Yield,
    /// A message to another task, and one back.
    PingPong,
    /// A message to the next task of many.
    Ring,
    /// A message from one of several tasks to one.
    Mpsc,
}

/// Whose channels carry the messages.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Channels {
    /// Those that come with the runtime, or that its users take where none does.
    Own,
    /// tokio's, which need no runtime: then nothing but the runtimes differs.
    Tokio,
    /// Those that ch10 has between threads: the same.
    Tachyonix,
    /// Those that ch10 has on one thread: the same, but for runtimes whose tasks need not be `Send`.
    AsyncUnsync,
}

/// Tasks of a batch; tasks that take turns or stand in the ring.
const TASKS: usize = 1_000;

/// How often each of them yields in a batch: enough that starting them does not count.
const YIELDS: usize = 1_000;

/// Messages or round trips of a batch.
const MESSAGES: usize = 20_000;

const SENDERS: usize = 4;

/// Messages that wait for the receiver of many.
const CAPACITY: usize = 128;

struct Executors {
    work: Work,
    channels: Channels,
    threads: usize,
}

pub(crate) fn workloads() -> Vec<Box<dyn Workload>> {
    const ALL: [Work; 7] = [
        Work::Spawn,
        Work::SpawnOne,
        Work::SpawnOneFromRoot,
        Work::Yield,
        Work::PingPong,
        Work::Ring,
        Work::Mpsc,
    ];
    let mut all: Vec<Box<dyn Workload>> = Vec::new();
    for threads in [1, 2] {
        for channels in Channels::ALL {
            for work in ALL {
                // Between threads that is another matter: see `wake`.
                let from_root = work == Work::SpawnOneFromRoot;
                if threads == 2 && (from_root || channels == Channels::AsyncUnsync) {
                    continue;
                }
                if channels == Channels::Own || work.sends_messages() {
                    all.push(Box::new(Executors {
                        work,
                        channels,
                        threads,
                    }));
                }
            }
        }
    }
    all
}

impl Channels {
    const ALL: [Channels; 4] = [
        Channels::Own,
        Channels::Tokio,
        Channels::Tachyonix,
        Channels::AsyncUnsync,
    ];

    /// What follows the work's name.
    fn name(self) -> &'static str {
        match self {
            Channels::Own => "",
            Channels::Tokio => "/tokio-channel",
            Channels::Tachyonix => "/tachyonix",
            Channels::AsyncUnsync => "/async-unsync",
        }
    }

    /// What follows what is said of the work.
    fn about(self, threads: usize) -> &'static str {
        match (self, threads) {
            (Channels::Own, 1) => {
                " Each over its own channel, ch10 over async-unsync: much of its lead is the channel's, \
                 and the rows all over one channel show how much."
            }
            (Channels::Own, _) => {
                " Each over its own channel, ch10 over tachyonix: much of its lead is the channel's, \
                 and the rows all over one channel show how much."
            }
            (Channels::Tokio, _) => " All over tokio's channel.",
            (Channels::Tachyonix, _) => " All over tachyonix.",
            (Channels::AsyncUnsync, _) => {
                " All over async-unsync, but for tokio, whose tasks have to be Send."
            }
        }
    }
}

impl Work {
    fn name(self) -> &'static str {
        match self {
            Work::Spawn => "spawn",
            Work::SpawnOne => "spawn1",
            Work::SpawnOneFromRoot => "spawn1-from-root",
            Work::Yield => "yield",
            Work::PingPong => "ping-pong",
            Work::Ring => "ring",
            Work::Mpsc => "mpsc",
        }
    }

    fn about(self) -> String {
        match self {
            Work::Spawn => format!("spawn {TASKS} tasks, then await them: a task."),
            Work::SpawnOne => "a task spawns another and awaits it.".to_owned(),
            Work::SpawnOneFromRoot => {
                "the same, by the future that was given to block_on.".to_owned()
            }
            Work::Yield => format!("{TASKS} tasks that take turns: a turn."),
            Work::PingPong => "a message to another task and one back, capacity 1.".to_owned(),
            Work::Ring => format!("a message goes round {TASKS} tasks, capacity 1: a hop."),
            Work::Mpsc => format!("{SENDERS} tasks send to one, capacity {CAPACITY}: a message."),
        }
    }

    fn sends_messages(self) -> bool {
        matches!(self, Work::PingPong | Work::Ring | Work::Mpsc)
    }

    /// Operations in a batch.
    fn size(self) -> usize {
        match self {
            Work::Spawn | Work::SpawnOne | Work::SpawnOneFromRoot => TASKS,
            Work::Yield => TASKS * YIELDS,
            Work::PingPong | Work::Ring | Work::Mpsc => MESSAGES,
        }
    }
}

impl Workload for Executors {
    fn name(&self) -> String {
        let threads = if self.threads == 1 { "one" } else { "two" };
        let channels = self.channels.name();
        format!("{threads}/{}{channels}", self.work.name())
    }

    fn about(&self) -> String {
        let threads = if self.threads == 1 {
            "One thread"
        } else {
            "Two threads"
        };
        let channels = if self.work.sends_messages() {
            self.channels.about(self.threads)
        } else {
            ""
        };
        format!("{threads}: {}{channels}", self.work.about())
    }

    fn peers(&self) -> &'static [&'static str] {
        match (self.threads, self.channels) {
            (1, Channels::AsyncUnsync) => one_thread::UNSYNC_PEERS,
            (1, _) => one_thread::PEERS,
            _ => two_threads::PEERS,
        }
    }

    fn figures(&self) -> &'static [Figure] {
        const fn figure(name: &'static str) -> Figure {
            Figure {
                name,
                digits: 1,
                better: Better::Lower,
            }
        }
        const FIGURES: [Figure; 2] = [figure("ns"), figure("CPU ns")];
        if self.threads == 1 {
            &FIGURES[..1] // it works all the time
        } else {
            &FIGURES
        }
    }

    fn processes(&self) -> usize {
        5
    }

    fn round(&self, peer: &str, _: bool) -> anyhow::Result<Vec<f64>> {
        let order = Order {
            work: self.work,
            channels: self.channels,
            duration: Duration::from_millis(100),
        };
        let spent = if self.threads == 1 {
            one_thread::run(peer, order)?
        } else {
            two_threads::run(peer, order)?
        };
        let figures = [spent.wall, spent.cpu].map(|spent| spent.as_nanos() as f64);
        let figures = figures.map(|ns| ns / spent.operations as f64);
        Ok(figures[..self.figures().len()].to_vec())
    }
}

/// What a runtime is to do.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    work: Work,
    channels: Channels,
    /// How long to go on.
    duration: Duration,
}

/// What it took.
pub(crate) struct Spent {
    operations: usize,
    wall: Duration,
    /// Of all threads.
    cpu: Duration,
}
