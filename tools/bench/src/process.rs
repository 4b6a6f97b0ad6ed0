//! Rounds and servers as processes of their own: this program, started again in a role.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use anyhow::Context;
use core_affinity::CoreId;
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

/// Says in the child's environment which round it is to do.
const ROUND: &str = "BENCH_ROUND";

/// Lets a process of its own do one round.
///
/// Why not this one? Where things lie in memory is drawn by lot for each process, and a switch or a
/// short loop may take half as long again in one place as in another. Rounds in one process would
/// all have drawn the same.
pub(crate) fn round(workload: &str, peer: &str, quick: bool) -> anyhow::Result<Vec<f64>> {
    let mut command = Command::new(env::current_exe()?);
    command.env(ROUND, json!([workload, peer, quick]).to_string());
    command.env("SMOL_THREADS", "2"); // those of smol's global executor
    // Not in the terminal's group: Ctrl-C is for who asked for the round, which then ends as it should.
    command.process_group(0);
    let output = command.stderr(Stdio::inherit()).output()?;
    anyhow::ensure!(
        output.status.success(),
        "the round ended with {}",
        output.status
    );
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The round to do, in a process that was started for that: its workload, its peer, and whether to
/// be quick.
pub(crate) fn asked_round() -> Option<(String, String, bool)> {
    serde_json::from_str(&env::var(ROUND).ok()?).ok()
}

/// Names the role in the child's environment.
const ROLE: &str = "BENCH_SERVE";

/// The number of the server's core, there too.
const CORE: &str = "BENCH_CORE";

/// The peer to serve as, in a process that was started for that. Moves it to its core.
pub(crate) fn role() -> Option<String> {
    let peer = env::var(ROLE).ok()?;
    let core = env::var(CORE).ok().and_then(|id| id.parse().ok());
    if let Some(id) = core {
        core_affinity::set_for_current(CoreId { id });
    }
    Some(peer)
}

/// The client's core and the server's, or those of two threads. Left to itself, the system likes to put both on one, because
/// they wake each other, and takes its time to see that another has nothing to do.
pub(crate) fn cores() -> Option<(CoreId, CoreId)> {
    // Asked for once: who has moved to one core is told of no other.
    static CORES: OnceLock<Option<Vec<CoreId>>> = OnceLock::new();
    match CORES.get_or_init(core_affinity::get_core_ids).as_deref()? {
        [first, .., last] => Some((*first, *last)),
        _ => None,
    }
}

/// Tells the parent where this server listens, and ends this process with its parent.
pub(crate) fn announce(addr: SocketAddr) -> io::Result<()> {
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let mut stdout = io::stdout();
    writeln!(stdout, "{addr}")?;
    stdout.flush()
}

/// A server in a process of its own, ended on drop.
pub(crate) struct Server {
    child: Child,
    pub(crate) addr: SocketAddr,
}

impl Server {
    pub(crate) fn start(peer: &str) -> anyhow::Result<Server> {
        let mut command = Command::new(env::current_exe()?);
        command.env(ROLE, peer);
        if let Some((client, server)) = cores() {
            command.env(CORE, server.id.to_string());
            core_affinity::set_for_current(client);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped above");
        BufReader::new(stdout).read_line(&mut line)?;
        let addr = line
            .trim()
            .parse()
            .context("the server has told no address")?;
        Ok(Server { child, addr })
    }

    /// What all its threads have used that have not ended.
    pub(crate) fn cpu_time(&self) -> anyhow::Result<Duration> {
        let mut nanos = 0;
        for thread in fs::read_dir(self.proc("task"))? {
            // proc_pid_stat(5) would tell in steps of 10 ms.
            let text = fs::read_to_string(thread?.path().join("schedstat"))?;
            let spent = text.split(' ').next().context("schedstat is not empty")?;
            nanos += spent.parse::<u64>()?;
        }
        Ok(Duration::from_nanos(nanos))
    }

    /// What it holds in memory, in bytes.
    pub(crate) fn resident(&self) -> anyhow::Result<f64> {
        memory(&self.proc("status"), "VmRSS:")
    }

    pub(crate) fn open_files(&self) -> anyhow::Result<usize> {
        Ok(fs::read_dir(self.proc("fd"))?.count())
    }

    /// Waits until it has as few files open as it once had; returns how many more there are.
    pub(crate) fn files_left(&self, before: usize) -> anyhow::Result<usize> {
        let deadline = Instant::now() + Duration::from_secs(5);
        loop {
            let left = self.open_files()?.saturating_sub(before);
            if left == 0 || Instant::now() > deadline {
                return Ok(left);
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn proc(&self, file: &str) -> String {
        format!("/proc/{}/{file}", self.child.id())
    }
}

/// What all threads of this process have used.
pub(crate) fn own_cpu_time() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    spent.try_into().expect("it does not run backwards")
}

/// A line of this process's status, such as `VmRSS:`, in bytes.
pub(crate) fn own_memory(line: &str) -> anyhow::Result<f64> {
    memory("/proc/self/status", line)
}

/// Reads proc_pid_status(5).
fn memory(status: &str, name: &str) -> anyhow::Result<f64> {
    let text = fs::read_to_string(status)?;
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let number = number.with_context(|| format!("the status tells {name} in kB"))?;
    Ok(number.parse::<f64>()? * 1024.0)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
