//! Watches over a program and everything that it starts, and ends all of it.
//!
//! The watcher is the init of a sealed cell, where nothing can escape it. Elsewhere it is the
//! subreaper (prctl(2)) of all that it starts: orphans, whatever their session, become its children.

use std::collections::{HashMap, HashSet};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result};

use super::sys::{self, Pid};
use super::{End, Limits, Spec, Verdict};

/// How often one looks. A bomb of forks has this long to grow.
const LOOK: Duration = Duration::from_millis(15);
/// Entries of /proc that are no processes: more than any system has.
const SYSTEM: u64 = 100;
/// How long ended processes may take to be gone.
const GRACE: Duration = Duration::from_secs(30);

/// Runs what `spec` says to its end or to a limit. Nothing that it started is left.
pub(super) fn watch(spec: &Spec, verdict: &mut Verdict) -> Result<()> {
    let mut command = Command::new(&spec.program);
    command.args(&spec.arguments).current_dir(&spec.folder);
    command.stdin(Stdio::null());
    sys::limit(&mut command, own_limits(&spec.limits));
    // Kept by number: std would have to reap it, and so would we.
    let target = command
        .spawn()
        .with_context(|| format!("cannot start {}", spec.program.display()))?;
    let target = target.id() as Pid;
    let begin = Instant::now();
    verdict.end = loop {
        if let Some(end) = ended(target) {
            break end;
        } else if begin.elapsed() > Duration::from_secs(spec.limits.seconds) {
            break End::Time;
        } else if sys::is_let_go() {
            break End::Stopped;
        } else if let Some(end) = look(target, spec.sealed, &spec.limits, verdict) {
            break end;
        }
        thread::sleep(LOOK);
    };
    if verdict.end != End::Threads {
        let is_left = |process: &&Process| process.pid != target && process.lives;
        verdict.left = descendants().iter().filter(is_left).count();
    }
    end_all(spec.sealed)
}

/// The limits that the kernel keeps. How many processes there are is counted instead: of root's the
/// kernel counts none.
fn own_limits(limits: &Limits) -> Vec<(libc::__rlimit_resource_t, u64)> {
    vec![(libc::RLIMIT_CORE, 0), (libc::RLIMIT_FSIZE, limits.file)]
}

/// How `target` ended, if it did. Orphans that ended are reaped, too.
fn ended(target: Pid) -> Option<End> {
    while let Ok(Some(reaped)) = sys::reap() {
        if reaped.pid == target {
            let status = ExitStatus::from_raw(reaped.status);
            let own = status.code().map(End::Code);
            return Some(own.unwrap_or(End::Signal(status.signal().unwrap_or(0))));
        }
    }
    None
}

/// Holds everything that runs against the limits.
fn look(target: Pid, sealed: bool, limits: &Limits, verdict: &mut Verdict) -> Option<End> {
    // Of a bomb the number alone is read: there is no time to lose.
    if sealed && fs::read_dir("/proc").map_or(0, Iterator::count) as u64 > limits.threads + SYSTEM {
        return Some(End::Threads);
    }
    let processes = descendants();
    let memory: u64 = processes.iter().map(|process| process.memory).sum();
    let threads: u64 = processes.iter().map(|process| process.threads).sum();
    verdict.most_memory = verdict.most_memory.max(memory);
    verdict.most_threads = verdict.most_threads.max(threads);
    if threads > limits.threads {
        return Some(End::Threads);
    }
    if memory > limits.memory {
        // The largest alone, as the kernel would: then the other checks can still be run.
        let others = processes.iter().filter(|process| process.pid != target);
        let largest = others.max_by_key(|process| process.memory);
        let Some(largest) = largest.filter(|largest| largest.memory > memory / 2) else {
            return Some(End::Memory);
        };
        sys::kill(largest.pid, libc::SIGKILL);
        verdict.killed_for_memory += 1;
    }
    None
}

/// Ends everything that descends from this process, and waits until it is gone.
fn end_all(sealed: bool) -> Result<()> {
    let deadline = Instant::now() + GRACE;
    if sealed && std::process::id() == 1 {
        // All that there is in the namespace, at once: nothing can fork in between.
        sys::kill(-1, libc::SIGKILL);
    }
    loop {
        while let Ok(Some(_)) = sys::reap() {}
        let left: Vec<_> = descendants();
        let alive = left.iter().filter(|process| process.lives).count();
        if alive == 0 {
            return Ok(());
        }
        anyhow::ensure!(
            Instant::now() < deadline,
            "{alive} processes cannot be ended"
        );
        // First they all stand still. Otherwise what forks quickly outruns us.
        for signal in [libc::SIGSTOP, libc::SIGKILL] {
            for process in &left {
                sys::kill(process.pid, signal);
            }
        }
        thread::sleep(Duration::from_millis(1));
    }
}

#[derive(Clone, Copy, Debug)]
struct Process {
    pid: Pid,
    parent: Pid,
    /// Whether it is more than an entry that nobody has reaped.
    lives: bool,
    threads: u64,
    /// In bytes, what of it is in memory.
    memory: u64,
}

/// All processes that descend from this one.
fn descendants() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let all = entries.filter_map(|entry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        parse(pid, &fs::read_to_string(entry.path().join("stat")).ok()?)
    });
    let mut children: HashMap<Pid, Vec<Process>> = HashMap::new();
    for process in all {
        children.entry(process.parent).or_default().push(process);
    }
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut parents = vec![std::process::id() as Pid];
    while let Some(parent) = parents.pop() {
        for &process in children.get(&parent).into_iter().flatten() {
            // Read while it changes, the table may go in circles.
            if seen.insert(process.pid) {
                found.push(process);
                parents.push(process.pid);
            }
        }
    }
    found
}

/// See proc_pid_stat(5). The name, in brackets, may hold anything, brackets too.
fn parse(pid: Pid, stat: &str) -> Option<Process> {
    let (_, fields) = stat.rsplit_once(") ")?;
    let fields: Vec<_> = fields.split(' ').collect();
    let number = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Process {
        pid,
        parent: fields.get(1)?.parse().ok()?,
        lives: !matches!(*fields.first()?, "Z" | "X"),
        threads: number(17)?,
        memory: number(21)? * sys::page(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_s_name_may_hold_brackets() {
        let fields = "S 7 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 3 0 99 4096 25 1";
        let process = parse(42, &format!("42 (a) Z 1 (b)) {fields}")).unwrap();
        assert_eq!(
            (process.parent, process.threads, process.lives),
            (7, 3, true)
        );
        assert_eq!(process.memory, 25 * sys::page());
    }
}
