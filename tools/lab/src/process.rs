//! Runs a program to its end, or to a limit. Nothing that it does can make the caller wait longer.
//!
//! The program leads a process group of its own, and the whole group is ended with it. Its standard
//! input stays open for as long as the caller lives: a program that reads from it to the end learns
//! of the caller's death. What has left the group (`setsid`) is out of reach.

use std::io::{self, Read, Write};
use std::process::{ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::sys;

/// Ended processes close their pipes at once. This long is waited for one that left the group and
/// still holds them; a machine so slow that this decides anything would decide nothing else either.
const GRACE: Duration = Duration::from_secs(5);

/// std can wait for a child's end only by reaping it, so we look instead, this often.
const LOOK: Duration = Duration::from_millis(3);

/// How far a program may go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may run, by the clock on the wall.
    pub time: Duration,
    /// How long it may stand still after a SIGSTOP.
    pub stopped: Duration,
    /// In bytes, for standard output and standard error each.
    pub output: usize,
}

/// What a program left behind.
#[derive(Debug)]
pub struct Finished {
    /// Whether it was ended, and for what.
    pub end: End,
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: Vec<u8>,
    /// What it complained of.
    pub stderr: Vec<u8>,
}

/// Why a program is no longer running.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// It ended itself, or something other than us ended it.
    Own,
    /// The time limit.
    Time,
    /// The limit on standing still.
    Stopped,
    /// The output limit.
    Output,
}

/// Runs `command` with `input` on its standard input.
///
/// ```
/// use std::process::Command;
/// use std::time::Duration;
///
/// use lab::process::{End, Limits};
///
/// let time = Duration::from_secs(60);
/// let limits = Limits { time, stopped: time, output: 1 << 20 };
/// let mut command = Command::new(env!("CARGO"));
/// command.arg("--version");
/// let finished = lab::process::run(command, b"", limits)?;
/// assert_eq!(finished.end, End::Own);
/// assert!(finished.stdout.starts_with(b"cargo "));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Fails if the program cannot be started. A program that had to be ended is no error.
pub fn run(mut command: Command, input: &[u8], limits: Limits) -> io::Result<Finished> {
    sys::own_group(&mut command);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let (full, is_full) = mpsc::channel();
    let stdout = Collected::from(child.stdout.take().expect("piped above"), limits, &full);
    let stderr = Collected::from(child.stderr.take().expect("piped above"), limits, &full);
    let stdin = give(child.stdin.take().expect("piped above"), input);

    let begin = Instant::now();
    let mut last_running = begin;
    let end = loop {
        if sys::has_ended(&mut child) {
            break End::Own;
        } else if is_full.recv_timeout(LOOK).is_ok() {
            break End::Output;
        } else if begin.elapsed() > limits.time {
            break End::Time;
        } else if !sys::is_stopped(&child) {
            last_running = Instant::now();
        } else if last_running.elapsed() > limits.stopped {
            break End::Stopped;
        }
    };
    sys::end_group(&mut child);
    drop(stdin);
    let status = child.wait()?;
    let deadline = Instant::now() + GRACE;
    let (stdout, stderr) = (stdout.by(deadline), stderr.by(deadline));
    Ok(Finished {
        // Look again: overrunning the limit may have been the last thing the program did.
        end: is_full.try_recv().map_or(end, |()| End::Output),
        status,
        stdout,
        stderr,
    })
}

/// Writes `input` and returns the open pipe.
fn give(mut stdin: ChildStdin, input: &[u8]) -> ChildStdin {
    // It fails when the child has ended already. Then its end is the news.
    let _ = stdin.write_all(input);
    stdin
}

/// What comes out of a pipe, read by a thread that nobody has to wait for.
struct Collected {
    bytes: Arc<Mutex<Vec<u8>>>,
    closed: Receiver<()>,
}

impl Collected {
    /// Reads to the end or to the limit, and says on `full` if it is the latter.
    fn from(mut pipe: impl Read + Send + 'static, limits: Limits, full: &Sender<()>) -> Collected {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let (close, closed) = mpsc::channel();
        let (shared, full) = (Arc::clone(&bytes), full.clone());
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = pipe.read(&mut buffer) {
                let mut bytes = shared.lock().unwrap();
                if bytes.len() + n > limits.output {
                    let _ = full.send(());
                    break; // leaving closes the pipe
                }
                bytes.extend_from_slice(&buffer[..n]);
            }
            let _ = close.send(());
        });
        Collected { bytes, closed }
    }

    /// All of it, or what came until `deadline` while something holds the pipe open.
    fn by(self, deadline: Instant) -> Vec<u8> {
        let left = deadline.saturating_duration_since(Instant::now());
        let _ = self.closed.recv_timeout(left);
        std::mem::take(&mut *self.bytes.lock().unwrap())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        time: Duration::from_secs(60),
        stopped: Duration::from_secs(60),
        output: 100,
    };

    fn shell(script: &str, limits: Limits) -> Finished {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run(command, b"", limits).unwrap()
    }

    #[test]
    fn time_ends_a_program() {
        let time = Duration::from_millis(20);
        let finished = shell("echo here; sleep 20", Limits { time, ..LIMITS });
        assert_eq!(finished.end, End::Time);
        assert!(!finished.status.success());
    }

    #[test]
    fn output_up_to_the_limit_is_all_there() {
        let finished = shell("printf %0100d 0; printf %0101d 0 >&2", LIMITS);
        assert_eq!((finished.end, finished.stdout.len()), (End::Output, 100));
        let finished = shell("printf %0100d 0; printf %0100d 0 >&2", LIMITS);
        assert_eq!((finished.end, finished.stderr.len()), (End::Own, 100));
    }

    #[test]
    fn a_process_that_left_the_group_with_the_pipes_is_not_waited_for() {
        // The substitution ends when the process has left, and holds standard error only.
        let script = "echo $(setsid --fork sh -c 'echo $$; exec sleep 20 >&2')";
        let finished = shell(script, LIMITS);
        assert_eq!(finished.end, End::Own);
        let left = String::from_utf8(finished.stdout).unwrap();
        let status = std::fs::read_to_string(format!("/proc/{}/status", left.trim())).unwrap();
        assert!(
            status.contains("\nState:\tS"),
            "it sleeps no more: {status}"
        );
        assert!(
            Command::new("kill")
                .arg(left.trim())
                .status()
                .unwrap()
                .success()
        );
    }
}
