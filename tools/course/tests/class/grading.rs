//! The grader, in a place of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use crate::look::left_running;

/// More than the slowest machine takes.
pub(crate) const LONG: Duration = Duration::from_secs(1800);

/// The course itself, which no test writes to.
pub(crate) fn course() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// A folder with `submissions`, the grader's `out`, and a `victim`.
pub(crate) struct Place {
    pub(crate) folder: PathBuf,
    pub(crate) submissions: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) victim: PathBuf,
    /// One grades at a time: two processors are no more than one grader's jobs take.
    _turn: File,
}

impl Place {
    /// An empty one, but for what an earlier test had to build, which is kept.
    pub(crate) fn new() -> Place {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("grading");
        let folder = env::var_os("GRADE_IN").map_or(place, PathBuf::from);
        fs::create_dir_all(&folder).unwrap();
        let turn = File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("turn")).unwrap();
        turn.lock().unwrap();
        let folder = folder.canonicalize().unwrap();
        let out = folder.join("out");
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path != out {
                fs::remove_dir_all(path).unwrap();
            }
        }
        for of_out in ["results", "gradescope"] {
            let _ = fs::remove_dir_all(out.join(of_out));
        }
        for report in ["grades.csv", "junit.xml", "report.html"] {
            let _ = fs::remove_file(out.join(report));
        }
        let [submissions, victim] = ["submissions", "victim"].map(|name| folder.join(name));
        for folder in [&submissions, &victim] {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(victim.join("secret"), "the crown jewels").unwrap();
        Place {
            folder,
            submissions,
            out,
            victim,
            _turn: turn,
        }
    }

    /// What grades it.
    pub(crate) fn grade(&self, options: &[&str]) -> Command {
        self.grade_into(&self.out, options)
    }

    pub(crate) fn grade_into(&self, out: &Path, options: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
        command.current_dir(course()).arg("grade");
        command.arg(&self.submissions).arg("--out").arg(out);
        command
            .args(options)
            .env("A_SECRET_OF_THE_GRADERS", "hunter2");
        command
    }

    /// Grades it until there are `results`, and kills the grader then, in the middle of its work.
    pub(crate) fn interrupt(&self, options: &[&str], results: usize) {
        let mut command = self.grade(options);
        let command = command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut grader = command.spawn().unwrap();
        self.wait_for(&mut grader, results);
        grader.kill().unwrap();
        grader.wait().unwrap();
        // Cells notice, and end.
        let deadline = Instant::now() + LONG;
        while let left @ [_, ..] = &*left_running(&self.out) {
            assert!(Instant::now() < deadline, "left running: {left:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn wait_for(&self, grader: &mut Child, results: usize) {
        let (folder, deadline) = (self.out.join("results"), Instant::now() + LONG);
        while fs::read_dir(&folder).map_or(0, Iterator::count) < results {
            assert!(grader.try_wait().unwrap().is_none(), "it ended by itself");
            assert!(Instant::now() < deadline, "no results yet");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The results that there are, by file.
    pub(crate) fn kept(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let files = fs::read_dir(self.out.join("results")).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "json"));
        files
            .map(|file| (file.clone(), fs::read(file).unwrap()))
            .collect()
    }

    /// Whether the system lets cells be sealed, as the grader said.
    pub(crate) fn is_sealed(output: &Output) -> bool {
        text(&output.stderr).contains("Answers are sealed in")
    }
}

pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
