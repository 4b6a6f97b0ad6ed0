//! The grader's side of a cell.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result};

use super::{End, Limits, Spec, Verdict, cgroup};

/// How much longer than its program a cell may take: for being built, and for ending everything.
const GRACE: Duration = Duration::from_secs(60);

/// What a program in a cell left behind.
#[derive(Debug)]
pub(in crate::grade) struct Finished {
    pub(in crate::grade) verdict: Verdict,
    pub(in crate::grade) stdout: String,
    pub(in crate::grade) stderr: String,
}

impl Spec {
    /// Runs the program.
    ///
    /// # Errors
    /// Fails if the cell cannot be built, or does not say how the program ended.
    pub(in crate::grade) fn run(&self) -> Result<Finished> {
        let _ = fs::remove_file(&self.verdict);
        // The running program itself, even if the file under its name is another by now.
        let mut command = Command::new("/proc/self/exe");
        command.arg("grade-cell").arg(serde_json::to_string(self)?);
        // Whatever secret the grader's own environment holds stays there.
        command.env_clear().envs(&self.environment);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn()?;
        let stdout = read(child.stdout.take(), self.limits.output);
        let stderr = read(child.stderr.take(), self.limits.output);
        let is_full = wait(&mut child, self.limits, [&stdout, &stderr]);
        cgroup::remove(child.id());
        let is_full = is_full?;
        let text = |read: Reading| read.text.recv_timeout(GRACE).unwrap_or_default();
        let (stdout, stderr) = (text(stdout), text(stderr));
        let verdict = fs::read(&self.verdict).ok();
        let verdict = verdict.and_then(|json| serde_json::from_slice::<Verdict>(&json).ok());
        let mut verdict = verdict.with_context(|| format!("a cell broke: {stderr}"))?;
        if let End::Failed(words) = verdict.end {
            anyhow::bail!(words);
        }
        if is_full {
            verdict.end = End::Output;
        }
        Ok(Finished {
            verdict,
            stdout,
            stderr,
        })
    }
}

/// Waits for the cell. Letting its standard input go has it end everything; that is done when it
/// printed too much, or takes too long.
fn wait(child: &mut Child, limits: Limits, readings: [&Reading; 2]) -> Result<bool> {
    let deadline = Instant::now() + Duration::from_secs(limits.seconds) + GRACE;
    let mut is_full = false;
    while child.try_wait()?.is_none() {
        if readings.iter().any(|it| it.is_full.try_recv().is_ok()) {
            is_full = true;
            child.stdin = None;
        }
        if Instant::now() > deadline {
            child.kill()?;
        }
        thread::sleep(Duration::from_millis(5));
    }
    // Once more: overrunning the limit may have been the last thing that it did.
    Ok(is_full || readings.iter().any(|it| it.is_full.try_recv().is_ok()))
}

/// A pipe that is being read.
struct Reading {
    text: Receiver<String>,
    is_full: Receiver<()>,
}

fn read(pipe: Option<impl Read + Send + 'static>, most: usize) -> Reading {
    let (send, text) = mpsc::channel();
    let (full, is_full) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let mut pipe = pipe.expect("piped").take(most as u64 + 1);
        // Whatever came before an error is what there is.
        let _ = pipe.read_to_end(&mut bytes);
        if bytes.len() > most {
            bytes.truncate(most);
            let _ = full.send(());
        }
        let _ = send.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    Reading { text, is_full }
}

/// Why programs cannot be sealed in here, if they cannot. `folder` is one to try it in.
pub(in crate::grade) fn why_unsealed(folder: &Path) -> Option<String> {
    let root = folder.join("root");
    if let Err(error) = fs::create_dir_all(&root) {
        return Some(error.to_string());
    }
    let spec = Spec {
        program: "/bin/true".into(),
        arguments: Vec::new(),
        environment: [("PATH".to_owned(), "/bin:/usr/bin".to_owned())].into(),
        folder: "/".into(),
        readable: Vec::new(),
        writable: Vec::new(),
        limits: Limits {
            seconds: 60,
            memory: 1 << 30,
            threads: 100,
            file: 1 << 20,
            scratch: 1 << 20,
            output: 1 << 20,
        },
        sealed: true,
        root,
        scratch: "/tmp".into(),
        verdict: folder.join("verdict"),
    };
    match spec.run() {
        Ok(finished) if finished.verdict.end == End::Code(0) => None,
        Ok(finished) => Some(format!("{:?} {}", finished.verdict.end, finished.stderr)),
        Err(error) => Some(format!("{error:#}")),
    }
}
